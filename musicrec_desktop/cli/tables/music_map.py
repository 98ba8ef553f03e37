"""Paths from track to track over the music map, and what its colours mean."""

from __future__ import annotations

from collections.abc import Mapping

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.model.music_map import MapColouring
from musicrec_desktop.model.path import Path
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.wording.formats import format_duration
from musicrec_desktop.ui.kit.wording.paths import step_text


def path_table(path: Path, tracks: Mapping[TrackId, Track]) -> Table:
    """The tracks of a path in order, and what is heard of each step; stops have a mark."""
    title = f"{len(path.steps)} tracks, {format_duration(path.duration_ms)}"
    table = make_table(
        title,
        [
            ("", "left", 0),
            ("Id", "right", 0),
            ("Title", "left", 4),
            ("Artist", "left", 3),
            ("Step", "left", 4),
        ],
    )
    for step in path.steps:
        if (track := tracks.get(step.track_id)) is not None:
            table.add_row(
                "●" if step.is_stop else "",
                str(track.id),
                cell(track.tags.title),
                cell(track.tags.artist_text),
                Text(step_text(step)),
            )
    return table


def legend_table(title: str, colouring: MapColouring) -> Table:
    """The colours, with the number of points of each."""
    table = make_table(title, [("", "left", 4), ("Points", "right", 0)])
    for entry in colouring.legend:
        table.add_row(cell(entry.label), f"{entry.count:,}")
    return table
