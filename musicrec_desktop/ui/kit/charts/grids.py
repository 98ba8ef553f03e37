"""Grids of cells: heat maps, matrices of correlations, and calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final

from PySide6.QtCore import QRectF, QSizeF

from musicrec_desktop.core.sentences import SHORT_MONTHS, WEEKDAYS
from musicrec_desktop.model.insights import Cell, Figure, Role, Unit
from musicrec_desktop.ui.kit.charts.reading import axis_cells, column_of, number_of
from musicrec_desktop.ui.kit.charts.scales import label_axis
from musicrec_desktop.ui.kit.charts.shapes import Align, Box, ChartLayout, Mark, Shape
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.wording.figures import (
    figure_lines,
    format_cell,
    format_tick,
    more_text,
)
from musicrec_desktop.ui.theme.colours import contrast

MOST_LINES: Final = 40
"""How many rows and columns a grid has; the table has all."""
MOST_YEARS: Final = 5
_CELL_PX: Final = 26
_DAY_PX: Final = 17
_AXIS_PX: Final = 22
_KEY_PX: Final = 26
_NAME_SHARE: Final = 0.28
_LEAST_TEXT_PX: Final = 34
"""The width of a cell from which it says its value."""
_WEEKS: Final = 54


def heat_height(figure: Figure, style: ChartStyle, _width: float) -> float:
    """How high a heat map is."""
    down = column_of(figure, Role.Y)
    lines = min(MOST_LINES, len(axis_cells(figure, down))) if down is not None else 1
    return style.px(lines * _CELL_PX + _AXIS_PX + _KEY_PX)


def lay_out_heat(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """A cell for each X and Y; its colour says how much."""
    across, down, value = (column_of(figure, role) for role in (Role.X, Role.Y, Role.VALUE))
    if across is None or down is None or value is None:
        return ChartLayout(size, (), ())
    columns, lines = axis_cells(figure, across)[:MOST_LINES], axis_cells(figure, down)[:MOST_LINES]
    rows = {(row[across], row[down]): number for number, row in enumerate(figure.rows)}
    names = [format_cell(cell, figure.columns[down].unit) for cell in lines]
    left = min(
        max((style.width(name, style.small) for name in names), default=0) + style.px(10),
        size.width() * _NAME_SHARE,
    )
    height = (size.height() - style.px(_AXIS_PX + _KEY_PX)) / max(1, len(lines))
    width = (size.width() - left) / max(1, len(columns))
    known = [number_of(row[value]) or 0.0 for row in figure.rows]
    most, is_signed = max(map(abs, known), default=0.0), min(known, default=0.0) < 0
    shapes: list[Shape] = []
    marks: list[Mark] = []
    for y, line in enumerate(lines):
        name = QRectF(0, y * height, left - style.px(8), height)
        shapes.append(style.words(name, names[y], style.theme.text_dim, style.small, Align.RIGHT))
        for x, column in enumerate(columns):
            place = QRectF(left + x * width, y * height, width, height)
            number = rows.get((column, line))
            amount = None if number is None else number_of(figure.rows[number][value])
            colour = style.nothing
            if amount and most:
                colour = style.signed(amount / most) if is_signed else style.amount(amount / most)
            shapes += _cell(place, colour, style)
            if number is None:
                continue
            if amount is not None and width >= style.px(_LEAST_TEXT_PX) and len(lines) > 1:
                shapes.append(
                    _cell_text(place, format_tick(amount, figure.columns[value].unit), colour, style)
                )
            marks.append(Mark(place, partial(figure_lines, figure, number), (number,)))
    plot = QRectF(left, 0, size.width() - left, len(lines) * height)
    labels = [format_cell(cell, figure.columns[across].unit) for cell in columns]
    if figure.columns[across].unit is Unit.WEEKDAY:
        labels = [label[:3] for label in labels]
    centres = [left + (number + 0.5) * width for number in range(len(columns))]
    shapes += label_axis(labels, centres, plot, plot.bottom() + style.px(4), style)
    key = QRectF(0, plot.bottom() + style.px(_AXIS_PX), size.width(), style.px(_KEY_PX))
    shapes += _key(most, figure.columns[value].unit, key, style, is_signed=is_signed)
    return ChartLayout(size, tuple(shapes), tuple(marks))


def matrix_height(figure: Figure, style: ChartStyle, width: float) -> float:
    """How high a matrix is: its cells are no higher than wide."""
    names = _matrix_names(figure)
    side = min(style.px(46), width * 0.8 / max(1, len(names)))
    return max(style.px(_CELL_PX * 0.7), side * 0.8) * len(names) + style.px(_KEY_PX)


def lay_out_matrix(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """The half below the diagonal, on which the names stand; a cell is about those at its right and above."""
    across, down, value = (column_of(figure, role) for role in (Role.X, Role.Y, Role.VALUE))
    if across is None or down is None or value is None:
        return ChartLayout(size, (), ())
    names = _matrix_names(figure)
    rows: dict[frozenset[Cell], int] = {}
    for number, row in enumerate(figure.rows):
        rows.setdefault(frozenset((row[across], row[down])), number)
    count = max(1, len(names))
    height = (size.height() - style.px(_KEY_PX)) / count
    room = max((style.width(str(name), style.small) for name in names), default=0) + style.px(14)
    width = min(height * 1.6, max(4.0, (size.width() - min(room, size.width() * 0.3)) / count))
    shapes: list[Shape] = []
    marks: list[Mark] = []
    for y, line in enumerate(names):
        for x in range(y):
            place = QRectF(x * width, y * height, width, height)
            found = rows.get(frozenset((names[x], line)))
            amount = None if found is None else number_of(figure.rows[found][value])
            colour = style.nothing if amount is None else style.signed(amount)
            shapes += _cell(place, colour, style)
            if found is None:
                continue
            text = format_cell(amount, Unit.CORRELATION) if amount is not None else ""
            if text and style.width(text, style.small) + style.px(4) <= width:
                shapes.append(_cell_text(place, text, colour, style))
            marks.append(Mark(place, partial(figure_lines, figure, found), (found,)))
        name = QRectF(y * width + style.px(6), y * height, size.width() - y * width - style.px(6), height)
        shapes.append(style.words(name, str(line), style.theme.text, style.small))
    shapes += _signed_key(size, style)
    return ChartLayout(size, tuple(shapes), tuple(marks))


def calendar_height(figure: Figure, style: ChartStyle, width: float) -> float:
    """How high a calendar is: a block of seven lines for each year."""
    years = len(_years(figure)) or 1
    return years * _block_height(style, width) + style.px(_KEY_PX)


def lay_out_calendar(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """A block for each year, the latest first: a column is a week, from Monday to Sunday."""
    when, value = column_of(figure, Role.X), column_of(figure, Role.VALUE)
    if when is None or value is None:
        return ChartLayout(size, (), ())
    rows = {day: number for number, row in enumerate(figure.rows) if (day := _day_of(row[when])) is not None}
    most = max((number_of(row[value]) or 0.0 for row in figure.rows), default=0.0)
    shapes: list[Shape] = []
    marks: list[Mark] = []
    top = 0.0
    grid = _DayGrid(figure, value, rows, most, style, size.width())
    for year in _years(figure):
        year_shapes, year_marks = grid.year(year, top)
        shapes += year_shapes
        marks += year_marks
        top += _block_height(style, size.width())
    left_out = len({day.year for day in rows}) - MOST_YEARS
    key = QRectF(0, top, size.width(), style.px(_KEY_PX))
    shapes += _key(most, figure.columns[value].unit, key, style)
    if left_out > 0:
        place = QRectF(0, top, size.width() / 2, style.px(_KEY_PX))
        words = more_text(left_out, "year")
        shapes.append(style.words(place, words, style.theme.text_dim, style.small))
    return ChartLayout(size, tuple(shapes), tuple(marks))


@dataclass(frozen=True, slots=True)
class _DayGrid:
    """Lays out days.

    Attributes:
        figure: what is shown.
        value: its column of values.
        rows: of the figure, by day.
        most: the greatest value.
        style: how it looks.
        width: of the whole.
    """

    figure: Figure
    value: int
    rows: Mapping[date, int]
    most: float
    style: ChartStyle
    width: float

    def year(self, year: int, top: float) -> tuple[list[Shape], list[Mark]]:
        """The block of a year, from a height on."""
        style, side = self.style, _day_side(self.style, self.width)
        left, first = _day_left(style), date(year, 1, 1)
        lead = first.weekday()
        shapes: list[Shape] = [
            style.words(
                QRectF(0, top, left - style.px(6), style.small * 1.5),
                str(year),
                style.theme.text,
                style.small,
                Align.RIGHT,
                is_bold=True,
            )
        ]
        below = top + style.small * 1.6
        for number in range(0, 7, 2):
            line = QRectF(0, below + number * side, left - style.px(6), side)
            shapes.append(
                style.words(
                    line,
                    WEEKDAYS[number][:3],
                    style.theme.text_dim,
                    min(style.small, max(7, int(side * 1.1))),
                    Align.RIGHT,
                )
            )
        marks: list[Mark] = []
        day = first
        while day.year == year:
            week = ((day - first).days + lead) // 7
            place = QRectF(left + week * side, below + day.weekday() * side, side, side)
            if day.day == 1:
                month = QRectF(place.left(), top, 4.2 * side, style.small * 1.5)
                text = SHORT_MONTHS[day.month - 1]
                if style.width(text, style.small) <= month.width():
                    shapes.append(style.words(month, text, style.theme.text_dim, style.small))
            number_of_row = self.rows.get(day)
            amount = None if number_of_row is None else number_of(self.figure.rows[number_of_row][self.value])
            colour = style.amount(0.12 + 0.88 * amount / self.most) if amount and self.most else style.nothing
            shapes.append(Box(place.adjusted(1, 1, -1, -1), colour, side * 0.2))
            if number_of_row is not None:
                marks.append(Mark(place, partial(figure_lines, self.figure, number_of_row), (number_of_row,)))
            day += timedelta(days=1)
        return shapes, marks


def _cell(place: QRectF, colour: str, style: ChartStyle) -> list[Shape]:
    gap = min(1.5, place.width() * 0.08)
    box = place.adjusted(gap, gap, -gap, -gap)
    return [Box(box, colour, min(style.px(4), box.width() * 0.25, box.height() * 0.25))]


def _cell_text(place: QRectF, text: str, colour: str, style: ChartStyle) -> Shape:
    """The value of a cell in black or white: one of them has a contrast of 4.5 on any colour."""
    words = max(("#000000", "#ffffff"), key=lambda one: contrast(one, colour))
    return style.words(place, text, words, style.small, Align.CENTRE)


def _key(
    most: float, unit: Unit, place: QRectF, style: ChartStyle, *, is_signed: bool = False
) -> list[Shape]:
    """What the colours mean, at the right: from nothing, or the opposite, to the greatest value."""
    if not most:
        return []
    texts = (format_cell(-most if is_signed else 0, unit), format_cell(most, unit))
    side, gap = style.px(12), style.px(6)
    widths = [style.width(text, style.small) + 2 for text in texts]
    left = place.right() - sum(widths) - 5 * side - 2 * gap
    middle = place.center().y() + style.px(3)
    shapes: list[Shape] = []
    for text, width, at in ((texts[0], widths[0], left), (texts[1], widths[1], place.right() - widths[1])):
        words = QRectF(at, middle - style.small, width, style.small * 2)
        shapes.append(style.words(words, text, style.theme.text_dim, style.small))
    for number in range(5):
        box = QRectF(left + widths[0] + gap + number * side, middle - side / 2, side, side)
        colour = style.amount(number / 4) if number else style.nothing
        if is_signed:
            colour = style.signed(number / 2 - 1)
        shapes.append(Box(box.adjusted(1, 1, -1, -1), colour, style.px(3)))
    return shapes


def _signed_key(size: QSizeF, style: ChartStyle) -> list[Shape]:
    shapes: list[Shape] = []
    side, top = style.px(12), size.height() - style.px(_KEY_PX) / 2 + style.px(3)
    texts = ("opposite", "together")
    left = 0.0
    for text, values in zip(texts, ((-1.0, -0.5, 0.0), (0.5, 1.0)), strict=True):
        words = style.width(text, style.small) + 2
        if text == texts[0]:
            shapes.append(
                style.words(
                    QRectF(left, top - style.small, words, style.small * 2),
                    text,
                    style.theme.text_dim,
                    style.small,
                )
            )
            left += words + style.px(6)
        for value in values:
            box = QRectF(left, top - side / 2, side, side).adjusted(1, 1, -1, -1)
            shapes.append(Box(box, style.signed(value), style.px(3)))
            left += side
        if text == texts[1]:
            place = QRectF(left + style.px(6), top - style.small, words, style.small * 2)
            shapes.append(style.words(place, text, style.theme.text_dim, style.small))
    return shapes


def _matrix_names(figure: Figure) -> list[Cell]:
    across, down = column_of(figure, Role.X), column_of(figure, Role.Y)
    if across is None or down is None:
        return []
    return list(dict.fromkeys(row[column] for row in figure.rows for column in (across, down)))[:MOST_LINES]


def _years(figure: Figure) -> Sequence[int]:
    when = column_of(figure, Role.X)
    if when is None:
        return ()
    days = (_day_of(row[when]) for row in figure.rows)
    return sorted({day.year for day in days if day is not None}, reverse=True)[:MOST_YEARS]


@lru_cache(maxsize=8_192)
def _day_of(cell: Cell) -> date | None:
    try:
        return date.fromisoformat(cell) if isinstance(cell, str) else None
    except ValueError:
        return None


def _day_left(style: ChartStyle) -> float:
    return max(
        style.width(WEEKDAYS[0][:3], style.small), style.width("2000", style.small, is_bold=True)
    ) + style.px(8)


def _day_side(style: ChartStyle, width: float) -> float:
    return max(5.0, min(style.px(_DAY_PX), (width - _day_left(style)) / _WEEKS))


def _block_height(style: ChartStyle, width: float) -> float:
    return 7 * _day_side(style, width) + style.small * 1.6 + style.px(12)
