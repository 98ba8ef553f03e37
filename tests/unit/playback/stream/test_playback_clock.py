"""Sources on an output whose events a test sends."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.playback import EngineEnded, EnginePosition, EngineStarted, EngineWaiting, LoadId
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.stream.mixer import Mixer
from musicrec_desktop.playback.stream.output import Report
from musicrec_desktop.playback.stream.playback_clock import LAST_MS, PlaybackClock
from musicrec_desktop.playback.stream.source import Source
from tests.support.held_sound import RATE_HZ, HeldSound, deck, noise
from tests.support.scheduler import ManualScheduler


class ToldOutput:
    """Remembers what it was told."""

    rate_hz: int | None = None

    def __init__(self, _scheduler: Scheduler, report: Report, no_device: Callable[[], object]) -> None:
        self.report = report
        self.no_device = no_device
        self.calls: list[str] = []
        self.load_id = LoadId(0)

    def open(self, source: Source, load_id: LoadId) -> None:
        self.load_id = load_id
        self.calls.append("open")

    def set_paused(self, is_paused: bool) -> None:
        self.calls.append("pause" if is_paused else "go on")

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        self.calls.append(f"level {volume_percent} {is_muted}")

    def set_device(self, device: str) -> None:
        self.calls.append(f"device {device}")

    def renew(self) -> None:
        self.calls.append("renew")

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        on_done(())

    def stop(self) -> None:
        self.calls.append("stop")

    def close(self) -> None:
        self.calls.append("close")


class ClockRig:
    """A playback clock in fake time, and the signals that it sent."""

    def __init__(self) -> None:
        self.scheduler = ManualScheduler()
        self.clock = PlaybackClock(self.scheduler, ToldOutput)
        assert isinstance(self.clock.output, ToldOutput)
        self.output = self.clock.output
        self.told: list[object] = []
        self.clock.started.connect(lambda: self.told.append("started"))
        self.clock.over.connect(lambda: self.told.append("over"))
        self.clock.moment.connect(lambda moment: self.told.append(int(moment.load_id)))
        self.clock.waiting.connect(lambda: self.told.append("waiting"))
        self.clock.stuck.connect(lambda: self.told.append("stuck"))
        self.clock.problem_changed.connect(self.told.append)

    def open(self, *lengths: int) -> Source:
        sounds = [HeldSound(noise(length, seed)) for seed, length in enumerate(lengths)]
        source = Source(Mixer(deck(1, sounds[0])), SoundControls())
        for number, sound in enumerate(sounds[1:], 2):
            source.mixer.follow(deck(number, sound))
        self.clock.open(source)
        return source

    def say(self, event: EngineStarted | EnginePosition | EngineEnded | EngineWaiting) -> None:
        self.output.report(event, self.scheduler.clock.monotonic_ms())
        self.scheduler.settle()

    def let_play(self, from_ms: int, to_ms: int) -> None:
        """The output plays, and reports four times a second."""
        for heard_ms in range(from_ms, to_ms + 1, 250):
            self.say(EnginePosition(self.output.load_id, heard_ms))
            self.scheduler.advance(250)

    def stop_process(self, for_ms: int) -> None:
        """The process is stopped for a while; its timers fire late."""
        self.scheduler.clock.advance(for_ms)
        self.scheduler.advance(0)

    @property
    def position_ms(self) -> int:
        assert self.clock.now is not None
        return self.clock.now.position_ms


def test_the_turn_to_another_track_is_told_when_it_is_heard() -> None:
    rig = ClockRig()
    source = rig.open(RATE_HZ, RATE_HZ)
    source.read(3 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.scheduler.advance(995)
    assert set(rig.told) == {"started", 1}
    rig.say(EnginePosition(rig.output.load_id, 995))
    rig.scheduler.advance(10)
    assert rig.told[-1:] == [2]
    rig.scheduler.advance(500)
    rig.say(EnginePosition(rig.output.load_id, 1_505))
    rig.scheduler.advance(485 + LAST_MS)
    assert "over" not in rig.told
    rig.scheduler.advance(20)
    assert rig.told[-1:] == ["over"]
    assert rig.told.count("over") == 1


def test_a_track_that_was_over_before_anybody_looked_is_told_before_the_end() -> None:
    rig = ClockRig()
    rig.open(RATE_HZ, 100).read(3 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.say(EngineEnded(rig.output.load_id, 0))
    assert rig.told == ["started", 2, "over"]


def test_whoever_takes_another_source_at_the_last_turn_hears_of_no_end() -> None:
    rig = ClockRig()
    rig.open(RATE_HZ, 100).read(3 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.clock.moment.connect(lambda _: rig.clock.drop())
    rig.say(EngineEnded(rig.output.load_id, 0))
    assert "over" not in rig.told


def test_a_pause_before_the_first_sound_is_asked_for_again_and_time_stands() -> None:
    rig = ClockRig()
    rig.open(RATE_HZ).read(RATE_HZ)
    rig.clock.set_paused(True)
    rig.say(EngineStarted(rig.output.load_id))
    assert rig.output.calls[-1] == "pause"
    assert rig.told == []
    rig.scheduler.advance(5_000)
    assert rig.clock.now is not None
    assert rig.clock.now.position_ms == 0
    assert rig.clock.levels() == ()


def test_the_loudness_is_said_again_to_an_output_that_was_just_opened() -> None:
    rig = ClockRig()
    rig.clock.set_level(30, True)
    rig.open(RATE_HZ)
    rig.output.calls.clear()
    rig.say(EngineStarted(rig.output.load_id))
    assert rig.output.calls == ["level 30 True"]


def test_what_a_dropped_source_reports_counts_no_more() -> None:
    rig = ClockRig()
    source = rig.open(RATE_HZ)
    old = rig.output.load_id
    rig.open(RATE_HZ)
    rig.say(EngineStarted(old))
    rig.say(EngineEnded(old, 0))
    assert rig.told == []
    assert source.mixer.end_frame is not None
    rig.clock.drop()
    assert rig.clock.now is None
    assert rig.output.calls.count("stop") == 2


def test_time_does_not_run_past_what_was_served() -> None:
    rig = ClockRig()
    rig.open(RATE_HZ).read(RATE_HZ // 2)
    rig.say(EngineStarted(rig.output.load_id))
    rig.scheduler.advance(900)
    assert rig.clock.now is not None
    assert rig.clock.now.position_ms == 500


def test_a_device_that_is_lost_is_told_once_and_its_return_with_the_next_source() -> None:
    rig = ClockRig()
    rig.open(RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.output.no_device()
    rig.output.no_device()
    rig.say(EnginePosition(rig.output.load_id, 100))
    assert rig.told == ["started", "no-sound-device"]
    rig.open(RATE_HZ)
    rig.say(EnginePosition(rig.output.load_id, 100))
    assert rig.told == ["started", "no-sound-device", ""]


def _playing(seconds: int = 60) -> ClockRig:
    """A source of which one second was heard, and half was read."""
    rig = ClockRig()
    rig.open(seconds * RATE_HZ).read(seconds * RATE_HZ // 2)
    rig.say(EngineStarted(rig.output.load_id))
    rig.let_play(250, 1_000)
    rig.told.clear()
    rig.output.calls.clear()
    return rig


def test_an_output_that_plays_nothing_for_two_seconds_is_opened_anew_where_it_was_heard_last() -> None:
    rig = _playing()
    rig.scheduler.advance(1_600)
    assert "stuck" not in rig.told
    rig.scheduler.advance(500)
    assert rig.told.count("stuck") == 1
    assert rig.output.calls == ["renew"]
    assert rig.position_ms == 1_000
    assert "sound-stuck" not in rig.told


def test_an_output_that_stays_stuck_is_told_and_tried_again_until_it_plays() -> None:
    rig = _playing()
    rig.clock.stuck.connect(lambda: rig.open(60 * RATE_HZ).read(RATE_HZ))
    rig.scheduler.advance(2_000)
    rig.say(EngineStarted(rig.output.load_id))
    rig.scheduler.advance(20_000)
    assert rig.told.count("sound-stuck") == 1
    assert rig.output.calls.count("renew") == 5
    rig.say(EngineStarted(rig.output.load_id))
    rig.let_play(250, 2_000)
    assert rig.clock.problem == ""
    assert rig.told.count("") == 1


def test_an_output_that_swallows_a_little_each_time_is_stuck_all_the_same() -> None:
    rig = _playing()
    rig.clock.stuck.connect(lambda: rig.open(60 * RATE_HZ).read(RATE_HZ))
    for _ in range(3):
        rig.say(EngineStarted(rig.output.load_id))
        rig.let_play(250, 750)
        rig.scheduler.advance(6_000)
    assert rig.clock.problem == "sound-stuck"


def test_an_output_that_never_starts_is_opened_anew() -> None:
    rig = ClockRig()
    rig.open(RATE_HZ)
    rig.scheduler.advance(4_000)
    assert rig.told == []
    rig.scheduler.advance(1_500)
    assert rig.told == ["stuck"]


def test_a_stopped_process_does_not_take_its_output_for_stuck() -> None:
    rig = _playing()
    for heard_ms in range(1_250, 21_250, 1_000):
        rig.stop_process(4_000)
        rig.scheduler.advance(500)
        assert rig.position_ms <= heard_ms + 750
        rig.let_play(heard_ms, heard_ms + 750)
    assert "stuck" not in rig.told
    assert "waiting" not in rig.told


def test_a_pause_is_no_standstill() -> None:
    rig = _playing()
    rig.scheduler.advance(1_500)
    rig.clock.set_paused(True)
    rig.scheduler.advance(60_000)
    rig.clock.set_paused(False)
    rig.scheduler.advance(1_500)
    assert "stuck" not in rig.told


def test_a_file_that_gives_nothing_is_waited_for_and_no_output_is_blamed() -> None:
    rig = ClockRig()
    sound = HeldSound(noise(RATE_HZ), is_complete=False)
    rig.clock.open(source := Source(Mixer(deck(1, sound)), SoundControls()))
    source.read(RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.let_play(250, 1_000)
    rig.told.clear()
    for _ in range(240):
        assert len(source.read(RATE_HZ)) == 0
        rig.scheduler.advance(250)
    assert rig.told.count("waiting") == 1
    assert "stuck" not in rig.told
    assert rig.position_ms <= 1_000
    sound.give(noise(9 * RATE_HZ), is_complete=True)
    source.read(RATE_HZ)
    rig.let_play(1_250, 1_500)
    assert rig.told.count("started") == 1


def test_an_output_that_does_not_come_back_after_a_slow_file_is_stuck() -> None:
    rig = ClockRig()
    sound = HeldSound(noise(RATE_HZ), is_complete=False)
    rig.clock.open(source := Source(Mixer(deck(1, sound)), SoundControls()))
    source.read(2 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.let_play(250, 1_000)
    rig.scheduler.advance(5_000)
    assert "stuck" not in rig.told
    sound.give(noise(9 * RATE_HZ), is_complete=True)
    rig.scheduler.advance(2_500)
    assert "stuck" in rig.told


def test_an_output_that_got_everything_and_tells_of_no_end_has_come_to_it() -> None:
    rig = ClockRig()
    source = rig.open(3 * RATE_HZ)
    source.read(4 * RATE_HZ)
    rig.say(EngineStarted(rig.output.load_id))
    rig.let_play(250, 1_000)
    rig.scheduler.advance(3_000)
    assert rig.told[-1] == "over"
    assert rig.told.count("over") == 1
    assert "stuck" not in rig.told


def test_a_device_that_stood_still_is_opened_anew_at_once_or_behind_the_pause() -> None:
    rig = _playing()
    rig.scheduler.advance(700)
    rig.say(EngineWaiting(rig.output.load_id))
    assert rig.told[-1] == "stuck"
    assert rig.position_ms == 1_000
    rig = _playing()
    rig.clock.set_paused(True)
    rig.say(EngineWaiting(rig.output.load_id))
    assert "stuck" not in rig.told
    rig.clock.set_paused(False)
    assert rig.told[-1] == "stuck"


def test_a_report_of_before_a_pause_does_not_move_the_time_behind_it() -> None:
    rig = _playing()
    reported_at_ms = rig.scheduler.clock.monotonic_ms()
    rig.clock.set_paused(True)
    rig.scheduler.advance(10_000)
    rig.clock.set_paused(False)
    before_ms = rig.position_ms
    rig.output.report(EnginePosition(rig.output.load_id, 1_100), reported_at_ms)
    rig.scheduler.settle()
    assert rig.position_ms == before_ms
