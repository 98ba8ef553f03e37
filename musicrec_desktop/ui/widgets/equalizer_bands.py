"""Ten upright sliders, one for each band of the equaliser."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from musicrec_desktop.model.sound import EQUALIZER_BANDS_HZ, EQUALIZER_LIMIT_DB
from musicrec_desktop.ui.theme.tokens import Space
from musicrec_desktop.ui.widgets.labels import tabular_font

STEPS_PER_DB: Final = 2
HEIGHT_PX: Final = 132
COLUMN_PX: Final = 46
_RESET_KEYS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


def hz_text(hz: float) -> str:
    """A band as it is written under its slider: 31, 250, 4k."""
    return f"{hz / 1000:g}k" if hz >= 1000 else f"{hz:.0f}"


def db_text(gain_db: float) -> str:
    """A gain with its sign: +3, −4.5, 0."""
    return f"{gain_db:+g}".replace("-", "−") if gain_db else "0"


class BandSlider(QSlider):
    """One band; a double click or Backspace brings it back to 0."""

    def __init__(self, hz: float, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        limit = int(EQUALIZER_LIMIT_DB * STEPS_PER_DB)
        self.setRange(-limit, limit)
        self.setSingleStep(1)
        self.setPageStep(3 * STEPS_PER_DB)
        self.setFixedHeight(HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{hz_text(hz)} hertz")

    @property
    def gain_db(self) -> float:
        """How much the band is raised."""
        return self.value() / STEPS_PER_DB

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RESET_KEYS:
            self.setValue(0)
        else:
            super().keyPressEvent(event)


class EqualizerBands(QWidget):
    """The ten bands with their gains above and their frequencies below."""

    turned = Signal(object)
    """All gains in dB, as the person set them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders = tuple(BandSlider(hz, self) for hz in EQUALIZER_BANDS_HZ)
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
        """Show gains; emits nothing, and leaves a slider that is being dragged in the person's hand."""
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
        self.sliders[column].setToolTip(f"{hz_text(EQUALIZER_BANDS_HZ[column])} Hz: {text} dB")
