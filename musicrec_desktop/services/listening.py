"""Every track that was started becomes exactly one listen, whatever happens to the program."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import ProfileError, StorageError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, PlayerState, QueueEntry, TrackEnd
from musicrec_desktop.model.recommendation import ReasonKind
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
        self._going: QueueEntry | None = None
        self._began_ms = self._before_ms = 0
        self._silent_since: tuple[int, int] | None = None
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

    def profile_switching(self) -> None:
        """Write what was heard so far of the track that plays, as a listen of who leaves."""
        if self._going is None:
            return
        heard_ms = self._player.listened_ms
        if heard_ms > self._before_ms:
            self._finish(self._listen(self._going, heard_ms, self._player.duration_ms, EndReason.STOPPED))
        else:
            self._forget()
        self._before_ms = heard_ms

    def profile_switched(self) -> None:
        """The rest of the track that plays is a listen of who comes; how it ends tells nothing of taste."""
        self._session_id = self._silent_since = None
        if self._going is not None:
            self._begin(self._going, self._clock.now_ms())

    def close(self) -> None:
        """Observe no more; close the player first, so that what plays is written."""
        self._timer.cancel()
        for disconnect in self._disconnects:
            disconnect()

    def _on_track_started(self, entry: QueueEntry, started_at_ms: int) -> None:
        if self._silence_ms(started_at_ms) > SILENCE_MS:
            self._session_id = None
        self._before_ms = 0
        self._begin(entry, started_at_ms)

    def _silence_ms(self, now_ms: int) -> int:
        """How long nothing has played; 0 before the first track.

        The time of day goes on while the computer sleeps, the other clock where somebody sets the time back.
        """
        if self._silent_since is None:
            return 0
        at_ms, monotonic_ms = self._silent_since
        return max(now_ms - at_ms, self._clock.monotonic_ms() - monotonic_ms)

    def _begin(self, entry: QueueEntry, started_at_ms: int) -> None:
        self._going, self._began_ms = entry, started_at_ms
        listen = self._listen(entry, self._before_ms, self._player.duration_ms, EndReason.INTERRUPTED)
        with self._told():
            self._listens.begin(replace(listen, session_id=self.session_id))

    def _checkpoint(self) -> None:
        if self._player.state is not PlayerState.PLAYING:
            return
        with self._told():
            self._listens.checkpoint(self._player.listened_ms - self._before_ms)

    def _on_track_ended(self, end: TrackEnd) -> None:
        self._silent_since = self._clock.now_ms(), self._clock.monotonic_ms()
        self._going = None
        if end.reason is EndReason.FAILED and end.listened_ms == 0:
            self._forget()
            return
        if end.is_length_decoded and end.duration_ms is not None:
            with self._told():
                self._tracks.set_played_length(end.entry.track_id, end.duration_ms)
        listen = self._listen(end.entry, end.listened_ms, end.duration_ms, end.reason)
        if self._before_ms and not listen.is_play:
            listen = replace(listen, reason=EndReason.STOPPED)
        self._finish(listen)

    def _listen(
        self, entry: QueueEntry, listened_ms: int, duration_ms: int | None, reason: EndReason
    ) -> Listen:
        """A listen of the profile in use: without what was heard before it was."""
        return Listen(
            entry.track_id,
            self._began_ms,
            max(listened_ms - self._before_ms, 0),
            duration_ms,
            reason,
            entry.origin,
            reason_kind=entry.reasons[0].kind if entry.reasons else None,
            is_discovery=any(reason.kind is ReasonKind.DISCOVERY for reason in entry.reasons),
        )

    def _finish(self, listen: Listen) -> None:
        with self._told():
            logged = replace(listen, session_id=self.session_id)
            self._listens.finish(logged)
            self.logged.emit(logged)

    def _forget(self) -> None:
        """A track that could not be started was not listened to."""
        with self._told():
            self._listens.discard()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what goes wrong; what is heard while the profile is locked belongs to nobody."""
        try:
            yield
        except ProfileError:
            return
        except StorageError as error:
            self.failed.emit(error)
