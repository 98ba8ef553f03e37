"""Sound settings that are heard at once and kept when the hand rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from musicrec_desktop.core.settings import (
    CROSSFADE_S,
    EQUALIZER,
    EQUALIZER_DB,
    GAIN_MODE,
    OUTPUT_DEVICE,
    PREAMP_DB,
    PREVENT_CLIPPING,
    SPEED_PERCENT,
    Setting,
    SettingValue,
)
from musicrec_desktop.model.equalizer import (
    EQUALIZER_PRESETS,
    FLAT,
    gains_of_text,
    gains_text,
    preset_of,
)
from musicrec_desktop.model.sound import EQUALIZER_LIMIT_DB, GainMode, SoundControls
from musicrec_desktop.services.sound import KEEP_AFTER_MS, SoundService, stored_controls
from musicrec_desktop.storage.state import SettingStore
from tests.support.library import new_library
from tests.support.player_rig import PlayerRig

ROCK = next(preset for preset in EQUALIZER_PRESETS if preset.label == "Rock").gains_db


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[SettingStore]:
    """Of a new profile."""
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield SettingStore(database)
    database.close()


@pytest.fixture
def rig() -> PlayerRig:
    """A player."""
    return PlayerRig()


def _service(rig: PlayerRig, settings: SettingStore) -> SoundService:
    return SoundService(desk=rig.player.sound, settings=settings, scheduler=rig.scheduler)


def test_what_is_kept_is_heard_from_the_start(rig: PlayerRig, settings: SettingStore) -> None:
    settings.set(CROSSFADE_S, 5)
    settings.set(GAIN_MODE, "album")
    settings.set(EQUALIZER, True)
    settings.set(EQUALIZER_DB, gains_text(ROCK))
    service = _service(rig, settings)
    assert rig.engine.controls == service.controls
    assert service.controls.crossfade_ms == 5_000
    assert service.controls.gain_mode is GainMode.ALBUM
    assert service.controls.equalizer_db == ROCK


def test_a_change_is_heard_at_once_and_kept_when_the_hand_rests(
    rig: PlayerRig, settings: SettingStore
) -> None:
    service = _service(rig, settings)
    service.set_speed(130)
    assert rig.engine.controls.speed_percent == 130
    assert settings.get(SPEED_PERCENT) == 100
    rig.scheduler.advance(KEEP_AFTER_MS)
    assert settings.get(SPEED_PERCENT) == 130
    service.set_speed(900)
    service.close()
    assert settings.get(SPEED_PERCENT) == 200


def test_gains_stay_while_the_equaliser_is_off(rig: PlayerRig, settings: SettingStore) -> None:
    service = _service(rig, settings)
    service.set_gains(ROCK)
    assert rig.engine.controls.equalizer_db is None
    service.set_equalizer(True)
    assert rig.engine.controls.equalizer_db == ROCK
    service.set_equalizer(False)
    service.close()
    assert gains_of_text(str(settings.get(EQUALIZER_DB))) == ROCK
    assert settings.get(EQUALIZER) is False


def test_a_setting_that_was_changed_elsewhere_is_heard(rig: PlayerRig, settings: SettingStore) -> None:
    service = _service(rig, settings)
    settings.set(CROSSFADE_S, 3)
    service.take(CROSSFADE_S)
    assert rig.engine.controls.crossfade_ms == 3_000
    rig.player.sound.set_controls(replace(service.controls, speed_percent=80))
    rig.scheduler.advance(KEEP_AFTER_MS)
    assert settings.get(SPEED_PERCENT) == 80


def test_settings_changed_elsewhere_in_quick_succession_all_count(
    rig: PlayerRig, settings: SettingStore
) -> None:
    service = _service(rig, settings)
    service.set_speed(120)
    for seconds in (1, 2, 3):
        settings.set(CROSSFADE_S, seconds)
        service.take(CROSSFADE_S)
    settings.set(GAIN_MODE, "off")
    service.take(GAIN_MODE)
    rig.scheduler.advance(KEEP_AFTER_MS)
    assert (settings.get(CROSSFADE_S), settings.get(GAIN_MODE), settings.get(SPEED_PERCENT)) == (
        3,
        "off",
        120,
    )
    assert rig.engine.controls == stored_controls(settings)


def test_every_setting_of_the_controls_is_taken(rig: PlayerRig, settings: SettingStore) -> None:
    service = _service(rig, settings)
    values: dict[Setting, SettingValue] = {
        CROSSFADE_S: 4,
        GAIN_MODE: "track",
        PREAMP_DB: -3,
        PREVENT_CLIPPING: False,
        EQUALIZER_DB: gains_text(ROCK),
        EQUALIZER: True,
        SPEED_PERCENT: 75,
        OUTPUT_DEVICE: "usb",
    }
    for setting, value in values.items():
        settings.set(setting, value)
        service.take(setting)
    assert rig.engine.controls == SoundControls(4_000, GainMode.TRACK, -3.0, False, ROCK, 75, "usb")
    assert all(getattr(service.controls, field.name) != field.default for field in fields(SoundControls))


@pytest.mark.parametrize("text", ["", "1 2 3", "a b c d e f g h i j", "nan 0 0 0 0 0 0 0 0 0", "1e999 " * 10])
def test_broken_gains_are_flat(text: str) -> None:
    assert gains_of_text(text) == FLAT


def test_presets_fit_and_are_told_apart() -> None:
    assert len({preset.label for preset in EQUALIZER_PRESETS}) == len(EQUALIZER_PRESETS)
    assert len({preset.gains_db for preset in EQUALIZER_PRESETS}) == len(EQUALIZER_PRESETS)
    for preset in EQUALIZER_PRESETS:
        assert len(preset.gains_db) == len(FLAT)
        assert max(map(abs, preset.gains_db)) <= EQUALIZER_LIMIT_DB
        assert preset_of(gains_of_text(gains_text(preset.gains_db))) == preset
