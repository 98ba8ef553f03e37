"""Reads the rows of a figure for charts: its columns by their role, its series, its places on an axis."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import Cell, Figure, Role, Unit
from musicrec_desktop.ui.kit.wording.figures import figure_lines, format_cell

OTHERS: Final = tr("Others")
_WHOLE_RANGES: Final = {Unit.HOUR: range(24), Unit.WEEKDAY: range(7)}
"""Axes that are shown whole, whatever of them has values."""


def columns_of(figure: Figure, role: Role) -> list[int]:
    """The columns that have a role."""
    return [number for number, column in enumerate(figure.columns) if column.role is role]


def column_of(figure: Figure, *roles: Role) -> int | None:
    """The first column with the first role that the figure has."""
    return next((number for role in roles for number in columns_of(figure, role)), None)


def number_of(cell: Cell) -> float | None:
    """A cell as a finite number, or None."""
    if cell is None or isinstance(cell, str) or not math.isfinite(cell):
        return None
    return float(cell)


def numbers(figure: Figure, column: int | None) -> list[float | None]:
    """A column as numbers; nothing but None without a column."""
    if column is None:
        return [None] * len(figure.rows)
    return [number_of(row[column]) for row in figure.rows]


def label_of(figure: Figure, row: int) -> str:
    """What a row is about, in words."""
    column = column_of(figure, Role.LABEL, Role.X)
    return "" if column is None else format_cell(figure.rows[row][column], figure.columns[column].unit)


def track_of(figure: Figure, row: int) -> int | None:
    """The id of the track that a row is about; None where it is about none."""
    column = column_of(figure, Role.TRACK_ID)
    cell = None if column is None else figure.rows[row][column]
    return cell if isinstance(cell, int) else None


def position_of(cell: Cell, unit: Unit) -> float | None:
    """Where a cell lies on an axis that has distances: a day, month, year or number. None for others."""
    if unit is Unit.DAY and isinstance(cell, str):
        try:
            return float(date.fromisoformat(cell).toordinal())
        except ValueError:
            return None
    if unit is Unit.MONTH and isinstance(cell, str):
        year, _, month = cell.partition("-")
        return 12.0 * int(year) + int(month) - 1 if year.isdigit() and month.isdigit() else None
    return number_of(cell)


def axis_cells(figure: Figure, column: int) -> list[Cell]:
    """The different cells of a column as an axis shows them.

    Hours and weekdays are all there, and numbers and dates ascend; other cells keep the order of the rows.
    """
    unit = figure.columns[column].unit
    if unit in _WHOLE_RANGES:
        return list(_WHOLE_RANGES[unit])
    cells = list(dict.fromkeys(row[column] for row in figure.rows if row[column] is not None))
    places = {cell: position_of(cell, unit) for cell in cells}
    if unit is not Unit.TEXT and all(place is not None for place in places.values()):
        return sorted(cells, key=lambda cell: places[cell] or 0.0)
    return cells


@dataclass(frozen=True, slots=True)
class SeriesRows:
    """A series: its name, and its row at each cell of the X axis.

    Attributes:
        name: in words.
        rows: by the number of the cell on the axis.
    """

    name: str
    rows: Mapping[int, int]


def series_of(figure: Figure, axis: Sequence[Cell]) -> list[SeriesRows]:
    """The series of a figure that has one row for each X and series; one without a name where it has none."""
    across, by = column_of(figure, Role.X, Role.LABEL), column_of(figure, Role.SERIES)
    if across is None:
        return []
    places = {cell: number for number, cell in enumerate(axis)}
    found: dict[Cell, dict[int, int]] = {}
    for number, row in enumerate(figure.rows):
        if row[across] in places:
            found.setdefault("" if by is None else row[by], {})[places[row[across]]] = number
    unit = Unit.TEXT if by is None else figure.columns[by].unit
    return [SeriesRows(format_cell(name, unit) if name else "", rows) for name, rows in found.items()]


def lines_at(figure: Figure, head: str, series: Sequence[SeriesRows], place: int) -> tuple[str, ...]:
    """What all series tell at a place of the X axis."""
    column = column_of(figure, Role.VALUE)
    told = [head]
    for one in series:
        row = one.rows.get(place)
        if row is None or column is None:
            continue
        if not one.name:
            told += figure_lines(figure, row)[1:]
        else:
            told.append(f"{one.name}: {format_cell(figure.rows[row][column], figure.columns[column].unit)}")
    return tuple(told)
