"""From a damaged database to one that can be used, and what that cost.

What is derived (indexes, search) is rebuilt in place. Where that is not enough, the rows that can be read are
brought into a new file, a verified backup fills in what was lost, and the damaged file is kept.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from musicrec_desktop.model.recovery import Recovery, RecoveryKind

if TYPE_CHECKING:
    from musicrec_desktop.storage.recovery.salvage import Salvage

log = logging.getLogger(__name__)

OUT_OF_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
COMPANIONS: Final = ("-wal", "-shm", "-journal")
COUNTS: Final[Mapping[str, str]] = {
    "tracks": "SELECT count(*) FROM track",
    "listens": "SELECT count(*) FROM listen",
    "likes": "SELECT count(*) FROM feedback",
    "settings": "SELECT count(*) FROM setting",
}
"""What people ask for first, and how it is counted; likes are all words on tracks and artists."""
_NUMBERED: Final = {"listens": "listen", "likes": "feedback"}
"""Rows that are only ever appended: a number that is lacking is a row that was lost."""
_FAULTS_NAMED: Final = 20


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with a database; empty for a sound one. Reads all of it."""
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_FAULTS_NAMED})")]
        if found != ["ok"]:
            return found
        for name in _searches(connection):
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for _row in connection.execute(f'SELECT * FROM "{table}"'):
                pass  # a text that is none is found by reading it
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error)]
    return []


def is_search(sql: str | None) -> bool:
    """Whether a statement makes a search index."""
    return sql is not None and " USING fts5" in sql.replace("using", "USING")


def structural_faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the pages of a database; ten times as quick as ``faults``, which finds more."""
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA quick_check({_FAULTS_NAMED})")]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error)]
    return [] if found == ["ok"] else found


def schema_difference(connection: sqlite3.Connection) -> str:
    """What the migrations make and the database does not have; an empty string where nothing lacks."""
    from musicrec_desktop.storage.schema import migrations

    listed = "SELECT type, name, sql FROM sqlite_master"
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(made)
        wanted = set(made.execute(listed))
    finally:
        made.close()
    lacking = sorted(f"{kind} {name}" for kind, name, _ in wanted - set(connection.execute(listed)))
    return f"the schema lacks {', '.join(lacking)}" if lacking else ""


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How much a database holds, by the names of ``COUNTS``."""
    return {name: int(connection.execute(sql).fetchone()[0]) for name, sql in COUNTS.items()}


def rebuild_derived(path: str) -> bool:
    """Make indexes and search again; whether the database is sound now."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("REINDEX")
        for name in _searches(connection):
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        connection.execute("COMMIT")
        return not schema_difference(connection) and not faults(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        log.info("indexes cannot be rebuilt: %s", error)
        return False
    finally:
        connection.close()


def recover(path: str, backup: str) -> Recovery:
    """Put a sound database in the place of a damaged one.

    Args:
        path: of the damaged file; nobody has it open.
        backup: the newest verified backup, or an empty string.

    Raises:
        OSError: the new file cannot be written; the damaged one is as it was.
        sqlite3.Error: as above.
    """
    # Seldom needed, and never by a start that finds everything sound.
    from musicrec_desktop.storage.recovery import mending
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
            remade = mending.mend_references(target, found.track_paths, time.time_ns() // 1_000_000)
            _migrate(target)
            _renew_names(target)
            kept, lost = counts(target), _lost(target, found)
        if remade:
            lost["track details"] = remade
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
    """Move a database and its journals out of the way; the new place."""
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
    """Delete a database and its journals, where they are there."""
    for suffix in ("", *COMPANIONS):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + suffix)


def _searches(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for name, sql in rows if is_search(sql)]


@contextlib.contextmanager
def _opened(path: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # The file counts for nothing until it is whole and moved.
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def _lost_tables(found: Salvage, target: sqlite3.Connection, *, was_empty: bool) -> list[str]:
    from musicrec_desktop.storage.recovery.salvage import MIGRATION_TABLE
    from musicrec_desktop.storage.recovery.shapes import shapes

    return [
        name
        for name in shapes(target)
        if name != MIGRATION_TABLE
        and not name.startswith("track_search")
        and (was_empty or name in found.broken)
    ]


def _migrate(target: sqlite3.Connection) -> None:
    from musicrec_desktop.storage.schema import migrations  # costs a third of a start, and is seldom needed

    migrations.apply(target)


def _renew_names(target: sqlite3.Connection) -> None:
    from musicrec_desktop.storage.name_index import renew_names

    target.execute("BEGIN")
    renew_names(target)
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
