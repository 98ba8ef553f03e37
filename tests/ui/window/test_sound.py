"""Sound in the window: the dialog, speed, stop after this track, the sleep timer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from musicrec_desktop.core.settings import CROSSFADE_S, EQUALIZER
from musicrec_desktop.model.equalizer import EQUALIZER_PRESETS, FLAT
from musicrec_desktop.model.sound import EQUALIZER_LIMIT_DB, GainMode, OutputDevice, SoundControls
from musicrec_desktop.ui.sound.dialog import OWN_PRESET, SYSTEM_DEVICE, SoundDialog
from tests.ui.conftest import Rig

ROCK = next(preset for preset in EQUALIZER_PRESETS if preset.label == "Rock").gains_db


def opened(rig: Rig) -> SoundDialog:
    """The dialog of the window."""
    rig.window.sound.show()
    dialog = rig.window.sound.dialog
    assert dialog is not None
    return dialog


def controls(rig: Rig) -> SoundControls:
    """What is heard."""
    return rig.app.services.player.sound.controls


def test_a_preset_turns_the_equaliser_on_and_a_slider_makes_it_ones_own(rig: Rig) -> None:
    dialog = opened(rig)
    assert not dialog.bands.isEnabled()
    dialog.presets.setCurrentText("Rock")
    dialog.presets.activated.emit(dialog.presets.currentIndex())
    assert controls(rig).equalizer_db == ROCK
    assert dialog.switch.isChecked()
    assert dialog.bands.gains_db == ROCK
    QTest.keyClick(dialog.bands.sliders[0], Qt.Key.Key_Up)
    assert controls(rig).equalizer_db == (ROCK[0] + 0.5, *ROCK[1:])
    assert dialog.presets.currentText() == OWN_PRESET
    QTest.keyClick(dialog.bands.sliders[0], Qt.Key.Key_Backspace)
    assert dialog.bands.gains_db[0] == 0.0
    dialog.reset_button.click()
    assert controls(rig).equalizer_db == FLAT
    dialog.switch.click()
    assert controls(rig).equalizer_db is None


def test_every_turn_is_heard_at_once(rig: Rig) -> None:
    dialog = opened(rig)
    dialog.crossfade.setValue(7)
    dialog.speed.setValue(125)
    dialog.preamp.setValue(-4)
    dialog.clipping.click()
    assert controls(rig) == SoundControls(
        crossfade_ms=7_000, speed_percent=125, preamp_db=-4.0, is_clipping_prevented=False
    )
    dialog.gain_mode.setCurrentIndex(dialog.gain_mode.findData(GainMode.OFF))
    dialog.gain_mode.activated.emit(dialog.gain_mode.currentIndex())
    assert controls(rig).gain_mode is GainMode.OFF
    assert not dialog.preamp.isEnabled()


def test_devices_are_offered_and_a_missing_one_is_said(rig: Rig) -> None:
    dialog = opened(rig)
    dialog.show_controls(SoundControls(device="usb"), FLAT)
    assert dialog.devices.currentText() == "usb"
    dialog.show_devices(())
    assert dialog.devices.currentText() == "usb (not connected)"
    dialog.show_devices((OutputDevice("a", "Card"), OutputDevice("b", "Card"), OutputDevice("usb", "USB")))
    offered = [dialog.devices.itemText(place) for place in range(dialog.devices.count())]
    assert offered == [SYSTEM_DEVICE, "Card (a)", "Card (b)", "USB"]
    assert dialog.devices.currentText() == "USB"
    dialog.devices.setCurrentIndex(1)
    dialog.devices.activated.emit(1)
    assert controls(rig).device == "a"


def test_devices_are_looked_for_again_when_somebody_asks(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(rig)
    asked: list[Callable[[tuple[OutputDevice, ...]], object]] = []
    monkeypatch.setattr(rig.app.services.player.sound, "list_devices", asked.append)
    dialog.refresh_button.click()
    asked[0]((OutputDevice("usb", "USB headset"),))
    assert dialog.devices.findText("USB headset") > 0


def test_a_press_on_a_band_brings_the_handle_there(rig: Rig) -> None:
    dialog = opened(rig)
    dialog.switch.click()
    band = dialog.bands.sliders[9]
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=QPoint(band.width() // 2, 1))
    assert dialog.bands.gains_db[9] == EQUALIZER_LIMIT_DB
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=QPoint(band.width() // 2, band.height() - 2))
    assert controls(rig).equalizer_db == (*FLAT[1:], -EQUALIZER_LIMIT_DB)
    QTest.mouseDClick(band, Qt.MouseButton.LeftButton)
    assert controls(rig).equalizer_db == FLAT
    assert band.accessibleDescription() == "0 dB"


def test_what_the_list_of_settings_changes_is_heard(rig: Rig) -> None:
    settings = rig.app.services.settings
    settings.set(CROSSFADE_S, 9)
    rig.window.settings.changed.emit(CROSSFADE_S, 9)
    assert controls(rig).crossfade_ms == 9_000
    assert settings.get(EQUALIZER) is False


def test_speed_goes_by_keys_and_back(rig: Rig) -> None:
    actions = rig.window.actions_table.actions
    actions["faster"].trigger()
    assert controls(rig).speed_percent == 110
    actions["slower"].trigger()
    actions["slower"].trigger()
    assert controls(rig).speed_percent == 90
    actions["normal_speed"].trigger()
    assert controls(rig).speed_percent == 100


def test_stop_after_this_track_shows_and_a_click_takes_it_back(rig: Rig) -> None:
    button, player = rig.window.bar.stop_after_button, rig.app.services.player
    assert button.isHidden()
    rig.window.actions_table.actions["stop_after_current"].trigger()
    assert player.stops_after_current
    assert not button.isHidden()
    button.click()
    assert not player.stops_after_current
    assert button.isHidden()


def test_the_sleep_timer_is_set_shown_and_cancelled(rig: Rig) -> None:
    rig.window.actions_table.actions["sleep_timer"].trigger()
    dialog, sleep = rig.window.sound.sleep_dialog, rig.app.services.sleep
    assert dialog is not None
    dialog.minutes.setValue(20)
    dialog.finish.setChecked(True)
    dialog.start_button.click()
    assert sleep.remaining_ms is not None
    assert sleep.finishes_track
    assert not rig.window.bar.sleep_button.isHidden()
    assert rig.window.bar.sleep_button.toolTip() == "Sleep timer: 20 minutes to go"
    rig.window.bar.sleep_button.click()
    assert "20 minutes to go; then the track that plays ends" in dialog.state.text()
    dialog.cancel_button.click()
    assert sleep.remaining_ms is None
    assert rig.window.bar.sleep_button.isHidden()
