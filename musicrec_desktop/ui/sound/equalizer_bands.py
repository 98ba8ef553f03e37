"""Ten upright sliders, one for each band of the equaliser."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QStyle, QStyleOptionSlider, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.sound import EQUALIZER_BANDS_HZ, EQUALIZER_LIMIT_DB
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.marked_slider import GROOVE_PX, HANDLE_PX, MARK_PX
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space

STEPS_PER_DB: Final = 2
HEIGHT_PX: Final = 132
COLUMN_PX: Final = 46
_RESET_KEYS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_SUB = QStyle.SubControl


def hz_text(hz: float) -> str:
    """A band as it is written under its slider: 31, 250, 4k."""
    return f"{hz / 1000:g}k" if hz >= 1000 else f"{hz:.0f}"


def db_text(gain_db: float) -> str:
    """A gain with its sign: +3, −4.5, 0."""
    return f"{gain_db:+g}".replace("-", "−") if gain_db else "0"


class BandSlider(QSlider):
    """One band with a mark at 0; a double click or Backspace brings it back there.

    The mouse does not give it the focus, and the wheel turns it only while it has it.

    Args:
        themes: where the colours come from.
        hz: the middle of the band.
        parent: Qt's owner.
    """

    def __init__(self, themes: ThemeController, hz: float, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._themes, self._hz = themes, hz
        limit = int(EQUALIZER_LIMIT_DB * STEPS_PER_DB)
        self.setRange(-limit, limit)
        self.setSingleStep(1)
        self.setPageStep(3 * STEPS_PER_DB)
        self.setFixedSize(MARK_PX + 2 * Space.XS, HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("{hz} hertz", hz=hz_text(hz)))
        themes.changed.connect(self.update)

    @property
    def gain_db(self) -> float:
        """How much the band is raised."""
        return self.value() / STEPS_PER_DB

    def say(self, gain: str) -> None:
        """Tell screen readers and the tooltip what is set."""
        self.setAccessibleDescription(tr("{gain} dB", gain=gain))
        self.setToolTip(
            tr("{hz} Hz: {gain} dB\nA double click returns to 0.", hz=hz_text(self._hz), gain=gain)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the handle brings it there, and may go on as a drag."""
        handle = self._part(_SUB.SC_SliderHandle)
        if event.button() is Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            groove = self._part(_SUB.SC_SliderGroove)
            place = round(event.position().y()) - groove.top() - handle.height() // 2
            span = groove.height() - handle.height()
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, span, True))
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setValue(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RESET_KEYS:
            self.setValue(0)
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
        theme, is_on = self._themes.theme, self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, half = self.width() / 2, GROOVE_PX / 2
        handle, mark = self._y_of(self.value()), self._y_of(0)
        top, bottom = self._y_of(self.maximum()), self._y_of(self.minimum())
        painter.setBrush(QColor(theme.border_strong))
        painter.drawRoundedRect(QRectF(middle - half, top, GROOVE_PX, bottom - top), half, half)
        painter.setBrush(QColor(theme.accent if is_on else theme.text_disabled))
        painter.drawRect(QRectF(middle - half, min(mark, handle), GROOVE_PX, abs(handle - mark)))
        painter.setBrush(QColor(theme.text_disabled))
        painter.drawRoundedRect(QRectF(middle - MARK_PX / 2, mark - 1, MARK_PX, 2), 1, 1)
        colour = theme.text if self.underMouse() else theme.icon
        painter.setBrush(QColor(colour if is_on else theme.text_disabled))
        painter.drawEllipse(QPointF(middle, handle), HANDLE_PX / 2, HANDLE_PX / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.S, Radius.S)

    def _y_of(self, value: int) -> float:
        groove, handle = self._part(_SUB.SC_SliderGroove), self._part(_SUB.SC_SliderHandle)
        span = groove.height() - handle.height()
        place = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, span, True)
        return groove.top() + handle.height() / 2 + place

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)


class EqualizerBands(QWidget):
    """The ten bands with their gains above and their frequencies below.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    turned = Signal(object)
    """All gains in dB, as the user set them."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders = tuple(BandSlider(themes, hz, self) for hz in EQUALIZER_BANDS_HZ)
        self._values = tuple(QLabel(self) for _ in self.sliders)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(Space.XS)
        centre = Qt.AlignmentFlag.AlignHCenter
        for column, (hz, slider, value) in enumerate(
            zip(EQUALIZER_BANDS_HZ, self.sliders, self._values, strict=True)
        ):
            value.setProperty("role", "small")
            value.setFont(tabular_font(value.font()))
            name = QLabel(hz_text(hz))
            name.setProperty("role", "small")
            grid.setColumnMinimumWidth(column, COLUMN_PX)
            grid.setColumnStretch(column, 1)
            grid.addWidget(value, 0, column, centre)
            grid.addWidget(slider, 1, column, centre)
            grid.addWidget(name, 2, column, centre)
            slider.valueChanged.connect(partial(self._on_value, column))
        self.show_gains((0.0,) * len(self.sliders))

    @property
    def gains_db(self) -> tuple[float, ...]:
        """As the sliders stand."""
        return tuple(slider.gain_db for slider in self.sliders)

    def show_gains(self, gains_db: tuple[float, ...]) -> None:
        """Show gains; emits nothing; a slider that is being dragged stays where it is."""
        for column, (slider, gain_db) in enumerate(zip(self.sliders, gains_db, strict=True)):
            if not slider.isSliderDown():
                slider.blockSignals(True)
                slider.setValue(round(gain_db * STEPS_PER_DB))
                slider.blockSignals(False)
            self._say(column)

    def _on_value(self, column: int, _value: int) -> None:
        self._say(column)
        self.turned.emit(self.gains_db)

    def _say(self, column: int) -> None:
        text = db_text(self.sliders[column].gain_db)
        self._values[column].setText(text)
        self.sliders[column].say(text)
