"""The version of a database: pending migrations, a backup before them, and a seal on the schema."""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
import zlib
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from musicrec_desktop.core.errors import DatabaseCorruptError, DatabaseTooNewError, DiskFullError
from musicrec_desktop.model.library_update import BACKUP_STEP, CHECK_STEP, UpdateStep
from musicrec_desktop.storage.integrity import faults
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES, MIGRATION_TABLE

OnStep = Callable[[UpdateStep], object]
_MOST_SEAL: Final = 0x7FFFFFFF
_LISTED: Final = "SELECT type, name, sql FROM sqlite_master"


def is_pending(connection: sqlite3.Connection) -> bool:
    """Whether the schema is older than this program."""
    return len(_applied_names(connection)) < len(MIGRATION_NAMES)


def is_older(path: str) -> bool:
    """Whether a database is one of an earlier version, as far as can be seen without changing anything.

    False also for a file that is new, damaged or in use in a way that keeps it from being read.
    """
    if not os.path.exists(path):
        return False
    try:
        with contextlib.closing(
            sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)
        ) as read:
            return has_tables(read) and is_pending(read)
    except sqlite3.Error:
        return False


def bring_up_to_date(path: str, connection: sqlite3.Connection, on_step: OnStep = lambda _step: None) -> None:
    """Apply pending migrations, after a backup of a file that is not new.

    The migration library is loaded only when there is something to do: it costs a third of a start.

    Args:
        path: of the database.
        connection: to it.
        on_step: told what begins, in this thread.

    Raises:
        DatabaseCorruptError: the list of applied migrations is not possible.
        DatabaseTooNewError: the file has migrations that this program does not know.
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
    pending = MIGRATION_NAMES[len(applied) :]
    first = 2 if applied else 1
    count = len(pending) + first
    if applied:
        on_step(UpdateStep(BACKUP_STEP, 1, count))
        _back_up(path, connection, len(applied))
    from musicrec_desktop.storage.schema import migrations

    for place, name in enumerate(pending):
        on_step(UpdateStep(name, first + place, count))
        following = pending[place + 1] if place + 1 < len(pending) else None
        migrations.apply(connection, stop_before=following)
    on_step(UpdateStep(CHECK_STEP, count, count))  # ``check_seal`` follows


def check_seal(path: str, connection: sqlite3.Connection, *, is_writable: bool) -> None:
    """Compare the schema with its seal of the last time, and where they differ with the migrations.

    Raises:
        DatabaseCorruptError: the schema is not the one that the migrations make, or the file is damaged.
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


def renew_seal(connection: sqlite3.Connection) -> None:
    """Seal the schema again after a VACUUM, which moves tables and changes none."""
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        connection.execute(f"PRAGMA user_version = {_seal(connection)}")


def has_tables(connection: sqlite3.Connection) -> bool:
    """Whether the database has any table."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def schema_difference(connection: sqlite3.Connection) -> str:
    """What a database lacks of the schema that the migrations make; an empty string where nothing."""
    lacking = sorted(
        f"{kind} {name}" for kind, name, _ in _made_by_migrations() - set(connection.execute(_LISTED))
    )
    return f"the schema lacks {', '.join(lacking)}" if lacking else ""


@functools.cache
def _made_by_migrations() -> frozenset[tuple[str, str, str | None]]:
    """Kind, name and statement of all that the migrations make. Slow, so once only."""
    from musicrec_desktop.storage.schema import migrations

    with contextlib.closing(migrations.newest()) as made:
        return frozenset(made.execute(_LISTED))


def _seal(connection: sqlite3.Connection) -> int:
    rows = connection.execute("SELECT type, name, rootpage, sql FROM sqlite_master ORDER BY rowid").fetchall()
    return zlib.crc32(repr(rows).encode("utf-8", "replace")) & _MOST_SEAL or 1


def _applied_names(connection: sqlite3.Connection) -> list[str]:
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (MIGRATION_TABLE,)).fetchone()
    if table is None:
        return []
    return [name for (name,) in connection.execute(f"SELECT name FROM {MIGRATION_TABLE} ORDER BY rowid")]


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
