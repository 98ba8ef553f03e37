"""Words with a soft outline in the colour of the background, painted once and kept as pictures."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

_HALO_PX: Final = 4.0
_MOST_KEPT: Final = 512
LONGEST_PX: Final = 220
"""A longer word ends in "…"."""


class WordPictures:
    """Makes and keeps pictures of words: painting an outline takes a millisecond, copying a picture none.

    Args:
        font: of all words.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._shown: dict[str, tuple[str, QSizeF]] = {}
        self._kept: dict[tuple[str, str, str, bool, float], QImage] = {}

    def size_of(self, text: str) -> QSizeF:
        """How much room a text takes, in logical pixels, without its soft outline."""
        return self._measured(text)[1]

    def draw(
        self,
        painter: QPainter,
        middle: QPointF,
        text: str,
        colours: tuple[str, str],
        *,
        is_upright: bool = False,
    ) -> None:
        """Draw a text with its middle at a point.

        Args:
            painter: its device tells the pixels.
            middle: in logical pixels.
            text: ends in "…" where it is longer than ``LONGEST_PX``.
            colours: of the text and of its soft outline.
            is_upright: whether it runs upward.
        """
        ratio = painter.device().devicePixelRatioF()
        key = (text, *colours, is_upright, ratio)
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            picture = self._kept[key] = self._painted(text, colours, ratio, is_upright=is_upright)
        size = picture.deviceIndependentSize()
        # Whole device pixels: a picture between pixels would be blurred.
        left = round((middle.x() - size.width() / 2) * ratio) / ratio
        top = round((middle.y() - size.height() / 2) * ratio) / ratio
        painter.drawImage(QPointF(left, top), picture)

    def _measured(self, text: str) -> tuple[str, QSizeF]:
        found = self._shown.get(text)
        if found is None:
            if len(self._shown) >= _MOST_KEPT:
                self._shown.clear()
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, LONGEST_PX)
            width = math.ceil(self._metrics.horizontalAdvance(shown))
            found = self._shown[text] = (shown, QSizeF(width, math.ceil(self._metrics.height())))
        return found

    def _painted(self, text: str, colours: tuple[str, str], ratio: float, *, is_upright: bool) -> QImage:
        shown, size = self._measured(text)
        wide = QSizeF(size.width() + 2 * _HALO_PX, size.height() + 2 * _HALO_PX)
        turned = wide.transposed() if is_upright else wide
        picture = QImage(
            math.ceil(turned.width() * ratio),
            math.ceil(turned.height() * ratio),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_upright:
            painter.translate(0, wide.width())
            painter.rotate(-90)
        outline = QPainterPath()
        outline.addText(_HALO_PX, _HALO_PX + self._metrics.ascent(), self._font, shown)
        halo = QColor(colours[1])
        halo.setAlphaF(0.85)
        join, cap = Qt.PenJoinStyle.RoundJoin, Qt.PenCapStyle.RoundCap
        painter.strokePath(outline, QPen(halo, _HALO_PX, Qt.PenStyle.SolidLine, cap, join))
        painter.setFont(self._font)
        painter.setPen(QColor(colours[0]))
        place = QRectF(QPointF(_HALO_PX, _HALO_PX), size)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, shown)
        painter.end()
        return picture
