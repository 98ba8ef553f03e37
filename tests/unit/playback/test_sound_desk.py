"""The player's knobs."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.sound_desk import FIRST_VOLUME_PERCENT, SoundDesk
from tests.support.scheduler import ManualScheduler


def test_the_engine_hears_of_the_volume_with_nothing_playing() -> None:
    engine = NullEngine(ManualScheduler())
    desk = SoundDesk(engine)
    told: list[tuple[int, bool]] = []
    desk.volume_changed.connect(lambda percent, is_muted: told.append((percent, is_muted)))
    assert engine.volume_percent == FIRST_VOLUME_PERCENT
    desk.set_volume(25)
    desk.set_muted(True)
    assert (engine.volume_percent, engine.is_muted) == (25, True)
    assert told == [(25, False), (25, True)]


@pytest.mark.parametrize(("wished", "percent"), [(-5, 0), (0, 0), (100, 100), (900, 100)])
def test_the_volume_stays_in_its_range(wished: int, percent: int) -> None:
    engine = NullEngine(ManualScheduler())
    desk = SoundDesk(engine)
    desk.set_volume(wished)
    assert engine.volume_percent == desk.volume_percent == percent


def test_controls_are_told_once() -> None:
    engine = NullEngine(ManualScheduler())
    desk = SoundDesk(engine)
    told: list[SoundControls] = []
    desk.changed.connect(told.append)
    slower = SoundControls(speed_percent=80)
    desk.set_controls(slower)
    desk.set_controls(SoundControls(speed_percent=80))
    assert told == [slower]
    assert engine.controls == desk.controls == slower


def test_devices_come_later() -> None:
    scheduler = ManualScheduler()
    found: list[tuple[OutputDevice, ...]] = []
    SoundDesk(NullEngine(scheduler)).list_devices(found.append)
    assert found == []
    scheduler.settle()
    assert found == [()]
