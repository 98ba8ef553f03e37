"""A connection that reads a database as it is, and changes nothing."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from urllib.parse import quote

from musicrec_desktop.storage.failures import translated

_TIMEOUT_S = 5.0


@contextlib.contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """Open a database for reading, beside whoever uses it.

    Raises:
        StorageError: it cannot be read; a ``DatabaseCorruptError`` leaves no mark.
    """
    with translated(path, is_marked=False):
        connection = _opened(path)
        try:
            yield connection
        finally:
            connection.close()


def _opened(path: str) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path))}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_TIMEOUT_S, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        # The shared memory of its journal cannot be made; then nobody writes, either.
        return sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    except BaseException:
        connection.close()
        raise
    return connection
