"""Axes: round ticks for every unit, and where values lie."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from musicrec_desktop.model.insights import Unit
from musicrec_desktop.ui.kit.charts.shapes import Align, Line, Shape
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.wording.figures import axis_unit, format_tick

_SECOND, _MINUTE, _HOUR = 1_000.0, 60_000.0, 3_600_000.0
_TIME_STEPS: Final = (
    *(_SECOND * step for step in (1, 2, 5, 10, 15, 30)),
    *(_MINUTE * step for step in (1, 2, 5, 10, 15, 30)),
    *(_HOUR * step for step in (1, 2, 3, 6, 12, 24, 48)),
)
_WHOLE: Final = frozenset({Unit.COUNT, Unit.YEAR, Unit.HOUR, Unit.WEEKDAY, Unit.DAY, Unit.MONTH, Unit.BYTES})
TICK_GAP_PX: Final = 44


def step_of(span: float, unit: Unit, most: int) -> float:
    """The smallest round distance of ticks of which at most so many cover a span."""
    least = span / max(1, most)
    if unit is Unit.DURATION_MS and least <= _TIME_STEPS[-1]:
        return next(step for step in _TIME_STEPS if step >= least)
    base = _HOUR if unit is Unit.DURATION_MS else 1.0
    if least <= 0:
        return base
    size = 10.0 ** math.floor(math.log10(least / base))
    step = next(factor * size for factor in (1, 2, 5, 10) if factor * size * (1 + 1e-9) >= least / base)
    return base * (max(1.0, step) if unit in _WHOLE else step)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values along a line of pixels.

    Attributes:
        low: the value at ``start``.
        high: the value at ``end``.
        start: a pixel.
        end: a pixel; above or left of ``start`` where it is less.
        ticks: round values between, ascending.
        unit: of the values.
    """

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    unit: Unit

    def at(self, value: float) -> float:
        """The pixel of a value; never beyond the ends."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + max(0.0, min(1.0, share)) * (self.end - self.start)


def scale_of(
    values: Sequence[float],
    unit: Unit,
    start: float,
    end: float,
    *,
    has_zero: bool,
    gap_px: float = TICK_GAP_PX,
) -> Scale:
    """A scale that has room for values and ends at ticks.

    Args:
        values: what it has room for; none gives a scale from 0 to 1.
        unit: of the values.
        start: the pixel of the low end.
        end: the pixel of the high end.
        has_zero: whether it shows 0, as the length of a bar needs it.
        gap_px: how far apart ticks are at least.
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if has_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if unit is Unit.SHARE and high <= 1 and low >= 0 and high > 0.7:
        high = 1.0
    if high - low < 1e-12 * max(1.0, abs(high)):
        spare = abs(high) * 0.1 or 1.0
        low, high = (low if has_zero and low == 0 else low - spare), high + spare
    step = step_of(high - low, unit, max(1, int(abs(end - start) / gap_px)))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(step * number for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks, unit)


def value_axis(scale: Scale, plot: QRectF, style: ChartStyle) -> list[Shape]:
    """Lines across a plot at the ticks of an upright scale, and their words left of it."""
    shapes: list[Shape] = []
    height, unit = style.small * 1.4, axis_unit(scale.unit)
    for number, tick in enumerate(scale.ticks):
        y = scale.at(tick)
        is_zero = abs(tick) < 1e-12
        colour = style.theme.border_strong if is_zero else style.grid
        shapes.append(Line((QPointF(plot.left(), y), QPointF(plot.right(), y)), colour))
        text = format_tick(0.0 if is_zero else tick, scale.unit)
        if unit and number == len(scale.ticks) - 1:
            text = f"{text} {unit}"
        place = QRectF(0, y - height / 2, plot.left() - style.px(8), height)
        shapes.append(style.words(place, text, style.theme.text_dim, style.small, Align.RIGHT))
    return shapes


def axis_width(scale: Scale, style: ChartStyle) -> float:
    """How much room the words of an upright scale take, with the gap to the plot."""
    unit = axis_unit(scale.unit)
    texts = [format_tick(tick, scale.unit) for tick in scale.ticks]
    texts[-1] += f" {unit}" if unit else ""
    return max(style.width(text, style.small) for text in texts) + style.px(9)


def label_axis(
    labels: Sequence[str], centres: Sequence[float], plot: QRectF, top: float, style: ChartStyle
) -> list[Shape]:
    """Words below a plot: as many as stand apart from each other, at an even distance."""
    if not labels:
        return []
    gap, height = style.px(10), style.small * 1.4
    widths = [style.width(label, style.small) for label in labels]
    every = 1
    while every < len(labels) and not _stand_apart(widths, centres, every, gap):
        every += 1
    shapes: list[Shape] = []
    for number in range(0, len(labels), every):
        width = min(widths[number] + 2, plot.width())
        left = max(0.0, min(centres[number] - width / 2, plot.right() - width + style.px(2)))
        shapes.append(
            style.words(
                QRectF(left, top, width, height),
                labels[number],
                style.theme.text_dim,
                style.small,
                Align.CENTRE,
            )
        )
    return shapes


def _stand_apart(widths: Sequence[float], centres: Sequence[float], every: int, gap: float) -> bool:
    places = range(0, len(widths), every)
    return all(
        centres[here] + widths[here] / 2 + gap <= centres[there] - widths[there] / 2
        for here, there in itertools.pairwise(places)
    )
