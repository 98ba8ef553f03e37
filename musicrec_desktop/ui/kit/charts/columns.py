"""Upright columns over time or classes, stacked where there are several values."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from musicrec_desktop.model.insights import Figure, Role, Unit
from musicrec_desktop.ui.kit.charts.bars import LEGEND_PX, before_line, has_legend, legend
from musicrec_desktop.ui.kit.charts.reading import columns_of, label_of, number_of, numbers
from musicrec_desktop.ui.kit.charts.scales import (
    TICK_GAP_PX,
    Scale,
    axis_width,
    label_axis,
    scale_of,
    value_axis,
)
from musicrec_desktop.ui.kit.charts.shapes import Box, ChartLayout, Mark, Shape
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.wording.figures import figure_lines

HEIGHT_PX: Final = 220
WIDEST_PX: Final = 56
_AXIS_PX: Final = 24
_GAP_SHARE: Final = 0.28
_LEAST_MARKED_PX: Final = 5
"""The width of a column from which it is seen what it was before."""


def columns_height(figure: Figure, style: ChartStyle, _width: float) -> float:
    """How high a chart of columns is."""
    head = LEGEND_PX if has_legend(figure) else 0
    return style.px(HEIGHT_PX + head)


def lay_out_columns(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """Columns from left to right in the order of the rows."""
    values = columns_of(figure, Role.VALUE)
    shapes: list[Shape] = []
    top = style.small * 0.8
    if has_legend(figure):
        shapes += legend(figure, QRectF(0, 0, size.width(), style.px(LEGEND_PX)), style)
        top += style.px(LEGEND_PX)
    bottom = size.height() - style.px(_AXIS_PX)
    scale = _scale(figure, values, bottom, top, style)
    plot = QRectF(0, top, size.width(), bottom - top)
    plot.setLeft(axis_width(scale, style))
    shapes += value_axis(scale, plot, style)
    labels = [_short_label(figure, row) for row in range(len(figure.rows))]
    step = plot.width() / max(1, len(labels))
    centres = [plot.left() + (number + 0.5) * step for number in range(len(labels))]
    width = max(1.0, min(step * (1 - _GAP_SHARE), style.px(WIDEST_PX)))
    marks = []
    for row, centre in enumerate(centres):
        place = QRectF(centre - width / 2, plot.top(), width, plot.height())
        lit = _column(figure, row, values, scale, place, style, shapes)
        reach = QRectF(centre - step / 2, plot.top(), step, plot.height() + style.px(_AXIS_PX))
        marks.append(Mark(lit, partial(figure_lines, figure, row), (row,), reach))
    shapes += label_axis(labels, centres, plot, bottom + style.px(6), style)
    return ChartLayout(size, tuple(shapes), tuple(marks))


def _short_label(figure: Figure, row: int) -> str:
    """Weekdays have three letters; a day or month says its year where that begins."""
    text = label_of(figure, row)
    column = next(iter(columns_of(figure, Role.X)), None)
    if column is None:
        return text
    unit = figure.columns[column].unit
    if unit is Unit.WEEKDAY:
        return text[:3]
    if unit in {Unit.DAY, Unit.MONTH} and row:
        year = text.rpartition(" ")[2]
        if label_of(figure, row - 1).endswith(f" {year}"):
            return text.rpartition(" ")[0]
    return text


def _scale(figure: Figure, values: Sequence[int], bottom: float, top: float, style: ChartStyle) -> Scale:
    ends = []
    before = columns_of(figure, Role.BEFORE) if len(values) == 1 else []
    for row in figure.rows:
        cells = [number_of(row[column]) or 0.0 for column in values]
        ends += [sum(max(0.0, cell) for cell in cells), sum(min(0.0, cell) for cell in cells)]
    ends += [value for column in before for value in numbers(figure, column) if value is not None]
    unit = figure.columns[values[0]].unit if values else Unit.NUMBER
    return scale_of(ends, unit, bottom, top, has_zero=True, gap_px=style.px(TICK_GAP_PX))


def _column(
    figure: Figure,
    row: int,
    values: Sequence[int],
    scale: Scale,
    place: QRectF,
    style: ChartStyle,
    shapes: list[Shape],
) -> QRectF:
    """Add the column of a row; returns its outline, which is never flat."""
    zero = scale.at(0)
    up = down = zero
    for number, column in enumerate(values):
        value = number_of(figure.rows[row][column])
        if not value:
            continue
        length = max(1.5, abs(scale.at(value) - zero))
        box = QRectF(place.left(), up - length if value > 0 else down, place.width(), length)
        up, down = (box.top(), down) if value > 0 else (up, box.bottom())
        gap = min(1.0, length / 3) if len(values) > 1 and number else 0.0
        shapes.append(
            Box(
                box.adjusted(0, 0, 0, -gap),
                style.series(number) if len(values) > 1 else style.alone(value),
                min(style.px(3), place.width() / 4, length / 2),
            )
        )
    before = columns_of(figure, Role.BEFORE)
    was = number_of(figure.rows[row][before[0]]) if before and len(values) == 1 else None
    if was and place.width() >= _LEAST_MARKED_PX:
        reach = min(style.px(4), place.width() * 0.15)
        y = scale.at(was)
        ends = (QPointF(place.left() - reach, y), QPointF(place.right() + reach, y))
        shapes += before_line(ends, style)
        up, down = min(up, y), max(down, y)
    if down - up < style.px(6):
        up = down - style.px(6)
    return QRectF(place.left(), up, place.width(), down - up)
