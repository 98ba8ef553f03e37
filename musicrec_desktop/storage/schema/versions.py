"""Versions of the database: what is pending, a backup before it, and a seal that tells a damaged schema."""

from __future__ import annotations

import os
import sqlite3
import zlib
from typing import Final

from musicrec_desktop.core.errors import DatabaseCorruptError, DatabaseTooNewError, DiskFullError
from musicrec_desktop.storage.recovery.repair import faults, schema_difference
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES

_MOST_SEAL: Final = 0x7FFFFFFF


def is_pending(connection: sqlite3.Connection) -> bool:
    """Whether the schema is older than this program."""
    return len(_applied_names(connection)) < len(MIGRATION_NAMES)


def bring_up_to_date(path: str, connection: sqlite3.Connection) -> None:
    """Apply what is pending, after a backup of a file that holds something.

    The migration library is loaded only when there is something to do: it costs a third of a start.

    Raises:
        DatabaseCorruptError: the list of what was applied cannot be true.
        DatabaseTooNewError: the file knows migrations that this program does not.
    """
    applied = _applied_names(connection)
    unknown = [name for name in applied if name not in MIGRATION_NAMES]
    known = [name for name in applied if name in MIGRATION_NAMES]
    if unknown and len(known) == len(MIGRATION_NAMES):
        raise DatabaseTooNewError(path, ", ".join(unknown))
    if (
        unknown
        or sorted(known) != sorted(MIGRATION_NAMES[: len(known)])
        or (not applied and has_tables(connection))
    ):
        raise DatabaseCorruptError(path, f"migrations applied: {applied}")
    if len(applied) == len(MIGRATION_NAMES):
        return
    if applied:
        _back_up(path, connection, len(applied))
    from musicrec_desktop.storage.schema import migrations

    migrations.apply(connection)


def check_seal(path: str, connection: sqlite3.Connection, *, is_writable: bool) -> None:
    """Compare the schema with the one that was there last time, and with the real one where they differ.

    Raises:
        DatabaseCorruptError: the schema is not the one that the migrations make.
    """
    seal, sealed = _seal(connection), connection.execute("PRAGMA user_version").fetchone()[0]
    if seal == sealed:
        return
    if problem := schema_difference(connection):
        raise DatabaseCorruptError(path, problem)
    if sealed and (found := faults(connection)):
        raise DatabaseCorruptError(path, found[0])
    if is_writable:
        connection.execute(f"PRAGMA user_version = {seal}")


def has_tables(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever made in the database."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _seal(connection: sqlite3.Connection) -> int:
    rows = connection.execute("SELECT type, name, rootpage, sql FROM sqlite_master ORDER BY rowid").fetchall()
    return zlib.crc32(repr(rows).encode("utf-8", "replace")) & _MOST_SEAL or 1


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
