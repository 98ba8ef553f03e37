"""Horizontal bars: the longest names have room, and each bar says its value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from musicrec_desktop.model.insights import Figure, Role
from musicrec_desktop.ui.kit.charts.reading import columns_of, label_of, numbers
from musicrec_desktop.ui.kit.charts.scales import Scale
from musicrec_desktop.ui.kit.charts.shapes import Box, ChartLayout, Line, Mark, Shape
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.wording.figures import figure_lines, format_cell, more_text

ROW_PX: Final = 26
MOST_BARS: Final = 12
"""How many bars a chart has; the table has all rows."""
LEGEND_PX: Final = 24
_BAR_PX: Final = 14
_LEAST_BAR_PX: Final = 2
_LABEL_SHARE: Final = 0.42


def bars_height(figure: Figure, style: ChartStyle, _width: float) -> float:
    """How high bars are."""
    shown = min(len(figure.rows), MOST_BARS)
    head = LEGEND_PX if has_legend(figure) else 0
    foot = ROW_PX if len(figure.rows) > MOST_BARS else 0
    return style.px(shown * ROW_PX + head + foot)


def lay_out_bars(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """Bars from top to bottom in the order of the rows."""
    values = columns_of(figure, Role.VALUE)
    shown = range(min(len(figure.rows), _fitting(figure, style, size)))
    shapes: list[Shape] = []
    top = 0.0
    if has_legend(figure):
        shapes += legend(figure, QRectF(0, 0, size.width(), style.px(LEGEND_PX)), style)
        top = style.px(LEGEND_PX)
    labels = [label_of(figure, row) for row in shown]
    texts = [_value_text(figure, row, values) for row in shown]
    widest = max((style.width(label, style.body) for label in labels), default=0) + 2
    label_width = min(widest, size.width() * _LABEL_SHARE)
    value_width = max((style.width(text, style.small) for text in texts), default=0) + style.px(10)
    scale = _scale(figure, values, label_width + style.px(12), size.width() - value_width)
    marks = []
    row_height = style.px(ROW_PX)
    for row in shown:
        place = QRectF(0, top + row * row_height, size.width(), row_height)
        label = QRectF(0, place.top(), label_width, row_height)
        shapes.append(style.words(label, labels[row], style.theme.text, style.body))
        end = _bar(figure, row, values, scale, place, style, shapes)
        value = QRectF(end + style.px(6), place.top(), size.width() - end - style.px(6), row_height)
        shapes.append(style.words(value, texts[row], style.theme.text_dim, style.small))
        marks.append(Mark(place.adjusted(0, 1, 0, -1), partial(figure_lines, figure, row), (row,)))
    if len(figure.rows) > len(shown):
        foot = QRectF(0, top + len(shown) * row_height, size.width(), row_height)
        text = more_text(len(figure.rows) - len(shown))
        shapes.append(style.words(foot, text, style.theme.text_dim, style.small))
    return ChartLayout(size, tuple(shapes), tuple(marks))


def has_legend(figure: Figure) -> bool:
    """Whether the bars or columns need a line that says what they are: several values, or those before."""
    return len(columns_of(figure, Role.VALUE)) > 1 or bool(columns_of(figure, Role.BEFORE))


def legend(figure: Figure, place: QRectF, style: ChartStyle) -> list[Shape]:
    """The names of the values in a row, each behind its colour; the one of those before has a line."""
    values = columns_of(figure, Role.VALUE)
    befores = columns_of(figure, Role.BEFORE)[:1] if len(values) == 1 else []
    names = [figure.columns[column].name for column in (*values, *befores)]
    spot, gap, apart = style.px(10), style.px(14), style.px(6)
    wanted = [style.width(name, style.small) + 2 for name in names]
    room = place.width() - len(names) * (spot + apart + gap)
    if sum(wanted) > room:
        # Long names give way to short ones.
        share = max(style.px(20), room / len(names))
        wanted = [min(width, share) for width in wanted]
    shapes: list[Shape] = []
    left, middle = place.left(), place.top() + style.small * 0.8
    for number, (name, width) in enumerate(zip(names, wanted, strict=True)):
        if number >= len(values):
            centre = left + spot / 2
            ends = (QPointF(centre, middle - spot / 2), QPointF(centre, middle + spot / 2))
            shapes.append(Line(ends, style.theme.text, style.px(2)))
        else:
            colour = style.series(number) if len(values) > 1 else style.alone()
            shapes.append(Box(QRectF(left, middle - spot / 2, spot, spot), colour, style.px(3)))
        words = QRectF(left + spot + apart, middle - style.small, width, style.small * 2)
        shapes.append(style.words(words, name, style.theme.text_dim, style.small))
        left = words.right() + gap
    return shapes


def _fitting(figure: Figure, style: ChartStyle, size: QSizeF) -> int:
    """How many rows there is room for, with a line for those that are left out."""
    head = LEGEND_PX if has_legend(figure) else 0
    rows = int((size.height() - style.px(head) + 0.5) // style.px(ROW_PX))
    if rows < len(figure.rows):
        rows -= 1
    return max(0, rows)


def _scale(figure: Figure, values: Sequence[int], start: float, end: float) -> Scale:
    ends = [0.0]
    for number in range(len(figure.rows)):
        cells = [numbers(figure, column)[number] or 0.0 for column in values] if len(values) > 1 else []
        ends.append(sum(cells))
    if len(values) == 1:
        for column in (*values, *columns_of(figure, Role.BEFORE)):
            ends += [value for value in numbers(figure, column) if value is not None]
    low, high = min(ends), max(ends)
    unit = figure.columns[values[0]].unit
    return Scale(low, high if high > low else low + 1, start, max(end, start + 1), (), unit)


def _value_text(figure: Figure, row: int, values: Sequence[int]) -> str:
    if not values:
        return ""
    unit = figure.columns[values[0]].unit
    if len(values) == 1:
        return format_cell(figure.rows[row][values[0]], unit)
    cells = [cell for column in values if not isinstance(cell := figure.rows[row][column], str)]
    return format_cell(sum(cell for cell in cells if cell is not None), unit)


def _bar(
    figure: Figure,
    row: int,
    values: Sequence[int],
    scale: Scale,
    place: QRectF,
    style: ChartStyle,
    shapes: list[Shape],
) -> float:
    """Add the bar of a row; returns where it ends at the right."""
    height = style.px(_BAR_PX)
    top, zero = place.center().y() - height / 2, scale.at(0)
    left, right = zero, zero
    for number, column in enumerate(values):
        value = figure.rows[row][column]
        if value is None or isinstance(value, str):
            continue
        length = (scale.at(abs(value) + scale.low) - scale.start) if value else 0.0
        if value:
            length = max(length, _LEAST_BAR_PX)
        box = QRectF(right, top, length, height) if value >= 0 else QRectF(left - length, top, length, height)
        left, right = min(left, box.left()), max(right, box.right())
        if len(values) > 1:
            box.adjust(0, 0, -min(1.0, length / 2), 0)
        radius = min(style.px(4), box.width() / 2)
        shapes.append(Box(box, style.series(number) if len(values) > 1 else style.alone(value), radius))
    if len(values) == 1:
        before = columns_of(figure, Role.BEFORE)
        was = figure.rows[row][before[0]] if before else None
        if was and not isinstance(was, str):
            at = scale.at(was)
            ends = (QPointF(at, top - style.px(3)), QPointF(at, top + height + style.px(3)))
            shapes += before_line(ends, style)
            right = max(right, at + 1)
    if scale.low < 0:
        shapes.append(
            Line((QPointF(zero, place.top()), QPointF(zero, place.bottom())), style.theme.border_strong)
        )
    return right


def before_line(ends: tuple[QPointF, QPointF], style: ChartStyle) -> list[Shape]:
    """The value before: a line over a bar, with an edge in the colour of the ground."""
    return [Line(ends, style.ground, style.px(4)), Line(ends, style.theme.text, style.px(2))]
