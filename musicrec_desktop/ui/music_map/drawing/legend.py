"""Paints the legend of a colouring: a swatch, what it means and how many points have it."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from musicrec_desktop.core.language import number_text
from musicrec_desktop.model.music_map import MapColouring
from musicrec_desktop.ui.kit.painting import sized
from musicrec_desktop.ui.music_map.drawing.shades import category_colours
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.sizes import FontSize, Space

ROW_PX: Final = 22
SWATCH_PX: Final = 12
_WIDEST_PX: Final = 240


def paint_swatch(painter: QPainter, place: QRectF, colour: str, theme: Theme, *, is_hidden: bool) -> None:
    """A disc in the colour of a category; a ring where its points are hidden.

    Args:
        painter: smooth edges are switched on for the swatch.
        place: the square that it fills.
        colour: as ``#rrggbb``.
        theme: for the ring.
        is_hidden: whether the points of the category are dimmed.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_hidden:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text_disabled), 1.5))
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(place)
    painter.restore()


class LegendPicture:
    """The rows of a legend in one column or several, to be painted beside a map.

    Args:
        colouring: whose legend.
        theme: the colours.
        font: of the words.
        most_width: room for columns side by side, in logical pixels; None for one column.
    """

    def __init__(
        self, colouring: MapColouring, theme: Theme, font: QFont, most_width: float | None = None
    ) -> None:
        self._colouring, self._theme = colouring, theme
        self._font, self._small = sized(font, FontSize.BODY), sized(font, FontSize.LABEL)
        self._words, self._numbers = QFontMetricsF(self._font), QFontMetricsF(self._small)
        self._counts = tuple(number_text(row.count) for row in colouring.legend)
        labels = max((self._words.horizontalAdvance(row.label) for row in colouring.legend), default=0.0)
        counts = max((self._numbers.horizontalAdvance(count) for count in self._counts), default=0.0)
        self._width = math.ceil(SWATCH_PX + Space.S + min(labels, _WIDEST_PX) + Space.M + counts) + 1
        step = self._width + Space.XL
        columns = 1 if most_width is None else max(1, int((most_width + Space.XL) // step))
        self._rows = max(1, math.ceil(len(colouring.legend) / columns))

    def size(self) -> QSizeF:
        """The room that it needs, in logical pixels."""
        columns = math.ceil(len(self._counts) / self._rows)
        return QSizeF(columns * (self._width + Space.XL) - Space.XL, ROW_PX * self._rows)

    def paint(self, painter: QPainter, corner: QPointF) -> None:
        """Paint it with its corner at a point."""
        colours = category_colours(self._colouring, self._theme)
        rows = zip(self._colouring.legend, colours, self._counts, strict=True)
        for number, (row, colour, count) in enumerate(rows):
            column, line = divmod(number, self._rows)
            left = corner.x() + column * (self._width + Space.XL)
            place = QRectF(left, corner.y() + line * ROW_PX, self._width, ROW_PX)
            swatch = QRectF(left, place.center().y() - SWATCH_PX / 2, SWATCH_PX, SWATCH_PX)
            paint_swatch(painter, swatch, colour, self._theme, is_hidden=False)
            place.setLeft(swatch.right() + Space.S)
            space = place.width() - Space.M - self._numbers.horizontalAdvance(count)
            label = self._words.elidedText(row.label, Qt.TextElideMode.ElideRight, space)
            painter.setFont(self._font)
            painter.setPen(QColor(self._theme.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
            painter.setFont(self._small)
            painter.setPen(QColor(self._theme.text_dim))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
