"""A switch: on or off at once, without an "apply"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from musicrec_desktop.ui.theme.control import ThemeController

WIDTH_PX, HEIGHT_PX, RING_PX = 32, 18, 3


class Switch(QAbstractButton):
    """A pill with a knob; space, Enter and a click turn it.

    Args:
        themes: where the colours come from.
        name: what it turns on; tooltip and accessible name.
        parent: Qt's owner.
    """

    def __init__(self, themes: ThemeController, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(self.sizeHint())
        themes.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX + 2 * RING_PX, HEIGHT_PX + 2 * RING_PX)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(RING_PX, RING_PX, WIDTH_PX, HEIGHT_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if self.isChecked() else theme.text_disabled))
        painter.drawRoundedRect(pill, HEIGHT_PX / 2, HEIGHT_PX / 2)
        is_right = self.isChecked() != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        knob = HEIGHT_PX - 6
        left = pill.right() - knob - 3 if is_right else pill.left() + 3
        painter.setBrush(QColor(theme.accent_text if self.isChecked() else theme.surface))
        painter.drawEllipse(QRectF(left, pill.top() + 3, knob, knob))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            ring = pill.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
