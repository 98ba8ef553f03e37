"""Scrobbling: accounts on servers that keep listens, and the queue of what is sent there."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

from musicrec_desktop.core.errors import MusicRecError, StorageError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import SCROBBLE_LIKES
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind
from musicrec_desktop.model.playback import PlayerState, QueueEntry
from musicrec_desktop.model.scrobble import (
    AccountId,
    Credentials,
    Scrobble,
    ScrobbleAccount,
    ScrobbleKind,
    ScrobbleTrack,
    ServerAddress,
)
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.online.server import ServerFactory
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.listening import ListeningService
from musicrec_desktop.services.scrobbling.accounts import AccountDesk
from musicrec_desktop.services.scrobbling.sender import ScrobbleSender
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.scrobbles import ScrobbleStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore

_OPINIONS = frozenset({FeedbackKind.LIKE, FeedbackKind.DISLIKE, FeedbackKind.NEUTRAL})


class ScrobbleService:
    """Queues what is heard and liked, and sends it.

    Every listen that counts is queued in the moment that it is logged, whether something can be sent or not.
    Sending begins with ``start`` or with the first sound.

    Args:
        scheduler: runs the calls and gives the time.
        accounts: of the listener.
        queue: what waits.
        keeper: the secrets.
        open_server: opens an account.
        player: what plays now.
        listening: what was heard.
        feedback: what is liked.
        tracks: names.
        settings: whether likes are sent.
        rng_seed: of the spread of tries; None for another one each time.

    Attributes:
        changed: accounts or what waits for them.
        stopped: an account was paused because its token is refused; told once.
        failed: the queue cannot be read or written.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        accounts: ScrobbleAccountStore,
        queue: ScrobbleStore,
        keeper: TokenKeeper,
        open_server: ServerFactory,
        player: Player,
        listening: ListeningService,
        feedback: FeedbackService,
        tracks: TrackStore,
        settings: SettingStore,
        rng_seed: int | None = None,
    ) -> None:
        self.changed: Signal[()] = Signal()
        self._scheduler = scheduler
        self._accounts, self._queue = accounts, queue
        self._desk = AccountDesk(
            scheduler=scheduler, accounts=accounts, keeper=keeper, open_server=open_server
        )
        self._player, self._feedback, self._tracks = player, feedback, tracks
        self._settings = settings
        self._sender = ScrobbleSender(
            scheduler=scheduler,
            accounts=accounts,
            queue=queue,
            keeper=keeper,
            open_server=open_server,
            rng=random.Random(rng_seed),
        )
        self.stopped, self.failed = self._sender.stopped, self._sender.failed
        self._is_started = False
        self._silent: QueueEntry | None = None
        """The track that began and has not sounded yet."""
        self._disconnects = (
            self._sender.changed.connect(self.changed.emit),
            player.track_started.connect(self._on_track_started),
            player.state_changed.connect(self._on_state_changed),
            listening.logged.connect(lambda _listen: self._refresh()),
            feedback.said.connect(self._on_word),
            feedback.taken_back.connect(self._on_word),
        )

    @property
    def is_idle(self) -> bool:
        """Whether no call to a server or a keyring is running."""
        return self._sender.is_idle and self._desk.is_idle

    def start(self) -> None:
        """Begin to send; also what killed programs left behind."""
        self._is_started = True
        self._refresh()

    def close(self) -> None:
        """Send no more; close the player and its listening first, so that the last listen is queued."""
        for disconnect in self._disconnects:
            disconnect()
        with suppress(StorageError):  # claims run out by themselves
            self._sender.close()

    def profile_switched(self) -> None:
        """Send what waits for the accounts of another profile; what is on its way comes to its end."""
        self._silent = None
        self._desk.profile_switched()
        self._sender.profile_switched()
        if self._is_started:
            self._refresh()

    def accounts(self) -> list[ScrobbleAccount]:
        """Every account, oldest first."""
        return self._accounts.all()

    def refused(self, account_id: AccountId) -> list[Scrobble]:
        """What was set aside, the latest first, each with its reason."""
        return self._queue.refused_of(account_id)

    def sent_count(self, account_id: AccountId) -> int:
        """How many scrobbles the server has taken."""
        return self._queue.sent_count(account_id)

    def add(
        self,
        address: ServerAddress,
        credentials: Credentials,
        on_done: Callable[[ScrobbleAccount], object],
        on_error: Callable[[MusicRecError], object],
    ) -> None:
        """Try an account and keep it if the server takes it; an account that is there gets the new secret.

        ``on_error`` gets a ``ScrobbleError`` with what the server said, or a ``StorageError``.
        """

        def done(account: ScrobbleAccount) -> None:
            self._refresh()
            on_done(account)

        self._desk.add(address, credentials, done, on_error)

    def remove(self, account_id: AccountId) -> None:
        """Forget an account, its secret, and what waits for it."""
        self._desk.remove(account_id)
        self.changed.emit()

    def pause(self, account_id: AccountId) -> None:
        """Pause an account; its listens wait."""
        self._accounts.set_paused(account_id, is_paused=True)
        self.changed.emit()

    def resume(self, account_id: AccountId) -> None:
        """Resume an account."""
        self._accounts.set_paused(account_id, is_paused=False)
        self._refresh()

    def retry_refused(self, account_id: AccountId) -> int:
        """Let what was set aside wait again; how many."""
        count = self._queue.retry_refused(account_id)
        self._refresh()
        return count

    def send_now(self) -> None:
        """Send what waits without further delay; ``is_idle`` again when all was tried once."""
        self._is_started = True
        self._accounts.forget_waits()
        self._refresh()

    def send_likes(self) -> int:
        """Tell all accounts every track that is liked now; how many were queued.

        Likes that an import brought are left out: they are known where they come from.
        """
        likes = self._feedback.liked_here_ids()
        count = self._queue.enqueue_loves(ScrobbleKind.LOVE, likes, self._now_ms())
        self._refresh()
        return count

    def _refresh(self) -> None:
        try:
            self._queue.enqueue_listens()
        except StorageError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        if self._is_started:
            self._sender.wake()

    def _on_track_started(self, entry: QueueEntry, _started_at_ms: int) -> None:
        self._silent = entry
        # A track that is joined to the one before sounds at once, and the player's state stays as it is.
        self._scheduler.post(lambda: self._on_state_changed(self._player.state))

    def _on_state_changed(self, state: PlayerState) -> None:
        if state is not PlayerState.PLAYING or self._silent is None:
            return
        entry, self._silent = self._silent, None
        self._is_started = True
        track = self._tracks.get(entry.track_id)
        if track is not None and track.tags.artists:
            self._sender.tell_playing(_in_their_words(track))

    def _on_word(self, event: FeedbackEvent) -> None:
        if event.kind in _OPINIONS and event.track_id is not None and self._settings.get(SCROBBLE_LIKES):
            self._send_opinion(event.track_id)

    def _send_opinion(self, track_id: TrackId) -> None:
        is_loved = self._feedback.kind(track_id) is FeedbackKind.LIKE
        kind = ScrobbleKind.LOVE if is_loved else ScrobbleKind.UNLOVE
        try:
            self._queue.enqueue_loves(kind, (track_id,), self._now_ms())
        except StorageError as error:
            self.failed.emit(error)
            return
        self._refresh()

    def _now_ms(self) -> int:
        return self._scheduler.clock.now_ms()


def _in_their_words(track: Track) -> ScrobbleTrack:
    return ScrobbleTrack(
        artist=track.tags.artist_text,
        title=track.tags.title,
        album=track.tags.album,
        album_artist=track.album_artist_text,
        track_number=track.tags.track_number,
        duration_ms=None if track.is_estimated else track.duration_ms,
        recording_id=track.tags.recording_id,
        release_id=track.tags.release_id,
        artist_ids=track.tags.artist_ids,
    )
