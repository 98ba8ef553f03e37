"""The errors of SQLite, translated once, by code."""

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
_NOT_TEXT = "Could not decode to UTF-8"
"""The beginning of Python's message for text that is not UTF-8; such an error has no code."""
_NO_FORMAT = "unsupported file format"
"""SQLite's message for a header that names a format which there is not; its code is that of any mistake."""
MARK_SUFFIX = ".damaged"
"""Suffix of a file beside the database that asks for a full check before the next use."""


@contextlib.contextmanager
def translated(path: str, *, is_marked: bool = True) -> Iterator[None]:
    """Turn errors that can happen to any database into ours; an error that only a bug causes stays as it is.

    Args:
        path: of the database.
        is_marked: whether damage leaves a mark beside the file, so that the next opening checks all of it.

    Raises:
        StorageError: or one of its subclasses.
    """
    try:
        yield
    except sqlite3.Error as error:
        kind = _kind(error)
        if kind is None:
            raise
        if kind is errors.DatabaseCorruptError and is_marked:
            mark_damaged(path, str(error))
        raise kind(path, str(error)) from error
    except UnicodeDecodeError as error:
        # The message of SQLite itself is not UTF-8: it quotes a damaged part of the schema.
        if is_marked:
            mark_damaged(path, str(error))
        raise errors.DatabaseCorruptError(path, str(error)) from error


def mark_damaged(path: str, detail: str) -> None:
    """Leave a mark, so that the next opening checks the whole database."""
    with contextlib.suppress(OSError), open(path + MARK_SUFFIX, "w", encoding="utf-8") as mark:
        mark.write(f"{detail}\n")


def _kind(error: sqlite3.Error) -> type[errors.StorageError] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        if str(error) == _NO_FORMAT:
            return errors.DatabaseCorruptError
        return _BY_CODE.get(code & _PRIMARY_CODE_MASK)
    return errors.DatabaseCorruptError if str(error).startswith(_NOT_TEXT) else None
