"""SQLite's errors, translated once, by code."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from musicrec_desktop.core import errors

_BY_CODE: dict[int, type[errors.StorageError]] = {
    sqlite3.SQLITE_BUSY: errors.DatabaseBusyError,
    sqlite3.SQLITE_LOCKED: errors.DatabaseBusyError,
    sqlite3.SQLITE_FULL: errors.DiskFullError,
    sqlite3.SQLITE_READONLY: errors.DatabaseReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: errors.DatabaseReadOnlyError,
    sqlite3.SQLITE_PERM: errors.DatabaseReadOnlyError,
    sqlite3.SQLITE_CORRUPT: errors.DatabaseCorruptError,
    sqlite3.SQLITE_NOTADB: errors.DatabaseCorruptError,
    sqlite3.SQLITE_IOERR: errors.StorageError,
}
_PRIMARY_CODE_MASK = 0xFF


@contextlib.contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what can happen to any database into our errors; what only a bug can cause stays as it is.

    Raises:
        StorageError: or one of its kinds.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        kind = None if code is None else _BY_CODE.get(code & _PRIMARY_CODE_MASK)
        if kind is None:
            raise
        raise kind(path, str(error)) from error
