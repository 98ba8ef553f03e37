"""Deletes all of a profile so that no byte of it stays: in the library, its journal, its copies.

A row that is deleted stays in the file until its place is used again. So deleted rows are overwritten
(``secure_delete``), and the file is written anew (``VACUUM``), which also takes what was deleted before.
Copies of the library are scrubbed in the same way; a copy that cannot be scrubbed is removed.
"""

from __future__ import annotations

import contextlib
import glob
import json
import logging
import os
import re
import sqlite3
from typing import Final

from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.profile_rows import Erasure
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.failures import translated
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES
from musicrec_desktop.storage.profiles import LEAVING
from musicrec_desktop.storage.recovery.repair import COMPANIONS, remove_database
from musicrec_desktop.storage.schema import versions
from musicrec_desktop.storage.unfinished_erasures import UNFINISHED

log = logging.getLogger(__name__)

_OVERWRITE: Final = "PRAGMA secure_delete = ON"
_EMPTY_JOURNAL: Final = "PRAGMA wal_checkpoint(TRUNCATE)"
_BUSY_TIMEOUT_S: Final = 30.0
_MARKS: Final = "WHERE listener_id IS NULL AND key = ?"
_BROKEN: Final = re.compile(r"\.broken-[\d-]+$")
_BEFORE: Final = re.compile(r"\.before-\d+$")


def erase_traces(database: Database, profile_id: ProfileId) -> Erasure:
    """Leave nothing of deleted rows in the library, nor anything of a profile in its copies.

    Takes as long as writing the library once for each copy, so it belongs into a lane. A kill at any step
    leaves what this goes on with. The library is first, so that a copy that is made meanwhile is clean.

    Raises:
        StorageError: the library cannot be written.
    """
    is_overwritten = _overwrite(database.path)
    scrubbed, removed, left = 0, [], []
    for path in copies_of(database.path):
        try:
            scrubbed += _scrub(path, profile_id)
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            log.info("a copy of the library is removed: %s", type(error).__name__)
            try:
                remove_database(path)
                removed.append(path)
            except OSError:
                left.append(path)
    return Erasure(scrubbed, tuple(removed), tuple(left), is_overwritten)


def copies_of(path: str) -> list[str]:
    """Every whole copy of a library: backups, what a restore or a repair replaced, those before updates."""
    beside = [
        found
        for found in glob.glob(f"{glob.escape(path)}.*")
        if _BROKEN.search(found)
        or _BEFORE.search(found)
        or found.endswith((".restoring", ".recovered", ".part"))
    ]
    return [*(backup.path for backup in Backups(path).all()), *sorted(beside)]


def _scrub(path: str, profile_id: ProfileId) -> bool:
    """Take a profile out of a copy; False where it was never in it.

    Raises:
        sqlite3.Error: the copy is damaged, or there is no room.
    """
    with contextlib.closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)) as copy:
        copy.execute(_OVERWRITE)
        if not _is_in(copy, profile_id):
            return False
        copy.execute("PRAGMA foreign_keys = ON")
        copy.execute("BEGIN IMMEDIATE")
        tables = tuple(PERSONAL_TABLES.values())[::-1]
        for table in sorted(tables, key=lambda one: one.is_derived):
            columns = {row[1] for row in copy.execute(f"PRAGMA table_info({table.name})")}
            if table.column in columns:
                copy.execute(f"DELETE FROM {table.name} WHERE {table.rows}", (profile_id,))
            elif columns and table.name != "setting":
                # In copies of earlier versions the queue and the state of the window are everybody's.
                copy.execute(f"DELETE FROM {table.name}")
        name = f"{LEAVING}{profile_id}"
        copy.execute("UPDATE listener SET name = ? WHERE id = ?", (name, profile_id))
        if "secret" in {row[1] for row in copy.execute("PRAGMA table_info(listener)")}:
            copy.execute("UPDATE listener SET secret = '' WHERE id = ?", (profile_id,))
        _note(copy, profile_id, {"secrets": [], "has_traces": True})  # no name of a secret stays
        copy.execute("COMMIT")
        copy.execute("VACUUM")
        versions.renew_seal(copy)
        # Last, because by these a copy is known whose scrubbing was broken off.
        copy.execute("DELETE FROM listener WHERE id = ?", (profile_id,))
        _note(copy, profile_id, None)
    for suffix in COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + suffix)
    return True


def _is_in(copy: sqlite3.Connection, profile_id: ProfileId) -> bool:
    """Whether a profile is in a copy, or was removed from the library shortly before the copy was made."""
    if copy.execute("SELECT 1 FROM listener WHERE id = ?", (profile_id,)).fetchone() is not None:
        return True
    return str(profile_id) in _marks(copy)


def _marks(copy: sqlite3.Connection) -> dict[str, object]:
    """The marks (``UnfinishedErasures``) that a copy has."""
    if "listener_id" not in {row[1] for row in copy.execute("PRAGMA table_info(state)")}:
        return {}  # of an earlier version
    row = copy.execute(f"SELECT value FROM state {_MARKS}", (UNFINISHED,)).fetchone()
    marks = json.loads(row[0]) if row else {}
    return marks if isinstance(marks, dict) else {}


def _note(copy: sqlite3.Connection, profile_id: ProfileId, mark: dict[str, object] | None) -> None:
    """Change the mark of a profile in a copy that has one, or with None take it away."""
    marks = _marks(copy)
    if marks.pop(str(profile_id), None) is not None:
        marks.update({} if mark is None else {str(profile_id): mark})
        copy.execute(f"UPDATE state SET value = ? {_MARKS}", (json.dumps(marks), UNFINISHED))


def _overwrite(path: str) -> bool:
    """Write the library anew without what was deleted; False where that is not possible now."""
    with (
        translated(path),
        contextlib.closing(
            sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
        ) as connection,
    ):
        try:
            connection.execute("VACUUM")
            versions.renew_seal(connection)
        except sqlite3.OperationalError as error:
            log.info("the library is not written anew: %s", error)
            return False
        is_busy, *_ = connection.execute(_EMPTY_JOURNAL).fetchone()
        return not is_busy
