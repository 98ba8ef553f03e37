"""Albums by their covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.cover_look import AlbumCover, AlbumLike, DoublePicture, Wall
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.wording.covers import pixels_text


def similar_covers_table(album: AlbumCover, found: Iterable[AlbumLike]) -> Table:
    """Albums whose covers look like that of one."""
    table = make_table(
        f"Covers like “{printable(album.album.name)}”",
        [("Alike", "right", 0), ("Album", "left", 4), ("Artist", "left", 3), ("", "left", 0)],
    )
    for one in found:
        row = one.cover.album
        note = "same picture" if one.is_same else ""
        table.add_row(percent(one.share), cell(row.name), cell(row.detail), note)
    return table


def double_table(groups: Iterable[Sequence[DoublePicture]], tracks: Mapping[TrackId, Track]) -> Table:
    """Pictures that are there in several files; a line for each file, the largest of each picture first."""
    table = make_table(
        "Duplicate covers",
        [("Size", "right", 0), ("Tracks", "right", 0), ("Album", "left", 4), ("Artist", "left", 3)],
    )
    for files in groups:
        for one in files:
            named = [tracks[track] for track in one.tracks if track in tracks]
            names = [(album.name, album.detail) for album in one.albums] or [
                ("", named[0].tags.artist_text if named else "")
            ]
            for number, (album, artist) in enumerate(names):
                table.add_row(
                    "" if number else pixels_text(one),
                    "" if number else f"{len(named):,}",
                    cell(album),
                    cell(artist),
                    end_section=one is files[-1] and number == len(names) - 1,
                )
    return table


def wall_table(wall: Wall) -> Table:
    """The albums of the wall, row by row."""
    table = make_table(
        f"Cover wall, {wall.columns} in a row",
        [("Row", "right", 0), ("Album", "left", 4), ("Artist", "left", 3)],
    )
    for place, album in enumerate(wall.albums):
        table.add_row(f"{place // wall.columns + 1}", cell(album.name), cell(album.detail))
    return table
