"""Accounts on scrobbling servers; secrets are kept elsewhere."""

from __future__ import annotations

from typing import Any, Final

from musicrec_desktop.model.scrobble import (
    AccountId,
    ScrobbleAccount,
    ServerAddress,
    ServerKind,
    TokenPlace,
)
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.track_columns import storable

_SELECT: Final = """
    SELECT id, kind, url, user, secret_name, token_place, is_paused, problem, failures, retry_at_ms,
           last_sent_ms,
           (SELECT count(*) FROM scrobble WHERE account_id = scrobble_account.id AND state = 'pending'),
           (SELECT count(*) FROM scrobble WHERE account_id = scrobble_account.id AND state = 'refused')
    FROM scrobble_account
    WHERE listener_id = ?
"""


class ScrobbleAccountStore:
    """Accounts of the listener in use."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[ScrobbleAccount]:
        """Every account, oldest first, with the numbers of waiting and refused scrobbles."""
        rows = self._database.query(f"{_SELECT} ORDER BY id", (self._database.listener_id,))
        return [_account(row) for row in rows]

    def get(self, account_id: AccountId) -> ScrobbleAccount | None:
        """One account; None where it is unknown."""
        row = self._database.one(f"{_SELECT} AND id = ?", (self._database.listener_id, account_id))
        return None if row is None else _account(row)

    def is_of_guest(self) -> bool:
        """Whether the listener in use is a guest, who has no accounts."""
        row = self._database.one("SELECT is_guest FROM listener WHERE id = ?", (self._database.listener_id,))
        return row is not None and bool(row[0])

    def find(self, address: ServerAddress) -> ScrobbleAccount | None:
        """The account of an address; None where there is none."""
        return next((account for account in self.all() if account.address == address), None)

    def add(self, address: ServerAddress, secret_name: str, place: TokenPlace) -> AccountId:
        """Add an account; it gets the listens that end from now on."""
        written = self._database.execute(
            "INSERT INTO scrobble_account"
            " (listener_id, kind, url, user, secret_name, token_place, seen_listen_id)"
            " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM listen))",
            (
                self._database.owner_id,
                str(address.kind),
                address.url,
                storable(address.user),
                secret_name,
                str(place),
            ),
        )
        return AccountId(written.lastrowid or 0)

    def renew(self, account_id: AccountId, secret_name: str, place: TokenPlace) -> None:
        """Give an account another secret, and let it go on."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE scrobble_account SET secret_name = ?, token_place = ? WHERE id = ?",
                (secret_name, str(place), account_id),
            )
            self.set_paused(account_id, is_paused=False)

    def move(self, account_id: AccountId, place: TokenPlace) -> None:
        """Note that the secret of an account is kept elsewhere now."""
        self._database.execute(
            "UPDATE scrobble_account SET token_place = ? WHERE id = ?", (str(place), account_id)
        )

    def remove(self, account_id: AccountId) -> None:
        """Remove an account and what waits for it."""
        self._database.execute("DELETE FROM scrobble_account WHERE id = ?", (account_id,))

    def set_paused(self, account_id: AccountId, *, is_paused: bool, problem: str = "") -> None:
        """Pause an account or let it go on; in both cases its problem is cleared."""
        self._database.execute(
            "UPDATE scrobble_account SET is_paused = ?, problem = ?, failures = 0, retry_at_ms = 0"
            " WHERE id = ?",
            (int(is_paused), problem, account_id),
        )

    def taken(self, account_id: AccountId, now_ms: int) -> None:
        """Note that the server accepted something."""
        self._database.execute(
            "UPDATE scrobble_account SET problem = '', failures = 0, retry_at_ms = 0, last_sent_ms = ?"
            " WHERE id = ?",
            (now_ms, account_id),
        )

    def failed(self, account_id: AccountId, problem: str, retry_at_ms: int) -> None:
        """Note a failure of the server, and when to try again."""
        self._database.execute(
            "UPDATE scrobble_account SET problem = ?, failures = failures + 1, retry_at_ms = ? WHERE id = ?",
            (problem, retry_at_ms, account_id),
        )

    def forget_waits(self) -> None:
        """Let all accounts be tried at once, without waiting for their retry time."""
        self._database.execute(
            "UPDATE scrobble_account SET retry_at_ms = 0 WHERE listener_id = ?",
            (self._database.listener_id,),
        )


def _account(row: tuple[Any, ...]) -> ScrobbleAccount:
    account_id, kind, url, user, secret_name, place, is_paused, problem, failures, retry_at_ms, *rest = row
    last_sent_ms, waiting, refused = rest
    return ScrobbleAccount(
        id=AccountId(account_id),
        address=ServerAddress(ServerKind(kind), url, user),
        secret_name=secret_name,
        token_place=TokenPlace(place),
        is_paused=bool(is_paused),
        problem=problem,
        failures=failures,
        retry_at_ms=retry_at_ms,
        last_sent_ms=last_sent_ms,
        waiting=waiting,
        refused=refused,
    )
