"""The source on the output, and the clock of what is heard of it."""

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
from musicrec_desktop.playback.stream.source import Source
from musicrec_desktop.playback.stream.timeline import Moment
from musicrec_desktop.playback.stream.watchdog import Health, Watchdog

log = logging.getLogger(__name__)

REPORT_INTERVAL_MS: Final = 250
RETRY_MS: Final = 5_000
"""How often a missing device is looked for while music plays."""
LONGEST_GUESS_MS: Final = 1_000
"""Outputs report about every 300 ms; without a report, no more than this is taken to be heard."""
WATCH_MS: Final = 250
LAST_MS: Final = 150
"""How long the source goes on behind its last sound: what a sound server still holds is lost at the end.

The time is known to ``TREMBLE_MS``, and a busy server plays later than it says. Shorter than ``TAIL_S``.
"""
NO_DEVICE: Final = "no-sound-device"
STUCK: Final = "sound-stuck"
MakeOutput = Callable[[Scheduler, Report, Callable[[], object]], Output]
"""Opens an output; gets the scheduler, the report function, and what to call where there is no device."""


class PlaybackClock:
    """Plays one source after the other and keeps the time of what is heard.

    Its signals come in the owner's thread.
    It also watches that the sound goes on. It waits for a file that is read too slowly. It asks for another
    source where the output plays nothing of the sound that is there.

    Args:
        scheduler: delivers what the output reports.
        make_output: opens the output.

    Attributes:
        started: sound comes, for the first time or again.
        paused: the output has confirmed a pause.
        waiting: nothing is heard because the file is read too slowly; ``started`` follows.
        stuck: the output plays nothing any more; another source has to be opened, from ``now`` on.
        moment: what is heard; a few times a second, and at once where another track begins.
        over: all of the source has been heard.
        failed: the output cannot play; a reason word.
        problem_changed: why there is no sound (``problem``): ``NO_DEVICE``, ``STUCK`` or empty.
        retry_due: there was no device for a while; another source may find one.
        level: volume in percent, and whether muted.

    Raises:
        PlaybackError: the output cannot be used on this machine.
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
        self.source: Source | None = None
        self.has_started = False
        self._scheduler = scheduler
        self._ids = itertools.count(1)
        self._id: LoadId | None = None
        self._heard = PositionClock(scheduler.clock, longest_guess_ms=LONGEST_GUESS_MS)
        self._told_ms = self._since_ms = 0
        self._is_paused = self._is_waiting = self._is_stale = False
        self.problem = ""
        self._is_silent_source = False
        self._watchdog = Watchdog()
        self._timer: Timer | None = None
        self._watch: Timer | None = None
        self._retry: Timer | None = None
        self.level = (100, False)
        self._is_watched = False
        self.output = make_output(scheduler, self._report, self._report_no_device)

    @property
    def now(self) -> Moment | None:
        """The track and position that are heard; None before the first sound."""
        if self.source is None or not self.has_started:
            return None
        return self.source.moment(self._frame(self.source))

    def open(self, source: Source) -> None:
        """Play a source from its beginning, in place of the present one."""
        self.drop()
        self.source = source
        self._is_paused = self._is_silent_source = self._is_waiting = self._is_stale = False
        self._id = LoadId(next(self._ids))
        self._heard.place(0)
        self._told_ms = 0
        self._since_ms = self._scheduler.clock.monotonic_ms()
        self._watchdog.begin(self._since_ms)
        self._watch = self._scheduler.call_every(WATCH_MS, self._check)
        source.meter.watch(self._is_watched)
        self.output.open(source, self._id)

    def set_paused(self, is_paused: bool) -> None:
        """Pause the source, or go on."""
        if self.source is None:
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
        """Stop the source; no signal comes of it any more."""
        self._disarm()
        for timer in (self._retry, self._watch):
            if timer is not None:
                timer.cancel()
        self._retry = self._watch = None
        self._heard.hold()
        self.has_started = False
        self._id = None
        if self.source is not None:
            self.output.stop()
            self.source.close()
            self.source = None

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """Set the volume of this and all later sources."""
        self.level = (volume_percent, is_muted)
        self.output.set_level(volume_percent, is_muted)

    def watch_levels(self, is_watched: bool) -> None:
        """Start or stop to measure the levels of this and all later sources."""
        self._is_watched = is_watched
        if self.source is not None:
            self.source.meter.watch(is_watched)

    def levels(self) -> tuple[float, ...]:
        """The level of each band now, from low to high, 0 to 1; empty where nothing is measured or heard."""
        if self.source is None or not self.has_started or self._is_paused:
            return ()
        return self.source.meter.bars(self._frame(self.source))

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
        # libVLC opens an output at full volume.
        self.output.set_level(*self.level)
        if self._is_paused:
            # libVLC ignores a pause before the first sound.
            self.output.set_paused(True)
            return
        self._heard.run(at_ms)
        self._arm()
        self.started.emit()

    def _on_heard(self, heard_ms: int, at_ms: int) -> None:
        if at_ms < self._since_ms:
            # The report is older than the last pause; time has stood still since.
            return
        self._heard.correct(heard_ms, at_ms)
        self._told_ms = heard_ms
        if self.problem == NO_DEVICE and not self._is_silent_source and heard_ms > 0:
            self._set_problem("")

    def _report_no_device(self) -> None:
        self._scheduler.post(self._on_no_device)

    def _on_no_device(self) -> None:
        self._is_silent_source = True
        if self._retry is not None:
            self._retry.cancel()
        self._retry = self._scheduler.call_later(RETRY_MS, self.retry_due.emit)
        self._set_problem(NO_DEVICE)

    def _set_problem(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit(problem)

    def _check(self) -> None:
        """Look whether the sound goes on."""
        source, now_ms = self.source, self._scheduler.clock.monotonic_ms()
        if source is None:
            return
        if self._is_paused or self._is_silent_source:
            self._watchdog.begin(now_ms)
            return
        told_ms = self._told_ms if self.has_started else None
        health = self._watchdog.look(told_ms, now_ms, is_starving=source.is_starving)
        if health is Health.STUCK:
            self._on_stuck(source)
        elif health is Health.STARVING:
            if not self._is_waiting and self.has_started:
                self._is_waiting = True
                self.waiting.emit()
        elif not source.is_starving:
            self._on_good()

    def _on_stuck(self, source: Source) -> None:
        if self.has_started and source.is_over:
            # The output has all of the source, but reported no end.
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
        """Open the source anew after the device stood still: what it still holds is unknown."""
        if not self.has_started:
            return
        if self._is_paused:
            self._is_stale = True
        else:
            self._reopen()

    def _stand_still(self) -> None:
        """Go back to the position that was reported last: nothing has been heard since."""
        self._heard.place(self._told_ms)
        self._heard.hold()

    def _reopen(self) -> None:
        self._stand_still()
        log.info("the sound stands still at %d ms of the stream", self._told_ms)
        self.output.renew()
        self.stuck.emit()

    def _frame(self, source: Source) -> int:
        return min(self._heard.position_ms * source.rate_hz // 1000, source.served)

    def _arm(self) -> None:
        """Look again where another track begins or the source ends, at the latest after 250 ms."""
        self._disarm()
        source = self.source
        if source is None or not self.has_started or self._is_paused:
            return
        frame = self._frame(source)
        due = [turn for turn in (source.next_turn(frame), self._last_frame(source)) if turn is not None]
        waits = [max(1, (turn - frame) * 1000 // source.rate_hz + 1) for turn in due]
        self._timer = self._scheduler.call_later(min([REPORT_INTERVAL_MS, *waits]), self._look)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        source = self.source
        if source is None:
            return
        frame = self._frame(source)
        last = self._last_frame(source)
        if last is not None and frame >= last:
            self._finish()
            return
        self.moment.emit(source.moment(frame))
        self._arm()

    def _last_frame(self, source: Source) -> int | None:
        """The frame at which all has surely been heard; None until the end is known."""
        end = source.end_frame
        return None if end is None else end + LAST_MS * source.rate_hz // 1000

    def _finish(self) -> None:
        """Tell that all has been heard; a last track that was too short to be noticed is told before."""
        source = self.source
        assert source is not None
        self._disarm()
        end = source.end_frame
        if end is not None:
            self._heard.place(end * 1000 // source.rate_hz)
            self._heard.hold()
        self.moment.emit(source.moment(self._frame(source) if end is None else max(0, end - 1)))
        if self.source is source:
            self.over.emit()
