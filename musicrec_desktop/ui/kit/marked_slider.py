"""A slider with a mark at its neutral value; a double click or Backspace returns there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius

HEIGHT_PX, HANDLE_PX, GROOVE_PX, MARK_PX = 24, 12, 4, 16
LEAST_WIDTH_PX = 64
_RESET_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_SUB = QStyle.SubControl


class MarkedSlider(QSlider):
    """Holds a decimal number; what lies between the mark and the handle is filled.

    The mouse does not give it the focus, and the wheel turns it only while it has it: it lies in a list that
    scrolls.

    Args:
        themes: where the colours come from.
        name: for screen readers.
        low: the least value.
        high: the greatest.
        neutral: where the mark stands.
        steps_per_unit: how finely it turns.
        tell: a value in words, for the tooltip and screen readers.
        tell_short: a value in few words, for a label beside it; as ``tell`` where none is given.
        parent: Qt's owner.
    """

    turned = Signal(float)
    """The user chose a value."""

    def __init__(
        self,
        themes: ThemeController,
        name: str,
        *,
        low: float,
        high: float,
        neutral: float,
        steps_per_unit: int,
        tell: Callable[[float], str],
        tell_short: Callable[[float], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes, self.tell, self._steps_per_unit = themes, tell, steps_per_unit
        self._tell_short = tell_short or tell
        self._neutral = round(neutral * steps_per_unit)
        self._why_off = ""
        self.setRange(round(low * steps_per_unit), round(high * steps_per_unit))
        reach = self.maximum() - self.minimum()
        self.setSingleStep(max(1, reach // 20))
        self.setPageStep(max(1, reach // 5))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setValue(self._neutral)
        self._say()
        self.valueChanged.connect(self._on_value)
        themes.changed.connect(self.update)

    @property
    def number(self) -> float:
        """The value."""
        return self.value() / self._steps_per_unit

    def show_number(self, number: float) -> None:
        """Show a value; emits nothing. A handle that is being dragged stays where it is."""
        if self.isSliderDown():
            return
        self.blockSignals(True)
        self.setValue(round(number * self._steps_per_unit))
        self.blockSignals(False)
        self._say()

    @property
    def short_words(self) -> str:
        """Where it stands, in few words; “Off” while it is turned off."""
        return tr("Off") if self._why_off else self._tell_short(self.number)

    def turn_off(self, why: str) -> None:
        """Keep it from being turned, and say why; an empty text lets it be turned again."""
        self._why_off = why
        self.setEnabled(not why)
        self._say()

    def reset(self) -> None:
        """Go back to the mark."""
        self.setValue(self._neutral)

    @override
    def sizeHint(self) -> QSize:
        return QSize(2 * LEAST_WIDTH_PX, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, HEIGHT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the handle brings it there, and may go on as a drag."""
        handle = self._part(_SUB.SC_SliderHandle)
        if event.button() is Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            groove = self._part(_SUB.SC_SliderGroove)
            place = round(event.position().x()) - groove.left() - handle.width() // 2
            span = groove.width() - handle.width()
            self.setValue(
                QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, span, self._is_mirrored)
            )
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.reset()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RESET_KEYS:
            self.reset()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        handle, mark = self._x_of(self.value()), self._x_of(self._neutral)
        first, last = sorted((self._x_of(self.minimum()), self._x_of(self.maximum())))
        half = GROOVE_PX / 2
        painter.setBrush(QColor(theme.border_strong))
        painter.drawRoundedRect(QRectF(first, middle - half, last - first, GROOVE_PX), half, half)
        is_on = self.isEnabled()
        painter.setBrush(QColor(theme.accent if is_on else theme.text_disabled))
        painter.drawRect(QRectF(min(mark, handle), middle - half, abs(handle - mark), GROOVE_PX))
        painter.setBrush(QColor(theme.text_disabled))
        painter.drawRoundedRect(QRectF(mark - 1, middle - MARK_PX / 2, 2, MARK_PX), 1, 1)
        colour = theme.text if self.underMouse() else theme.icon
        painter.setBrush(QColor(colour if is_on else theme.text_disabled))
        painter.drawEllipse(QPointF(handle, middle), HANDLE_PX / 2, HANDLE_PX / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.S, Radius.S)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _x_of(self, value: int) -> float:
        groove, handle = self._part(_SUB.SC_SliderGroove), self._part(_SUB.SC_SliderHandle)
        span = groove.width() - handle.width()
        place = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, span, self._is_mirrored)
        return groove.left() + handle.width() / 2 + place

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)

    def _on_value(self, _value: int) -> None:
        self._say()
        self.turned.emit(self.number)

    def _say(self) -> None:
        words = self._why_off or self.tell(self.number)
        self.setAccessibleDescription(words)
        self.setToolTip(
            words if self._why_off else tr("{words}\nA double click returns to the mark.", words=words)
        )
