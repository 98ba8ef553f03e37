"""Lines with a band and the counts behind them, and shares as stacked areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from musicrec_desktop.core.language import in_sentence
from musicrec_desktop.model.insights import Cell, Figure, Role, Unit
from musicrec_desktop.ui.kit.charts.reading import (
    OTHERS,
    SeriesRows,
    axis_cells,
    column_of,
    lines_at,
    number_of,
    position_of,
    series_of,
)
from musicrec_desktop.ui.kit.charts.scales import (
    TICK_GAP_PX,
    Scale,
    axis_width,
    label_axis,
    scale_of,
    value_axis,
)
from musicrec_desktop.ui.kit.charts.shapes import Area, Box, ChartLayout, Dot, Line, Mark, Shape
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.wording.figures import format_cell

HEIGHT_PX: Final = 240
MOST_SERIES: Final = 7
"""Series with a colour of their own; the others share the last one."""
_AXIS_PX: Final = 24
_COUNTS_PX: Final = 26
_NAMES_SHARE: Final = 0.22
_DENSE_FROM: Final = 60
"""From so many points on a line has no dots."""


def lines_height(figure: Figure, style: ChartStyle, _width: float) -> float:
    """How high a chart of lines or areas is."""
    has_counts = column_of(figure, Role.COUNT) is not None
    return style.px(HEIGHT_PX + (_COUNTS_PX if has_counts else 0))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What lines and areas stand on.

    Attributes:
        figure: what is shown.
        axis: the cells of the X axis.
        xs: their pixels.
        plot: where lines are.
        style: how it looks.
    """

    figure: Figure
    axis: list[Cell]
    xs: list[float]
    plot: QRectF
    style: ChartStyle


def lay_out_lines(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """Lines from left to right; a value that is not known breaks its line."""
    across, value = column_of(figure, Role.X, Role.LABEL), column_of(figure, Role.VALUE)
    if across is None or value is None:
        return ChartLayout(size, (), ())
    axis = axis_cells(figure, across)
    series = series_of(figure, axis)
    unit = figure.columns[value].unit
    shown = (column_of(figure, Role.LOW), value, column_of(figure, Role.HIGH))
    known = [
        number
        for row in figure.rows
        for column in shown
        if column is not None and (number := number_of(row[column])) is not None
    ]
    has_counts = column_of(figure, Role.COUNT) is not None and len(series) == 1
    below = style.px(_AXIS_PX + (_COUNTS_PX if has_counts else 0))
    top, bottom = style.small * 0.8, size.height() - below
    has_zero = unit in {Unit.COUNT, Unit.DURATION_MS, Unit.SHARE, Unit.CORRELATION}
    scale = scale_of(known, unit, bottom, top, has_zero=has_zero, gap_px=style.px(TICK_GAP_PX))
    names = [one.name for one in series]
    right = _names_width(names if len(names) > 1 else (), style, size)
    left = axis_width(scale, style)
    plot = QRectF(left, top, max(1.0, size.width() - left - right), bottom - top)
    ground = _Ground(figure, axis, _xs(figure, across, axis, plot, style), plot, style)
    shapes: list[Shape] = value_axis(scale, plot, style)
    if len(series) == 1:
        shapes += _band(ground, series[0], scale)
    ends = []
    for number, one in enumerate(series):
        drawn, end = _line(ground, one, scale, min(number, MOST_SERIES), is_alone=len(series) == 1)
        shapes += drawn
        ends.append(end)
    if right:
        shapes += _names(names[:MOST_SERIES], ends[:MOST_SERIES], plot, size.width(), style)
    if has_counts:
        shapes += _counts(ground, series[0], size)
    shapes += _x_axis(ground, across, size.height() - style.px(_AXIS_PX) + style.px(6))
    return ChartLayout(size, tuple(shapes), _marks(ground, across, series))


def lay_out_areas(figure: Figure, style: ChartStyle, size: QSizeF) -> ChartLayout:
    """Shares of the whole from the bottom to the top; the largest series is the lowest."""
    across, value = column_of(figure, Role.X), column_of(figure, Role.VALUE)
    if across is None or value is None:
        return ChartLayout(size, (), ())
    axis = axis_cells(figure, across)
    series = series_of(figure, axis)

    def amount(one: SeriesRows, place: int) -> float:
        row = one.rows.get(place)
        return 0.0 if row is None else max(0.0, number_of(figure.rows[row][value]) or 0.0)

    totals = [sum(amount(one, place) for one in series) for place in range(len(axis))]
    ordered = sorted(series, key=lambda one: -sum(amount(one, place) for place in one.rows))
    own, others = ordered[:MOST_SERIES], ordered[MOST_SERIES:]
    names = [one.name for one in own] + ([OTHERS] if others else [])
    last = max((place for place, total in enumerate(totals) if total), default=0)
    scale = Scale(
        0, 1, size.height() - style.px(_AXIS_PX), style.small * 0.8, (0, 0.25, 0.5, 0.75, 1), Unit.SHARE
    )
    left, right = axis_width(scale, style), _names_width(names, style, size)
    plot = QRectF(left, scale.end, max(1.0, size.width() - left - right), scale.start - scale.end)
    ground = _Ground(figure, axis, _xs(figure, across, axis, plot, style), plot, style)
    shapes: list[Shape] = value_axis(scale, plot, style)
    floor = [0.0] * len(axis)
    ends: list[QPointF | None] = []
    for number, members in enumerate([[one] for one in own] + ([others] if others else [])):
        height = [sum(amount(one, place) for one in members) for place in range(len(axis))]
        ceiling = [
            low + (high / total if total else 0.0)
            for low, high, total in zip(floor, height, totals, strict=True)
        ]
        shapes += _areas(ground, floor, ceiling, totals, scale, style.series(number))
        middle = (floor[last] + ceiling[last]) / 2
        is_seen = abs(scale.at(ceiling[last]) - scale.at(floor[last])) > 2
        ends.append(QPointF(plot.right(), scale.at(middle)) if is_seen else None)
        floor = ceiling
    shapes += _names(names, ends, plot, size.width(), style)
    shapes += _x_axis(ground, across, scale.start + style.px(6))
    return ChartLayout(size, tuple(shapes), _marks(ground, across, ordered))


def _xs(figure: Figure, across: int, axis: Sequence[Cell], plot: QRectF, style: ChartStyle) -> list[float]:
    """The pixel of each cell: by its distance where it has one, else evenly."""
    unit = figure.columns[across].unit
    spare = min(style.px(12), plot.width() / 4)
    first, last = plot.left() + spare, plot.right() - spare
    places = [position_of(cell, unit) for cell in axis]
    known = [place for place in places if place is not None]
    if len(axis) < 2:
        return [plot.center().x()] * len(axis)
    if len(known) == len(places) and unit is not Unit.TEXT and known[-1] > known[0]:
        return [first + (place - known[0]) / (known[-1] - known[0]) * (last - first) for place in known]
    return [first + number / (len(axis) - 1) * (last - first) for number in range(len(axis))]


def _x_axis(ground: _Ground, across: int, top: float) -> list[Shape]:
    unit = ground.figure.columns[across].unit
    labels = [format_cell(cell, unit) for cell in ground.axis]
    if unit is Unit.WEEKDAY:
        labels = [label[:3] for label in labels]
    return label_axis(labels, ground.xs, ground.plot, top, ground.style)


def _runs(
    ground: _Ground, one: SeriesRows, columns: Sequence[int]
) -> list[list[tuple[float, tuple[float, ...]]]]:
    """The stretches of a series in which all of these columns are known: pixels and values."""
    runs: list[list[tuple[float, tuple[float, ...]]]] = [[]]
    for place, x in enumerate(ground.xs):
        row = one.rows.get(place)
        cells = [None if row is None else number_of(ground.figure.rows[row][column]) for column in columns]
        known = tuple(cell for cell in cells if cell is not None)
        if len(known) == len(columns):
            runs[-1].append((x, known))
        elif runs[-1] and row is not None:
            runs.append([])
    return [run for run in runs if run]


def _band(ground: _Ground, one: SeriesRows, scale: Scale) -> list[Shape]:
    low, high = column_of(ground.figure, Role.LOW), column_of(ground.figure, Role.HIGH)
    if low is None or high is None:
        return []
    shapes: list[Shape] = []
    colour = ground.style.alone()
    for run in _runs(ground, one, (low, high)):
        lower = [QPointF(x, scale.at(values[0])) for x, values in run]
        upper = [QPointF(x, scale.at(values[1])) for x, values in reversed(run)]
        if len(run) == 1:
            shapes.append(
                Area(
                    (
                        lower[0] - QPointF(3, 0),
                        lower[0] + QPointF(3, 0),
                        upper[0] + QPointF(3, 0),
                        upper[0] - QPointF(3, 0),
                    ),
                    colour,
                    0.22,
                )
            )
        else:
            shapes.append(Area((*lower, *upper), colour, 0.18))
    return shapes


def _line(
    ground: _Ground, one: SeriesRows, scale: Scale, number: int, *, is_alone: bool
) -> tuple[list[Shape], QPointF | None]:
    """A line, and where it ends."""
    style = ground.style
    value = column_of(ground.figure, Role.VALUE)
    assert value is not None
    colour = style.alone() if is_alone else style.series(number)
    shapes: list[Shape] = []
    end = None
    has_dots = len(ground.xs) < _DENSE_FROM
    for run in _runs(ground, one, (value,)):
        points = tuple(QPointF(x, scale.at(values[0])) for x, values in run)
        if len(points) > 1:
            shapes.append(Line(points, colour, style.px(2)))
        if has_dots or len(points) == 1:
            shapes += [Dot(point, style.px(3 if is_alone else 2.5), colour) for point in points]
        end = points[-1]
    return shapes, end


def _areas(
    ground: _Ground,
    floor: Sequence[float],
    ceiling: Sequence[float],
    totals: Sequence[float],
    scale: Scale,
    colour: str,
) -> list[Shape]:
    """The area of a series; places where nothing is known at all interrupt it."""
    shapes: list[Shape] = []
    run: list[int] = []
    for place in range(len(totals) + 1):
        if place < len(totals) and totals[place]:
            run.append(place)
            continue
        if run:
            shapes.append(
                _one_area(
                    [ground.xs[at] for at in run],
                    [floor[at] for at in run],
                    [ceiling[at] for at in run],
                    scale,
                    colour,
                    ground.style,
                )
            )
        run = []
    return shapes


def _one_area(
    xs: Sequence[float],
    floor: Sequence[float],
    ceiling: Sequence[float],
    scale: Scale,
    colour: str,
    style: ChartStyle,
) -> Shape:
    if len(xs) == 1:
        half, top, bottom = style.px(10), scale.at(ceiling[0]), scale.at(floor[0])
        return Box(QRectF(xs[0] - half, top, 2 * half, bottom - top), colour)
    lower = [QPointF(x, scale.at(low)) for x, low in zip(xs, floor, strict=True)]
    upper = [QPointF(x, scale.at(high)) for x, high in zip(xs, ceiling, strict=True)]
    return Area((*lower, *reversed(upper)), colour, 0.9)


def _counts(ground: _Ground, one: SeriesRows, size: QSizeF) -> list[Shape]:
    """Small columns below the plot: on how much each point rests."""
    style = ground.style
    column = column_of(ground.figure, Role.COUNT)
    assert column is not None
    counts = {place: number_of(ground.figure.rows[row][column]) or 0.0 for place, row in one.rows.items()}
    most = max(counts.values(), default=0.0)
    bottom = size.height() - style.px(_AXIS_PX)
    height = style.px(_COUNTS_PX - 8)
    gaps = [after - here for here, after in zip(ground.xs, ground.xs[1:], strict=False)]
    width = max(1.0, min([style.px(8), *(0.7 * gap for gap in gaps)]))
    shapes: list[Shape] = [
        Box(
            QRectF(
                ground.xs[place] - width / 2, bottom - height * count / most, width, height * count / most
            ),
            style.theme.border_strong,
            min(2.0, width / 3),
        )
        for place, count in counts.items()
        if count and most
    ]
    name = QRectF(0, bottom - style.small * 1.5, ground.plot.left() - style.px(8), style.small * 1.6)
    shapes.append(
        style.words(name, in_sentence(ground.figure.columns[column].name), style.theme.text_dim, style.small)
    )
    return shapes


def _names_width(names: Sequence[str], style: ChartStyle, size: QSizeF) -> float:
    """The room at the right for the names of series; none where the only one has no name."""
    if not any(names):
        return 0.0
    widest = max(style.width(name, style.small) for name in names[: MOST_SERIES + 1])
    return float(min(widest + style.px(16), max(style.px(70), size.width() * _NAMES_SHARE)))


def _names(
    names: Sequence[str], ends: Sequence[QPointF | None], plot: QRectF, edge: float, style: ChartStyle
) -> list[Shape]:
    """The name of each series where its line ends, moved apart so that none covers another."""
    height = style.small * 1.35
    placed = sorted(
        ((end.y(), number) for number, end in enumerate(ends) if end is not None), key=lambda one: one[0]
    )
    ys = [y for y, _number in placed]
    for place in range(1, len(ys)):
        ys[place] = max(ys[place], ys[place - 1] + height)
    for place in range(len(ys) - 1, -1, -1):
        limit = plot.bottom() if place == len(ys) - 1 else ys[place + 1] - height
        ys[place] = min(ys[place], limit)
    shapes: list[Shape] = []
    left = plot.right() + style.px(2)
    for (_wanted, number), y in zip(placed, ys, strict=True):
        spot = style.px(7)
        shapes.append(Box(QRectF(left, y - spot / 2, spot, spot), style.series(number), style.px(2)))
        start = left + spot + style.px(5)
        room = QRectF(start, y - height / 2, max(1.0, edge - start), height)
        shapes.append(style.words(room, names[number], style.theme.text, style.small))
    return shapes


def _marks(ground: _Ground, across: int, series: Sequence[SeriesRows]) -> tuple[Mark, ...]:
    """A mark for each place of the X axis that tells all series there."""
    marks = []
    unit = ground.figure.columns[across].unit
    edges = [(here + after) / 2 for here, after in zip(ground.xs, ground.xs[1:], strict=False)]
    lefts, rights = [ground.plot.left(), *edges], [*edges, ground.plot.right()]
    for place, cell in enumerate(ground.axis):
        rows = tuple(row for one in series if (row := one.rows.get(place)) is not None)
        tell = partial(_told, ground.figure, cell, unit, series, place)
        half = min(ground.style.px(7), max(2.0, (rights[place] - lefts[place]) / 2))
        rect = QRectF(ground.xs[place] - half, ground.plot.top(), 2 * half, ground.plot.height())
        reach = QRectF(
            lefts[place],
            ground.plot.top(),
            max(1.0, rights[place] - lefts[place]),
            ground.plot.height() + ground.style.px(_COUNTS_PX + _AXIS_PX),
        )
        marks.append(Mark(rect, tell, rows, reach))
    return tuple(marks)


def _told(
    figure: Figure, cell: Cell, unit: Unit, series: Sequence[SeriesRows], place: int
) -> tuple[str, ...]:
    return lines_at(figure, format_cell(cell, unit), series, place)
