"""Sends what waits, one call at a time, and records the outcome."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.scrobble import (
    LARGEST_BATCH,
    AccountId,
    Answer,
    Scrobble,
    ScrobbleAccount,
    ScrobbleTrack,
    Verdict,
)
from musicrec_desktop.online.server import ServerFactory
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.scrobbling.delivery import Call, call_server, deliver
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.scrobbles import CLAIM_MS, ScrobbleStore

log = logging.getLogger(__name__)

FIRST_WAIT_MS: Final = 30_000
LONGEST_WAIT_MS: Final = 60 * 60_000


class ScrobbleSender:
    """The only object that sends scrobbles to servers; its state belongs to the owner's thread.

    Args:
        scheduler: runs the calls.
        accounts: to whom.
        queue: what.
        keeper: the secrets.
        open_server: opens an account.
        rng: spreads the tries.

    Attributes:
        changed: something was taken, refused or put off.
        stopped: an account whose token was refused; it is paused now.
        failed: what came of a call could not be written.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        accounts: ScrobbleAccountStore,
        queue: ScrobbleStore,
        keeper: TokenKeeper,
        open_server: ServerFactory,
        rng: random.Random,
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.stopped: Signal[ScrobbleAccount] = Signal()
        self.failed: Signal[StorageError] = Signal()
        self._scheduler = scheduler
        self._accounts, self._queue = accounts, queue
        self._call_server = partial(call_server, keeper=keeper, open_server=open_server)
        self._rng = rng
        self._playing: dict[AccountId, ScrobbleTrack] = {}
        self._flight: TaskHandle | None = None
        self._items: Sequence[Scrobble] = ()
        self._timer: Timer | None = None
        self._is_closed = False

    @property
    def is_idle(self) -> bool:
        """Whether no call is running."""
        return self._flight is None

    def tell_playing(self, track: ScrobbleTrack) -> None:
        """Tell all accounts what plays now; sent once, and dropped for a server in trouble."""
        self._playing = {account.id: track for account in self._accounts.all()}
        self.wake()

    def wake(self) -> None:
        """Send what is due, unless a call is running."""
        if self._is_closed or self._flight is not None:
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        try:
            self._begin_next()
        except StorageError as error:
            self.failed.emit(error)

    def profile_switched(self) -> None:
        """Drop what was to be told of the track that plays: another profile began it."""
        self._playing = {}
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def close(self) -> None:
        """Send no more; the server is asked about an unfinished call the next time."""
        self._is_closed = True
        if self._timer is not None:
            self._timer.cancel()
        if self._flight is not None:
            self._flight.cancel()
            self._flight = None
            self._queue.release([item.id for item in self._items], was_sent=True)

    def _begin_next(self) -> None:
        now_ms = self._scheduler.clock.now_ms()
        accounts = [account for account in self._accounts.all() if not account.is_paused]
        ready = [account for account in accounts if account.is_ready(now_ms)]
        playing = [(account, self._playing[account.id]) for account in ready if account.id in self._playing]
        if playing:
            (account, track), *others = playing
            self._playing = {other.id: same for other, same in others}
            self._fly(account, lambda server: server.now_playing(track), self._on_playing_told)
            return
        self._playing = {}
        for account in ready:
            if items := self._queue.claim(account.id, now_ms, LARGEST_BATCH):
                self._items = items
                self._fly(account, lambda server: deliver(server, items), self._on_delivered)
                return
        moments = [
            now_ms if account.is_ready(now_ms) else account.retry_at_ms
            for account in accounts
            if account.waiting
        ]
        if moments:
            # What another process or a crash left claimed is looked at again when the claim is over.
            delay_ms = max(min(moments) - now_ms, 0) or CLAIM_MS
            self._timer = self._scheduler.call_later(delay_ms, self.wake)

    def _fly(
        self, account: ScrobbleAccount, call: Call, on_answer: Callable[[ScrobbleAccount, Answer], None]
    ) -> None:
        def land(answer: Answer) -> None:
            self._flight = None
            log.info("%s: %s %s", account.address.url, answer.verdict.value, answer.reason)
            try:
                on_answer(account, answer)
            except StorageError as error:
                self.failed.emit(error)
                return  # no retry at once: the disk may be full, and the claim runs out by itself
            self.changed.emit()
            self.wake()

        def crash(error: Exception) -> None:
            self._flight = None
            raise error

        self._flight = self._scheduler.run(
            Lane.QUICK, lambda _context: self._call_server(account, call), on_done=land, on_error=crash
        )

    def _on_playing_told(self, account: ScrobbleAccount, answer: Answer) -> None:
        if answer.verdict is Verdict.FORBIDDEN:
            self._stop(account, answer.reason)
        elif answer.verdict in {Verdict.BUSY, Verdict.AWAY}:
            self._put_off(account, answer)

    def _on_delivered(self, account: ScrobbleAccount, answer: Answer) -> None:
        items, self._items = self._items, ()
        ids = [item.id for item in items]
        match answer.verdict:
            case Verdict.TAKEN:
                self._taken(account, items, answer)
            case Verdict.BAD if len(items) > 1:
                self._queue.release(ids, was_sent=True)  # each is sent alone now and gets its own answer
            case Verdict.BAD | Verdict.NOT_SUPPORTED:
                self._queue.refused(ids, answer.reason)
            case Verdict.FORBIDDEN:
                self._queue.release(ids, was_sent=False)
                self._stop(account, answer.reason)
            case Verdict.BUSY | Verdict.AWAY:
                self._queue.release(ids, was_sent=False)
                self._put_off(account, answer)
            case Verdict.BROKEN:
                if len(items) == 1 and not account.failures:
                    self._queue.broke_server(ids[0])
                self._queue.release(ids, was_sent=True)
                if len(items) > 1 and not account.failures:
                    # Some servers (maloja's Last.fm API) break at batches only: try one alone at once.
                    self._accounts.failed(account.id, answer.reason, 0)
                else:
                    self._put_off(account, answer)

    def _taken(self, account: ScrobbleAccount, items: Sequence[Scrobble], answer: Answer) -> None:
        refused = dict(answer.refused)
        with self._queue.together():
            self._queue.sent([item.id for place, item in enumerate(items) if place not in refused])
            for place, reason in refused.items():
                self._queue.refused([items[place].id], reason)
            self._accounts.taken(account.id, self._scheduler.clock.now_ms())

    def _stop(self, account: ScrobbleAccount, reason: str) -> None:
        self._accounts.set_paused(account.id, is_paused=True, problem=reason)
        if (stopped := self._accounts.get(account.id)) is not None:
            self.stopped.emit(stopped)

    def _put_off(self, account: ScrobbleAccount, answer: Answer) -> None:
        delay_ms = wait_ms(account.failures + 1, answer.wait_ms, self._rng)
        self._accounts.failed(account.id, answer.reason, self._scheduler.clock.now_ms() + delay_ms)


def wait_ms(failures: int, wanted_ms: int, rng: random.Random) -> int:
    """How many milliseconds later a server in trouble is tried again.

    The time doubles with each failure up to an hour, and half of it is drawn. The draw keeps many players
    from coming back to a server at the same moment ("equal jitter",
    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).

    Args:
        failures: in a row, this one included; at least 1.
        wanted_ms: what the server asked for; it is never shortened.
        rng: draws.
    """
    full_ms = min(LONGEST_WAIT_MS, FIRST_WAIT_MS << min(failures - 1, 20))
    return max(wanted_ms, full_ms // 2 + rng.randrange(full_ms // 2 + 1))
