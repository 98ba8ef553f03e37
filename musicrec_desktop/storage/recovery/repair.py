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
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

from musicrec_desktop.storage.recovery import mending
from musicrec_desktop.storage.recovery.salvage import MIGRATION_TABLE, Salvage, is_search, salvage_into
from musicrec_desktop.storage.recovery.shapes import shapes

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


class RecoveryKind(StrEnum):
    """What was done."""

    REBUILT = "rebuilt"
    """Only indexes or search were damaged."""
    SALVAGED = "salvaged"
    """The readable rows are in a new file."""
    RESTORED = "restored"
    """Nothing could be read; a backup took its place."""
    EMPTY = "empty"
    """Nothing could be read, and there is no backup."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a damaged database was brought back.

    Attributes:
        kind: what was done.
        aside: where the damaged file is kept, or an empty string where it was mended in place.
        kept: how many tracks, listens, likes and settings there are now.
        lost: how many of them are known to be lost; a part of it may be unknown.
        is_complete: whether nothing was lost for all that is known.
        backup: the backup that was used, or an empty string.
    """

    kind: RecoveryKind
    aside: str = ""
    kept: Mapping[str, int] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)
    is_complete: bool = True
    backup: str = ""

    def document(self) -> dict[str, Any]:
        """As JSON knows it."""
        return {**asdict(self), "kind": str(self.kind)}


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
        return not faults(connection)
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
    draft = f"{path}.recovered"
    remove_database(draft)
    try:
        with _opened(draft) as target:
            found = salvage_into(path, target)
            was_empty = not any(counts(target)[name] for name in ("tracks", "listens", "likes"))
            if backup and (was_empty or not found.is_whole):
                mending.fill_from_backup(target, backup, _lost_tables(found, target, was_empty=was_empty))
            remade = mending.mend_references(target, found.track_paths, time.time_ns() // 1_000_000)
            _migrate(target)
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
    return [
        name
        for name in shapes(target)
        if name != MIGRATION_TABLE
        and not name.startswith("track_search")
        and (was_empty or name in found.broken)
    ]


def _migrate(target: sqlite3.Connection) -> None:
    from musicrec_desktop.storage import migrations  # costs a third of a start, and is seldom needed

    migrations.apply(target)


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
