"""How each kind of chart is laid out; what does that is imported with the first chart of the kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QSizeF

from musicrec_desktop.model.insights import ChartKind, Figure
from musicrec_desktop.ui.kit.charts.shapes import ChartLayout
from musicrec_desktop.ui.kit.charts.style import ChartStyle


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart.

    Attributes:
        lay_out: makes the shapes of a figure in a size.
        height: how high a figure wants to be at a width.
    """

    lay_out: Callable[[Figure, ChartStyle, QSizeF], ChartLayout]
    height: Callable[[Figure, ChartStyle, float], float]


@cache
def kind_of(kind: ChartKind) -> Kind:
    """How a kind of chart is drawn."""
    match kind:
        case ChartKind.NUMBERS | ChartKind.CLOUD:
            from musicrec_desktop.ui.kit.charts import numbers

            if kind is ChartKind.CLOUD:
                return Kind(numbers.lay_out_cloud, numbers.cloud_height)
            return Kind(numbers.lay_out_numbers, numbers.numbers_height)
        case ChartKind.BARS:
            from musicrec_desktop.ui.kit.charts import bars

            return Kind(bars.lay_out_bars, bars.bars_height)
        case ChartKind.COLUMNS:
            from musicrec_desktop.ui.kit.charts import columns

            return Kind(columns.lay_out_columns, columns.columns_height)
        case ChartKind.LINES | ChartKind.AREAS:
            from musicrec_desktop.ui.kit.charts import lines

            draw = lines.lay_out_lines if kind is ChartKind.LINES else lines.lay_out_areas
            return Kind(draw, lines.lines_height)
        case ChartKind.HEAT | ChartKind.CALENDAR | ChartKind.MATRIX:
            from musicrec_desktop.ui.kit.charts import grids

            return {
                ChartKind.HEAT: Kind(grids.lay_out_heat, grids.heat_height),
                ChartKind.CALENDAR: Kind(grids.lay_out_calendar, grids.calendar_height),
                ChartKind.MATRIX: Kind(grids.lay_out_matrix, grids.matrix_height),
            }[kind]
