"""Makes a damaged database usable, and says what was lost.

Derived data (indexes, search) is rebuilt in place. Where that is not enough, all readable rows go into a new
file, a verified backup fills in lost rows, and the damaged file is kept.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from musicrec_desktop.model.recovery import Recovery, RecoveryKind
from musicrec_desktop.storage.integrity import counts, faults, search_tables
from musicrec_desktop.storage.schema.versions import schema_difference

if TYPE_CHECKING:
    from musicrec_desktop.storage.recovery.salvage import Salvage

log = logging.getLogger(__name__)

OUT_OF_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
COMPANIONS: Final = ("-wal", "-shm", "-journal")
_NUMBERED: Final = {"listens": "listen", "likes": "feedback"}
"""Append-only tables: a missing id is a lost row."""


def rebuild_derived(path: str) -> bool:
    """Rebuild the indexes and the search; True where the database is sound afterwards."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("REINDEX")
        for name in search_tables(connection):
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        connection.execute("COMMIT")
        return not schema_difference(connection) and not faults(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        log.info("indexes cannot be rebuilt: %s", error)
        return False
    finally:
        connection.close()


def recover(path: str, backup: str) -> Recovery:
    """Replace a damaged database by a sound one.

    Args:
        path: of the damaged file, which no process has open.
        backup: the path of the newest verified backup, or an empty string.

    Returns:
        What was saved and lost.

    Raises:
        OSError: the new file cannot be written; the damaged one is as it was.
        sqlite3.Error: as above.
    """
    # Imported late: a start with a sound database does not need it.
    from musicrec_desktop.storage.recovery import indexes, mending
    from musicrec_desktop.storage.recovery.index_rows import add_lacking
    from musicrec_desktop.storage.recovery.salvage import fill, salvage_into

    draft = f"{path}.recovered"
    remove_database(draft)
    try:
        with _opened(draft) as target:
            found = salvage_into(path, target)
            was_empty = not found.doubtful and not any(
                counts(target)[name] for name in ("tracks", "listens", "likes")
            )
            if backup and (was_empty or not found.is_whole):
                mending.fill_from_backup(target, backup, _lost_tables(found, target, was_empty=was_empty))
            fill(target, found.doubtful)
            made_anew = add_lacking(target, found.index_rows, found.track_paths)
            indexes.mend_links(target, found.track_links, found.track_paths)
            remade = mending.mend_references(target, found.track_paths, time.time_ns() // 1_000_000)
            _migrate(target)
            if not found.broken.keys().isdisjoint(mending.ONLY_IN_FILES):
                mending.have_files_read_again(target)
            _renew_derived(target)
            kept, lost = counts(target), _lost(target, found)
        if remade:
            lost["track details"] = remade
        if made_anew["listen"]:
            lost["listen details"] = made_anew["listen"]
        _sync(draft)
        aside = set_aside(path)
        os.replace(draft, path)
    finally:
        remove_database(draft)
    is_used = bool(backup) and (was_empty or not found.is_whole)
    kind = RecoveryKind.SALVAGED
    if was_empty:
        kind = RecoveryKind.RESTORED if is_used and any(kept.values()) else RecoveryKind.EMPTY
    return Recovery(kind, aside, kept, lost, found.is_whole, backup if is_used else "")


def set_aside(path: str) -> str:
    """Move a database and its journals out of the way; returns the new path."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    target = f"{path}.broken-{stamp}"
    number = 1
    while os.path.lexists(target):
        number += 1
        target = f"{path}.broken-{stamp}-{number}"
    for suffix in COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            os.replace(path + suffix, target + suffix)
    os.replace(path, target)
    return target


def remove_database(path: str) -> None:
    """Delete a database and its journals, as far as they exist."""
    for suffix in ("", *COMPANIONS):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + suffix)


@contextlib.contextmanager
def _opened(path: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # The file is thrown away if it is not completed, so it needs no safety.
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def _lost_tables(found: Salvage, target: sqlite3.Connection, *, was_empty: bool) -> list[str]:
    from musicrec_desktop.storage.recovery.shapes import shapes
    from musicrec_desktop.storage.schema.genres import COUNT_TABLE
    from musicrec_desktop.storage.schema.migration_names import MIGRATION_TABLE
    from musicrec_desktop.storage.schema.query import DERIVED_TABLES
    from musicrec_desktop.storage.schema.waiting import WAITING_TABLES

    return [
        name
        for name in shapes(target)
        if name != MIGRATION_TABLE
        and name not in (*DERIVED_TABLES, *WAITING_TABLES, COUNT_TABLE)
        and not name.startswith("track_search")
        and (was_empty or name in found.broken)
    ]


def _migrate(target: sqlite3.Connection) -> None:
    from musicrec_desktop.storage.schema import migrations  # costs a third of a start, and is seldom needed

    migrations.apply(target)


def _renew_derived(target: sqlite3.Connection) -> None:
    from musicrec_desktop.storage.name_index import renew_names
    from musicrec_desktop.storage.schema.genres import COUNT_TABLE
    from musicrec_desktop.storage.schema.imports import USE
    from musicrec_desktop.storage.schema.query import renew_figures
    from musicrec_desktop.storage.schema.waiting import forget_waiting

    target.execute("BEGIN")
    renew_names(target)
    renew_figures(target, USE)
    forget_waiting(target)
    target.execute(f"DELETE FROM {COUNT_TABLE}")
    target.execute("COMMIT")


def _lost(target: sqlite3.Connection, found: Salvage) -> dict[str, int]:
    lost = {}
    for name, table in _NUMBERED.items():
        if table in found.broken:
            row = target.execute(f"SELECT coalesce(max(id), 0) - count(*) FROM {table}").fetchone()
            if row[0] > 0:
                lost[name] = int(row[0])
    return lost


def _sync(path: str) -> None:
    with open(path, "rb") as written:
        os.fsync(written.fileno())
