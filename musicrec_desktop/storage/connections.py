"""The connections that threads have to one database, a connection each."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from typing import Final

ENDING_S: Final = 1.0
"""So long a thread may take to leave a statement that is interrupted."""


class Connections:
    """Keeps the connection of each thread until all are closed together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._local = threading.local()
        self._all: list[tuple[threading.Thread, sqlite3.Connection]] = []

    @property
    def own(self) -> sqlite3.Connection | None:
        """The connection of this thread."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        return found

    def add(self, connection: sqlite3.Connection) -> None:
        """Keep the connection of this thread, which replaces the one that it had."""
        with self._lock:
            self._all.append((threading.current_thread(), connection))
        self._local.connection = connection

    def drop(self, connection: sqlite3.Connection) -> None:
        """Close a connection of this thread."""
        with self._lock:
            self._all = [(thread, kept) for thread, kept in self._all if kept is not connection]
        self._local.connection = None
        connection.close()

    def rest(self) -> None:
        """Forget the pages that are kept of the file; called while no other thread reads or writes."""
        with self._lock:
            connections = tuple(connection for _thread, connection in self._all)
        for connection in connections:
            if not connection.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("PRAGMA shrink_memory")

    def close(self) -> bool:
        """Close the connections of all threads; what a thread still asks is interrupted.

        SQLite ends the process where a connection is closed under a statement that runs. A thread that does
        not leave its statement in time keeps its connection, which ends with the process.

        Returns:
            Whether there was any.
        """
        with self._lock:
            connections, self._all = self._all, []
        self._local = threading.local()
        busy = [pair for pair in connections if _is_in_use(pair[0])]
        for _thread, connection in busy:
            connection.interrupt()
        deadline = time.monotonic() + ENDING_S
        for thread, _connection in busy:
            thread.join(max(0.0, deadline - time.monotonic()))
        for thread, connection in connections:
            if not _is_in_use(thread):
                connection.close()
        return bool(connections)


def _is_in_use(thread: threading.Thread) -> bool:
    return thread is not threading.current_thread() and thread.is_alive()
