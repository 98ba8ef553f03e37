"""The mail account of a profile: where letters go, with the password in the keyring."""

from __future__ import annotations

import secrets
from typing import Any, Final

from musicrec_desktop.core.errors import MailError, ScrobbleError
from musicrec_desktop.model.mail import MailAccount, MailServer, Security
from musicrec_desktop.model.scrobble import Credentials, TokenPlace
from musicrec_desktop.online.mail.addresses import host_of, mailbox_of
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.storage.state import StateStore

ACCOUNT_KEY: Final = "letter_mail"
_NAME_BYTES: Final = 8
_MOST_PORT: Final = 65_535


class MailAccounts:
    """Keeps the account of the listener in use; a password is never in the database.

    Args:
        state: of the listener.
        keeper: of secrets.
    """

    def __init__(self, state: StateStore, keeper: TokenKeeper) -> None:
        self._state, self._keeper = state, keeper

    @property
    def account(self) -> MailAccount | None:
        """The account; None where there is none."""
        kept = self._state.get(ACCOUNT_KEY)
        return _account_of(kept) if isinstance(kept, dict) else None

    def keep(self, account: MailAccount, password: str | None) -> MailAccount:
        """Keep an account; waits for the keyring, so it is called in a lane.

        Args:
            account: as it was typed; its secret is not looked at.
            password: None leaves the one that is kept.

        Returns:
            The account as it is kept.

        Raises:
            MailError: the address or the server cannot be one, or the password cannot be kept.
            StorageError: it cannot be kept.
        """
        checked = checked_account(account)
        before = self.account
        name, place = (before.secret_name, before.secret_place) if before else ("", TokenPlace.KEYRING)
        if password is not None:
            self._forget_secret(before)
            name = f"letter-{secrets.token_hex(_NAME_BYTES)}" if password else ""
            if password:
                try:
                    place = self._keeper.keep(name, Credentials(password=password))
                except ScrobbleError as error:
                    raise MailError("password-not-kept", error.where) from error
        kept = MailAccount(checked.address, checked.server, name, place)
        self._state.set(ACCOUNT_KEY, _document_of(kept))
        return kept

    def forget(self) -> None:
        """Forget the account and its password; waits for the keyring, so it is called in a lane.

        Raises:
            MailError: the password cannot be removed.
            StorageError: the account cannot be removed.
        """
        try:
            self._forget_secret(self.account)
        except ScrobbleError as error:
            raise MailError("password-not-kept", error.where) from error
        self._state.set(ACCOUNT_KEY, None)

    def password(self, account: MailAccount) -> str | None:
        """The password; None where it is not there (any more); waits for the keyring."""
        if not account.secret_name:
            return None
        found = self._keeper.fetch(account.secret_name, account.secret_place)
        return None if found is None else found.password

    def _forget_secret(self, account: MailAccount | None) -> None:
        if account is not None and account.secret_name:
            self._keeper.forget(account.secret_name, account.secret_place)


def checked_account(account: MailAccount) -> MailAccount:
    """An account that could be one, with its address and host as they are used.

    Raises:
        MailError: ``"bad-address"``, ``"bad-server"``, ``"bad-port"`` or ``"bad-login"``.
    """
    server = account.server
    if not 1 <= server.port <= _MOST_PORT:
        raise MailError("bad-port", str(server.port))
    if any(ord(letter) < ord(" ") for letter in server.login):
        raise MailError("bad-login", server.login)
    mailbox = mailbox_of(account.address)
    return MailAccount(
        mailbox.text,
        MailServer(
            host_of(server.host), server.port, server.security, server.login.strip(), server.certificate_file
        ),
        account.secret_name,
        account.secret_place,
    )


def _document_of(account: MailAccount) -> dict[str, object]:
    server = account.server
    return {
        "address": account.address,
        "host": server.host,
        "port": server.port,
        "security": str(server.security),
        "login": server.login,
        "certificate_file": server.certificate_file,
        "secret_name": account.secret_name,
        "secret_place": str(account.secret_place.value),
    }


def _account_of(kept: dict[str, Any]) -> MailAccount | None:
    try:
        server = MailServer(
            str(kept["host"]),
            int(kept["port"]),
            Security(kept["security"]),
            str(kept["login"]),
            str(kept["certificate_file"]),
        )
        return MailAccount(
            str(kept["address"]), server, str(kept["secret_name"]), TokenPlace(kept["secret_place"])
        )
    except (KeyError, TypeError, ValueError):
        return None
