"""Podcasts and audiobooks: kept out of the music, and gone on with where the listener left them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import ProfileError, StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.playback import PlayerState, QueueEntry
from musicrec_desktop.model.spoken import LEAST_MS, SpokenRules, place_to_resume
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.storage.spoken import SpokenStore

log = logging.getLogger(__name__)

KEEP_EVERY_MS: Final = 5_000
"""A crash loses at most this much of a place."""

Undo = Callable[[], None]


class SpokenService:
    """Keeps the rules of what is no music, and each listener's place in what is spoken.

    Args:
        scheduler: gives the lanes.
        store: keeps rules and places.
        player: whose track it is about.

    Signals:
        changed: tracks became spoken, or music; what shows tracks is to be made anew.
    """

    def __init__(self, *, scheduler: Scheduler, store: SpokenStore, player: Player) -> None:
        self._scheduler, self._store, self._player = scheduler, store, player
        self._current: TrackId | None = None
        self._timer: Timer | None = None
        self._kept_ms = -1
        self.changed: Signal[TrackChanges] = Signal()
        self._disconnects = (
            player.track_started.connect(self._on_started),
            player.state_changed.connect(self._on_state),
            player.queue_changed.connect(self._on_queue),
        )

    @property
    def rules(self) -> SpokenRules:
        """What is kept out of the music."""
        return self._store.rules()

    def count(self) -> int:
        """How many tracks are spoken."""
        return self._store.count()

    def among(self, ids: Sequence[TrackId]) -> set[TrackId]:
        """Those of some tracks that are spoken."""
        return self._store.among(ids)

    def folders_of(self, ids: Sequence[TrackId]) -> list[str]:
        """The folders that tracks are in."""
        return self._store.folders_of(ids)

    def place(self, track_id: TrackId) -> int:
        """Where the listener left a track, in milliseconds; 0 for the beginning."""
        return self._store.positions([track_id]).get(track_id, 0)

    def change(
        self,
        rules: SpokenRules,
        on_done: Callable[[SpokenRules, int], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Keep other rules, in the io lane.

        Args:
            rules: what is to be kept out of the music.
            on_done: called with the rules before, and how many tracks changed sides.
            on_error: called with what went wrong.
        """

        def done(found: tuple[SpokenRules, list[TrackId]]) -> None:
            before, ids = found
            on_done(before, len(ids))
            if ids:
                self.changed.emit(TrackChanges(changed=tuple(ids)))

        self._scheduler.run(
            Lane.IO, lambda _context: self._store.change(rules), on_done=done, on_error=on_error
        )

    def change_blocking(self, rules: SpokenRules) -> tuple[SpokenRules, int]:
        """As ``change``, in the calling thread.

        Returns:
            The rules that hold now, and how many tracks changed sides.
        """
        _before, ids = self._store.change(rules)
        if ids:
            self.changed.emit(TrackChanges(changed=tuple(ids)))
        return self._store.rules(), len(ids)

    def with_folders(self, folders: Sequence[str]) -> SpokenRules:
        """The rules, and these folders beside them."""
        rules = self.rules
        return replace(rules, folders=tuple(dict.fromkeys((*rules.folders, *folders))))

    def close(self) -> None:
        """Keep the place, and leave the player."""
        self._keep()
        self._leave()
        for disconnect in self._disconnects:
            disconnect()

    def _on_started(self, entry: QueueEntry, _started_at_ms: int) -> None:
        self._leave()
        track_id = entry.track_id
        if not self._store.among([track_id]):
            return
        self._current = track_id
        resumed_ms = place_to_resume(self.place(track_id), self._player.duration_ms)
        # What was restored after a restart, or begins elsewhere by a click, is left where it is.
        if resumed_ms and self._player.position_ms < KEEP_EVERY_MS:
            self._player.seek(resumed_ms)
        self._watch()

    def _on_state(self, state: PlayerState) -> None:
        if state is PlayerState.PAUSED:
            self._keep()

    def _on_queue(self) -> None:
        entry = self._player.queue.current
        if self._current is not None and (entry is None or entry.track_id != self._current):
            self._leave()

    def _watch(self) -> None:
        self._timer = self._scheduler.call_later(KEEP_EVERY_MS, self._on_time)

    def _on_time(self) -> None:
        self._keep()
        if self._current is not None:
            self._watch()

    def _keep(self) -> None:
        """Keep the place; where that is not possible, the next time may be luckier."""
        entry = self._player.queue.current
        if self._current is None or entry is None or entry.track_id != self._current:
            return
        position_ms = self._player.position_ms
        place_ms = place_to_resume(position_ms, self._player.duration_ms)
        # At its beginning a track may only be about to go on where it was left.
        if position_ms < LEAST_MS or place_ms == self._kept_ms:
            return
        try:
            self._store.keep_position(self._current, place_ms, self._scheduler.clock.now_ms())
        except (StorageError, ProfileError) as error:
            log.warning("the place in a track is not kept: %s", error)
        else:
            self._kept_ms = place_ms

    def _leave(self) -> None:
        self._current, self._kept_ms = None, -1
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
