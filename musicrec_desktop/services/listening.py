"""Every track that was started becomes exactly one listen, whatever happens to the program."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, PlayerState, QueueEntry, TrackEnd
from musicrec_desktop.playback.player import Player
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore

CHECKPOINT_MS: Final = 5_000
SILENCE_MS: Final = 30 * 60_000
"""A new session begins after this long without a track."""


class ListeningService:
    """Writes what is heard; a kill loses at most the last five seconds of the current track.

    Args:
        player: is observed.
        listens: keeps them.
        tracks: gets the true length of what was played from its beginning to its end.
        scheduler: gives the time.

    Attributes:
        logged: a listen was written.
        failed: a listen could not be written (a full disk); playback goes on.
    """

    def __init__(
        self, *, player: Player, listens: ListenStore, tracks: TrackStore, scheduler: Scheduler
    ) -> None:
        self.logged: Signal[Listen] = Signal()
        self.failed: Signal[StorageError] = Signal()
        self._player = player
        self._listens = listens
        self._tracks = tracks
        self._clock = scheduler.clock
        self._session_id: int | None = None
        self._silent_since_ms: int | None = None
        self._timer = scheduler.call_every(CHECKPOINT_MS, self._checkpoint)
        self._disconnects = (
            player.track_started.connect(self._on_track_started),
            player.track_ended.connect(self._on_track_ended),
        )

    @property
    def session_id(self) -> int:
        """The id of the current session of listening, or of the one that the next track begins.

        Raises:
            StorageError: the history cannot be read.
        """
        if self._session_id is None:
            self._session_id = self._listens.next_session_id()
        return self._session_id

    def recover(self) -> list[Listen]:
        """Write what killed programs were playing, as interrupted; call once, before anything plays.

        Raises:
            StorageError: the history cannot be read or written.
        """
        return self._listens.recover()

    def close(self) -> None:
        """Observe no more; close the player first, so that what plays is written."""
        self._timer.cancel()
        for disconnect in self._disconnects:
            disconnect()

    def _on_track_started(self, entry: QueueEntry, started_at_ms: int) -> None:
        if self._silent_since_ms is not None and started_at_ms - self._silent_since_ms > SILENCE_MS:
            self._session_id = None
        try:
            self._listens.begin(
                Listen(
                    entry.track_id,
                    started_at_ms,
                    0,
                    self._player.duration_ms,
                    EndReason.INTERRUPTED,
                    entry.origin,
                    self.session_id,
                )
            )
        except StorageError as error:
            self.failed.emit(error)

    def _checkpoint(self) -> None:
        if self._player.state is not PlayerState.PLAYING:
            return
        try:
            self._listens.checkpoint(self._player.listened_ms)
        except StorageError as error:
            self.failed.emit(error)

    def _on_track_ended(self, end: TrackEnd) -> None:
        self._silent_since_ms = self._clock.now_ms()
        if end.reason is EndReason.FAILED and end.listened_ms == 0:
            self._forget()
            return
        try:
            if end.is_length_decoded and end.duration_ms is not None:
                self._tracks.set_played_length(end.entry.track_id, end.duration_ms)
            listen = Listen(
                end.entry.track_id,
                end.started_at_ms,
                end.listened_ms,
                end.duration_ms,
                end.reason,
                end.entry.origin,
                self.session_id,
            )
            self._listens.finish(listen)
        except StorageError as error:
            self.failed.emit(error)
        else:
            self.logged.emit(listen)

    def _forget(self) -> None:
        """A track that could not be started was not listened to."""
        try:
            self._listens.discard()
        except StorageError as error:
            self.failed.emit(error)
