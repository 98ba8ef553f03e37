"""The music map as a table: what its colours mean."""

from __future__ import annotations

from rich.table import Table

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.model.music_map import MapColouring


def legend_table(title: str, colouring: MapColouring) -> Table:
    """The colours, with the number of points of each."""
    table = make_table(title, [("", "left", 4), ("Points", "right", 0)])
    for entry in colouring.legend:
        table.add_row(cell(entry.label), f"{entry.count:,}")
    return table
