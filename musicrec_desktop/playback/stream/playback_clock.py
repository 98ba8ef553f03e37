"""A program on the output, and the time of it."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineEvent,
    EngineFailed,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    EngineWaiting,
    LoadId,
)
from musicrec_desktop.playback.position_clock import PositionClock
from musicrec_desktop.playback.stream.output import Output, Report
from musicrec_desktop.playback.stream.source import Program
from musicrec_desktop.playback.stream.timeline import Moment
from musicrec_desktop.playback.stream.watchdog import Health, Watchdog

log = logging.getLogger(__name__)

REPORT_INTERVAL_MS: Final = 250
RETRY_MS: Final = 5_000
"""So often a missing device is looked for while music plays."""
LONGEST_GUESS_MS: Final = 1_000
"""Outputs tell what was heard about every 300 ms; without that, no more than this is taken to be heard."""
WATCH_MS: Final = 250
NO_DEVICE: Final = "no-sound-device"
STUCK: Final = "sound-stuck"
MakeOutput = Callable[[Scheduler, Report, Callable[[], object]], Output]
"""Opens an output: gets the scheduler, where to report, and whom to tell that there is no device."""


class Stage:
    """Puts one program after the other on the output; its signals come in the owner's thread, later.

    It also watches that the sound goes on. A file that gives nothing is waited for. An output that plays
    nothing of what there is has to be opened anew, where it was heard last.

    Args:
        scheduler: delivers what the output tells.
        make_output: opens the output.

    Attributes:
        started: sound is (again) coming.
        paused: the output confirmed a pause.
        waiting: nothing is heard because the file gives nothing; ``started`` follows.
        stuck: the output plays nothing any more; another program may be played, from ``now``.
        moment: what is heard, a few times a second, and at once where another track begins.
        over: all of the program has been heard.
        failed: the output cannot play: a reason word.
        problem_changed: why there is no sound (``problem``): ``NO_DEVICE``, ``STUCK`` or empty.
        retry_due: the program has been silent for a while; another one may find a device.
        level: volume in percent, and whether muted.

    Raises:
        PlaybackError: the output cannot be used here at all.
    """

    def __init__(self, scheduler: Scheduler, make_output: MakeOutput) -> None:
        self.started: Signal[()] = Signal()
        self.paused: Signal[()] = Signal()
        self.waiting: Signal[()] = Signal()
        self.stuck: Signal[()] = Signal()
        self.moment: Signal[Moment] = Signal()
        self.over: Signal[()] = Signal()
        self.failed: Signal[str] = Signal()
        self.problem_changed: Signal[str] = Signal()
        self.retry_due: Signal[()] = Signal()
        self.program: Program | None = None
        self.has_started = False
        self._scheduler = scheduler
        self._ids = itertools.count(1)
        self._id: LoadId | None = None
        self._heard = PositionClock(scheduler.clock, longest_guess_ms=LONGEST_GUESS_MS)
        self._told_ms = self._since_ms = 0
        self._is_paused = self._is_waiting = self._is_stale = False
        self.problem = ""
        self._is_silent_program = False
        self._watchdog = Watchdog()
        self._timer: Timer | None = None
        self._watch: Timer | None = None
        self._retry: Timer | None = None
        self.level = (100, False)
        self._is_watched = False
        self.output = make_output(scheduler, self._report, self._report_no_device)

    @property
    def now(self) -> Moment | None:
        """What is heard; None before the first sound."""
        if self.program is None or not self.has_started:
            return None
        return self.program.moment(self._frame(self.program))

    def open(self, program: Program) -> None:
        """Play a program from its beginning, in place of the present one."""
        self.drop()
        self.program = program
        self._is_paused = self._is_silent_program = self._is_waiting = self._is_stale = False
        self._id = LoadId(next(self._ids))
        self._heard.place(0)
        self._told_ms = 0
        self._since_ms = self._scheduler.clock.monotonic_ms()
        self._watchdog.begin(self._since_ms)
        self._watch = self._scheduler.call_every(WATCH_MS, self._check)
        program.meter.watch(self._is_watched)
        self.output.open(program, self._id)

    def set_paused(self, is_paused: bool) -> None:
        """Hold or go on."""
        if self.program is None:
            return
        self._is_paused = is_paused
        self._since_ms = self._scheduler.clock.monotonic_ms()
        if self._is_stale and not is_paused:
            self._reopen()
            return
        self.output.set_paused(is_paused)
        if is_paused:
            self._heard.hold()
            self._disarm()
        elif self.has_started:
            self._heard.run()
            self._arm()

    def drop(self) -> None:
        """Be silent; nothing more is told of the program."""
        self._disarm()
        for timer in (self._retry, self._watch):
            if timer is not None:
                timer.cancel()
        self._retry = self._watch = None
        self._heard.hold()
        self.has_started = False
        self._id = None
        if self.program is not None:
            self.output.stop()
            self.program.close()
            self.program = None

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """Loudness of this and all later programs."""
        self.level = (volume_percent, is_muted)
        self.output.set_level(volume_percent, is_muted)

    def watch_levels(self, is_watched: bool) -> None:
        """Begin or cease to measure this and all later programs."""
        self._is_watched = is_watched
        if self.program is not None:
            self.program.meter.watch(is_watched)

    def levels(self) -> tuple[float, ...]:
        """What is heard now, in bands from low to high; empty where nothing is measured or heard."""
        if self.program is None or not self.has_started or self._is_paused:
            return ()
        return self.program.meter.bars(self._frame(self.program))

    def _report(self, event: EngineEvent, at_ms: int) -> None:
        """In a thread of the output: hand over and return."""
        self._scheduler.post(lambda: self._on_event(event, at_ms))

    def _on_event(self, event: EngineEvent, at_ms: int) -> None:
        if event.load_id != self._id:
            return
        match event:
            case EngineStarted():
                self._on_started(at_ms)
            case EnginePaused():
                if self._is_paused:
                    self.paused.emit()
            case EnginePosition(position_ms=heard_ms):
                self._on_heard(heard_ms, at_ms)
            case EngineWaiting():
                self._on_standstill()
            case EngineEnded():
                self._finish()
            case EngineFailed(reason=reason):
                self.failed.emit(reason)
            case _:
                pass

    def _on_started(self, at_ms: int) -> None:
        self.has_started = True
        # An output that libVLC has just opened is at full volume.
        self.output.set_level(*self.level)
        if self._is_paused:
            # The wish came before the first sound, when libVLC ignores it.
            self.output.set_paused(True)
            return
        self._heard.run(at_ms)
        self._arm()
        self.started.emit()

    def _on_heard(self, heard_ms: int, at_ms: int) -> None:
        if at_ms < self._since_ms:
            # Of before a pause: time has stood still since.
            return
        self._heard.correct(heard_ms, at_ms)
        self._told_ms = heard_ms
        if self.problem == NO_DEVICE and not self._is_silent_program and heard_ms > 0:
            self._set_problem("")

    def _report_no_device(self) -> None:
        self._scheduler.post(self._on_no_device)

    def _on_no_device(self) -> None:
        self._is_silent_program = True
        if self._retry is not None:
            self._retry.cancel()
        self._retry = self._scheduler.call_later(RETRY_MS, self.retry_due.emit)
        self._set_problem(NO_DEVICE)

    def _set_problem(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit(problem)

    def _check(self) -> None:
        """Whether the sound goes on."""
        program, now_ms = self.program, self._scheduler.clock.monotonic_ms()
        if program is None:
            return
        if self._is_paused or self._is_silent_program:
            self._watchdog.begin(now_ms)
            return
        told_ms = self._told_ms if self.has_started else None
        health = self._watchdog.look(told_ms, now_ms, is_starving=program.is_starving)
        if health is Health.STUCK:
            self._on_stuck(program)
        elif health is Health.STARVING:
            if not self._is_waiting and self.has_started:
                self._is_waiting = True
                self.waiting.emit()
        elif not program.is_starving:
            self._on_good()

    def _on_stuck(self, program: Program) -> None:
        if self.has_started and program.is_over:
            # It has everything, and told of no end.
            self._finish()
            return
        self._stand_still()
        if self._watchdog.attempts > 1:
            self._set_problem(STUCK)
        self._reopen()

    def _on_good(self) -> None:
        if self.problem == STUCK and not self._watchdog.attempts:
            self._set_problem("")
        if self._is_waiting:
            self._is_waiting = False
            self.started.emit()

    def _on_standstill(self) -> None:
        """The device stood still, and goes on in a state that nobody knows."""
        if not self.has_started:
            return
        if self._is_paused:
            self._is_stale = True
        else:
            self._reopen()

    def _stand_still(self) -> None:
        """What was told is what was heard; what was taken for heard since was not."""
        self._heard.place(self._told_ms)
        self._heard.hold()

    def _reopen(self) -> None:
        self._stand_still()
        log.info("the sound stands still at %d ms of the stream", self._told_ms)
        self.output.renew()
        self.stuck.emit()

    def _frame(self, program: Program) -> int:
        return min(self._heard.position_ms * program.rate_hz // 1000, program.served)

    def _arm(self) -> None:
        """Look again when something is due, at the latest in a quarter of a second."""
        self._disarm()
        program = self.program
        if program is None or not self.has_started or self._is_paused:
            return
        frame = self._frame(program)
        due = [turn for turn in (program.next_turn(frame), program.end_frame) if turn is not None]
        waits = [max(1, (turn - frame) * 1000 // program.rate_hz + 1) for turn in due]
        self._timer = self._scheduler.call_later(min([REPORT_INTERVAL_MS, *waits]), self._look)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        program = self.program
        if program is None:
            return
        frame = self._frame(program)
        if program.end_frame is not None and frame >= program.end_frame:
            self._finish()
            return
        self.moment.emit(program.moment(frame))
        self._arm()

    def _finish(self) -> None:
        """All has been heard; told first is a track so short that nobody looked while it was heard."""
        program = self.program
        assert program is not None
        end = program.end_frame
        if end is not None:
            self._heard.place(end * 1000 // program.rate_hz)
            self._heard.hold()
        self.moment.emit(program.moment(self._frame(program) if end is None else max(0, end - 1)))
        if self.program is program:
            self.over.emit()
