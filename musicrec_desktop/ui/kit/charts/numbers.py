"""Large numbers with what they were before, and words by their weight."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSizeF

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import Cell, Figure, Role, Unit
from musicrec_desktop.ui.kit.charts.reading import column_of, columns_of, label_of, number_of
from musicrec_desktop.ui.kit.charts.shapes import Align, ChartLayout, Mark, Shape
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.wording.figures import change_text, figure_lines, format_cell
from musicrec_desktop.ui.theme.palettes import mixed

MOST_WORDS: Final = 70
_LARGE_PX: Final = 26
_CELL_WIDTH_PX, _CELL_HEIGHT_PX, _BEFORE_PX = 168, 64, 18
_GAP_PX: Final = 16
_CLOUD_PX: Final = 260
_SMALLEST_PX, _LARGEST_PX = 12, 36
_TURN: Final = 0.35
_MOST_TURNS: Final = 700
_STEP_PX: Final = 2.4
_TURNS_AT_ONCE: Final = 64
_Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Number:
    """A large number.

    Attributes:
        label: what it counts.
        value: of this period.
        before: of the one before.
        unit: of both.
        row: where it stands.
        lines: what it tells.
    """

    label: str
    value: Cell
    before: Cell
    unit: Unit
    row: int
    lines: tuple[str, ...]


def numbers_height(figure: Figure, style: ChartStyle, width: float) -> float:
    """How high large numbers are: as many lines as they need."""
    count = len(_numbers(figure))
    return _cell_height(figure, style) * math.ceil(count / _across(count, style, width)) if count else 0.0


def lay_out_numbers(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """The numbers in lines, from left to right."""
    told = _numbers(figure)
    shapes: list[Shape] = []
    marks: list[Mark] = []
    across = _across(len(told), style, size.width())
    width, height = size.width() / across, _cell_height(figure, style)
    theme = style.theme
    for place, number in enumerate(told):
        cell = QRectF(
            width * (place % across),
            height * (place // across),
            width - style.px(_GAP_PX),
            height - style.px(8),
        )
        line = QRectF(cell.left(), cell.top(), cell.width(), style.small * 1.6)
        shapes.append(style.words(line, number.label, theme.text_dim, style.small))
        large = style.size_px(_LARGE_PX)
        text = format_cell(number.value, number.unit)
        while large > style.body and style.width(text, large, is_bold=True) > cell.width():
            large -= 2
        line = QRectF(cell.left(), line.bottom(), cell.width(), style.size_px(_LARGE_PX) * 1.35)
        shapes.append(style.words(line, text, theme.text, large, is_bold=True))
        value, before = number_of(number.value), number_of(number.before)
        if value is not None and before is not None:
            change, was = (
                change_text(value, before),
                tr("{before} before", before=format_cell(before, number.unit)),
            )
            if value == before:
                was = change
            elif before:  # of nothing no share can be told
                was = f"{change} · {was}"
            line = QRectF(cell.left(), line.bottom(), cell.width(), style.small * 1.6)
            shapes.append(style.words(line, was, theme.text_dim, style.small))
        marks.append(Mark(cell.adjusted(-style.px(6), -2, 0, 2), partial(_told, number), (number.row,)))
    return ChartLayout(size, tuple(shapes), tuple(marks))


def cloud_height(figure: Figure, style: ChartStyle, _width: float) -> float:
    """How high a cloud of words is."""
    return style.px(_CLOUD_PX if len(figure.rows) > 8 else _CLOUD_PX / 2)


def lay_out_cloud(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """The words by falling weight on a spiral from the middle; those without room are left out."""
    value = column_of(figure, Role.VALUE)
    if value is None:
        return ChartLayout(size, (), ())
    weights = {row: number_of(cells[value]) or 0.0 for row, cells in enumerate(figure.rows)}
    ordered = sorted((row for row in weights if weights[row] > 0), key=lambda row: (-weights[row], row))
    most = weights[ordered[0]] if ordered else 1.0
    least = weights[ordered[:MOST_WORDS][-1]] if ordered else 0.0
    shapes: list[Shape] = []
    marks: list[Mark] = []
    spiral = _Spiral(size, style.px(3))
    for row in ordered[:MOST_WORDS]:
        span = math.sqrt(most) - math.sqrt(least)
        share = (math.sqrt(weights[row]) - math.sqrt(least)) / span if span else 0.5
        height = style.size_px(_SMALLEST_PX + share * (_LARGEST_PX - _SMALLEST_PX))
        text = label_of(figure, row)
        is_bold, room = share > 0.3, size.width() * 0.8
        while height > style.small and style.width(text, height, is_bold=is_bold) > room:
            height -= 1
        width = min(style.width(text, height, is_bold=is_bold) + 2, room)
        found = spiral.take(width, height * 1.25)
        if found is None:
            continue
        colour = mixed(style.theme.text_dim, style.theme.accent, min(1.0, share * 1.4))
        shapes.append(style.words(found, text, colour, height, Align.CENTRE, is_bold=is_bold))
        marks.append(Mark(found.adjusted(-2, 0, 2, 0), partial(figure_lines, figure, row), (row,)))
    return ChartLayout(size, tuple(shapes), tuple(marks))


def _numbers(figure: Figure) -> list[_Number]:
    """A number for each row; where a row has several values, one for each, named by its column."""
    values, befores = columns_of(figure, Role.VALUE), columns_of(figure, Role.BEFORE)
    found = []
    for row, cells in enumerate(figure.rows):
        for place, column in enumerate(values):
            unit, name = figure.columns[column].unit, figure.columns[column].name
            before = cells[befores[place]] if place < len(befores) else None
            label = label_of(figure, row) if len(values) == 1 else name
            lines = [label or name, format_cell(cells[column], unit)]
            if before is not None:
                lines.append(f"{figure.columns[befores[place]].name}: {format_cell(before, unit)}")
            found.append(_Number(lines[0], cells[column], before, unit, row, tuple(lines)))
    return found


def _cell_height(figure: Figure, style: ChartStyle) -> float:
    """How high a number is, with a line for the one before where there is any."""
    return style.px(_CELL_HEIGHT_PX + (_BEFORE_PX if columns_of(figure, Role.BEFORE) else 0))


def _across(count: int, style: ChartStyle, width: float) -> int:
    """How many numbers stand in a line."""
    most = max(1, int(width // style.px(_CELL_WIDTH_PX)))
    lines = math.ceil(max(1, count) / most)
    return max(1, math.ceil(count / lines))


class _Spiral:
    """Free places for words on a spiral from the middle.

    Args:
        size: of the whole.
        gap: what is left free beside a word.
    """

    def __init__(self, size: QSizeF, gap: float) -> None:
        self._width, self._height, self._gap = size.width(), size.height(), gap
        flat = max(0.3, size.height() / max(1.0, size.width()))
        angles = np.arange(_MOST_TURNS) * _TURN
        self._x = self._width / 2 + _STEP_PX * angles * np.cos(angles)
        self._y = self._height / 2 + _STEP_PX * angles * np.sin(angles) * flat
        self._taken: list[tuple[float, float, float, float]] = []
        self._turn = 0

    def take(self, width: float, height: float) -> QRectF | None:
        """The first free place; None where there is none.

        Words come by falling weight, so what is near the middle is full: the search begins where two thirds
        of the way to the last place are done.
        """
        for start in range(self._turn * 2 // 3, _MOST_TURNS, _TURNS_AT_ONCE):
            some = slice(start, start + _TURNS_AT_ONCE)
            left, top = self._x[some] - width / 2, self._y[some] - height / 2
            free = np.flatnonzero(self._is_free(left, top, left + width, top + height))
            if len(free):
                self._turn = start + int(free[0])
                x, y = float(left[free[0]]), float(top[free[0]])
                self._taken.append((x, y, x + width, y + height))
                return QRectF(x, y, width, height)
        return None

    def _is_free(self, left: _Places, top: _Places, right: _Places, bottom: _Places) -> NDArray[np.bool_]:
        """Which of some places lie inside of the whole and beside all words."""
        is_inside = (left >= 0) & (top >= 0) & (right <= self._width) & (bottom <= self._height)
        if not self._taken:
            return is_inside
        x, y, end, below = np.array(self._taken).T
        is_beside = (
            (left[:, None] - self._gap >= end)
            | (right[:, None] + self._gap <= x)
            | (top[:, None] >= below)
            | (bottom[:, None] <= y)
        )
        return np.asarray(is_inside & is_beside.all(axis=1))


def _told(number: _Number) -> tuple[str, ...]:
    return number.lines
