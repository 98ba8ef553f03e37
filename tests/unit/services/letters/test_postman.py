"""Letters are sent once, whatever the server, the network or the player does; against a real server."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.errors import DiskFullError, MailError
from musicrec_desktop.model.letter import LetterId, LetterState
from musicrec_desktop.model.mail import Mail, MailAccount, MailAnswer, MailServer, MailVerdict, Security
from musicrec_desktop.services.letters.postman import MOST_TRIES, WAITS_MS, Outcome
from musicrec_desktop.storage.letters import CLAIM_MS
from tests.support.letter_rig import WEEK, LetterRig, in_week
from tests.support.mail_server import PASSWORD, QUIET_SERVER, Behaviour, mail_server

pytestmark = [pytest.mark.network, *QUIET_SERVER]
DAY_MS = 24 * 3_600_000


class Answers:
    """Stands for servers: gives answers in turn, and can do something while it talks."""

    def __init__(self, *answers: MailAnswer) -> None:
        self.answers = list(answers)
        self.mails: list[Mail] = []
        self.meanwhile: Any = None

    def __call__(
        self, _server: MailServer, _password: str, mail: Mail, *, on_hand_over: Any, call: Any
    ) -> MailAnswer:
        self.mails.append(mail)
        answer = self.answers.pop(0)
        if answer.verdict in {MailVerdict.SENT, MailVerdict.PERHAPS} and not on_hand_over():
            return MailAnswer(MailVerdict.LATER, "taken-over")
        if self.meanwhile is not None:
            self.meanwhile()
        return answer


SENT, PERHAPS = MailAnswer(MailVerdict.SENT), MailAnswer(MailVerdict.PERHAPS, "no-answer")
BUSY = MailAnswer(MailVerdict.LATER, "busy", "4.7.1 Greylisted")
REFUSED = MailAnswer(MailVerdict.REFUSED, "recipient-refused", "5.1.1 Nobody")


@pytest.fixture
def servers() -> Answers:
    return Answers()


@pytest.fixture
def rig(tmp_path: Path, servers: Answers) -> Iterator[LetterRig]:
    made = LetterRig(tmp_path, deliver=servers)
    made.play(made.add_library()[0], in_week(1))
    made.set_account(1, PASSWORD)
    yield made
    made.close()


def sent_letter(rig: LetterRig) -> LetterId:
    """A letter that the user sends."""
    letter_id = rig.write().head.id
    rig.postman.send(letter_id)
    return letter_id


def state(rig: LetterRig, letter_id: LetterId) -> tuple[LetterState, str]:
    head = rig.letters.letter(letter_id).head
    return head.state, head.reason


def test_a_letter_goes_to_a_real_server_once(tmp_path: Path) -> None:
    rig, behaviour = LetterRig(tmp_path), Behaviour()
    ids = rig.add_library()
    rig.play(ids[0], in_week(1))
    rig.pictures[ids[0]] = b"\xff\xd8\xff\xe0 a picture"
    with mail_server(behaviour) as port:
        rig.set_account(port, PASSWORD)
        rig.letters.start()
        rig.scheduler.advance(DAY_MS)
    assert [state(rig, head.id)[0] for head in rig.letters.heads()] == [LetterState.SENT]
    (message,) = behaviour.messages
    assert message["Subject"] == "Your week in music: 23–29 November 2026"
    assert [part.get_content_type() for part in message.walk()][-2:] == ["text/html", "image/jpeg"]
    rig.close()


def test_greylisting_is_waited_for_over_a_restart(tmp_path: Path) -> None:
    behaviour = Behaviour(replies={"rcpt": "451 4.7.1 Greylisted"})
    rig = LetterRig(tmp_path)
    rig.play(rig.add_library()[0], in_week(1))
    with mail_server(behaviour) as port:
        rig.set_account(port, PASSWORD)
        letter_id = sent_letter(rig)
        rig.scheduler.settle()
        assert state(rig, letter_id) == (LetterState.QUEUED, "busy")
        rig.close()
        behaviour.replies.clear()
        again = LetterRig(tmp_path)
        again.letters.start()
        again.scheduler.settle()
        assert behaviour.got == []
        again.scheduler.advance(WAITS_MS[0])
    assert state(again, letter_id) == (LetterState.SENT, "")
    assert len(behaviour.got) == 1
    again.close()


def test_an_answer_that_never_comes_leaves_the_letter_to_the_user(tmp_path: Path) -> None:
    rig, behaviour = LetterRig(tmp_path), Behaviour(hangs_up_at="data")
    rig.play(rig.add_library()[0], in_week(1))
    with mail_server(behaviour) as port:
        rig.set_account(port, PASSWORD)
        letter_id = sent_letter(rig)
        rig.letters.start()
        rig.scheduler.advance(3 * DAY_MS)
        assert state(rig, letter_id) == (LetterState.PERHAPS, "no-answer")
        assert len(behaviour.got) == 1
        behaviour.hangs_up_at = ""
        rig.postman.send(letter_id)
        rig.scheduler.settle()
    assert state(rig, letter_id) == (LetterState.SENT, "")
    first, second = behaviour.messages
    assert first["Message-ID"] == second["Message-ID"]
    rig.close()


def test_waits_grow_and_end_after_days(rig: LetterRig, servers: Answers) -> None:
    servers.answers = [BUSY] * (MOST_TRIES + 5)
    letter_id = sent_letter(rig)
    rig.scheduler.advance(WAITS_MS[0] - 1)
    assert len(servers.mails) == 1
    rig.scheduler.advance(1)
    assert len(servers.mails) == 2
    rig.scheduler.advance(30 * DAY_MS)
    assert len(servers.mails) == MOST_TRIES
    assert state(rig, letter_id) == (LetterState.REFUSED, "busy")


def test_what_is_refused_waits_for_the_user(rig: LetterRig, servers: Answers) -> None:
    told: list[Outcome] = []
    rig.postman.told.connect(told.append)
    servers.answers = [REFUSED, SENT]
    letter_id = sent_letter(rig)
    rig.scheduler.advance(3 * DAY_MS)
    assert state(rig, letter_id) == (LetterState.REFUSED, "recipient-refused")
    assert [(one.state, one.answer.detail) for one in told] == [(LetterState.REFUSED, "5.1.1 Nobody")]
    rig.postman.send(letter_id)
    rig.scheduler.settle()
    assert state(rig, letter_id) == (LetterState.SENT, "")


def test_two_players_send_one_letter(rig: LetterRig, servers: Answers, tmp_path: Path) -> None:
    others = Answers(SENT)
    other = LetterRig(tmp_path, deliver=others)

    def send_too() -> None:
        other.postman.wake()
        other.scheduler.settle()

    servers.answers, servers.meanwhile = [SENT], send_too
    sent_letter(rig)
    rig.scheduler.settle()
    assert (len(servers.mails), len(others.mails)) == (1, 0)
    other.close()


def killed_at(rig: LetterRig, letter_state: str) -> None:
    """The player was killed while it sent the letter."""
    rig.database.execute(
        "UPDATE letter SET state = ?, attempts = 1, claimed_until_ms = ?",
        (letter_state, rig.clock.now_ms() + CLAIM_MS),
    )


def test_a_player_killed_before_the_text_sends_later(rig: LetterRig, servers: Answers) -> None:
    letter_id = rig.write().head.id
    killed_at(rig, "claimed")
    servers.answers = [SENT]
    rig.letters.start()
    rig.scheduler.settle()
    assert servers.mails == []  # another player may be sending it
    rig.scheduler.advance(2 * CLAIM_MS)
    assert state(rig, letter_id) == (LetterState.SENT, "")


def test_a_player_killed_after_the_text_does_not_send_again(rig: LetterRig, servers: Answers) -> None:
    letter_id = rig.write().head.id
    killed_at(rig, "handed-over")
    rig.letters.start()
    rig.scheduler.advance(DAY_MS)
    assert state(rig, letter_id) == (LetterState.PERHAPS, "no-answer")
    assert servers.mails == []


def test_a_claim_of_a_clock_that_was_ahead_ends(rig: LetterRig, servers: Answers) -> None:
    letter_id = rig.write().head.id
    killed_at(rig, "claimed")
    rig.clock.advance(-40 * DAY_MS)
    servers.answers = [SENT]
    rig.postman.wake()
    rig.scheduler.settle()
    assert state(rig, letter_id) == (LetterState.SENT, "")


def test_a_full_disk_before_the_text_sends_nothing(
    rig: LetterRig, servers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = rig.write().head.id

    def full(_letter_id: LetterId) -> bool:
        raise DiskFullError(rig.database.path)

    monkeypatch.setattr(rig.store, "hand_over", full)
    servers.answers = [SENT]
    rig.postman.send(letter_id)
    rig.scheduler.settle()
    assert state(rig, letter_id) == (LetterState.QUEUED, "not-noted")


def test_a_full_disk_after_the_text_leaves_a_doubt(
    rig: LetterRig, servers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    rig.postman.failed.connect(failed.append)
    letter_id = rig.write().head.id

    def full(*_what: Any, **_more: Any) -> None:
        raise DiskFullError(rig.database.path)

    with monkeypatch.context() as patch:
        patch.setattr(rig.store, "settle", full)
        servers.answers = [SENT]
        rig.postman.send(letter_id)
        rig.scheduler.settle()
    assert len(failed) == 1
    rig.scheduler.advance(2 * CLAIM_MS)
    assert state(rig, letter_id) == (LetterState.PERHAPS, "no-answer")
    assert len(servers.mails) == 1


def test_a_backup_that_is_put_back_sends_nothing_again(rig: LetterRig, servers: Answers) -> None:
    letter_id = rig.write().head.id
    rig.store.queue(letter_id)
    rig.store.doubt_unsent()
    rig.postman.wake()
    rig.scheduler.settle()
    assert state(rig, letter_id) == (LetterState.PERHAPS, "restored")
    assert servers.mails == []


def test_a_letter_that_is_on_its_way_is_not_queued_replaced_or_deleted(rig: LetterRig) -> None:
    letter = rig.write()
    killed_at(rig, "handed-over")
    with pytest.raises(MailError):
        rig.postman.send(letter.head.id)
    rig.letters.delete(letter.head.id)
    assert rig.write().message_key == letter.message_key


def test_nothing_is_sent_while_the_profile_is_locked(rig: LetterRig, servers: Answers) -> None:
    letter_id = rig.write().head.id
    rig.store.queue(letter_id)
    rig.is_open = False
    rig.letters.start()
    rig.scheduler.advance(DAY_MS)
    assert servers.mails == []
    rig.is_open, servers.answers = True, [SENT]
    rig.scheduler.advance(DAY_MS)
    assert len(servers.mails) == 1


def test_closing_ends_a_talk_with_a_server_that_hangs(tmp_path: Path) -> None:
    import threading

    from musicrec_desktop.core.loop_scheduler import LoopScheduler
    from musicrec_desktop.core.tasks import Lane
    from musicrec_desktop.online.mail.delivery import deliver
    from musicrec_desktop.services.letters.postman import Postman

    rig, talks = LetterRig(tmp_path), threading.Event()
    rig.play(rig.add_library()[0], in_week(1))
    letter_id = rig.write().head.id
    scheduler = LoopScheduler()
    scheduler.set_scope(rig.database.task_context)

    def telling(*arguments: Any, **options: Any) -> MailAnswer:
        talks.set()
        return deliver(*arguments, **options)

    postman = Postman(
        scheduler=scheduler,
        store=rig.store,
        accounts=rig.accounts,
        deliver=telling,
        is_open=lambda: True,
    )
    with mail_server(Behaviour(hangs_at="rcpt")) as port:
        rig.set_account(port, PASSWORD)
        postman.send(letter_id)
        scheduler.run(Lane.QUICK, lambda _context: talks.wait(), on_done=lambda _done: postman.close())
        scheduler.run_until(lambda: postman.is_idle)
    scheduler.close()
    assert state(rig, letter_id)[0] is LetterState.QUEUED
    rig.close()


def test_passwords_are_not_in_the_database(rig: LetterRig, tmp_path: Path) -> None:
    rig.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert PASSWORD.encode() not in Path(rig.database.path).read_bytes()
    account = rig.postman.account
    assert account is not None
    assert rig.accounts.password(account) == PASSWORD
    assert (tmp_path / "tokens.json").stat().st_mode & 0o777 == 0o600
    rig.accounts.forget()
    assert rig.postman.account is None
    assert "password" not in (tmp_path / "tokens.json").read_text()


def test_an_account_keeps_its_password_until_another_is_typed(rig: LetterRig) -> None:
    account = rig.postman.account
    assert account is not None
    moved = rig.accounts.keep(MailAccount("you@example.org", account.server), None)
    assert rig.accounts.password(moved) == PASSWORD
    other = rig.accounts.keep(moved, "other")
    assert rig.accounts.password(other) == "other"
    assert rig.accounts.password(moved) is None


@pytest.mark.parametrize(
    ("address", "host", "port", "reason"),
    [
        ("me@example.org\nBcc: all@example.org", "smtp.example.org", 465, "bad-address"),
        ("me@example.org", "smtp example", 465, "bad-server"),
        ("me@example.org", "smtp.example.org", 0, "bad-port"),
    ],
)
def test_accounts_that_cannot_be_are_refused(
    rig: LetterRig, address: str, host: str, port: int, reason: str
) -> None:
    with pytest.raises(MailError) as refused:
        rig.accounts.keep(MailAccount(address, MailServer(host, port, Security.TLS)), "x")
    assert refused.value.reason == reason


def test_a_password_that_is_gone_is_told(rig: LetterRig, servers: Answers, tmp_path: Path) -> None:
    (tmp_path / "tokens.json").unlink()
    letter_id = sent_letter(rig)
    rig.scheduler.settle()
    assert state(rig, letter_id) == (LetterState.REFUSED, "no-password")
    assert servers.mails == []


def test_without_an_account_nothing_is_sent(rig: LetterRig) -> None:
    rig.accounts.forget()
    with pytest.raises(MailError) as refused:
        rig.postman.send(rig.write().head.id)
    assert refused.value.reason == "no-account"


def test_letters_of_a_week_are_unique(rig: LetterRig) -> None:
    rig.write()
    with pytest.raises(sqlite3.IntegrityError):
        rig.database.connection.execute(
            "INSERT INTO letter (listener_id, week, made_at_ms, subject, content, message_key, state)"
            " SELECT listener_id, week, 0, '', '', 'other', 'kept' FROM letter"
        )
    assert rig.letters.of_week(WEEK) is not None
