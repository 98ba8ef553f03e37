"""The seek bar: the picture of the track, or a slim bar while there is none."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QSlider, QToolTip, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.ui.kit.wording.formats import format_duration, format_spoken_duration
from musicrec_desktop.ui.player.seek_picture import SeekPixmaps, render
from musicrec_desktop.ui.theme.control import ThemeController

STEP_MS, PAGE_MS = 5_000, 30_000
MARGIN_PX = 6
HEIGHT_PX = 44
_REACH_PX = 8
"""How far what is painted at the position reaches to both sides of it."""

_STEPS = {
    Qt.Key.Key_Left: -STEP_MS,
    Qt.Key.Key_Right: STEP_MS,
    Qt.Key.Key_PageDown: -PAGE_MS,
    Qt.Key.Key_PageUp: PAGE_MS,
}


class SeekBar(QSlider):
    """Position inside the current track; click, drag and keys seek, the pointer shows the time under it.

    Its value is the position in milliseconds, so screen readers know it as a slider. Time always runs from
    left to right.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    seek_requested = Signal(int)
    """The position to go to, in milliseconds."""

    position_wanted = Signal()
    """A key is about to seek from the position, which may have moved since it was told."""

    previewed = Signal(int)
    """While the pointer drags: the position under it in milliseconds; -1 when it lets go."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._picture: SeekPicture | None = None
        self._pixmaps: SeekPixmaps | None = None
        self._pixmaps_key: tuple[QSize, float, str] | None = None
        self._drag_ms: int | None = None
        self._hover_x: int | None = None
        self._marker_x = MARGIN_PX
        # The bar behind it has a stylesheet, and would be painted anew for every step of the position.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setRange(0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Position in the track"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_duration(None)
        themes.changed.connect(self.update)

    def set_duration(self, duration_ms: int | None) -> None:
        """Tell how long the track is; None where it is unknown or nothing plays; then seeking is off."""
        self._drag_ms = None
        self.setRange(0, duration_ms or 0)
        self.setEnabled(bool(duration_ms))
        self._describe()

    def set_position(self, position_ms: int) -> None:
        """Tell where playback is."""
        before = self.value()
        self.setValue(position_ms)
        if before // 1_000 != self.value() // 1_000:
            self._describe()

    def next_step_ms(self) -> int | None:
        """How far the position moves until the bar looks different; None where it does not move."""
        span = self.width() - 2 * MARGIN_PX
        if self.maximum() <= 0 or span <= 0:
            return None
        steps = self._x_of(self.value()) - MARGIN_PX
        return max(1, math.ceil((steps + 0.5) * self.maximum() / span) - self.value())

    @override
    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change is not QAbstractSlider.SliderChange.SliderValueChange:
            super().sliderChange(change)
        elif self._drag_ms is None and (x := self._x_of(self.value())) != self._marker_x:
            left, right = sorted((x, self._marker_x))
            self.update(QRect(left - _REACH_PX, 0, right - left + 2 * _REACH_PX, self.height()))

    def set_picture(self, picture: SeekPicture | None) -> None:
        """Show the picture of the track, or a plain bar."""
        self._picture = picture
        self._pixmaps = None
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether it shows more than a plain bar."""
        return self._picture is not None

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT_PX)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.maximum() > 0:
            self._drag_to(event.position().toPoint())
            event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._hover_x = point.x()
        if self._drag_ms is not None:
            self._drag_to(point)
        if self.maximum() > 0:
            self._show_time(point)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._drag_ms is not None:
            target, self._drag_ms = self._drag_ms, None
            self.setValue(target)
            self.previewed.emit(-1)
            self.seek_requested.emit(target)
            self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover_x = None
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel: over this bar it is mostly turned by mistake."""
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        has_modifier = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if has_modifier or self.maximum() <= 0:
            event.ignore()
        elif key is Qt.Key.Key_Escape and self._drag_ms is not None:
            self._drag_ms = None
            self.previewed.emit(-1)
            self.update()
        elif key in _STEPS:
            self.position_wanted.emit()
            self._seek(self.value() + _STEPS[key])
        elif key is Qt.Key.Key_Home:
            self._seek(0)
        elif key is Qt.Key.Key_End:
            self._seek(self.maximum())
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._themes.theme.surface_raised))
        shown_x = self._marker_x = self._x_of(self._drag_ms if self._drag_ms is not None else self.value())
        if self._picture is not None and self.maximum() > 0:
            self._paint_picture(painter, shown_x)
        else:
            self._paint_plain(painter, shown_x)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._themes.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_picture(self, painter: QPainter, shown_x: int) -> None:
        pixmaps = self._rendered()
        top, height, width = MARGIN_PX, self.height() - 2 * MARGIN_PX, self.width()
        painter.save()
        painter.setClipRect(0, 0, shown_x, self.height())
        painter.drawPixmap(MARGIN_PX, top, pixmaps.played)
        painter.setClipRect(shown_x, 0, width - shown_x, self.height())
        painter.drawPixmap(MARGIN_PX, top, pixmaps.rest)
        painter.restore()
        theme = self._themes.theme
        if self._hover_x is not None and self._drag_ms is None:
            painter.fillRect(self._clamped(self._hover_x), top, 1, height, QColor(theme.text_dim))
        painter.fillRect(shown_x - 1, top - 2, 2, height + 4, QColor(theme.text))

    def _paint_plain(self, painter: QPainter, shown_x: int) -> None:
        theme = self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(MARGIN_PX, self.height() / 2 - 2, self.width() - 2 * MARGIN_PX, 4)
        painter.setBrush(QColor(theme.border_strong))
        painter.drawRoundedRect(groove, 2, 2)
        if self.maximum() <= 0:
            return
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(QRectF(groove.left(), groove.top(), shown_x - groove.left(), 4), 2, 2)
        if self._hover_x is not None or self._drag_ms is not None or self.hasFocus():
            painter.drawEllipse(QRectF(shown_x - 6, self.height() / 2 - 6, 12, 12))

    def _rendered(self) -> SeekPixmaps:
        size = QSize(max(1, self.width() - 2 * MARGIN_PX), self.height() - 2 * MARGIN_PX)
        key = (size, self.devicePixelRatioF(), self._themes.theme.name)
        if self._pixmaps is None or key != self._pixmaps_key:
            assert self._picture is not None
            self._pixmaps = render(self._picture, size, key[1], self._themes.theme)
            self._pixmaps_key = key
        return self._pixmaps

    def _drag_to(self, point: QPoint) -> None:
        self._drag_ms = self._ms_of(point.x())
        self.previewed.emit(self._drag_ms)
        self.update()

    def _seek(self, position_ms: int) -> None:
        target = max(0, min(self.maximum(), position_ms))
        self.set_position(target)
        self.seek_requested.emit(target)

    def _show_time(self, point: QPoint) -> None:
        text = format_duration(self._ms_of(point.x()))
        above = self.mapToGlobal(QPoint(self._clamped(point.x()) - 18, -44))
        QToolTip.showText(above, text, self)

    def _describe(self) -> None:
        of = format_spoken_duration(self.maximum() or None)
        self.setAccessibleDescription(
            tr("{value} of {of}", value=format_spoken_duration(self.value()), of=of)
        )

    def _clamped(self, x: int) -> int:
        return max(MARGIN_PX, min(self.width() - MARGIN_PX, x))

    def _x_of(self, position_ms: int) -> int:
        span = self.width() - 2 * MARGIN_PX
        return MARGIN_PX + int(span * position_ms / self.maximum() + 0.5) if self.maximum() > 0 else MARGIN_PX

    def _ms_of(self, x: int) -> int:
        span = max(1, self.width() - 2 * MARGIN_PX)
        return round((self._clamped(x) - MARGIN_PX) / span * self.maximum())
