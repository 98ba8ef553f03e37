"""Hands one mail to a server, and tells exactly how far that came.

The only doubt that SMTP leaves is after the whole mail was given: a server that goes away then may have taken
it. Whoever sends is told before that point, so that the doubt outlives a crash.
"""

from __future__ import annotations

import base64
import contextlib
import os
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from typing import Final

from musicrec_desktop.core.errors import MailError
from musicrec_desktop.model.mail import Mail, MailAnswer, MailServer, MailVerdict, Security
from musicrec_desktop.online.deadline import Call
from musicrec_desktop.online.mail.addresses import host_of, is_loopback, mailbox_of
from musicrec_desktop.online.mail.composing import message_of, wire_of

STEP_S: Final = 30.0
"""The most that one answer of the server may take."""
_LONGEST_DETAIL: Final = 300
_HELLO: Final = "[127.0.0.1]"
"""How the player calls itself, as mail programs do: the name of this computer is nobody's business."""
_LINE_DOT: Final = re.compile(rb"(?m)^\.")
_GO_ON: Final = 354
_LOGIN_GOES_ON: Final = 334
_TOO_LARGE: Final = frozenset({552, 523})
_LOGIN_WANTED: Final = frozenset({530, 538})
_TEMPORARY: Final = 4


class _StopError(Exception):
    """The talk ends with this answer."""

    def __init__(self, verdict: MailVerdict, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.answer = MailAnswer(verdict, reason, detail)


def deliver(
    server: MailServer, password: str, mail: Mail, *, on_hand_over: Callable[[], bool], call: Call
) -> MailAnswer:
    """Hand a mail over; takes up to two minutes, so it is called in a lane.

    Args:
        server: which.
        password: for its login; not used without one.
        mail: to the listener.
        on_hand_over: called before the server gets the text; False, or an error, keeps it from that.
        call: ends the talk when its time is over.
    """
    is_given = False
    try:
        wire, mailbox = wire_of(message_of(mail)), mailbox_of(mail.address)
        with _connected(server, call) as talk:
            _greet(talk, server)
            if server.login:
                _log_in(talk, server.login, password)
            _envelope(talk, mailbox.text, needs_utf8=mailbox.needs_utf8, size=len(wire))
            _check_hand_over(is_ours=on_hand_over())
            _check_go_on(talk.docmd("DATA"))
            talk.send(_LINE_DOT.sub(b"..", wire).removesuffix(b"\r\n") + b"\r\n.\r\n")
            is_given = True
            _checked(talk.getreply(), "message-refused")
    except _StopError as stop:
        return stop.answer
    except MailError as error:
        return MailAnswer(MailVerdict.REFUSED, error.reason)
    except (OSError, smtplib.SMTPException) as error:
        return _broken(error, call, is_given=is_given)
    return MailAnswer(MailVerdict.SENT)


class _Talk(smtplib.SMTP):
    """A connection that ``call`` can end, with TLS from the first byte where that is wanted.

    Args:
        server: the other side.
        call: ends it.

    Raises:
        _StopError: the certificate to trust cannot be read.
    """

    def __init__(self, server: MailServer, call: Call) -> None:
        super().__init__(local_hostname=_HELLO, timeout=STEP_S)
        # smtplib compares the certificate with this name, which only its own constructor would set.
        self._host = host_of(server.host)
        self._call, self._is_wrapped = call, server.security is Security.TLS
        self.context = _context(server.certificate_file)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        line = socket.create_connection((host, port), timeout)
        self._call.take(line)
        if not self._is_wrapped:
            return line
        try:
            return self.context.wrap_socket(line, server_hostname=self._host)
        except BaseException:
            line.close()
            raise


@contextlib.contextmanager
def _connected(server: MailServer, call: Call) -> Iterator[_Talk]:
    host = host_of(server.host)
    if server.security is Security.NONE and not is_loopback(host):
        raise _StopError(MailVerdict.REFUSED, "not-protected")
    talk = _Talk(server, call)
    try:
        _checked(talk.connect(host, server.port), "server-refused")
        yield talk
        with contextlib.suppress(OSError, smtplib.SMTPException):
            talk.putcmd("QUIT")  # the answer says nothing, and what was sent is to be noted at once
    finally:
        talk.close()


def _context(certificate_file: str) -> ssl.SSLContext:
    if not certificate_file:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=os.fsencode(certificate_file))
    except (OSError, ssl.SSLError):
        raise _StopError(MailVerdict.REFUSED, "bad-certificate-file") from None


def _greet(talk: _Talk, server: MailServer) -> None:
    talk.ehlo_or_helo_if_needed()
    if server.security is Security.STARTTLS:
        if not talk.has_extn("starttls"):
            raise _StopError(MailVerdict.REFUSED, "no-starttls")
        _checked(talk.starttls(context=talk.context), "no-starttls")
        talk.ehlo()


def _log_in(talk: smtplib.SMTP, login: str, password: str) -> None:
    """PLAIN, else LOGIN, in UTF-8; that of smtplib is limited to ASCII, and tries every way in turn."""
    ways = talk.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in ways:
        reply = talk.docmd("AUTH", f"PLAIN {_encoded(f'{chr(0)}{login}{chr(0)}{password}')}")
    elif "LOGIN" in ways:
        reply = talk.docmd("AUTH", "LOGIN")
        for word in (login, password):
            if reply[0] == _LOGIN_GOES_ON:
                reply = talk.docmd(_encoded(word))
    else:
        raise _StopError(MailVerdict.REFUSED, "no-login-method")
    _checked(reply, "login-refused")


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _envelope(talk: smtplib.SMTP, address: str, *, needs_utf8: bool, size: int) -> None:
    options = []
    if needs_utf8:
        if not talk.has_extn("smtputf8"):
            raise _StopError(MailVerdict.REFUSED, "needs-smtputf8")
        options.append("SMTPUTF8")
    if talk.has_extn("size"):
        options.append(f"SIZE={size}")
    _checked(talk.mail(address, options), "sender-refused")
    _checked(talk.rcpt(address), "recipient-refused")


def _check_hand_over(*, is_ours: bool) -> None:
    if not is_ours:
        raise _StopError(MailVerdict.LATER, "taken-over")


def _check_go_on(reply: tuple[int, bytes]) -> None:
    if reply[0] != _GO_ON:
        _checked(reply, "message-refused")
        raise _StopError(MailVerdict.LATER, "no-answer", _detail(reply[1]))


def _checked(reply: tuple[int, bytes], reason: str) -> None:
    """End the talk where a reply is none of success (RFC 5321, 4.2.1)."""
    code, text = reply
    if 200 <= code < 300:
        return
    if code < 0:
        raise smtplib.SMTPServerDisconnected
    if code // 100 == _TEMPORARY:
        raise _StopError(MailVerdict.LATER, "busy", _detail(text))
    if code in _TOO_LARGE:
        reason = "too-large"
    elif code in _LOGIN_WANTED:
        reason = "login-wanted"
    raise _StopError(MailVerdict.REFUSED, reason, _detail(text))


def _broken(error: Exception, call: Call, *, is_given: bool) -> MailAnswer:
    if is_given:
        return MailAnswer(MailVerdict.PERHAPS, "no-answer")
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailAnswer(MailVerdict.REFUSED, "bad-certificate", _detail(str(error.verify_message).encode()))
    if isinstance(error, ssl.SSLError):
        return MailAnswer(MailVerdict.REFUSED, "no-tls")
    # smtplib makes one kind of error of all that goes wrong while it reads.
    if call.is_over or isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return MailAnswer(MailVerdict.LATER, "slow")
    if isinstance(error, socket.gaierror):
        return MailAnswer(MailVerdict.LATER, "unknown-server")
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return MailAnswer(MailVerdict.LATER, "dropped")
    if isinstance(error, smtplib.SMTPException):
        return MailAnswer(MailVerdict.LATER, "no-mail-server")
    return MailAnswer(MailVerdict.LATER, "no-connection")


def _detail(text: bytes) -> str:
    line = " ".join(text.decode("utf-8", "replace").split())
    return "".join(letter for letter in line if letter.isprintable())[:_LONGEST_DETAIL]
