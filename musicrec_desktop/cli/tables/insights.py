"""Figures as tables."""

from __future__ import annotations

from typing import Final

from rich.table import Table

from musicrec_desktop.cli.tables.parts import Justify, cell, make_table
from musicrec_desktop.model.insights import Figure, Role, Unit
from musicrec_desktop.ui.kit.wording.figures import format_cell

ROWS: Final = 20
"""The rows of a table on a terminal; ``--json`` and ``--csv`` have all."""
_LABELS: Final = frozenset({Role.LABEL, Role.SERIES})


def figure_table(figure: Figure) -> Table:
    """The first rows of a figure, as they are read."""
    shown = [
        place
        for place, column in enumerate(figure.columns)
        if column.role is not Role.TRACK_ID
        and (column.role is not Role.BEFORE or any(row[place] is not None for row in figure.rows))
    ]
    heads: list[tuple[str, Justify, int]] = []
    for place in shown:
        column = figure.columns[place]
        is_text = column.unit is Unit.TEXT
        heads.append((column.name, "left" if is_text else "right", 2 if column.role in _LABELS else 0))
    table = make_table(figure.title, heads)
    for row in figure.rows[:ROWS]:
        table.add_row(*(cell(format_cell(row[place], figure.columns[place].unit)) for place in shown))
    return table
