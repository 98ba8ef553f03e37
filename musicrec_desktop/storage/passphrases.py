"""What is kept of a passphrase in the row of its profile, and the wrong tries."""

from __future__ import annotations

from musicrec_desktop.core.errors import ProfileError
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.storage.database import Database


class PassphraseStore:
    """Wrapped keys and wrong tries of all profiles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def secret(self, profile_id: ProfileId) -> str:
        """The wrapped key; empty where the profile has no passphrase.

        Raises:
            ProfileError: the profile is gone.
        """
        row = self._database.one("SELECT secret FROM listener WHERE id = ?", (profile_id,))
        if row is None:
            raise ProfileError("gone")
        return str(row[0])

    def set_secret(self, profile_id: ProfileId, secret: str) -> None:
        """Keep another wrapped key, or with an empty text none; wrong tries are forgotten.

        The key that was there is overwritten in the file.

        Raises:
            ProfileError: the profile is gone.
        """
        self._database.execute("PRAGMA secure_delete = ON")
        changed = self._database.execute(
            "UPDATE listener SET secret = ?, wrong_tries = 0, wrong_at_ms = 0 WHERE id = ?",
            (secret, profile_id),
        ).rowcount
        if not changed:
            raise ProfileError("gone")

    def tries(self, profile_id: ProfileId) -> tuple[int, int]:
        """How many wrong tries there were since the last right one, and when the last was."""
        row = self._database.one("SELECT wrong_tries, wrong_at_ms FROM listener WHERE id = ?", (profile_id,))
        return (0, 0) if row is None else (int(row[0]), int(row[1]))

    def forget_tries(self, profile_id: ProfileId) -> None:
        """A try was the right one: there is no wrong one since."""
        self._database.execute(
            "UPDATE listener SET wrong_tries = 0, wrong_at_ms = 0 WHERE id = ?", (profile_id,)
        )

    def begin_wait(self, profile_id: ProfileId, now_ms: int, *, count: int) -> None:
        """Let the wait for so many wrong tries begin now; not where another process made one since."""
        self._database.execute(
            "UPDATE listener SET wrong_at_ms = ? WHERE id = ? AND wrong_tries = ?",
            (now_ms, profile_id, count),
        )

    def begin_try(self, profile_id: ProfileId, now_ms: int, *, count: int) -> bool:
        """Note a try as a wrong one before it is made, so that a killed program counts, too.

        Args:
            profile_id: of the profile.
            now_ms: the present time.
            count: of wrong tries, as they were read; another process may have been quicker.

        Returns:
            Whether the try may be made.
        """
        changed = self._database.execute(
            "UPDATE listener SET wrong_tries = wrong_tries + 1, wrong_at_ms = ?"
            " WHERE id = ? AND wrong_tries = ?",
            (now_ms, profile_id, count),
        )
        return changed.rowcount == 1
