"""Playlists, their folders, rules and entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntry,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistKind,
    folder_paths,
)
from musicrec_desktop.model.smart_templates import SmartTemplate
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.wording.formats import (
    format_count,
    format_duration,
    format_long_duration,
)


def playlist_table(
    title: str, playlists: Iterable[Playlist], folders: Mapping[PlaylistFolderId, str]
) -> Table:
    """Playlists, a line each; ``folders`` are the paths of folders."""
    table = make_table(
        title,
        [
            ("ID", "right", 0),
            ("Name", "left", 5),
            ("Folder", "left", 3),
            ("Tracks", "right", 0),
            ("Missing", "right", 0),
            ("Length", "right", 0),
        ],
    )
    for playlist in playlists:
        is_smart = playlist.kind is PlaylistKind.SMART
        table.add_row(
            str(playlist.id),
            cell(playlist.name),
            cell("" if playlist.folder_id is None else folders.get(playlist.folder_id, "")),
            "smart" if is_smart else f"{playlist.entries:,}",
            f"{playlist.missing:,}" if playlist.missing else "",
            "" if is_smart else format_long_duration(playlist.length_ms),
        )
    return table


def rules_table(title: str, rows: Iterable[tuple[Playlist, int | None, str, str, str]]) -> Table:
    """Smart playlists, a line each: how many tracks (None where unknown), query, order and limits."""
    table = make_table(
        title,
        [
            ("ID", "right", 0),
            ("Name", "left", 4),
            ("Tracks", "right", 0),
            ("Query", "left", 5),
            ("Order", "left", 3),
            ("Limits", "left", 3),
        ],
    )
    for playlist, count, query, order, limits in rows:
        tracks = "?" if count is None else f"{count:,}"
        table.add_row(str(playlist.id), cell(playlist.name), tracks, cell(query), cell(order), cell(limits))
    return table


def template_table(templates: Iterable[SmartTemplate]) -> Table:
    """Ready rules, a line each."""
    table = make_table("Ready rules", [("ID", "left", 0), ("What it holds", "left", 4), ("Query", "left", 4)])
    for template in templates:
        table.add_row(template.id, cell(template.hint), cell(template.rules.query))
    return table


def playlist_entry_table(
    title: str, entries: Iterable[PlaylistEntry], tracks: Mapping[TrackId, Track]
) -> Table:
    """What is in a playlist, a line each."""
    table = make_table(
        title,
        [
            ("Place", "right", 0),
            ("ID", "right", 0),
            ("Title", "left", 5),
            ("Artist", "left", 4),
            ("Album", "left", 4),
            ("Length", "right", 0),
        ],
    )
    for place, entry in enumerate(entries, start=1):
        track, known = None if entry.track_id is None else tracks.get(entry.track_id), entry.known
        name = (known.title or display_path(known.location)) if track is None else track.tags.title
        table.add_row(
            f"{place:,}",
            "" if track is None else str(track.id),
            cell(name + (" (missing)" if entry.is_missing else "")),
            cell(known.artist if track is None else track.tags.artist_text),
            cell(known.album if track is None else track.tags.album),
            format_duration(known.duration_ms if track is None else track.duration_ms),
        )
    return table


def folder_table(folders: Sequence[PlaylistFolder], playlists: Sequence[Playlist]) -> Table:
    """Folders of playlists, a line each."""
    table = make_table(
        format_count(len(folders), "folder"),
        [("ID", "right", 0), ("Folder", "left", 4), ("Playlists", "left", 5)],
    )
    paths = folder_paths(folders)
    for folder in sorted(folders, key=lambda folder: paths[folder.id]):
        inside = ", ".join(playlist.name for playlist in playlists if playlist.folder_id == folder.id)
        table.add_row(str(folder.id), cell(paths[folder.id]), cell(inside))
    return table
