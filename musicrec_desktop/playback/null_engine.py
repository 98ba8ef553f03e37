"""An engine that keeps time and makes no sound: for machines without any sound library, and for tests."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineEvent,
    EngineFailed,
    EngineMovedOn,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    EngineState,
    Load,
    LoadId,
)
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.file_check import why_unplayable
from musicrec_desktop.playback.position_clock import PositionClock

REPORT_INTERVAL_MS = 250
_ACTIVE = (EngineState.LOADING, EngineState.PLAYING, EngineState.PAUSED)


class NullEngine(Engine):
    """Plays silently in real time; a file of unknown duration fails with ``"unknown-duration"``.

    Args:
        scheduler: gives the time and delivers the events.
        problem: why this engine replaces a real one (a reason word), or an empty string.
        check: gives the reason why a path cannot be played, or an empty string.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        *,
        problem: str = "",
        check: Callable[[str], str] = why_unplayable,
    ) -> None:
        self.events: Signal[EngineEvent] = Signal()
        self.problem_changed: Signal[str] = Signal()
        self.volume_percent = 100
        self.is_muted = False
        self.gain_db = 0.0
        self.controls = SoundControls()
        self.following: Load | None = None
        self._scheduler = scheduler
        self._problem = problem
        self._check = check
        self._position = PositionClock(scheduler.clock)
        self._state = EngineState.EMPTY
        self._load_id: LoadId | None = None
        self._path = ""
        self._duration_ms: int | None = None
        self._is_opened = False
        self._is_pause_wanted = False
        self._timers: list[Timer] = []

    @property
    @override
    def state(self) -> EngineState:
        return self._state

    @property
    @override
    def position_ms(self) -> int:
        return self._position.position_ms

    @property
    @override
    def problem(self) -> str:
        return self._problem

    @override
    def load(self, load: Load) -> None:
        self.stop()
        self._take(load)
        self._position.place(load.start_ms)
        self._state = EngineState.LOADING

    @override
    def follow(self, following: Load | None) -> None:
        if self._state in _ACTIVE:
            self.following = following

    @override
    def play(self) -> None:
        self._is_pause_wanted = False
        if self._state is EngineState.PAUSED and self._is_opened:
            self._sound()
        elif self._state in {EngineState.LOADING, EngineState.PAUSED}:
            self._state = EngineState.LOADING
            self._post(self._open)

    @override
    def pause(self) -> None:
        if self._state not in {EngineState.LOADING, EngineState.PLAYING}:
            return
        self._is_pause_wanted = True
        self._hold()
        self._state = EngineState.PAUSED
        if self._is_opened:
            self._post(self._confirm)

    @override
    def stop(self) -> None:
        self._hold()
        self._load_id = None
        self._is_opened = False
        self._is_pause_wanted = False
        self.following = None
        self._state = EngineState.EMPTY
        self._position.limit_ms = None
        self._position.place(0)

    @override
    def seek(self, position_ms: int) -> None:
        if self._state not in _ACTIVE:
            return
        self._position.place(position_ms)
        if self._state is EngineState.PLAYING:
            self._hold()
            self._arm()
            self._post(self._report)

    @override
    def set_volume(self, percent: int) -> None:
        self.volume_percent = percent

    @override
    def set_muted(self, is_muted: bool) -> None:
        self.is_muted = is_muted

    @override
    def set_gain(self, gain_db: float) -> None:
        self.gain_db = gain_db

    @override
    def set_controls(self, controls: SoundControls) -> None:
        self.controls = controls

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._scheduler.post(lambda: on_done(()))

    @override
    def watch_levels(self, is_watched: bool) -> None:
        """Without effect: there is no sound to measure."""

    @override
    def levels(self) -> tuple[float, ...]:
        return ()

    @override
    def close(self) -> None:
        self.stop()

    def _take(self, load: Load) -> None:
        self._load_id = load.load_id
        self._path = load.path
        self._duration_ms = load.duration_ms
        self._position.limit_ms = load.duration_ms
        self.gain_db = load.gain_db

    def _open(self, load_id: LoadId) -> None:
        if self._is_opened or self._state not in _ACTIVE:
            return
        reason = self._check(self._path) or ("" if self._duration_ms is not None else "unknown-duration")
        if reason:
            self._hold()
            self._state = EngineState.FAILED
            self.events.emit(EngineFailed(load_id, reason))
            return
        self._is_opened = True
        if self._is_pause_wanted:
            self._confirm(load_id)
        else:
            self._sound()

    def _sound(self) -> None:
        self._state = EngineState.PLAYING
        self._arm()
        self._post(self._confirm)

    def _confirm(self, load_id: LoadId) -> None:
        """Emit the present state: a play or pause that was taken back meanwhile is not reported."""
        if self._state is EngineState.PLAYING:
            self.events.emit(EngineStarted(load_id))
        elif self._state is EngineState.PAUSED:
            self.events.emit(EnginePaused(load_id))

    def _arm(self) -> None:
        assert self._duration_ms is not None
        self._position.run()
        rest_ms = max(0, self._duration_ms - self._position.position_ms)
        self._timers = [
            self._scheduler.call_every(REPORT_INTERVAL_MS, lambda: self._with_load(self._report)),
            self._scheduler.call_later(rest_ms, lambda: self._with_load(self._end)),
        ]

    def _hold(self) -> None:
        self._position.hold()
        for timer in self._timers:
            timer.cancel()
        self._timers = []

    def _report(self, load_id: LoadId) -> None:
        self.events.emit(EnginePosition(load_id, self._position.position_ms))

    def _end(self, load_id: LoadId) -> None:
        following, self.following = self.following, None
        if following is not None and following.duration_ms is not None and not self._check(following.path):
            self._move_on(load_id, following)
            return
        self._hold()
        self._state = EngineState.ENDED
        self.events.emit(EngineEnded(load_id, self._position.position_ms))

    def _move_on(self, load_id: LoadId, following: Load) -> None:
        ended_ms = self._position.position_ms
        self._hold()
        self._take(following)
        self._position.place(0)
        self._arm()
        self.events.emit(EngineMovedOn(load_id, ended_ms, following.load_id))

    def _post(self, function: Callable[[LoadId], object]) -> None:
        """Call a function with the present load id, later, unless another file is loaded by then."""
        load_id = self._load_id

        def deliver() -> None:
            if load_id is not None and load_id == self._load_id:
                function(load_id)

        self._scheduler.post(deliver)

    def _with_load(self, function: Callable[[LoadId], object]) -> None:
        if self._load_id is not None:
            function(self._load_id)
