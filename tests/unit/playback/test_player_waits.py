"""A player whose engine gets no sound for a while: the file gives none, or the device takes none."""

from __future__ import annotations

import random

import pytest

from musicrec_desktop.model.playback import (
    EndReason,
    EngineStarted,
    EngineWaiting,
    LoadId,
    Playable,
    PlayerState,
    TrackEnd,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.playback.transport import LOAD_TIMEOUT_MS
from tests.support.scheduler import ManualScheduler

TRACK_MS = 100_000


class StallingEngine(NullEngine):
    """The silent engine, whose sound a test can take away."""

    is_stalled = False

    def stall(self, *, is_told: bool = True) -> None:
        """Nothing is heard from now on."""
        self.is_stalled = True
        self._hold()
        if is_told and self._load_id is not None:
            self.events.emit(EngineWaiting(self._load_id))

    def go_on(self) -> None:
        """It is heard again."""
        self.is_stalled = False
        self._arm()
        assert self._load_id is not None
        self.events.emit(EngineStarted(self._load_id))

    def _arm(self) -> None:
        if not self.is_stalled:
            super()._arm()

    def _report(self, load_id: LoadId) -> None:
        if not self.is_stalled:
            super()._report(load_id)

    def say(self, problem: str) -> None:
        """There is no sound at all, or there is again."""
        self._problem = problem
        self.problem_changed.emit(problem)


class WaitRig:
    """A player of tracks of 100 seconds in fake time."""

    def __init__(self) -> None:
        self.scheduler = ManualScheduler()
        self.engine = StallingEngine(self.scheduler, check=lambda _path: "")
        self.player = Player(
            self.engine,
            self.scheduler,
            lambda track_id: Playable(track_id, f"/{track_id}", TRACK_MS),
            random.Random(1),
        )
        self.ends: list[TrackEnd] = []
        self.player.track_ended.connect(self.ends.append)
        self.player.play_now([TrackId(1), TrackId(2)])
        self.scheduler.settle()


@pytest.fixture
def rig() -> WaitRig:
    """Ten seconds into the first track."""
    made = WaitRig()
    made.scheduler.advance(10_000)
    return made


def test_a_slow_file_is_waited_for_and_the_silence_is_not_listened(rig: WaitRig) -> None:
    rig.engine.stall()
    assert rig.player.state is PlayerState.LOADING
    rig.scheduler.advance(LOAD_TIMEOUT_MS - 1_000)
    assert rig.player.listened_ms == 10_000
    rig.engine.go_on()
    assert rig.player.state.value == "playing"
    rig.scheduler.advance(30_000)
    assert rig.player.listened_ms == 40_000
    assert rig.ends == []


def test_a_file_that_gives_nothing_for_twenty_seconds_has_failed_and_the_next_one_plays(rig: WaitRig) -> None:
    rig.engine.stall()
    rig.scheduler.advance(LOAD_TIMEOUT_MS)
    (end,) = rig.ends
    assert (end.reason, end.failure, end.listened_ms) == (EndReason.FAILED, "timed-out", 10_000)
    rig.scheduler.advance(1_000)
    assert rig.player.queue.current is not None
    assert rig.player.queue.current.track_id == 2


def test_no_file_is_blamed_for_a_device_that_plays_nothing(rig: WaitRig) -> None:
    rig.engine.stall()
    rig.engine.say("sound-stuck")
    rig.scheduler.advance(10 * LOAD_TIMEOUT_MS)
    assert rig.ends == []
    assert rig.player.listened_ms == 10_000
    rig.engine.say("")
    rig.engine.go_on()
    rig.scheduler.advance(5_000)
    assert rig.player.listened_ms == 15_000


def test_a_wait_that_is_paused_does_not_run_out(rig: WaitRig) -> None:
    rig.engine.stall()
    rig.player.pause()
    rig.scheduler.advance(10 * LOAD_TIMEOUT_MS)
    assert rig.ends == []
    assert rig.player.listened_ms == 10_000


def test_a_seek_that_brings_no_sound_fails_in_the_end(rig: WaitRig) -> None:
    rig.engine.stall(is_told=False)
    rig.player.seek(50_000)
    rig.scheduler.advance(LOAD_TIMEOUT_MS)
    assert [(end.failure, end.listened_ms) for end in rig.ends] == [("timed-out", 10_000)]


def test_silence_that_nobody_tells_of_is_not_listened_either(rig: WaitRig) -> None:
    rig.engine.stall(is_told=False)
    rig.scheduler.advance(455_000)
    assert rig.player.listened_ms == 10_000
    rig.engine.go_on()
    rig.scheduler.advance(TRACK_MS)
    assert (rig.ends[0].reason, rig.ends[0].listened_ms) == (EndReason.FINISHED, TRACK_MS)


def test_a_seek_is_not_listening_there_or_back(rig: WaitRig) -> None:
    rig.player.seek(90_000)
    rig.scheduler.advance(5_000)
    rig.player.seek(0)
    rig.scheduler.advance(7_000)
    rig.player.next()
    assert [end.listened_ms for end in rig.ends] == [22_000]
