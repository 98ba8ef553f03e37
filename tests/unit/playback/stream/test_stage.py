"""Programs on an output that does what a test says."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.playback import EngineEnded, EnginePosition, EngineStarted, LoadId
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.stream.output import Report
from musicrec_desktop.playback.stream.program import Program
from musicrec_desktop.playback.stream.stage import Stage
from musicrec_desktop.playback.stream.tape import Tape
from tests.support.held_sound import RATE_HZ, HeldSound, noise, voice
from tests.support.scheduler import ManualScheduler


class ToldOutput:
    """Remembers what it was told."""

    rate_hz: int | None = None

    def __init__(self, _scheduler: Scheduler, report: Report, no_device: Callable[[], object]) -> None:
        self.report = report
        self.no_device = no_device
        self.calls: list[str] = []
        self.load_id = LoadId(0)

    def open(self, program: Program, load_id: LoadId) -> None:
        self.load_id = load_id
        self.calls.append("open")

    def set_paused(self, is_paused: bool) -> None:
        self.calls.append("pause" if is_paused else "go on")

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        self.calls.append(f"level {volume_percent} {is_muted}")

    def set_device(self, device: str) -> None:
        self.calls.append(f"device {device}")

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        on_done(())

    def stop(self) -> None:
        self.calls.append("stop")

    def close(self) -> None:
        self.calls.append("close")


class StageRig:
    """A stage in fake time, and what it told."""

    def __init__(self) -> None:
        self.scheduler = ManualScheduler()
        self.stage = Stage(self.scheduler, ToldOutput)
        assert isinstance(self.stage.output, ToldOutput)
        self.output = self.stage.output
        self.told: list[object] = []
        self.stage.started.connect(lambda: self.told.append("started"))
        self.stage.over.connect(lambda: self.told.append("over"))
        self.stage.moment.connect(lambda moment: self.told.append(int(moment.load_id)))
        self.stage.device_changed.connect(self.told.append)

    def open(self, *lengths: int) -> Program:
        sounds = [HeldSound(noise(length, seed)) for seed, length in enumerate(lengths)]
        program = Program(Tape(voice(1, sounds[0])), SoundControls())
        for number, sound in enumerate(sounds[1:], 2):
            program.tape.follow(voice(number, sound))
        self.stage.open(program)
        return program

    def say(self, event: EngineStarted | EnginePosition | EngineEnded) -> None:
        self.output.report(event, self.scheduler.clock.monotonic_ms())
        self.scheduler.settle()


def test_the_turn_to_another_track_is_told_when_it_is_heard() -> None:
    rig = StageRig()
    program = rig.open(RATE_HZ, RATE_HZ)
    program.read(3 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.scheduler.advance(995)
    assert set(rig.told) == {"started", 1}
    rig.scheduler.advance(10)
    assert rig.told[-1:] == [2]
    rig.scheduler.advance(1_000)
    assert rig.told[-1:] == ["over"]
    assert rig.told.count("over") == 1


def test_a_track_that_was_over_before_anybody_looked_is_told_before_the_end() -> None:
    rig = StageRig()
    rig.open(RATE_HZ, 100).read(3 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.say(EngineEnded(rig.output.load_id, 0))
    assert rig.told == ["started", 2, "over"]


def test_whoever_takes_another_program_at_the_last_turn_hears_of_no_end() -> None:
    rig = StageRig()
    rig.open(RATE_HZ, 100).read(3 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.stage.moment.connect(lambda _: rig.stage.drop())
    rig.say(EngineEnded(rig.output.load_id, 0))
    assert "over" not in rig.told


def test_a_pause_before_the_first_sound_is_asked_for_again_and_time_stands() -> None:
    rig = StageRig()
    rig.open(RATE_HZ).read(RATE_HZ)
    rig.stage.set_paused(True)
    rig.say(EngineStarted(rig.output.load_id))
    assert rig.output.calls[-1] == "pause"
    assert rig.told == []
    rig.scheduler.advance(5_000)
    assert rig.stage.now is not None
    assert rig.stage.now.position_ms == 0
    assert rig.stage.levels() == ()


def test_the_loudness_is_said_again_to_an_output_that_was_just_opened() -> None:
    rig = StageRig()
    rig.stage.set_level(30, True)
    rig.open(RATE_HZ)
    rig.output.calls.clear()
    rig.say(EngineStarted(rig.output.load_id))
    assert rig.output.calls == ["level 30 True"]


def test_what_a_dropped_program_reports_counts_no_more() -> None:
    rig = StageRig()
    program = rig.open(RATE_HZ)
    old = rig.output.load_id
    rig.open(RATE_HZ)
    rig.say(EngineStarted(old))
    rig.say(EngineEnded(old, 0))
    assert rig.told == []
    assert program.tape.end_frame is not None
    rig.stage.drop()
    assert rig.stage.now is None
    assert rig.output.calls.count("stop") == 2


def test_time_does_not_run_past_what_was_served() -> None:
    rig = StageRig()
    rig.open(RATE_HZ).read(RATE_HZ // 2)
    rig.say(EngineStarted(rig.output.load_id))
    rig.scheduler.advance(60_000)
    assert rig.stage.now is not None
    assert rig.stage.now.position_ms == 500


def test_a_device_that_is_lost_is_told_once_and_its_return_with_the_next_program() -> None:
    rig = StageRig()
    rig.open(RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.output.no_device()
    rig.output.no_device()
    rig.say(EnginePosition(rig.output.load_id, 100))
    assert rig.told == ["started", False]
    rig.open(RATE_HZ)
    rig.say(EnginePosition(rig.output.load_id, 100))
    assert rig.told == ["started", False, True]
