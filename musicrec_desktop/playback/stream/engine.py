"""The engine that joins tracks: it decodes them, mixes them into one source, and plays it on an output."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Final

from typing_extensions import override

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
    Load,
    LoadId,
)
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.position_clock import WRONG_LIMIT_MS
from musicrec_desktop.playback.stream.follower import Follower
from musicrec_desktop.playback.stream.mixer import Deck, Mixer
from musicrec_desktop.playback.stream.playback_clock import MakeOutput, PlaybackClock
from musicrec_desktop.playback.stream.read_ahead import AHEAD_S, ReadAhead
from musicrec_desktop.playback.stream.source import Source
from musicrec_desktop.playback.stream.timeline import Moment

_ACTIVE: Final = (EngineState.LOADING, EngineState.PLAYING, EngineState.PAUSED)


class StreamEngine(Engine):
    """Plays one source after the other; a seek or another file begins a new source.

    Args:
        scheduler: delivers the events.
        make_output: opens the output.

    Raises:
        PlaybackError: the output cannot be used on this machine.
    """

    def __init__(self, scheduler: Scheduler, make_output: MakeOutput) -> None:
        self.events: Signal[EngineEvent] = Signal()
        self.problem_changed: Signal[str] = Signal()
        self._scheduler = scheduler
        self._state = EngineState.EMPTY
        self._load: Load | None = None
        self._buffer: ReadAhead | None = None
        self._position_ms = 0
        self._controls = SoundControls()
        self._follower = Follower(scheduler, self._on_complete)
        self._clock = PlaybackClock(scheduler, make_output)
        self._clock.started.connect(self._on_started)
        self._clock.paused.connect(self._on_paused)
        self._clock.moment.connect(self._on_moment)
        self._clock.over.connect(self._on_over)
        self._clock.failed.connect(self._fail)
        self._clock.waiting.connect(self._on_waiting)
        self._clock.stuck.connect(self._reopen)
        self._clock.problem_changed.connect(self.problem_changed.emit)
        self._clock.retry_due.connect(self._try_device_again)

    @property
    @override
    def state(self) -> EngineState:
        return self._state

    @property
    @override
    def position_ms(self) -> int:
        now = self._clock.now
        # The next track may already be heard before ``EngineMovedOn`` is emitted.
        if self._load is not None and now is not None and now.load_id == self._load.load_id:
            return self._within(now.position_ms)
        return self._position_ms

    @property
    @override
    def problem(self) -> str:
        return self._clock.problem

    @override
    def load(self, load: Load) -> None:
        self._let_go()
        self._load = load
        self._position_ms = self._within(load.start_ms)
        self._state = EngineState.LOADING

    @override
    def play(self) -> None:
        if self._load is None or self._state not in {EngineState.LOADING, EngineState.PAUSED}:
            return
        was_paused, self._state = self._state is EngineState.PAUSED, EngineState.LOADING
        if self._clock.source is not None:
            if was_paused:
                self._clock.set_paused(False)
                self._state = EngineState.PLAYING if self._clock.has_started else EngineState.LOADING
                self._try_device_again()
        elif self._buffer is None:
            self._read(self._load)
        else:
            self._on_ready(self._buffer)

    @override
    def pause(self) -> None:
        if self._state not in {EngineState.LOADING, EngineState.PLAYING}:
            return
        self._position_ms = self.position_ms
        self._state = EngineState.PAUSED
        if self._clock.source is not None:
            self._clock.set_paused(True)
        elif self._load is not None and self._buffer is not None:
            load_id = self._load.load_id
            self._scheduler.post(lambda: self._on_paused() if self._is_loaded(load_id) else None)

    @override
    def stop(self) -> None:
        self._let_go()

    @override
    def seek(self, position_ms: int) -> None:
        load = self._load
        if load is None or self._state not in _ACTIVE:
            return
        self._position_ms = self._within(position_ms)
        was_read = self._buffer is not None
        self._drop()
        if was_read and self._state is not EngineState.PAUSED:
            self._read(load)

    @override
    def follow(self, following: Load | None) -> None:
        if self._load is not None:
            self._follower.want(following)
            self._prepare_following()

    @override
    def set_volume(self, percent: int) -> None:
        self._clock.set_level(percent, self._clock.level[1])

    @override
    def set_muted(self, is_muted: bool) -> None:
        self._clock.set_level(self._clock.level[0], is_muted)

    @override
    def set_gain(self, gain_db: float) -> None:
        if self._load is not None:
            self._load = dataclasses.replace(self._load, gain_db=gain_db)
            if self._clock.source is not None:
                self._clock.source.mixer.set_gain(self._load.load_id, gain_db)

    @override
    def set_controls(self, controls: SoundControls) -> None:
        is_other_device, self._controls = controls.device != self._controls.device, controls
        self._clock.output.set_device(controls.device)
        if self._clock.source is not None:
            self._clock.source.set_controls(controls)
        if is_other_device:
            self._try_device_again()
            if not controls.device and self._clock.source is not None:
                self.seek(self.position_ms)

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._clock.output.list_devices(lambda found: self._scheduler.post(lambda: on_done(found)))

    @override
    def watch_levels(self, is_watched: bool) -> None:
        self._clock.watch_levels(is_watched)

    @override
    def levels(self) -> tuple[float, ...]:
        return self._clock.levels()

    @override
    def close(self) -> None:
        self._let_go()
        self._clock.output.close()

    def _is_loaded(self, load_id: LoadId) -> bool:
        return self._load is not None and self._load.load_id == load_id

    def _read(self, load: Load) -> None:
        """Decode from the present position."""
        buffer = self._buffer = ReadAhead(
            load.place,
            start_ms=self._position_ms,
            rate_hz=self._clock.output.rate_hz,
            ahead_s=AHEAD_S + self._controls.crossfade_ms / 1000,
            on_ready=lambda: self._scheduler.post(lambda: self._on_ready(buffer)),
            on_complete=lambda: self._scheduler.post(lambda: self._on_complete(buffer)),
        )

    def _on_ready(self, buffer: ReadAhead) -> None:
        load = self._load
        is_due = self._buffer is buffer and buffer.is_ready and self._clock.source is None
        if load is None or not is_due:
            return
        if buffer.held == 0:
            self._on_nothing_to_hear(load, buffer)
        elif self._state in {EngineState.LOADING, EngineState.PLAYING}:
            source = Source(Mixer(Deck(load.load_id, buffer, load.gain_db)), self._controls)
            self._clock.open(source)
            self._prepare_following()

    def _on_nothing_to_hear(self, load: Load, buffer: ReadAhead) -> None:
        if buffer.failure or buffer.start_ms == 0:
            self._fail(buffer.failure or "no-audio")
        else:
            self._end(EngineState.ENDED, EngineEnded(load.load_id, self._position_ms))

    def _on_complete(self, buffer: ReadAhead) -> None:
        load = self._load
        if load is None or self._buffer is not buffer:
            return
        if buffer.end_ms and not buffer.failure:
            was_known = load.duration_ms is not None
            self._load = dataclasses.replace(load, duration_ms=buffer.end_ms)
            # In some formats the place that a seek reaches is only an estimate.
            is_whole = buffer.start_ms == 0
            if is_whole or not was_known:
                self.events.emit(EngineLength(load.load_id, buffer.end_ms, is_decoded=is_whole))
        self._prepare_following()

    def _prepare_following(self) -> None:
        if self._clock.source is not None and self._buffer is not None:
            self._follower.prepare(self._clock.source.mixer, self._buffer)

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
            self._note_position(load, moment.position_ms)
            self._position_ms = self._within(moment.position_ms)
            self.events.emit(EnginePosition(load.load_id, self._position_ms))
        elif (taken := self._follower.take(moment.load_id)) is not None:
            self._move_on(load, *taken)

    def _note_position(self, load: Load, position_ms: int) -> None:
        """Forget a duration that the position proves wrong by lying far behind it."""
        if load.duration_ms is not None and position_ms > load.duration_ms + WRONG_LIMIT_MS:
            self._load = dataclasses.replace(load, duration_ms=None)

    def _move_on(self, load: Load, following: Load, buffer: ReadAhead) -> None:
        source = self._clock.source
        assert source is not None
        ended_ms = self._within(source.ended_ms(load.load_id))
        self._load, self._buffer = following, buffer
        self._position_ms = 0
        self.events.emit(EngineMovedOn(load.load_id, ended_ms, following.load_id))
        if buffer.is_complete:
            self._on_complete(buffer)
        if self._is_loaded(following.load_id):
            self._try_device_again()

    def _try_device_again(self) -> None:
        """Open another source where the device was lost: the present one stays silent."""
        if self.problem and self._clock.source is not None:
            self._reopen()

    def _reopen(self) -> None:
        """Go on with another source from the present position."""
        self.seek(self.position_ms)

    def _on_waiting(self) -> None:
        if self._load is not None and self._state is EngineState.PLAYING:
            self.events.emit(EngineWaiting(self._load.load_id))

    def _on_over(self) -> None:
        load, source = self._load, self._clock.source
        assert load is not None
        assert source is not None
        if failure := source.mixer.failure:
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
        """Let go of the source and the buffer; what is loaded, and what follows it, stay."""
        self._clock.drop()
        self._follower.drop_buffer()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer = None

    def _let_go(self) -> None:
        self._drop()
        self._follower.want(None)
        self._load = None
        self._position_ms = 0
        self._state = EngineState.EMPTY

    def _within(self, position_ms: int) -> int:
        duration_ms = None if self._load is None else self._load.duration_ms
        return max(0, position_ms if duration_ms is None else min(position_ms, duration_ms))
