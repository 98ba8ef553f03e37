"""Sends letters: one at a time, none twice, and none lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import MailError, MusicRecError, StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.letter import Letter, LetterId, LetterState
from musicrec_desktop.model.mail import Mail, MailAccount, MailAnswer, MailVerdict, Picture, cid_of
from musicrec_desktop.online.deadline import Call, deadline
from musicrec_desktop.services.letters import rendering
from musicrec_desktop.services.letters.account import MailAccounts
from musicrec_desktop.storage.letters import CLAIM_MS, LONGEST_WAIT_MS, LetterStore

log = logging.getLogger(__name__)

WAITS_MS: Final = tuple(minutes * 60_000 for minutes in (5, 10, 20, 40, 60, 120, 240, 480))
"""How long a letter waits after each try that came to nothing; the last one is repeated."""
MOST_TRIES: Final = 20
"""About six days; then the letter waits for the user."""
TALK_S: Final = 120.0
"""The most that one talk may take, so that a server that sends a byte a second is left."""

Deliver = Callable[..., MailAnswer]
"""``online.mail.delivery.deliver``, which loads smtplib with the first letter."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a try.

    Attributes:
        letter: that was tried.
        answer: of the server.
        state: of the letter now.
    """

    letter: Letter
    answer: MailAnswer
    state: LetterState


class Postman:
    """The only object that sends letters.

    Args:
        scheduler: gives the mail lane.
        store: the letters that wait.
        accounts: where to.
        deliver: hands a mail to a server.
        is_open: whether letters of the listener in use may be sent now.

    Attributes:
        changed: the state of a letter, or the account.
        told: what came of a try that the user may want to know.
        failed: the state of a letter cannot be read or written.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: LetterStore,
        accounts: MailAccounts,
        deliver: Deliver,
        is_open: Callable[[], bool],
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.told: Signal[Outcome] = Signal()
        self.failed: Signal[StorageError] = Signal()
        self._scheduler, self._store = scheduler, store
        self._accounts, self._deliver, self._is_open = accounts, deliver, is_open
        self._flight: TaskHandle | None = None
        self._timer: Timer | None = None
        self._talk: Call | None = None
        self._lock = threading.Lock()
        self._is_closed = False

    @property
    def account(self) -> MailAccount | None:
        """Where letters go; None where none is set up."""
        return self._accounts.account

    @property
    def is_idle(self) -> bool:
        """Whether no letter is being sent."""
        return self._flight is None

    def send(self, letter_id: LetterId) -> None:
        """Send a letter of the archive as soon as it can be; also one that was sent, or perhaps was.

        Raises:
            MailError: ``"no-account"``: none is set up; ``"on-its-way"``: it is being sent.
            StorageError: it cannot be noted.
        """
        if self.account is None:
            raise MailError("no-account")
        if not self._store.queue(letter_id):
            raise MailError("on-its-way")
        self.changed.emit()
        self.wake()

    def keep_back(self, letter_id: LetterId) -> None:
        """Let a letter wait no more."""
        self._store.keep_only(letter_id)
        self.changed.emit()

    def try_account(
        self,
        account: MailAccount,
        password: str | None,
        letter: Letter,
        on_done: Callable[[MailAnswer], object],
        on_error: Callable[[MusicRecError], object],
    ) -> TaskHandle:
        """Send a letter as a test, without noting anything.

        Args:
            account: as it was typed.
            password: None for the one that is kept.
            letter: to send.
            on_done: gets what the server answers.
            on_error: gets what is wrong before a server is asked.
        """

        def work(_context: TaskContext) -> MailAnswer:
            secret = self._password(account) if password is None else password
            return self._talked(account, secret, letter, lambda: True)

        return self._scheduler.run(Lane.MAIL, work, on_done=on_done, on_error=_expected(on_error))

    def set_account(
        self,
        account: MailAccount,
        password: str | None,
        on_done: Callable[[MailAccount], object],
        on_error: Callable[[MusicRecError], object],
    ) -> TaskHandle:
        """Keep an account; letters go there from now on."""

        def kept(found: MailAccount) -> None:
            self.changed.emit()
            on_done(found)
            self.wake()

        return self._scheduler.run(
            Lane.MAIL,
            lambda _context: self._accounts.keep(account, password),
            on_done=kept,
            on_error=_expected(on_error),
        )

    def forget_account(
        self, on_done: Callable[[], object], on_error: Callable[[MusicRecError], object]
    ) -> None:
        """Forget the account; letters stay in the archive."""

        def done(_nothing: None) -> None:
            self.changed.emit()
            on_done()

        self._scheduler.run(
            Lane.MAIL, lambda _context: self._accounts.forget(), on_done=done, on_error=_expected(on_error)
        )

    def wake(self) -> None:
        """Send what is due, unless a letter is being sent."""
        if self._is_closed or self._flight is not None or not self._is_open():
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        try:
            now_ms = self._scheduler.clock.now_ms()
            self._store.settle_stale(now_ms)
            due_ms = self._store.next_due_ms()
            account = self.account
        except StorageError as error:
            self.failed.emit(error)
            return
        if due_ms is None or account is None:
            return
        if now_ms < due_ms <= now_ms + LONGEST_WAIT_MS:
            self._timer = self._scheduler.call_later(due_ms - now_ms, self.wake)
            return
        self._flight = self._scheduler.run(
            Lane.MAIL,
            lambda _context: self._sent(account, now_ms),
            on_done=self._on_sent,
            on_error=self._on_error,
        )

    def profile_switched(self) -> None:
        """Look at the letters of another listener; a talk that goes on is about the one before."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.changed.emit()
        self.wake()

    def close(self) -> None:
        """Send no more; a talk that goes on is ended, and its lane notes what is known by then."""
        self._is_closed = True
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._talk is not None:
                self._talk.run_out()

    def _sent(self, account: MailAccount, now_ms: int) -> Outcome | None:
        """In the mail lane: one letter, from the claim to what came of it."""
        letter = self._store.claim(now_ms)
        if letter is None:
            return None
        letter_id = letter.head.id
        try:
            password = self._password(account)
            answer = self._talked(account, password, letter, lambda: self._store.hand_over(letter_id))
        except MailError as error:
            answer = MailAnswer(MailVerdict.REFUSED, error.reason)
        except StorageError:
            answer = MailAnswer(MailVerdict.LATER, "not-noted")  # before the server got the text
        state, wait_ms = _next_state(answer, letter.head.attempts)
        log.info("letter: %s %s", answer.verdict.value, answer.reason)
        self._store.settle(
            letter_id, state, answer.reason, answer.detail, self._scheduler.clock.now_ms() + wait_ms
        )
        return Outcome(letter, answer, state)

    def _talked(
        self, account: MailAccount, password: str, letter: Letter, on_hand_over: Callable[[], bool]
    ) -> MailAnswer:
        mail = mail_of(letter, account.address, self._scheduler.clock.now_ms())
        with deadline(TALK_S) as call:
            with self._lock:
                if self._is_closed:
                    return MailAnswer(MailVerdict.LATER, "closed")
                self._talk = call
            try:
                return self._deliver(account.server, password, mail, on_hand_over=on_hand_over, call=call)
            finally:
                with self._lock:
                    self._talk = None

    def _password(self, account: MailAccount) -> str:
        if not account.server.login:
            return ""
        password = self._accounts.password(account)
        if password is None:
            raise MailError("no-password")
        return password

    def _on_sent(self, outcome: Outcome | None) -> None:
        self._flight = None
        if outcome is not None:
            self.changed.emit()
            self.told.emit(outcome)
        self.wake()

    def _on_error(self, error: Exception) -> None:
        self._flight = None
        if not isinstance(error, StorageError):
            raise error
        self.failed.emit(error)
        # What is claimed or handed over now is settled when its claim is over.
        if not self._is_closed:
            self._timer = self._scheduler.call_later(CLAIM_MS, self.wake)


def mail_of(letter: Letter, address: str, at_ms: int) -> Mail:
    """A letter as a mail to an address."""
    content, subject = letter.content, letter.head.subject
    return Mail(
        address=address,
        subject=subject,
        html=rendering.html_of(content, subject, {name: cid_of(name) for name in content.pictures}),
        plain=rendering.text_of(content, is_mail=True),
        pictures=tuple(Picture(name, data) for name, data in content.pictures.items()),
        message_key=letter.message_key,
        at_ms=at_ms,
    )


def _next_state(answer: MailAnswer, attempts: int) -> tuple[LetterState, int]:
    """The state of a letter after a try, and how long it waits."""
    match answer.verdict:
        case MailVerdict.SENT:
            return LetterState.SENT, 0
        case MailVerdict.PERHAPS:
            return LetterState.PERHAPS, 0
        case MailVerdict.LATER if attempts < MOST_TRIES:
            return LetterState.QUEUED, WAITS_MS[min(max(attempts, 1), len(WAITS_MS)) - 1]
        case _:
            return LetterState.REFUSED, 0


def _expected(on_error: Callable[[MusicRecError], object]) -> Callable[[Exception], object]:
    def deliver(error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        on_error(error)

    return deliver
