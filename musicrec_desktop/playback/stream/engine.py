"""The engine that joins tracks: decoded here, laid on one tape, played by an output."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineEvent,
    EngineFailed,
    EngineLength,
    EngineMovedOn,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    EngineState,
    EngineWaiting,
    Following,
    LoadId,
)
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.stream.follower import Follower
from musicrec_desktop.playback.stream.loaded import Loaded
from musicrec_desktop.playback.stream.mixer import Tape, Voice
from musicrec_desktop.playback.stream.playback_clock import MakeOutput, Stage
from musicrec_desktop.playback.stream.read_ahead import AHEAD_S, ReadAhead
from musicrec_desktop.playback.stream.source import Program
from musicrec_desktop.playback.stream.timeline import Moment

_ACTIVE: Final = (EngineState.LOADING, EngineState.PLAYING, EngineState.PAUSED)


class StreamEngine:
    """One program of sound after the other; a seek or another file begins a new one.

    Args:
        scheduler: delivers the events.
        make_output: opens the output.

    Raises:
        PlaybackError: the output cannot be used here at all.
    """

    def __init__(self, scheduler: Scheduler, make_output: MakeOutput) -> None:
        self.events: Signal[EngineEvent] = Signal()
        self.problem_changed: Signal[str] = Signal()
        self._scheduler = scheduler
        self._state = EngineState.EMPTY
        self._load: Loaded | None = None
        self._position_ms = 0
        self._controls = SoundControls()
        self._follower = Follower(scheduler, self._on_complete)
        self._stage = Stage(scheduler, make_output)
        self._stage.started.connect(self._on_started)
        self._stage.paused.connect(self._on_paused)
        self._stage.moment.connect(self._on_moment)
        self._stage.over.connect(self._on_over)
        self._stage.failed.connect(self._fail)
        self._stage.waiting.connect(self._on_waiting)
        self._stage.stuck.connect(self._reopen)
        self._stage.problem_changed.connect(self.problem_changed.emit)
        self._stage.retry_due.connect(self._try_device_again)

    @property
    def state(self) -> EngineState:
        return self._state

    @property
    def position_ms(self) -> int:
        now = self._stage.now
        # What follows may be heard already, but has not been told yet.
        if self._load is not None and now is not None and now.load_id == self._load.load_id:
            return self._within(now.position_ms)
        return self._position_ms

    @property
    def problem(self) -> str:
        return self._stage.problem

    def load(
        self,
        path: str,
        load_id: LoadId,
        *,
        start_ms: int = 0,
        duration_ms: int | None = None,
        gain_db: float = 0.0,
    ) -> None:
        self._let_go()
        self._load = Loaded(path, load_id, duration_ms, gain_db)
        self._position_ms = self._within(start_ms)
        self._state = EngineState.LOADING

    def play(self) -> None:
        load = self._load
        if load is None or self._state not in {EngineState.LOADING, EngineState.PAUSED}:
            return
        was_paused, self._state = self._state is EngineState.PAUSED, EngineState.LOADING
        if self._stage.program is not None:
            if was_paused:
                self._stage.set_paused(False)
                self._state = EngineState.PLAYING if self._stage.has_started else EngineState.LOADING
                self._try_device_again()
        elif load.source is None:
            self._read(load)
        else:
            self._on_ready(load.source)

    def pause(self) -> None:
        if self._state not in {EngineState.LOADING, EngineState.PLAYING}:
            return
        self._position_ms = self.position_ms
        self._state = EngineState.PAUSED
        if self._stage.program is not None:
            self._stage.set_paused(True)
        elif self._load is not None and self._load.source is not None:
            load = self._load
            self._scheduler.post(lambda: self._on_paused() if self._load is load else None)

    def stop(self) -> None:
        self._let_go()

    def seek(self, position_ms: int) -> None:
        load = self._load
        if load is None or self._state not in _ACTIVE:
            return
        self._position_ms = self._within(position_ms)
        was_read = load.source is not None
        self._drop()
        if was_read and self._state is not EngineState.PAUSED:
            self._read(load)

    def follow(self, following: Following | None) -> None:
        if self._load is not None:
            self._follower.want(following)
            self._prepare_following()

    def set_volume(self, percent: int) -> None:
        self._stage.set_level(percent, self._stage.level[1])

    def set_muted(self, is_muted: bool) -> None:
        self._stage.set_level(self._stage.level[0], is_muted)

    def set_gain(self, gain_db: float) -> None:
        if self._load is not None:
            self._load.gain_db = gain_db
            if self._stage.program is not None:
                self._stage.program.tape.set_gain(self._load.load_id, gain_db)

    def set_controls(self, controls: SoundControls) -> None:
        is_other_device, self._controls = controls.device != self._controls.device, controls
        self._stage.output.set_device(controls.device)
        if self._stage.program is not None:
            self._stage.program.set_controls(controls)
        if is_other_device:
            self._try_device_again()
            if not controls.device and self._stage.program is not None:
                self.seek(self.position_ms)

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._stage.output.list_devices(lambda found: self._scheduler.post(lambda: on_done(found)))

    def watch_levels(self, is_watched: bool) -> None:
        self._stage.watch_levels(is_watched)

    def levels(self) -> tuple[float, ...]:
        return self._stage.levels()

    def close(self) -> None:
        self._let_go()
        self._stage.output.close()

    def _read(self, load: Loaded) -> None:
        """Decode from where playback stands."""
        source = load.source = ReadAhead(
            load.path,
            start_ms=self._position_ms,
            rate_hz=self._stage.output.rate_hz,
            ahead_s=AHEAD_S + self._controls.crossfade_ms / 1000,
            on_ready=lambda: self._scheduler.post(lambda: self._on_ready(source)),
            on_complete=lambda: self._scheduler.post(lambda: self._on_complete(source)),
        )

    def _on_ready(self, source: ReadAhead) -> None:
        load = self._load
        if (
            load is None
            or load.source is not source
            or self._stage.program is not None
            or not source.is_ready
        ):
            return
        if source.held == 0:
            self._on_nothing_to_hear(load, source)
        elif self._state in {EngineState.LOADING, EngineState.PLAYING}:
            program = Program(Tape(Voice(load.load_id, source, load.gain_db)), self._controls)
            self._stage.open(program)
            self._prepare_following()

    def _on_nothing_to_hear(self, load: Loaded, source: ReadAhead) -> None:
        if source.failure or source.start_ms == 0:
            self._fail(source.failure or "no-audio")
        else:
            self._end(EngineState.ENDED, EngineEnded(load.load_id, self._position_ms))

    def _on_complete(self, source: ReadAhead) -> None:
        load = self._load
        if load is None or load.source is not source:
            return
        if source.end_ms and not source.failure:
            was_known, load.duration_ms = load.duration_ms is not None, source.end_ms
            # Where a seek into a file really lands is an estimate for some formats.
            is_whole = source.start_ms == 0
            if is_whole or not was_known:
                self.events.emit(EngineLength(load.load_id, source.end_ms, is_decoded=is_whole))
        self._prepare_following()

    def _prepare_following(self) -> None:
        program, load = self._stage.program, self._load
        if program is not None and load is not None and load.source is not None:
            self._follower.prepare(program.tape, load.source)

    def _on_started(self) -> None:
        assert self._load is not None
        self._state = EngineState.PLAYING
        self.events.emit(EngineStarted(self._load.load_id))

    def _on_paused(self) -> None:
        if self._load is not None and self._state is EngineState.PAUSED:
            self.events.emit(EnginePaused(self._load.load_id))

    def _on_moment(self, moment: Moment) -> None:
        load = self._load
        if load is None:
            return
        if moment.load_id == load.load_id:
            load.note(moment.position_ms)
            self._position_ms = self._within(moment.position_ms)
            self.events.emit(EnginePosition(load.load_id, self._position_ms))
        elif (taken := self._follower.take(moment.load_id)) is not None:
            self._move_on(load, *taken)

    def _move_on(self, load: Loaded, following: Following, source: ReadAhead) -> None:
        program = self._stage.program
        assert program is not None
        ended_ms = self._within(program.ended_ms(load.load_id))
        self._load = Loaded(
            following.path, following.load_id, following.duration_ms, following.gain_db, source
        )
        self._position_ms, moved = 0, self._load
        self.events.emit(EngineMovedOn(load.load_id, ended_ms, following.load_id))
        if source.is_complete:
            self._on_complete(source)
        if self._load is moved:
            self._try_device_again()

    def _try_device_again(self) -> None:
        """A program that lost its device stays silent; the next one may find the device again."""
        if self.problem and self._stage.program is not None:
            self._reopen()

    def _reopen(self) -> None:
        """Play on with another program, from where playback stands."""
        self.seek(self.position_ms)

    def _on_waiting(self) -> None:
        if self._load is not None and self._state is EngineState.PLAYING:
            self.events.emit(EngineWaiting(self._load.load_id))

    def _on_over(self) -> None:
        load, program = self._load, self._stage.program
        assert load is not None
        assert program is not None
        if failure := program.tape.failure:
            self._fail(failure)
        else:
            self._end(EngineState.ENDED, EngineEnded(load.load_id, self.position_ms))

    def _fail(self, reason: str) -> None:
        assert self._load is not None
        self._end(EngineState.FAILED, EngineFailed(self._load.load_id, reason))

    def _end(self, state: EngineState, event: EngineEnded | EngineFailed) -> None:
        self._position_ms = self.position_ms
        self._drop()
        self._state = state
        self.events.emit(event)

    def _drop(self) -> None:
        """No program and no source; what is loaded, and what shall follow, stay."""
        self._stage.drop()
        self._follower.drop_source()
        if self._load is not None and self._load.source is not None:
            self._load.source.close()
            self._load.source = None

    def _let_go(self) -> None:
        self._drop()
        self._follower.want(None)
        self._load = None
        self._position_ms = 0
        self._state = EngineState.EMPTY

    def _within(self, position_ms: int) -> int:
        return max(0, position_ms) if self._load is None else self._load.within(position_ms)
