"""A real SMTP server on loopback (aiosmtpd), which can refuse, delay and hang up where a test wants it."""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import os
import ssl
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

PASSWORD = "pässwörd 1"
LOGIN = "listener"
QUIET_SERVER = tuple(
    pytest.mark.filterwarnings(f"ignore::{kind}:aiosmtpd.smtp")
    for kind in ("UserWarning", "DeprecationWarning")
)
"""Marks of tests with a server: it warns of logins without TLS, and of its own old parts."""


@functools.cache
def certificate() -> tuple[str, str]:
    """Files of a certificate for ``localhost`` that no system trusts, and of its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tempfile.mkdtemp(prefix="musicrec-mail-")
    files = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
    with open(files[0], "wb") as file:
        file.write(made.public_bytes(serialization.Encoding.PEM))
    with open(files[1], "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    return files


@dataclass
class Behaviour:
    """What the server does; replies of SMTP at each step, or words for what else happens.

    Attributes:
        replies: by step: ``"mail"``, ``"rcpt"``, ``"data"``.
        hangs_up_at: a step at which the connection is cut without a reply.
        hangs_at: a step at which nothing is answered.
        got: the messages that were taken, with their envelope.
        logins: names and passwords that were tried.
        tries: how many transactions began.
    """

    replies: dict[str, str] = field(default_factory=dict)
    hangs_up_at: str = ""
    hangs_at: str = ""
    got: list[Envelope] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    tries: int = 0

    @property
    def messages(self) -> list[EmailMessage]:
        """The messages that were taken."""
        found = []
        for envelope in self.got:
            assert isinstance(envelope.content, bytes)
            found.append(message_from_bytes(envelope.content, policy=default))
        return found

    async def handle_MAIL(  # noqa: N802  aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tries += 1
        if (trouble := await self._trouble("mail", server)) is not None:
            return trouble
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802  aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (trouble := await self._trouble("rcpt", server)) is not None:
            return trouble
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hangs_up_at == "data":
            self.got.append(envelope)  # taken, but the sender is never told
        if (trouble := await self._trouble("data", server)) is not None:
            return trouble
        self.got.append(envelope)
        return "250 Taken"

    async def _trouble(self, step: str, server: SMTP) -> str | None:
        if self.hangs_up_at == step:
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
            await asyncio.sleep(0)
            return "421 Gone"
        if self.hangs_at == step:
            await asyncio.sleep(3600)
        return self.replies.get(step)

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        login, password = data.login.decode(), data.password.decode()
        self.logins.append((login, password))
        return AuthResult(success=(login, password) == (LOGIN, PASSWORD), handled=False)


@contextmanager
def mail_server(
    behaviour: Behaviour, *, way: str = "starttls", has_login: bool = True, is_utf8: bool = True
) -> Iterator[int]:
    """A running server; gives its port.

    Args:
        behaviour: what it does.
        way: ``"tls"``, ``"starttls"`` or ``"none"``.
        has_login: whether mail is taken after a login only.
        is_utf8: whether it takes addresses beyond ASCII.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate())
    options: dict[str, Any] = {
        "auth_required": has_login,
        "authenticator": behaviour.authenticate,
        "enable_SMTPUTF8": is_utf8,
        "hostname": "localhost",
    }
    if way == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    else:
        options |= {"auth_require_tls": False}
    loop = asyncio.SelectorEventLoop()
    # By the number of their socket. Kept until they are closed: after the end of a TLS stream a line waits
    # for nothing, and is then garbage with an open socket.
    lines: dict[int, asyncio.WriteTransport] = {}
    loop._transports = lines  # type: ignore[attr-defined]
    server = loop.run_until_complete(
        loop.create_server(
            lambda: SMTP(behaviour, loop=loop, **options),
            "127.0.0.1",
            0,
            ssl=context if way == "tls" else None,
        )
    )
    thread = threading.Thread(target=loop.run_forever, name="mail-server")
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(_ended(server, lines))
        loop.close()


async def _ended(server: asyncio.Server, lines: dict[int, asyncio.WriteTransport]) -> None:
    """Close what is open, and hear of clients that went away in the middle of TLS.

    A connection becomes a line one turn of the loop after it was accepted, and only while its server is open.
    Of a server that is closed in between, asyncio leaves half a line that no list has, with an open socket.
    """
    for listening in server.sockets:
        asyncio.get_running_loop().remove_reader(listening.fileno())
    await asyncio.sleep(0)  # what was accepted becomes a line
    server.close()
    for line in lines.values():
        line.abort()
    pending = asyncio.all_tasks() - {asyncio.current_task()}
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    while not all(map(_is_released, lines.values())):  # in the next turn, or in one after it
        await asyncio.sleep(0.001)


def _is_released(line: asyncio.WriteTransport) -> bool:
    """Whether the loop has closed the socket of a line."""
    return getattr(line, "_sock", None) is None
