"""The rows of profiles, and all that hangs on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.core.errors import ProfileError
from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.profile import Profile, ProfileId, profile_name
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.kept_secrets import kept_secrets
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.unfinished_erasures import UnfinishedErasure, UnfinishedErasures

_LAST_ID: Final = "last_profile_id"
"""Key in the state of everybody: ids are never used twice, because another process may still use one."""
LEAVING: Final = "\0leaving "
"""Begins the name of a profile whose rows are being removed; no other name has such a character."""
_LONG: Final = {
    "listen": "id",
    "imported_play": "imported_track_id, started_at_ms",
    "feedback": "id",
    "playlist_entry": "id",
}
"""Tables that may have very many rows of a profile, and their keys; parts are named before their wholes."""
_AT_ONCE: Final = 20_000
"""Rows of a transaction: others wait for it for a part of a second."""
_OVERWRITE: Final = "PRAGMA secure_delete = ON"
_COLUMNS: Final = "id, name, colour, is_guest, secret <> '', created_at_ms"


class ProfileStore:
    """Profiles, as far as the database knows: which one is in use or locked, others say."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state = StateStore(database, is_shared=True)

    def all(self) -> tuple[Profile, ...]:
        """Every profile, the oldest first."""
        rows = self._database.query(f"SELECT {_COLUMNS} FROM listener WHERE NOT is_leaving ORDER BY id")
        return tuple(map(_profile, rows))

    def get(self, profile_id: ProfileId) -> Profile | None:
        """One profile; None where it was deleted."""
        row = self._database.one(
            f"SELECT {_COLUMNS} FROM listener WHERE id = ? AND NOT is_leaving", (profile_id,)
        )
        return None if row is None else _profile(row)

    def create(self, name: str, at_ms: int, colour: str = "", *, is_guest: bool = False) -> ProfileId:
        """Add a profile.

        Args:
            name: of the person or guest.
            at_ms: the present time.
            colour: of its picture.
            is_guest: whether it forgets everything when it is left.

        Raises:
            ProfileError: the name cannot be used, or another profile has it.
        """
        with self._database.transaction():
            kept = self._free(name)
            last = self._state.get(_LAST_ID)
            row = self._database.one("SELECT coalesce(max(id), 0) FROM listener")
            assert row is not None
            number = ProfileId(max(row[0], last if isinstance(last, int) else 0) + 1)
            self._database.execute(
                "INSERT INTO listener (id, name, colour, is_guest, created_at_ms) VALUES (?, ?, ?, ?, ?)",
                (number, kept, colour, int(is_guest), at_ms),
            )
            self._state.set(_LAST_ID, number)
        return number

    def rename(self, profile_id: ProfileId, name: str) -> None:
        """Give a profile another name.

        Raises:
            ProfileError: the name cannot be used, another profile has it, or there is no such profile.
        """
        with self._database.transaction():
            self._change(profile_id, "name", self._free(name, profile_id))

    def set_colour(self, profile_id: ProfileId, colour: str) -> None:
        """Give a profile another colour.

        Raises:
            ProfileError: there is no such profile.
        """
        self._change(profile_id, "colour", colour)

    def leave(self, profile_id: ProfileId) -> None:
        """Delete a profile; its rows stay, unseen, until ``remove_left``.

        It is marked as one that has to be erased (``UnfinishedErasures``).

        Raises:
            ProfileError: it is the only one.
        """
        with self._database.transaction():
            with self._database.as_listener(profile_id):
                secrets = tuple((secret.name, secret.place) for secret in kept_secrets(self._database))
            UnfinishedErasures(self._database).note(profile_id, UnfinishedErasure(secrets))
            self._leave(profile_id)

    def _leave(self, profile_id: ProfileId) -> None:
        with self._database.transaction():
            if not any(profile.id != profile_id for profile in self.all()):
                raise ProfileError("last")
            # Its name is free at once.
            self._database.execute(
                "UPDATE listener SET is_leaving = 1, name = ?, secret = '' WHERE id = ?",
                (f"{LEAVING}{profile_id}", profile_id),
            )

    def remove_left(self, check: Callable[[], object] = lambda: None) -> None:
        """Remove all rows of profiles that were deleted, some thousands in a transaction.

        Args:
            check: called between transactions; what it raises leaves the rest for the next time.
        """
        self._database.execute(_OVERWRITE)
        for (number,) in self._database.query("SELECT id FROM listener WHERE is_leaving ORDER BY id"):
            for name, key in _LONG.items():
                some = f"SELECT {key} FROM {name} WHERE {PERSONAL_TABLES[name].rows} LIMIT {_AT_ONCE}"
                while self._database.execute(
                    f"DELETE FROM {name} WHERE ({key}) IN ({some})", (number,)
                ).rowcount:
                    check()
            with self._database.transaction():
                self.forget(number)
                self._database.execute("DELETE FROM listener WHERE id = ?", (number,))

    def remove(self, profile_id: ProfileId) -> None:
        """Delete a profile with all its rows, at once, and erase nothing; errors as of ``leave``."""
        self._leave(profile_id)
        self.remove_left()

    def forget(self, profile_id: ProfileId) -> None:
        """Delete all rows of a profile, and overwrite them, in one transaction; the profile itself stays."""
        self._database.execute(_OVERWRITE)
        with self._database.transaction():
            # What is derived goes last: triggers make it anew while the rows go that it follows from.
            tables = tuple(PERSONAL_TABLES.values())[::-1]
            for table in sorted(tables, key=lambda one: one.is_derived):
                self._database.execute(f"DELETE FROM {table.name} WHERE {table.rows}", (profile_id,))

    def _free(self, name: str, own: ProfileId | None = None) -> str:
        """The name as it is kept; no other profile than ``own`` has it."""
        kept = profile_name(name)
        others = [profile.name for profile in self.all() if profile.id != own]
        if name_key(kept) in map(name_key, others):
            raise ProfileError("taken", kept, tuple(others))
        return kept

    def _change(self, profile_id: ProfileId, column: str, value: str) -> None:
        changed = self._database.execute(
            f"UPDATE listener SET {column} = ? WHERE id = ?", (value, profile_id)
        ).rowcount
        if not changed:
            raise ProfileError("gone")


def _profile(row: tuple[Any, ...]) -> Profile:
    number, name, colour, is_guest, has_passphrase, created_at_ms = row
    return Profile(
        ProfileId(number),
        name,
        colour,
        is_guest=bool(is_guest),
        has_passphrase=bool(has_passphrase),
        created_at_ms=created_at_ms,
    )
