"""Plays one track at a time, from its start to its end."""

from __future__ import annotations

import dataclasses
import itertools
from collections import deque
from collections.abc import Callable, Mapping
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import (
    EndReason,
    EngineEnded,
    EngineEvent,
    EngineFailed,
    EngineLength,
    EngineMovedOn,
    EnginePosition,
    EngineStarted,
    EngineWaiting,
    Load,
    LoadId,
    PlayerState,
    QueueEntry,
    TrackEnd,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.end_judge import sane_duration_ms
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.next_load import Lookup, NextLoad
from musicrec_desktop.playback.track_run import ListenClock, TrackRun

LOAD_TIMEOUT_MS: Final = 20_000
"""A file without sound for this long (a dead mount) has failed."""


class Transport:
    """Plays an entry and tells when it is over; it does not know what comes next in the queue.

    Every ``track_started`` is followed by exactly one ``track_ended``.

    Args:
        engine: makes the sound; closed by ``close``.
        scheduler: gives the time and the timers.
        lookup: finds the file of a track.
        on_over: called with the end and the path, after ``track_ended``, when a track ended by itself
            (FINISHED or FAILED), unless a slot of that signal has given a new command.
    """

    def __init__(
        self,
        engine: Engine,
        scheduler: Scheduler,
        lookup: Lookup,
        on_over: Callable[[TrackEnd, str], None],
    ) -> None:
        self.state_changed: Signal[PlayerState] = Signal()
        self.track_started: Signal[QueueEntry, int] = Signal()
        self.track_ended: Signal[TrackEnd] = Signal()
        self.seeked: Signal[int] = Signal()
        self.turn = 0
        """Counts commands that start or end a track. A number that changed during a signal means that a slot
        of it has given another command."""
        self._engine, self._scheduler = engine, scheduler
        self._lookup = lookup
        self._on_over = on_over
        self._delivery = _OrderedDelivery()
        self._load_ids = itertools.count(1)
        self._next = NextLoad(engine, lookup, self._load_ids)
        self._run: TrackRun | None = None
        self._state = PlayerState.STOPPED
        self._rest_position_ms = 0
        self._rest_duration_ms: int | None = None
        self._watchdog: Timer | None = None
        told = engine.problem_changed.connect(lambda _problem: self._count_listening())
        self._disconnects = (engine.events.connect(self._on_engine_event), told)

    @property
    def state(self) -> PlayerState:
        """The present state."""
        return self._state

    @property
    def is_running(self) -> bool:
        """Whether a started track has not ended yet."""
        return self._run is not None

    @property
    def position_ms(self) -> int:
        """The position in the track, or the one where it will start."""
        return self._rest_position_ms if self._run is None else self._engine.position_ms

    @property
    def duration_ms(self) -> int | None:
        """The duration of the track; None where it is unknown."""
        return self._rest_duration_ms if self._run is None else self._run.duration_ms

    @property
    def listened_ms(self) -> int:
        """How much of the running track was really heard; 0 where none runs."""
        return 0 if self._run is None else self._run.clock.listened_ms(self._engine.position_ms)

    def begin(self, entry: QueueEntry, start_ms: int = 0, *, gain_db: float = 0.0) -> bool:
        """Start a track, after the one before has ended; False where the library does not know it.

        Where the engine has just gone on to this entry by itself, that is taken over.
        """
        assert self._run is None
        if (following := self._next.playing(entry)) is not None:
            self._adopt(entry, following)
            return True
        playable = self._lookup(entry.track_id)
        if playable is None:
            return False
        duration_ms = sane_duration_ms(playable.duration_ms)
        run = self._new_run(entry, LoadId(next(self._load_ids)), playable.path, duration_ms)
        run.requested_ms = run.begun_ms = start_ms
        self._next.forget()
        self._engine.load(
            Load(
                run.path,
                run.load_id,
                run.duration_ms,
                start_ms=start_ms,
                gain_db=gain_db,
                span=playable.span,
            )
        )
        self._engine.play()
        self._watch()
        self._delivery.deliver(lambda: self.track_started.emit(run.entry, run.started_at_ms))
        if self._run is run:
            self._set_state(PlayerState.LOADING)
        return True

    def follow(self, entry: QueueEntry | None, *, gain_db: float = 0.0, fade_ms: int = 0) -> None:
        """Let an entry follow right behind the running track; None for nothing."""
        if self._run is not None:
            self._next.set(entry, gain_db, fade_ms)

    def end(self, reason: EndReason, failure: str = "", *, position_ms: int | None = None) -> bool:
        """End the running track, if there is one; False where a slot has given another command meanwhile.

        Args:
            reason: why it ends.
            failure: for FAILED, the reason word.
            position_ms: where it ends; None for the position of the engine.
        """
        run = self._run
        if run is None:
            return True
        self.turn += 1
        turn = self.turn
        end = run.ended(self._engine.position_ms if position_ms is None else position_ms, reason, failure)
        self._run = None
        self._rest_position_ms = 0
        self._rest_duration_ms = run.duration_ms
        self._stop_watching()
        self._delivery.deliver(lambda: self.track_ended.emit(end))
        if self.turn == turn and reason in {EndReason.FINISHED, EndReason.FAILED}:
            self._on_over(end, run.path)
        return self.turn == turn

    def rest(self) -> None:
        """Stop the engine; called after ``end``."""
        self.turn += 1
        self._next.forget()
        self._engine.stop()
        self._set_state(PlayerState.STOPPED)

    def prepare(self, entry: QueueEntry, position_ms: int) -> None:
        """Be paused at a position of a track without starting it."""
        self.rest()
        playable = self._lookup(entry.track_id)
        self._rest_duration_ms = sane_duration_ms(playable.duration_ms) if playable else None
        self._rest_position_ms = self._clamped(position_ms)
        self._set_state(PlayerState.PAUSED)

    def pause(self) -> None:
        """Pause the running track."""
        if self._run is None or self._state is PlayerState.PAUSED:
            return
        self._run.clock.hold(self._engine.position_ms)
        self._engine.pause()
        self._stop_watching()
        self._set_state(PlayerState.PAUSED)

    def set_gain(self, gain_db: float) -> None:
        """Set the gain of the running track."""
        self._engine.set_gain(gain_db)

    def resume(self) -> None:
        """Go on with the running track."""
        if self._run is None or self._state is not PlayerState.PAUSED:
            return
        self._engine.play()
        if self._run.is_sounding:
            self._set_state(PlayerState.PLAYING)
            self._count_listening()
        else:
            self._watch()
            self._set_state(PlayerState.LOADING)

    def seek(self, position_ms: int) -> None:
        """Go on from another position of the track."""
        position_ms = self._clamped(position_ms)
        if self._run is not None:
            self._run.requested_ms = max(self._run.requested_ms, position_ms)
            self._run.clock.hold(self._engine.position_ms)
            if not self._run.is_sounding:
                self._run.begun_ms = position_ms
            self._engine.seek(position_ms)
            self._count_listening()
            if self._state is PlayerState.PLAYING:
                self._watch()
        elif self._state is PlayerState.PAUSED:
            self._rest_position_ms = position_ms
        else:
            return
        self._delivery.deliver(lambda: self.seeked.emit(position_ms))

    def rename_tracks(self, names: Mapping[TrackId, TrackId]) -> None:
        """Replace tracks (keys) by the tracks that they turned out to be (values)."""
        if self._run is not None and self._run.entry.track_id in names:
            name = names[self._run.entry.track_id]
            self._run.entry = dataclasses.replace(self._run.entry, track_id=name)

    def close(self) -> None:
        """End the running track and close the engine."""
        self.end(EndReason.STOPPED)
        for disconnect in self._disconnects:
            disconnect()
        self._set_state(PlayerState.STOPPED)
        self._engine.close()

    def _new_run(self, entry: QueueEntry, load_id: LoadId, path: str, duration_ms: int | None) -> TrackRun:
        self.turn += 1
        self._run = TrackRun(
            entry=entry,
            load_id=load_id,
            path=path,
            started_at_ms=self._scheduler.clock.now_ms(),
            clock=ListenClock(),
            duration_ms=duration_ms,
        )
        return self._run

    def _adopt(self, entry: QueueEntry, following: Load) -> None:
        """Take over a track that the engine plays already."""
        run = self._new_run(entry, following.load_id, following.path, following.duration_ms)
        self._next.forget()
        run.is_sounding = True
        self._delivery.deliver(lambda: self.track_started.emit(run.entry, run.started_at_ms))
        if self._run is run:
            self._set_state(PlayerState.PLAYING)
            self._count_listening(from_ms=run.begun_ms)

    def _clamped(self, position_ms: int) -> int:
        longest_ms = self.duration_ms
        return max(0, position_ms if longest_ms is None else min(position_ms, longest_ms))

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self._delivery.deliver(lambda: self.state_changed.emit(state))

    def _watch(self) -> None:
        self._stop_watching()
        self._watchdog = self._scheduler.call_later(LOAD_TIMEOUT_MS, self._on_timeout)

    def _stop_watching(self) -> None:
        if self._watchdog is not None:
            self._watchdog.cancel()
            self._watchdog = None

    def _on_timeout(self) -> None:
        if self._engine.problem:
            # Without any sound the file is not the cause.
            self._watch()
        else:
            self.end(EndReason.FAILED, "timed-out")

    def _on_engine_event(self, event: EngineEvent) -> None:
        run = self._run
        if run is None or event.load_id != run.load_id:
            return
        match event:
            case EngineStarted():
                self._on_sound(run)
            case EnginePosition(position_ms=position_ms):
                run.note_position(position_ms)
                if self._state is PlayerState.PLAYING:
                    self._stop_watching()
            case EngineWaiting():
                self._on_silence(run)
            case EngineLength(duration_ms=duration_ms, is_decoded=is_decoded):
                run.note_length(sane_duration_ms(duration_ms), is_decoded=is_decoded)
            case EngineEnded():
                self.end(*run.judged())
            case EngineMovedOn(position_ms=position_ms, next_load_id=next_load_id):
                self._next.moved_to = next_load_id
                self.end(*run.judged(), position_ms=position_ms)
                self._next.moved_to = None
            case EngineFailed(reason=failure):
                self.end(EndReason.FAILED, failure)
            case _:
                pass

    def _on_sound(self, run: TrackRun) -> None:
        from_ms, run.is_sounding = None if run.is_sounding else run.begun_ms, True
        self._stop_watching()
        if self._state is PlayerState.LOADING:
            self._set_state(PlayerState.PLAYING)
            self._count_listening(from_ms=from_ms)

    def _on_silence(self, run: TrackRun) -> None:
        if self._state is PlayerState.PLAYING:
            run.clock.hold(self._engine.position_ms)
            self._watch()
            self._set_state(PlayerState.LOADING)

    def _count_listening(self, from_ms: int | None = None) -> None:
        """Count what is heard of the track; without a device nothing is heard.

        Args:
            from_ms: the position of the first sound; None for the present position.
        """
        if (run := self._run) is not None:
            is_heard = self._state is PlayerState.PLAYING and not self._engine.problem
            position_ms = self._engine.position_ms if from_ms is None else from_ms
            (run.clock.run if is_heard else run.clock.hold)(position_ms)


class _OrderedDelivery:
    """Delivers emissions of signals one after the other.

    A slot may give a new command, which causes further emissions. Those wait until the present one has
    reached every slot. Otherwise a later slot would see the end of a track before its start.
    """

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], object]] = deque()
        self._is_delivering = False

    def deliver(self, emission: Callable[[], object]) -> None:
        """Run an emission now, or after those that are waiting."""
        self._waiting.append(emission)
        if self._is_delivering:
            return
        self._is_delivering = True
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            self._is_delivering = False
