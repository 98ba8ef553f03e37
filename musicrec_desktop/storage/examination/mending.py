"""Works out again what follows from the rest of a database, and removes references to nothing."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Collection
from typing import Final

from musicrec_desktop.model.health import Problem
from musicrec_desktop.storage.failures import translated
from musicrec_desktop.storage.name_index import renew_names
from musicrec_desktop.storage.recovery.mending import mend_references
from musicrec_desktop.storage.schema.imports import USE
from musicrec_desktop.storage.schema.query import renew_figures
from musicrec_desktop.storage.schema.waiting import forget_waiting

_PATIENCE_S: Final = 30.0
# What refers to nothing may get a track that has a name only, and is gone where it cannot.
_NAMES: Final = frozenset({Problem.KEYS, Problem.WORDS, Problem.REFERENCES})
_FIGURES: Final = frozenset({Problem.USE, Problem.SOUND, Problem.REFERENCES})


def remake(path: str, problems: Collection[Problem]) -> None:
    """Mend what can be worked out again; each kind in one transaction, beside whoever uses the database.

    Args:
        path: of a database of the present version that is whole.
        problems: those that were found.

    Raises:
        DatabaseBusyError: another process writes all the time.
        DiskFullError: there is no room.
        StorageError: it cannot be written for another reason.
    """
    with (
        translated(path),
        contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)) as connection,
    ):
        if Problem.REFERENCES in problems:
            connection.execute("PRAGMA foreign_keys = OFF")
            mend_references(connection, {}, time.time_ns() // 1_000_000)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _FIGURES.isdisjoint(problems):
                renew_figures(connection, USE)
            if not _NAMES.isdisjoint(problems):
                connection.execute("DELETE FROM track_search WHERE rowid NOT IN (SELECT id FROM track)")
                renew_names(connection)
                connection.execute("INSERT INTO track_search (track_search) VALUES ('rebuild')")
            if Problem.WAITING in problems:
                forget_waiting(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
