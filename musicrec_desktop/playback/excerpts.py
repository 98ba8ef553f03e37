"""Plays parts of tracks beside the player: nobody logs, scrobbles or announces what is heard here."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import EndReason, EntryId, PlayerState, QueueEntry, TrackEnd
from musicrec_desktop.model.sound import GainMode, SoundControls
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.gain import gain_db
from musicrec_desktop.playback.next_load import Lookup
from musicrec_desktop.playback.sound_desk import SoundDesk
from musicrec_desktop.playback.transport import Transport

TICK_MS: Final = 100
FADE_MS: Final = 600
"""An excerpt fades out so long before its end."""
GONE: Final = "gone"


@dataclass(slots=True)
class _Desk:
    """An engine with a transport, and what ends the observation of the player's sound."""

    engine: Engine
    transport: Transport
    disconnects: tuple[Callable[[], None], ...]


class ExcerptPlayer:
    """Plays one excerpt at a time through an engine of its own, which is opened with the first one.

    Volume, device and equaliser are those of the player. All excerpts are made equally loud, whatever the
    settings say, because of two excerpts the louder one seems better.

    Args:
        open_engine: opens the engine.
        sound: the player's.
        scheduler: gives the time.
        lookup: finds the file of a track; None where the track has left the library.

    Attributes:
        changed: an excerpt begins, sounds, pauses, is a moment further, or is over.
        over: an excerpt came to its end by itself: an empty string, or why it cannot be played.
    """

    def __init__(
        self, open_engine: Callable[[], Engine], sound: SoundDesk, scheduler: Scheduler, lookup: Lookup
    ) -> None:
        self._open_engine = open_engine
        self._sound = sound
        self._scheduler = scheduler
        self._lookup = lookup
        self._ids = itertools.count(1)
        self._desk: _Desk | None = None
        self._ticker: Timer | None = None
        self._start_ms = self._length_ms = 0
        self.changed: Signal[()] = Signal()
        self.over: Signal[str] = Signal()

    @property
    def problem(self) -> str:
        """Why there is no sound at all: a reason word as ``Player.engine_problem``, or empty."""
        return "" if self._desk is None else self._desk.engine.problem

    @property
    def is_running(self) -> bool:
        """Whether an excerpt was begun and is not over."""
        return self._desk is not None and self._desk.transport.is_running

    @property
    def is_paused(self) -> bool:
        """Whether the excerpt is paused."""
        return self._desk is not None and self._desk.transport.state is PlayerState.PAUSED

    @property
    def passed_ms(self) -> int:
        """How far the excerpt is, from 0 to its length."""
        if self._desk is None or not self._desk.transport.is_running:
            return 0
        return max(0, min(self._length_ms, self._desk.transport.position_ms - self._start_ms))

    @property
    def heard_ms(self) -> int:
        """How much of the excerpt was really heard."""
        return 0 if self._desk is None else self._desk.transport.listened_ms

    def play(self, track_id: TrackId, start_ms: int, length_ms: int) -> None:
        """Play a part of a track, in place of what is heard."""
        playable = self._lookup(track_id)
        if playable is None:
            self.stop()
            self.over.emit(GONE)
            return
        desk = self._opened()
        desk.transport.end(EndReason.REPLACED)
        desk.engine.set_volume(self._sound.volume_percent)
        self._start_ms, self._length_ms = start_ms, length_ms
        entry = QueueEntry(EntryId(next(self._ids)), track_id)
        gain = gain_db(playable.loudness, _levelled(self._sound.controls), is_album_in_order=False)
        desk.transport.begin(entry, start_ms, gain_db=gain.db)
        if self._ticker is None:
            self._ticker = self._scheduler.call_every(TICK_MS, self._tick)
        self.changed.emit()

    def toggle(self) -> None:
        """Pause the excerpt, or go on with it."""
        if self._desk is not None and self._desk.transport.is_running:
            if self.is_paused:
                self._desk.transport.resume()
            else:
                self._desk.transport.pause()
            self.changed.emit()

    def stop(self) -> None:
        """End the excerpt."""
        self._rest()
        if self._desk is not None and self._desk.transport.is_running:
            self._desk.transport.end(EndReason.STOPPED)
            self._desk.transport.rest()
            self.changed.emit()

    def close(self) -> None:
        """End the excerpt and let go of the engine; the next excerpt opens another one."""
        self._rest()
        desk, self._desk = self._desk, None
        if desk is not None:
            for disconnect in desk.disconnects:
                disconnect()
            desk.transport.close()

    def _opened(self) -> _Desk:
        if self._desk is None:
            engine = self._open_engine()
            transport = Transport(engine, self._scheduler, self._lookup, self._on_over)
            engine.set_controls(_levelled(self._sound.controls))
            engine.set_muted(self._sound.is_muted)
            self._desk = _Desk(
                engine,
                transport,
                (
                    self._sound.volume_changed.connect(self._on_volume),
                    self._sound.changed.connect(lambda controls: engine.set_controls(_levelled(controls))),
                    transport.state_changed.connect(lambda _state: self.changed.emit()),
                    engine.problem_changed.connect(lambda _problem: self.changed.emit()),
                ),
            )
        return self._desk

    def _on_volume(self, percent: int, is_muted: bool) -> None:
        if self._desk is not None:
            self._desk.engine.set_volume(percent)
            self._desk.engine.set_muted(is_muted)

    def _tick(self) -> None:
        desk = self._desk
        if desk is None or desk.transport.state is not PlayerState.PLAYING:
            return
        left_ms = self._length_ms - self.passed_ms
        if left_ms <= 0:
            self.stop()
            self.over.emit("")
            return
        if left_ms < FADE_MS:
            desk.engine.set_volume(round(self._sound.volume_percent * left_ms / FADE_MS))
        self.changed.emit()

    def _on_over(self, end: TrackEnd, _path: str) -> None:
        self._rest()
        if self._desk is not None:
            self._desk.transport.rest()
        self.changed.emit()
        self.over.emit(end.failure)

    def _rest(self) -> None:
        if self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None


def _levelled(controls: SoundControls) -> SoundControls:
    return replace(controls, gain_mode=GainMode.TRACK, crossfade_ms=0)
