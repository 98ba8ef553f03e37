"""A list of the tracks that may wait for something, so that nobody looks through the library for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

# CROSS JOIN: SQLite keeps the order, and reads what is few first.
_FEW: Final = "{name}_track CROSS JOIN track ON track.id = {name}_track.track_id"


class WaitingList:
    """One of the lists of ``schema/waiting.py``.

    The query of what waits decides. The list only says where to look; a track too many in it does no harm.

    Args:
        database: with the list.
        name: of the list.
        query: of what waits, as SQL that gives ids first, with ``{tables}`` for where to look.
        parameters: the first parameters of the query for a version.
    """

    def __init__(
        self, database: Database, name: str, query: str, parameters: Callable[[int], tuple[int, ...]]
    ) -> None:
        self._database, self._name, self._parameters = database, name, parameters
        self.of_all: Final = query.format(tables="track")
        self._of_few: Final = query.format(tables=_FEW.format(name=name))

    def query(self, version: int) -> str:
        """What waits for a version, as SQL: from the list where it is kept for it, else from all tracks."""
        return self._of_few if self.version == version else self.of_all

    def keep(self, version: int) -> None:
        """Keep the list for a version from now on, in place of another one.

        It is filled once by looking through the library. Where it is kept already, what does not wait any
        more is taken out.
        """
        name, parameters = self._name, self._parameters(version)
        with self._database.transaction():
            if self.version == version:
                self._database.execute(
                    f"DELETE FROM {name}_track WHERE track_id NOT IN (SELECT id FROM ({self._of_few}))",
                    parameters,
                )
                return
            self._database.execute(f"DELETE FROM {name}_version")
            self._database.execute(f"DELETE FROM {name}_track")
            self._database.execute(
                f"INSERT INTO {name}_track (track_id) SELECT id FROM ({self.of_all})", parameters
            )
            self._database.execute(f"INSERT INTO {name}_version (id, version) VALUES (1, ?)", (version,))

    def take_out(self, track_id: TrackId) -> None:
        """Take a track out if it does not wait any more."""
        version = self.version
        if version is None:
            return
        parameters = self._parameters(version)
        place = len(parameters) + 1
        self._database.execute(
            f"DELETE FROM {self._name}_track WHERE track_id = ?{place}"
            f" AND NOT EXISTS ({self.of_all} AND track.id = ?{place})",
            (*parameters, track_id),
        )

    @property
    def version(self) -> int | None:
        """The version that the list is kept for; None where it is kept for none yet."""
        row = self._database.one(f"SELECT version FROM {self._name}_version")
        return None if row is None else int(row[0])
