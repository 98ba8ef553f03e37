"""Adds and removes accounts on scrobbling servers."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from musicrec_desktop.core.errors import MusicRecError, ScrobbleError, StorageError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.scrobble import (
    AccountId,
    Credentials,
    ScrobbleAccount,
    ServerAddress,
    TokenPlace,
)
from musicrec_desktop.online.server import ServerFactory
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore

_LOOPBACK: Final = re.compile(r"(localhost|127(\.\d+){3}|\[::1\])([:/]|$)")


class AccountDesk:
    """Tries accounts, and keeps those that work.

    The network and the keyring are used beside the owner's thread.

    Args:
        scheduler: runs what waits.
        accounts: where accounts are kept.
        keeper: where their secrets are kept.
        open_server: opens an account.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        accounts: ScrobbleAccountStore,
        keeper: TokenKeeper,
        open_server: ServerFactory,
    ) -> None:
        self._scheduler = scheduler
        self._accounts, self._keeper, self._open_server = accounts, keeper, open_server
        self._errands = self._turn = 0

    @property
    def is_idle(self) -> bool:
        """Whether no secret is being removed from the keyring now."""
        return not self._errands

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
        if self._accounts.is_of_guest():
            on_error(ScrobbleError("guest", address.url))
            return
        url = usable_url(address.url)
        if not url:
            on_error(ScrobbleError("bad-address", address.url))
            return
        wanted = ServerAddress(address.kind, url, address.user.strip())
        name = secrets.token_hex(16)

        turn = self._turn

        def keep(found: tuple[ServerAddress, TokenPlace]) -> None:
            if turn != self._turn:
                self._forget(name, found[1])
                return
            try:
                account = self._keep_account(*found, name)
            except StorageError as error:
                self._forget(name, found[1])
                on_error(error)
                return
            on_done(account)

        def fail(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            if turn == self._turn:
                on_error(error)

        self._scheduler.run(
            Lane.QUICK, lambda _context: self._checked(wanted, credentials, name), on_done=keep, on_error=fail
        )

    def profile_switched(self) -> None:
        """Keep no account any more that is being tried for who left."""
        self._turn += 1

    def remove(self, account_id: AccountId) -> None:
        """Forget an account, its secret, and what waits for it."""
        account = self._accounts.get(account_id)
        if account is not None:
            self._accounts.remove(account_id)
            self._forget(account.secret_name, account.token_place)

    def _checked(
        self, address: ServerAddress, credentials: Credentials, name: str
    ) -> tuple[ServerAddress, TokenPlace]:
        """Beside the owner's thread: try it, then keep its secret."""
        server = self._open_server(address, credentials)
        try:
            answer = server.check()
        finally:
            server.close()
        if not answer.is_taken:
            raise ScrobbleError(answer.reason, address.url)
        user = answer.user or address.user
        place = self._keeper.keep(name, answer.credentials or credentials)
        return ServerAddress(address.kind, address.url, user), place

    def _keep_account(self, address: ServerAddress, place: TokenPlace, name: str) -> ScrobbleAccount:
        if (known := self._accounts.find(address)) is not None:
            self._accounts.renew(known.id, name, place)
            self._forget(known.secret_name, known.token_place)
            account_id = known.id
        else:
            account_id = self._accounts.add(address, name, place)
        account = self._accounts.get(account_id)
        assert account is not None
        return account

    def _forget(self, name: str, place: TokenPlace) -> None:
        def work(_context: TaskContext) -> bool:
            return self._keeper.forget(name, place)

        def done(_is_gone: bool) -> None:
            self._errands -= 1

        def fail(error: Exception) -> None:
            self._errands -= 1
            if not isinstance(error, ScrobbleError):
                raise error

        self._errands += 1
        self._scheduler.run(Lane.QUICK, work, on_done=done, on_error=fail)


def usable_url(text: str) -> str:
    """The address of a server as it is kept, from what the user typed; empty where that is no address.

    Without a scheme it is ``https``, or ``http`` on this computer.
    """
    text = text.strip()
    if "://" not in text:
        text = ("http://" if _LOOPBACK.match(text) else "https://") + text
    try:
        parts = urlsplit(text)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return ""
    is_plain = parts.scheme in {"http", "https"} and parts.hostname and has_port
    if not is_plain or parts.username or parts.password or parts.query or parts.fragment:
        return ""
    return text.rstrip("/") if parts.path in ("", "/") else text
