"""Mute button and volume slider."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WHEEL_STEP_PERCENT = 5
SLIDER_WIDTH_PX = 76
LOW_PERCENT = 50
WHEEL_NOTCH = 120


class VolumeControl(QWidget):
    """How loud it is; the wheel works anywhere over it.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    volume_changed = Signal(int)
    """The user chose a volume, in percent."""

    mute_toggled = Signal(bool)
    """The user turned the sound off (True) or on."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_muted = False
        self._wheel_rest = 0
        self.button = IconButton(themes, Glyph.VOLUME_HIGH, tr("Mute"), shortcut=key_of("toggle_mute"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(WHEEL_STEP_PERCENT)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(SLIDER_WIDTH_PX)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setAccessibleName(tr("Volume"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.button)
        row.addWidget(self.slider)
        self.slider.installEventFilter(self)
        self.button.clicked.connect(self._on_button)
        self.slider.valueChanged.connect(self._on_slider)
        self.set_volume(80, is_muted=False)

    def set_volume(self, volume_percent: int, *, is_muted: bool) -> None:
        """Show a volume; emits nothing."""
        self._is_muted = is_muted
        self.slider.blockSignals(True)
        self.slider.setValue(volume_percent)
        self.slider.blockSignals(False)
        self._dress()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel_rest += event.angleDelta().y()
        notches = int(self._wheel_rest / WHEEL_NOTCH)
        self._wheel_rest -= notches * WHEEL_NOTCH
        if notches:
            self.slider.setValue(self.slider.value() + notches * WHEEL_STEP_PERCENT)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The slider's own wheel would step by another amount."""
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _on_button(self) -> None:
        self._is_muted = not self._is_muted
        self._dress()
        self.mute_toggled.emit(self._is_muted)

    def _on_slider(self, volume_percent: int) -> None:
        was_muted, self._is_muted = self._is_muted, False
        self._dress()
        if was_muted:
            self.mute_toggled.emit(False)
        self.volume_changed.emit(volume_percent)

    def _dress(self) -> None:
        volume = self.slider.value()
        if self._is_muted or volume == 0:
            glyph = Glyph.MUTED
        else:
            glyph = Glyph.VOLUME_LOW if volume < LOW_PERCENT else Glyph.VOLUME_HIGH
        self.button.set_glyph(glyph)
        self.button.set_name(tr("Unmute") if self._is_muted else tr("Mute"))
        self.slider.setToolTip(
            tr("Volume {percent}", percent=percent(volume / 100)) + (" (muted)" if self._is_muted else "")
        )
