"""The queue, its position and the volume over a restart."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Final

from musicrec_desktop.core.errors import ProfileGoneError, StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.playback import PlayerState, QueueEntry, QueueSnapshot
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.storage.queue import QueueStore
from musicrec_desktop.storage.tracks import TrackStore

QUIET_MS: Final = 1_000
"""A change is saved after this long without another one."""

POSITION_MS: Final = 5_000
_TASK: Final = "save-queue"


class SessionService:
    """Saves shortly after each change, the position every five seconds of playing, and everything on close.

    Args:
        player: is observed, and restored into.
        queue_store: keeps the queue.
        tracks: tells which tracks are still there.
        scheduler: gives the time; writing a queue is work for its disk lane.

    Attributes:
        failed: the queue could not be saved (a full disk); playback goes on.
    """

    def __init__(
        self, *, player: Player, queue_store: QueueStore, tracks: TrackStore, scheduler: Scheduler
    ) -> None:
        self.failed: Signal[StorageError] = Signal()
        self._player = player
        self._store = queue_store
        self._tracks = tracks
        self._scheduler = scheduler
        self._pending: Timer | None = None
        self._unsaved: dict[int, QueueSnapshot] = {}
        self._load: TaskHandle | None = None
        self._disconnects: tuple[Callable[[], None], ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether no queue of another profile is being read."""
        return self._load is None

    def restore(self) -> None:
        """Bring the queue back, paused where it was, without lost tracks, and save it from now on.

        A front end that does not call this (a command beside the open window) leaves the kept queue alone.

        Raises:
            StorageError: it cannot be read.
        """
        self._player.restore(self._loaded())
        self._cancel_pending()
        if not self._disconnects:
            player = self._player
            self._disconnects = (
                self._scheduler.call_every(POSITION_MS, self._save_position).cancel,
                player.queue_changed.connect(self._on_change),
                player.volume_changed.connect(lambda _percent, _is_muted: self._on_change()),
                player.modes_changed.connect(lambda _is_shuffled, _repeat: self._on_change()),
                player.state_changed.connect(lambda _state: self._on_change()),
            )

    def close(self) -> None:
        """Save now and observe no more; call before the player is closed, or its position is lost."""
        if not self._disconnects:
            return
        self._cancel_pending()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects = ()
        if self._load is None:
            self._unsaved[self._store.owner_id] = self._player.snapshot()
        for owner_id, snapshot in self._unsaved.items():
            try:
                self._store.save_of(owner_id, snapshot)
            except StorageError as error:
                self._on_error(error)

    def profile_switching(self) -> None:
        """Save the queue of who leaves, in a lane; what is paused ends, what plays goes on."""
        if not self._disconnects:
            return
        self._cancel_pending()
        if self._load is None:
            owner_id, snapshot = self._store.owner_id, self._player.snapshot()
            self._unsaved[owner_id] = snapshot
            self._save_in_lane(owner_id, snapshot, lambda: self._unsaved.pop(owner_id, None))
        if not self._player.state.is_going:
            self._player.stop()

    def profile_switched(self) -> None:
        """Put the queue of who comes in place of the one of who left, soon."""
        if not self._disconnects:
            return
        if self._load is not None:
            self._load.cancel()
            self._load = None
        unsaved = self._unsaved.get(self._store.owner_id)
        self._player.take_over(QueueSnapshot() if unsaved is None else unsaved)
        self._cancel_pending()
        if unsaved is None:
            self._load = self._scheduler.run(
                Lane.QUICK,
                lambda _context: self._loaded(),
                on_done=self._on_loaded,
                on_error=self._on_error,
            )

    def _loaded(self) -> QueueSnapshot:
        """The kept queue without lost tracks."""
        snapshot = self._store.load()
        entries = (*snapshot.played, *snapshot.upcoming, *_leading(snapshot))
        known = self._tracks.facts(list({entry.track_id for entry in entries}))
        return _without_strangers(snapshot, known.keys())

    def _on_loaded(self, snapshot: QueueSnapshot) -> None:
        self._load = None
        self._player.take_over(snapshot)

    def _on_change(self) -> None:
        self._cancel_pending()
        if self._load is not None:
            return
        self._pending = self._scheduler.call_later(QUIET_MS, self._save)

    def _cancel_pending(self) -> None:
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None

    def _save(self) -> None:
        self._pending = None
        self._save_in_lane(self._store.owner_id, self._player.snapshot(), lambda: None)

    def _save_in_lane(self, owner_id: int, snapshot: QueueSnapshot, on_done: Callable[[], object]) -> None:
        self._scheduler.run(
            Lane.IO,
            lambda _context: self._store.save(snapshot),
            name=f"{_TASK}-{owner_id}",
            on_done=lambda _nothing: on_done(),
            on_error=self._on_error,
        )

    def _save_position(self) -> None:
        # Until the place of a track is saved, its position would be read as one of the track before.
        if (
            self._player.state is not PlayerState.PLAYING
            or self._pending is not None
            or self._load is not None
        ):
            return
        try:
            self._store.save_position(self._player.position_ms)
        except StorageError as error:
            self.failed.emit(error)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        if isinstance(error, ProfileGoneError):
            return  # such as a guest, who is forgotten
        self.failed.emit(error)


def _leading(snapshot: QueueSnapshot) -> tuple[QueueEntry, ...]:
    return () if snapshot.current is None else (snapshot.current,)


def _without_strangers(snapshot: QueueSnapshot, known: Iterable[TrackId]) -> QueueSnapshot:
    """The snapshot with entries of known tracks only."""
    present = frozenset(known)
    current = next((entry for entry in _leading(snapshot) if entry.track_id in present), None)
    return dataclasses.replace(
        snapshot,
        played=tuple(entry for entry in snapshot.played if entry.track_id in present),
        current=current,
        upcoming=tuple(entry for entry in snapshot.upcoming if entry.track_id in present),
        position_ms=snapshot.position_ms if current is not None else 0,
    )
