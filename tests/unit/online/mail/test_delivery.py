"""Handing a mail to a real SMTP server on loopback, and everything that can go wrong there."""

from __future__ import annotations

import dataclasses
import socket
from typing import Any

import pytest

from musicrec_desktop.model.mail import Mail, MailAnswer, MailServer, MailVerdict, Security
from musicrec_desktop.online.deadline import Call
from musicrec_desktop.online.mail import delivery
from musicrec_desktop.online.mail.delivery import deliver
from tests.support.mail_server import LOGIN, PASSWORD, QUIET_SERVER, Behaviour, certificate, mail_server
from tests.unit.online.mail.test_composing import mail

pytestmark = [pytest.mark.network, *QUIET_SERVER]


class Talk:
    """One try, and whether the server was about to get the text."""

    def __init__(self, *, may_hand_over: bool = True) -> None:
        self.handed_over = 0
        self._may_hand_over = may_hand_over
        self.call = Call()

    def on_hand_over(self) -> bool:
        self.handed_over += 1
        return self._may_hand_over

    def send(self, server: MailServer, password: str = PASSWORD, letter: Mail | None = None) -> MailAnswer:
        try:
            return deliver(server, password, letter or mail(), on_hand_over=self.on_hand_over, call=self.call)
        finally:
            self.call.end()


def server_at(port: int, **changes: Any) -> MailServer:
    server = MailServer("localhost", port, Security.STARTTLS, LOGIN, certificate()[0])
    return dataclasses.replace(server, **changes)


@pytest.mark.parametrize("way", ["tls", "starttls", "none"])
def test_a_letter_arrives_whole(way: str) -> None:
    behaviour, talk = Behaviour(), Talk()
    with mail_server(behaviour, way=way) as port:
        answer = talk.send(server_at(port, security=Security(way)))
    assert answer == MailAnswer(MailVerdict.SENT)
    assert behaviour.logins == [(LOGIN, PASSWORD)]
    (message,) = behaviour.messages
    assert behaviour.got[0].rcpt_tos == ["me@example.org"]
    plain, page = message.iter_parts()
    assert ".\n..a line with dots" in plain.get_content().replace("\r\n", "\n")
    assert next(page.iter_parts()).get_content().strip() == mail().html
    assert talk.handed_over == 1


def test_a_server_without_a_login_gets_none() -> None:
    behaviour = Behaviour()
    with mail_server(behaviour, has_login=False) as port:
        assert Talk().send(server_at(port, login="")).verdict is MailVerdict.SENT
    assert behaviour.logins == []


def test_a_refused_login_is_the_users_business() -> None:
    behaviour, talk = Behaviour(), Talk()
    with mail_server(behaviour) as port:
        answer = talk.send(server_at(port), password="wrong")
    assert (answer.verdict, answer.reason) == (MailVerdict.REFUSED, "login-refused")
    assert "5.7.8" in answer.detail
    assert (talk.handed_over, behaviour.got) == (0, [])


def test_a_server_that_wants_a_login_says_so() -> None:
    with mail_server(Behaviour()) as port:
        answer = Talk().send(server_at(port, login=""))
    assert (answer.verdict, answer.reason) == (MailVerdict.REFUSED, "login-wanted")


@pytest.mark.parametrize(
    ("step", "reply", "verdict", "reason"),
    [
        ("mail", "550 5.7.1 Not from there", MailVerdict.REFUSED, "sender-refused"),
        ("rcpt", "550 5.1.1 Nobody", MailVerdict.REFUSED, "recipient-refused"),
        ("rcpt", "451 4.7.1 Greylisted, come back later", MailVerdict.LATER, "busy"),
        ("mail", "421 4.3.2 Too many", MailVerdict.LATER, "busy"),
        ("data", "554 5.6.0 Looks like spam", MailVerdict.REFUSED, "message-refused"),
        ("data", "552 5.3.4 Too large", MailVerdict.REFUSED, "too-large"),
        ("data", "452 4.3.1 Disk full", MailVerdict.LATER, "busy"),
    ],
)
def test_replies_say_what_becomes_of_the_letter(
    step: str, reply: str, verdict: MailVerdict, reason: str
) -> None:
    behaviour = Behaviour(replies={step: reply})
    with mail_server(behaviour) as port:
        answer = Talk().send(server_at(port))
    assert (answer.verdict, answer.reason) == (verdict, reason)
    assert answer.detail == reply[4:]
    assert behaviour.got == []


def test_a_connection_that_is_cut_before_the_text_leaves_no_doubt() -> None:
    talk = Talk()
    with mail_server(Behaviour(hangs_up_at="rcpt")) as port:
        answer = talk.send(server_at(port))
    assert (answer.verdict, answer.reason) == (MailVerdict.LATER, "dropped")
    assert talk.handed_over == 0


def test_a_connection_that_is_cut_after_the_text_leaves_a_doubt() -> None:
    behaviour, talk = Behaviour(hangs_up_at="data"), Talk()
    with mail_server(behaviour) as port:
        answer = talk.send(server_at(port))
    assert (answer.verdict, answer.reason) == (MailVerdict.PERHAPS, "no-answer")
    assert talk.handed_over == 1
    assert len(behaviour.got) == 1


def test_what_may_not_be_handed_over_is_not() -> None:
    behaviour = Behaviour()
    with mail_server(behaviour) as port:
        answer = Talk(may_hand_over=False).send(server_at(port))
    assert answer.verdict is MailVerdict.LATER
    assert behaviour.got == []


@pytest.mark.parametrize("way", ["tls", "starttls"])
def test_a_certificate_that_nobody_trusts_is_refused(way: str) -> None:
    behaviour = Behaviour()
    with mail_server(behaviour, way=way) as port:
        answer = Talk().send(server_at(port, security=Security(way), certificate_file=""))
    assert (answer.verdict, answer.reason) == (MailVerdict.REFUSED, "bad-certificate")
    assert behaviour.logins == []


def test_a_certificate_of_another_name_is_refused() -> None:
    behaviour = Behaviour()
    with mail_server(behaviour) as port:
        answer = Talk().send(server_at(port, host="127.0.0.1"))
    assert (answer.verdict, answer.reason) == (MailVerdict.REFUSED, "bad-certificate")
    assert behaviour.logins == []


def test_a_password_never_goes_out_unprotected() -> None:
    behaviour = Behaviour()
    with mail_server(behaviour, way="none") as port:
        assert Talk().send(server_at(port)).reason == "no-starttls"
        far = server_at(port, host="mail.example.org", security=Security.NONE)
        assert Talk().send(far).reason == "not-protected"
        assert Talk().send(server_at(port, security=Security.TLS)).reason == "no-tls"
    assert behaviour.logins == []


def test_a_certificate_file_that_is_none_is_refused(tmp_path: Any) -> None:
    (tmp_path / "none.pem").write_text("nothing")
    answer = Talk().send(server_at(1, certificate_file=str(tmp_path / "none.pem")))
    assert (answer.verdict, answer.reason) == (MailVerdict.REFUSED, "bad-certificate-file")


def test_a_slow_server_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "STEP_S", 0.2)
    with mail_server(Behaviour(hangs_at="rcpt")) as port:
        answer = Talk().send(server_at(port))
    assert (answer.verdict, answer.reason) == (MailVerdict.LATER, "slow")


def test_a_server_that_is_slow_after_the_text_leaves_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "STEP_S", 0.2)
    with mail_server(Behaviour(hangs_at="data")) as port:
        assert Talk().send(server_at(port)).verdict is MailVerdict.PERHAPS


def test_a_talk_whose_time_is_over_ends() -> None:
    talk = Talk()
    talk.call.run_out()
    with mail_server(Behaviour()) as port:
        assert talk.send(server_at(port)).reason in {"slow", "dropped"}


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert Talk().send(server_at(port)) == MailAnswer(MailVerdict.LATER, "no-connection")


def test_a_name_that_is_unknown() -> None:
    answer = Talk().send(server_at(25, host="nowhere.invalid"))
    assert (answer.verdict, answer.reason) == (MailVerdict.LATER, "unknown-server")


def test_an_address_of_another_script_needs_a_server_that_takes_it() -> None:
    letter, behaviour = mail(address="用户@example.org"), Behaviour()
    with mail_server(behaviour, is_utf8=False) as port:
        assert Talk().send(server_at(port), letter=letter).reason == "needs-smtputf8"
    with mail_server(behaviour) as port:
        assert Talk().send(server_at(port), letter=letter).verdict is MailVerdict.SENT
    assert behaviour.got[0].rcpt_tos == ["用户@example.org"]


def test_a_bad_address_is_not_even_tried() -> None:
    answer = Talk().send(server_at(1), letter=mail(address="me@example.org\r\nRCPT TO:<all@example.org>"))
    assert (answer.verdict, answer.reason) == (MailVerdict.REFUSED, "bad-address")
