"""The figure of recordings that are there in several files, and the space that the further ones take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.services.copies.finding import MOST_COMPARED, Copies
from musicrec_desktop.services.insights.library.growth import NO_TRACKS
from musicrec_desktop.storage.insights.library import FileFacts

SHOWN: Final = 30


def copies_figure(
    copies: Copies,
    files: Mapping[int, FileFacts],
    names: Mapping[int, tuple[str, str]],
    *,
    tracks: int,
    is_sound_known: bool,
) -> Figure:
    """The recordings that take most space beside their best file.

    Args:
        copies: of the library.
        files: of all tracks of the copies.
        names: title and artists of them.
        tracks: of the library.
        is_sound_known: whether sounds were compared, not only decoded files.
    """
    rows: list[tuple[Cell, ...]] = []
    for group in copies.groups:
        best = max(group, key=lambda one: (files[one].is_lossless, files[one].bitrate, files[one].size, -one))
        spare = sum(files[one].size for one in group if one != best)
        title, artist = names.get(best, ("", ""))
        kinds = ", ".join(sorted({codec_text(files[one].codec) or "?" for one in group}))
        rows.append(
            (
                f"{title or 'Untitled'} — {artist}" if artist else title or "Untitled",
                spare,
                len(group),
                kinds,
                best,
            )
        )
    rows.sort(key=lambda row: (-int(row[1] or 0), str(row[0])))
    spare_files = sum(len(group) - 1 for group in copies.groups)
    limits = "" if copies.is_whole else f" Of the pairs, {MOST_COMPARED:,} were compared."
    if not is_sound_known:
        limits += " Sounds are compared when the player has listened to the tracks."
    return Figure(
        "copies",
        InsightSection.LIBRARY,
        "The same recording in several files",
        "Files with the same decoded sound, and tracks of one artist that last equally long and sound the"
        f" same; the {SHOWN} that take most space. The best file (lossless, then by bit rate) is kept out of"
        f" the sum. The player deletes nothing.{limits}",
        ChartKind.BARS,
        (
            FigureColumn("Recording", Unit.TEXT, Role.LABEL),
            FigureColumn("Space of the other files", Unit.BYTES, Role.VALUE),
            FigureColumn("Files", Unit.COUNT, Role.EXTRA),
            FigureColumn("Formats", Unit.TEXT, Role.EXTRA),
            FigureColumn("Track", Unit.COUNT, Role.TRACK_ID),
        ),
        tuple(rows[:SHOWN]),
        f"{counted(len(rows), 'recording')} {'is' if len(rows) == 1 else 'are'} there more than once,"
        f" in {counted(spare_files, 'further file')}."
        if rows
        else "",
        ""
        if rows
        else NO_TRACKS
        if not tracks
        else "No recording is there twice, as far as the player knows.",
    )
