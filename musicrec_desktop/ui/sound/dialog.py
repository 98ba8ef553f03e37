"""How everything sounds: equaliser, crossfade, speed, loudness and device; heard while it is turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.settings import CROSSFADE_S, PREAMP_DB, SPEED_PERCENT
from musicrec_desktop.model.equalizer import EQUALIZER_PRESETS, FLAT, preset_of
from musicrec_desktop.model.sound import GainMode, OutputDevice, SoundControls
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label, section_label, tabular_font
from musicrec_desktop.ui.kit.marked_slider import MarkedSlider
from musicrec_desktop.ui.kit.switch import Switch
from musicrec_desktop.ui.sound.equalizer_bands import EqualizerBands, db_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH_PX: Final = 540
VALUE_PX, FIELD_HEIGHT_PX = 56, 28
OWN_PRESET: Final = tr("Your own")
SYSTEM_DEVICE: Final = tr("System default")
GAIN_WORDS: Final = {
    GainMode.AUTO: tr("Automatic: albums in order, else tracks"),
    GainMode.TRACK: tr("Each track"),
    GainMode.ALBUM: tr("Each album as a whole"),
    GainMode.OFF: tr("As recorded"),
}


def crossfade_text(seconds: float) -> str:
    """The crossfade in words."""
    return f"{seconds:.0f} s" if seconds else tr("Off")


class SoundDialog(FittedDialog):
    """Shows the controls it is given and emits what the user turns.

    Args:
        themes: where the colours come from.
        parent: the window.
    """

    turned = Signal(object)
    """The ``SoundControls`` as the user made them."""
    gains_turned = Signal(object)
    """The equaliser's gains in dB."""
    equalizer_toggled = Signal(bool)
    devices_wanted = Signal()
    """The list of devices should be read again."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sound"))
        self.setMinimumWidth(WIDTH_PX)
        self._controls = SoundControls()
        self.switch = Switch(themes, tr("Equaliser"))
        self.presets = CalmComboBox()
        self.reset_button = text_button(tr("Reset"))
        self.bands = EqualizerBands(themes)
        self.crossfade = self._slider(themes, tr("Crossfade"), 0, CROSSFADE_S.maximum, 0, 1, crossfade_text)
        self.speed = self._slider(
            themes,
            tr("Speed"),
            SPEED_PERCENT.minimum,
            SPEED_PERCENT.maximum,
            100,
            1,
            lambda value: percent(value / 100),
        )
        self.speed.setSingleStep(5)
        self.preamp = self._slider(
            themes,
            tr("Preamp"),
            PREAMP_DB.minimum,
            PREAMP_DB.maximum,
            0,
            1,
            lambda value: tr("{db} dB", db=db_text(value)),
        )
        self.gain_mode = CalmComboBox()
        self.clipping = QCheckBox(tr("Prevent clipping"))
        self.clipping.setToolTip(
            tr("Nothing is raised beyond its peak, and the equaliser makes room for what it adds.")
        )
        self.devices = CalmComboBox()
        self.devices.setMinimumContentsLength(1)
        self.refresh_button = IconButton(themes, Glyph.REFRESH, tr("Look for devices again"))
        self._are_devices_known = False
        self._fill()
        self._lay_out()
        self._connect()

    def show_controls(self, controls: SoundControls, gains_db: tuple[float, ...]) -> None:
        """Show how everything sounds; emits nothing."""
        self._controls = controls
        is_on = controls.equalizer_db is not None
        self.switch.setChecked(is_on)
        self.bands.setEnabled(is_on)
        self.bands.show_gains(gains_db)
        preset = preset_of(gains_db)
        self.presets.setCurrentIndex(self.presets.findText(preset.label if preset else OWN_PRESET))
        self.reset_button.setEnabled(gains_db != FLAT)
        self.gain_mode.setCurrentIndex(self.gain_mode.findData(controls.gain_mode))
        self.clipping.setChecked(controls.is_clipping_prevented)
        has_gain = controls.gain_mode is not GainMode.OFF
        self.preamp.setEnabled(has_gain)
        for slider, value in (
            (self.crossfade, controls.crossfade_ms / 1000),
            (self.speed, controls.speed_percent),
            (self.preamp, controls.preamp_db),
        ):
            slider.show_number(value)
            self._values[slider].setText(slider.tell(slider.number))
        self._show_device()

    def show_devices(self, devices: tuple[OutputDevice, ...]) -> None:
        """Offer what sound can come out of now."""
        self._are_devices_known = True
        self.devices.clear()
        self.devices.addItem(SYSTEM_DEVICE, "")
        names = Counter(device.name for device in devices)
        for device in devices:
            is_alone = names[device.name] == 1
            self.devices.addItem(device.name if is_alone else f"{device.name} ({device.id})", device.id)
        self._show_device()

    def _slider(
        self,
        themes: ThemeController,
        name: str,
        low: float,
        high: float,
        neutral: float,
        steps: int,
        tell: Callable[[float], str],
    ) -> MarkedSlider:
        return MarkedSlider(
            themes, name, low=low, high=high, neutral=neutral, steps_per_unit=steps, tell=tell
        )

    def _fill(self) -> None:
        self.presets.setAccessibleName(tr("Equaliser preset"))
        for preset in EQUALIZER_PRESETS:
            self.presets.addItem(preset.label, preset.gains_db)
        self.presets.addItem(OWN_PRESET, None)
        self.gain_mode.setAccessibleName(tr("Loudness"))
        for mode, words in GAIN_WORDS.items():
            self.gain_mode.addItem(words, mode)
        self.devices.setAccessibleName(tr("Output device"))
        self.devices.addItem(SYSTEM_DEVICE, "")
        for choice in (self.presets, self.gain_mode, self.devices):
            choice.setMinimumHeight(FIELD_HEIGHT_PX)
        self._values: dict[MarkedSlider, QLabel] = {}
        for slider in (self.crossfade, self.speed, self.preamp):
            label = QLabel()
            label.setFixedWidth(VALUE_PX)
            label.setFont(tabular_font(label.font()))
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._values[slider] = label

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(section_label(tr("Equaliser")))
        head.addWidget(self.switch)
        head.addStretch()
        head.addWidget(self.presets)
        head.addWidget(self.reset_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 1)
        self._add_row(grid, tr("Crossfade"), self.crossfade)
        hint = dim_label(tr("An album that plays in its order is not faded."), is_small=True)
        hint.setContentsMargins(Space.S, 0, 0, 0)
        grid.addWidget(hint, 1, 1, 1, 2)
        self._add_row(grid, tr("Speed"), self.speed)
        level = QGridLayout()
        level.setHorizontalSpacing(Space.L)
        level.setVerticalSpacing(Space.M)
        level.setColumnStretch(1, 1)
        self._add_row(level, tr("Even out"), self.gain_mode)
        self._add_row(level, tr("Preamp"), self.preamp)
        level.addWidget(self.clipping, level.rowCount(), 1, 1, 2)
        output = QGridLayout()
        output.setHorizontalSpacing(Space.L)
        output.setColumnStretch(1, 1)
        device = QWidget()
        device_row = QHBoxLayout(device)
        device_row.setContentsMargins(0, 0, 0, 0)
        device_row.setSpacing(Space.S)
        device_row.addWidget(self.devices, 1)
        device_row.addWidget(self.refresh_button)
        self._add_row(output, tr("Device"), device, self.devices)
        close = text_button(tr("Close"), role="primary")
        close.clicked.connect(self.accept)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, Space.XL, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self.bands)
        for heading, rows in ((tr("Playing"), grid), (tr("Loudness"), level), (tr("Output"), output)):
            column.addSpacing(Space.S)
            column.addWidget(section_label(heading))
            column.addLayout(rows)
        self._stack(content, close)

    def _stack(self, content: QWidget, close: QWidget) -> None:
        """What scrolls, and the button below it."""
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.S, Space.L, Space.L)
        foot.addStretch()
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrollBody(content), 1)
        whole.addLayout(foot)

    def _add_row(self, grid: QGridLayout, name: str, field: QWidget, named: QWidget | None = None) -> None:
        row = grid.rowCount() if grid.count() else 0
        label = QLabel(name)
        label.setMinimumWidth(96)
        label.setBuddy(named or field)
        grid.addWidget(label, row, 0)
        if isinstance(field, MarkedSlider):
            grid.addWidget(field, row, 1)
            grid.addWidget(self._values[field], row, 2)
        else:
            grid.addWidget(field, row, 1, 1, 2)

    def _connect(self) -> None:
        self.switch.clicked.connect(lambda: self.equalizer_toggled.emit(self.switch.isChecked()))
        self.presets.activated.connect(self._on_preset)
        self.reset_button.clicked.connect(lambda: self.gains_turned.emit(FLAT))
        self.bands.turned.connect(self.gains_turned)
        self.crossfade.turned.connect(lambda seconds: self._turn(crossfade_ms=round(seconds) * 1000))
        self.speed.turned.connect(lambda percent: self._turn(speed_percent=round(percent)))
        self.preamp.turned.connect(lambda gain_db: self._turn(preamp_db=float(round(gain_db))))
        self.gain_mode.activated.connect(
            lambda _: self._turn(gain_mode=GainMode(self.gain_mode.currentData()))
        )
        self.clipping.clicked.connect(lambda is_on: self._turn(is_clipping_prevented=is_on))
        self.refresh_button.clicked.connect(self.devices_wanted)
        self.devices.activated.connect(lambda _: self._turn(device=self.devices.currentData()))

    def _turn(self, **change: object) -> None:
        self.turned.emit(replace(self._controls, **change))  # type: ignore[arg-type]

    def _on_preset(self, _place: int) -> None:
        gains_db = self.presets.currentData()
        if gains_db is not None:
            self.gains_turned.emit(tuple(gains_db))
            self.equalizer_toggled.emit(True)

    def _show_device(self) -> None:
        wanted = self._controls.device
        place = self.devices.findData(wanted)
        if place < 0:
            self.devices.addItem(
                tr("{wanted} (not connected)", wanted=wanted) if self._are_devices_known else wanted, wanted
            )
            place = self.devices.count() - 1
        self.devices.setCurrentIndex(place)
