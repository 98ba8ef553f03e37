"""Two engines as one."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.playback import EngineEnded, EngineEvent, EngineFailed, EngineState, Load, LoadId
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.playback.either_engine import EitherEngine
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.null_engine import NullEngine
from tests.support.scheduler import ManualScheduler

ODD = "/odd"


class EitherRig:
    """The first engine cannot open odd files, the second plays all."""

    def __init__(self, reason: str = "cannot-open") -> None:
        self.scheduler = ManualScheduler()
        self.first = NullEngine(self.scheduler, check=lambda path: reason if path == ODD else "")
        self.second = NullEngine(self.scheduler, problem="no-sound-device", check=lambda _path: "")
        self.made = 0
        self.engine = EitherEngine(self.first, self._make)
        self.events: list[EngineEvent] = []
        self.problems: list[str] = []
        self.engine.events.connect(self.events.append)
        self.engine.problem_changed.connect(self.problems.append)

    def _make(self) -> Engine:
        self.made += 1
        return self.second

    def start(self, path: str, load_id: int, duration_ms: int = 5_000) -> None:
        self.engine.load(Load(path, LoadId(load_id), duration_ms))
        self.engine.play()


def test_the_second_is_not_opened_before_it_is_needed() -> None:
    rig = EitherRig()
    rig.start("/plain", 1)
    rig.scheduler.advance(6_000)
    assert rig.made == 0
    assert rig.events[-1] == EngineEnded(LoadId(1), 5_000)


def test_what_the_first_refuses_the_second_plays_with_all_that_is_set() -> None:
    rig = EitherRig()
    rig.engine.set_volume(30)
    rig.engine.set_muted(True)
    rig.engine.set_controls(SoundControls(speed_percent=120))
    rig.start(ODD, 1)
    rig.scheduler.advance(100)
    assert rig.engine.state is EngineState.PLAYING
    assert (rig.second.volume_percent, rig.second.is_muted) == (30, True)
    assert rig.second.controls.speed_percent == 120
    rig.scheduler.advance(6_000)
    assert [type(event) for event in rig.events].count(EngineEnded) == 1
    assert not any(isinstance(event, EngineFailed) for event in rig.events)
    rig.start(ODD, 2)
    rig.scheduler.advance(100)
    assert rig.made == 1


def test_the_next_file_goes_to_the_first_again_and_the_second_is_silent() -> None:
    rig = EitherRig()
    rig.start(ODD, 1)
    rig.scheduler.advance(1_000)
    rig.start("/plain", 2)
    rig.scheduler.advance(1_000)
    assert rig.second.state is EngineState.EMPTY
    assert rig.first.state is EngineState.PLAYING
    before = len(rig.events)
    rig.scheduler.advance(500)
    assert {event.load_id for event in rig.events[before:]} == {2}


def test_a_seek_a_gain_and_a_pause_before_the_refusal_count() -> None:
    rig = EitherRig()
    rig.start(ODD, 1)
    rig.engine.seek(3_000)
    rig.engine.set_gain(-4.0)
    rig.engine.pause()
    rig.scheduler.settle()
    assert rig.engine.state is EngineState.PAUSED
    assert rig.engine.position_ms == 3_000
    assert rig.second.gain_db == -4.0


@pytest.mark.parametrize("reason", ["gone", "protected", "unreadable"])
def test_other_failures_are_told_at_once(reason: str) -> None:
    rig = EitherRig(reason)
    rig.start(ODD, 1)
    rig.scheduler.settle()
    assert rig.events == [EngineFailed(LoadId(1), reason)]
    assert rig.made == 0


def test_what_the_second_plays_to_its_end_within_a_moment_was_no_sound() -> None:
    rig = EitherRig("no-audio")
    rig.start(ODD, 1, duration_ms=50)
    rig.scheduler.advance(1_000)
    assert rig.events[-1] == EngineFailed(LoadId(1), "no-audio")
    assert not any(isinstance(event, EngineEnded) for event in rig.events)


def test_without_a_second_the_refusal_is_told() -> None:
    scheduler = ManualScheduler()

    def missing() -> Engine:
        raise PlaybackError("no-libvlc")

    engine = EitherEngine(NullEngine(scheduler, check=lambda _: "cannot-open"), missing)
    events: list[EngineEvent] = []
    engine.events.connect(events.append)
    engine.load(Load(ODD, LoadId(1), 5_000))
    engine.play()
    scheduler.settle()
    assert events == [EngineFailed(LoadId(1), "cannot-open")]


def test_a_problem_is_that_of_the_engine_that_plays() -> None:
    rig = EitherRig()
    rig.start(ODD, 1)
    rig.scheduler.settle()
    assert rig.engine.problem == "no-sound-device"
    rig.start("/plain", 2)
    assert rig.engine.problem == ""
    assert rig.problems == ["no-sound-device", ""]
