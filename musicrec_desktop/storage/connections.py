"""The connections that threads have to one database, a connection each."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Final

ENDING_S: Final = 1.0
"""So long a thread may take to leave a statement that is interrupted."""
LOOK_S: Final = 0.005


class Connections:
    """Keeps the connection of each thread until all are closed together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._local = threading.local()
        self._all: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._asking: Counter[threading.Thread] = Counter()

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

    @contextlib.contextmanager
    def asking(self) -> Iterator[None]:
        """This thread asks something of its connection meanwhile; may be nested."""
        thread = threading.current_thread()
        self._asking[thread] += 1
        try:
            yield
        finally:
            self._asking[thread] -= 1
            if not self._asking[thread]:
                del self._asking[thread]

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

        A connection that is closed under a statement that runs ends the process. A thread that does not leave
        its statement in time keeps its connection, which ends with the process.

        Returns:
            Whether there was any.
        """
        with self._lock:
            connections, self._all = self._all, []
        self._local = threading.local()
        busy = [(thread, connection) for thread, connection in connections if self._is_asking(thread)]
        for _thread, connection in busy:
            connection.interrupt()
        deadline = time.monotonic() + ENDING_S
        while any(self._is_asking(thread) for thread, _connection in busy) and time.monotonic() < deadline:
            time.sleep(LOOK_S)
        for thread, connection in connections:
            if not self._is_asking(thread):
                connection.close()
        return bool(connections)

    def _is_asking(self, thread: threading.Thread) -> bool:
        return thread is not threading.current_thread() and thread.is_alive() and self._asking[thread] > 0
