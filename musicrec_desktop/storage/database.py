"""One SQLite file, a connection for each thread that uses it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from musicrec_desktop.core.errors import DatabaseCorruptError, DatabaseReadOnlyError
from musicrec_desktop.storage import schema
from musicrec_desktop.storage.failures import translated
from musicrec_desktop.storage.listener import listener_name, listener_views

BUSY_TIMEOUT_S = 5.0
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA mmap_size = 67108864",
)


class Database:
    """The library's file.

    Args:
        path: of the SQLite file; it is made when it is not there.
        listener: whose listens and feedback count; the empty name is the listener of everybody's first start.

    Attributes:
        listener: the name as it is kept.

    Raises:
        SettingsError: the name does not fit.
    """

    def __init__(self, path: str, listener: str = "") -> None:
        self.path = path
        self.listener = listener_name(listener)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[sqlite3.Connection] = []

    def open(self) -> None:
        """Bring the schema up to date.

        Raises:
            DatabaseCorruptError: the file is broken; it was moved aside, ``set_aside`` says where to.
            DatabaseTooNewError: a newer player wrote it.
            StorageError: anything else that keeps it from being used.
        """
        try:
            with translated(self.path):
                schema.bring_up_to_date(self.path, self.connection)
        except DatabaseCorruptError as error:
            self.close()
            raise DatabaseCorruptError(self.path, error.detail, schema.set_aside(self.path)) from error

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        existing: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if existing is None:
            with translated(self.path):
                existing = self._connect()
            self._local.connection = existing
        return existing

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        with translated(self.path):
            row: tuple[Any, ...] | None = self.connection.execute(sql, parameters).fetchone()
            return row

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement; outside a transaction it commits by itself."""
        with translated(self.path):
            return self.connection.execute(sql, parameters)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        with translated(self.path):
            self.connection.executemany(sql, rows)

    def listener_id(self) -> int:
        """The row of the listener in use, which is made with the first thing to remember."""
        wanted = ("SELECT id FROM listener WHERE name = ?", (self.listener,))
        found = self.one(*wanted)
        if found is None:
            self.execute("INSERT OR IGNORE INTO listener (name) VALUES (?)", (self.listener,))
            found = self.one(*wanted)
        assert found is not None
        return int(found[0])

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another transaction it is part of that one."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        """Close the connections of all threads; none may be in use any more."""
        with self._lock:
            connections, self._connections = self._connections, []
        for connection in connections:
            connection.close()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        try:
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        except OSError as error:
            raise DatabaseReadOnlyError(self.path, str(error)) from error
        # Threads end and their connections are closed by `close`, in the owner's thread.
        connection = sqlite3.connect(
            self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        with self._lock:
            self._connections.append(connection)
        for statement in (*_PRAGMAS, *listener_views(self.listener)):
            connection.execute(statement)
        return connection
