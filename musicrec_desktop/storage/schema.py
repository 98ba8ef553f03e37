"""Versions of the database: what is pending, a backup before it, and what to do with a broken file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time

from musicrec_desktop.core.errors import DatabaseTooNewError, DiskFullError
from musicrec_desktop.storage.migrations_table import MIGRATION_NAMES


def bring_up_to_date(path: str, connection: sqlite3.Connection) -> None:
    """Apply what is pending, after a backup of a file that holds something.

    The migration library is loaded only when there is something to do: it costs a third of a start.

    Raises:
        DatabaseTooNewError: the file knows migrations that this program does not.
    """
    applied = _applied_names(connection)
    if unknown := [name for name in applied if name not in MIGRATION_NAMES]:
        raise DatabaseTooNewError(path, ", ".join(unknown))
    if len(applied) == len(MIGRATION_NAMES):
        return
    if applied:
        _back_up(path, connection, len(applied))
    from musicrec_desktop.storage import migrations

    migrations.apply(connection)


def set_aside(path: str) -> str:
    """Move a broken database (and its journal) out of the way; the new place."""
    target = f"{path}.broken-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}"
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.replace(path + suffix, target + suffix)
    os.replace(path, target)
    return target


def _applied_names(connection: sqlite3.Connection) -> list[str]:
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if table is None:
        return []
    return [name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY rowid")]


def _back_up(path: str, connection: sqlite3.Connection, version: int) -> None:
    target = f"{path}.before-{version + 1}"
    draft = f"{target}.part"
    copy = sqlite3.connect(draft)
    try:
        connection.backup(copy)
    except sqlite3.OperationalError as error:
        raise DiskFullError(path, str(error)) from error
    finally:
        copy.close()
    os.replace(draft, target)
