"""An engine that is opened when it is needed is no other engine than one that was opened before."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import EngineEvent, EngineStarted, EngineState, Load, LoadId
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.opening_engine import OpeningEngine


class Rig:
    """Counts the engines that are opened."""

    def __init__(self, problem: str = "") -> None:
        self.scheduler = LoopScheduler()
        self.opened: list[NullEngine] = []
        self._problem = problem
        self.engine = OpeningEngine(self._make)

    def _make(self) -> NullEngine:
        self.opened.append(NullEngine(self.scheduler, problem=self._problem, check=lambda _path: ""))
        return self.opened[-1]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    return Load(str(tmp_path / "a.flac"), LoadId(1), 60_000)


def test_nothing_is_opened_to_be_set_or_asked() -> None:
    rig = Rig()
    engine = rig.engine
    engine.set_volume(40)
    engine.set_muted(True)
    engine.set_controls(SoundControls(speed_percent=110))
    engine.watch_levels(False)
    for idle in (engine.play, engine.pause, engine.stop):
        idle()
    engine.seek(1_000)
    engine.set_gain(-3.0)
    engine.follow(None)
    assert (engine.state, engine.position_ms, engine.problem, engine.levels()) == (
        EngineState.EMPTY,
        0,
        "",
        (),
    )
    engine.close()
    assert not rig.opened
    rig.scheduler.close()


def test_what_was_set_before_holds_and_what_happens_is_passed_on(load: Load) -> None:
    rig, events = Rig(), list[EngineEvent]()
    engine = rig.engine
    engine.events.connect(events.append)
    engine.set_volume(70)
    engine.set_volume(40)
    engine.set_muted(True)
    engine.set_controls(SoundControls(speed_percent=110))
    engine.load(load)
    (there,) = rig.opened
    assert (there.volume_percent, there.is_muted, there.controls.speed_percent) == (40, True, 110)
    engine.play()
    rig.scheduler.run_until(lambda: any(isinstance(event, EngineStarted) for event in events))
    assert engine.state is there.state is EngineState.PLAYING
    engine.pause()
    engine.seek(5_000)
    engine.set_volume(60)
    assert (engine.position_ms, there.volume_percent) == (5_000, 60)
    engine.close()
    assert len(rig.opened) == 1
    rig.scheduler.close()


def test_why_there_is_no_sound_is_told_when_it_is_known() -> None:
    rig, told = Rig("no-libvlc"), list[str]()
    rig.engine.problem_changed.connect(told.append)
    assert rig.engine.problem == ""
    assert rig.engine.open() is rig.engine.open()
    assert (rig.engine.problem, told) == ("no-libvlc", ["no-libvlc"])
    rig.engine.close()
    rig.scheduler.close()
