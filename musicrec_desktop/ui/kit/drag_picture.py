"""What is seen beside the pointer during a drag: a small label, which leaves the targets free."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDrag, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from musicrec_desktop.ui.kit.painting import draw_elided
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.sizes import Radius, Space

WIDEST_PX: Final = 240
HEIGHT_PX: Final = 28
BESIDE: Final = QPoint(-Space.L, -Space.XS)
"""Where the pointer is, seen from the label."""


def label_drag(drag: QDrag, text: str, theme: Theme, source: QWidget) -> None:
    """Let a label follow the pointer; Qt would draw all dragged rows, over what they are let go on.

    Args:
        drag: gets the picture.
        text: what is dragged.
        theme: colours.
        source: whose font and screen it is drawn for.
    """
    metrics = QFontMetrics(source.font())
    width = min(metrics.horizontalAdvance(text) + 2 * Space.M + 1, WIDEST_PX)
    ratio = source.devicePixelRatioF()
    picture = QPixmap(round(width * ratio), round(HEIGHT_PX * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(source.font())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tooltip))
    painter.drawRoundedRect(0, 0, width, HEIGHT_PX, Radius.S, Radius.S)
    painter.setPen(QPen(QColor(theme.tooltip_text)))
    draw_elided(painter, QRect(Space.M, 0, width - 2 * Space.M + 1, HEIGHT_PX), text)
    painter.end()
    drag.setPixmap(picture)
    drag.setHotSpot(BESIDE)
