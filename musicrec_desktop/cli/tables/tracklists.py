"""The table of a list from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.model.tracklist import LineStatus, TracklistLine
from musicrec_desktop.ui.kit.wording.tracklists import STATUS_WORDS, line_reason_text

_STYLES: Final = {LineStatus.OWNED: "green", LineStatus.MISSING: "yellow", LineStatus.IGNORED: "dim"}


def line_table(
    title: str,
    lines: Sequence[TracklistLine],
    tracks: Mapping[TrackId, Track],
    titles: Mapping[TrackId, str],
) -> Table:
    """What was understood of each line."""
    table = make_table(
        title, [("Line", "left", 5), ("", "left", 0), ("In your library", "left", 5), ("Why", "left", 5)]
    )
    table.columns[-1].no_wrap = False
    table.columns[-1].overflow = "fold"
    for line in lines:
        track = tracks.get(line.chosen) if line.chosen is not None else None
        names = "" if track is None else f"{track.tags.title} – {track.tags.artist_text}"
        table.add_row(
            cell(line.text),
            Text(STATUS_WORDS[line.status], style=_STYLES.get(line.status, "")),
            cell(names),
            Text(printable(line_reason_text(line, titles))),
        )
    return table
