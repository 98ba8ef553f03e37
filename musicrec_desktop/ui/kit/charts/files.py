"""A figure as a file: a picture, a drawing, a table."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QFont

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import Figure
from musicrec_desktop.ui.kit.painting import png_of
from musicrec_desktop.ui.kit.wording.figures import figure_csv
from musicrec_desktop.ui.theme.colours import Theme

PICTURE_SCALE: Final = 2.0
"""How many pixels of a saved picture stand for one of the window: sharp on any screen."""


class ChartFile(StrEnum):
    """The kinds of files, by their suffix."""

    PNG = "png"
    SVG = "svg"
    CSV = "csv"


FILTERS: Final = {
    ChartFile.PNG: tr("Pictures (*.png)"),
    ChartFile.SVG: tr("Drawings (*.svg)"),
    ChartFile.CSV: tr("Tables (*.csv)"),
}


def chart_file(figure: Figure, kind: ChartFile, theme: Theme, font: QFont | None = None) -> bytes:
    """The content of a file; pictures have the title and the definition with them."""
    if kind is ChartFile.CSV:
        # Without the mark, spreadsheets take UTF-8 for the code page of the system.
        return ("\ufeff" + figure_csv(figure)).encode("utf-8", "replace")
    # Where the names of files are needed, charts are still to be drawn first.
    from musicrec_desktop.ui.kit.charts.painting import chart_svg, paint_chart

    if kind is ChartFile.SVG:
        return chart_svg(figure, theme, font=font)
    return png_of(paint_chart(figure, theme, scale=PICTURE_SCALE, font=font))


def file_name(figure: Figure, kind: ChartFile) -> str:
    """A name that every file system takes: ``"top-artists.png"``."""
    words = re.sub(r"[^\w-]+", "-", figure.key, flags=re.ASCII).strip("-")
    return f"{words or 'figure'}.{kind.value}"
