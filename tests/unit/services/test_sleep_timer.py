"""Falling silent after a while."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.services.sleep_timer import SleepTimer
from tests.support.player_rig import PlayerRig


@pytest.fixture
def rig() -> PlayerRig:
    """Long tracks that play at volume 60."""
    rig = PlayerRig(durations=dict.fromkeys(range(1, 9), 45_000))
    rig.player.set_volume(60)
    rig.play(*range(1, 9))
    return rig


@pytest.fixture
def timer(rig: PlayerRig) -> SleepTimer:
    """Of that player."""
    return SleepTimer(player=rig.player, scheduler=rig.scheduler)


def test_it_fades_out_pauses_and_gives_the_volume_back(rig: PlayerRig, timer: SleepTimer) -> None:
    told: list[int | None] = []
    timer.changed.connect(lambda: told.append(timer.remaining_ms))
    timer.set(1)
    assert timer.remaining_ms == 60_000
    rig.scheduler.advance(49_000)
    assert rig.player.volume_percent == 60
    rig.scheduler.advance(6_000)
    assert 25 <= rig.player.volume_percent <= 31
    rig.scheduler.advance(5_000)
    assert rig.player.state is PlayerState.PAUSED
    assert rig.player.volume_percent == 60
    assert told == [60_000, None]


def test_it_lets_the_track_end_where_that_is_wanted(rig: PlayerRig, timer: SleepTimer) -> None:
    timer.set(1, finishes_track=True)
    rig.scheduler.advance(60_000)
    assert timer.remaining_ms is None
    assert rig.player.stops_after_current
    assert rig.player.volume_percent == 60
    rig.scheduler.advance(31_000)
    assert rig.player.state is PlayerState.STOPPED
    assert rig.started == [1, 2]


def test_cancelled_it_brings_the_volume_back_and_playback_goes_on(rig: PlayerRig, timer: SleepTimer) -> None:
    timer.set(1)
    rig.scheduler.advance(55_000)
    timer.cancel()
    assert rig.player.volume_percent == 60
    rig.scheduler.advance(30_000)
    assert rig.player.state is PlayerState.PLAYING


def test_whoever_turns_the_volume_is_awake(rig: PlayerRig, timer: SleepTimer) -> None:
    timer.set(1)
    rig.scheduler.advance(55_000)
    rig.player.set_volume(50)
    assert timer.remaining_ms is None
    rig.scheduler.advance(30_000)
    assert rig.player.state is PlayerState.PLAYING
    assert rig.player.volume_percent == 50


def test_set_again_it_counts_anew_and_a_pause_does_not_hold_it(rig: PlayerRig, timer: SleepTimer) -> None:
    timer.set(1)
    rig.scheduler.advance(30_000)
    timer.set(2)
    rig.player.pause()
    rig.scheduler.advance(100_000)
    assert timer.remaining_ms == 20_000
    rig.scheduler.advance(30_000)
    assert timer.remaining_ms is None
    assert rig.player.volume_percent == 60


def test_closed_in_the_fade_it_brings_the_volume_back(rig: PlayerRig, timer: SleepTimer) -> None:
    timer.set(1)
    rig.scheduler.advance(57_000)
    timer.close()
    assert rig.player.volume_percent == 60
