"""Whether a database can be read, is whole and has the schema of this program."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.errors import DatabaseCorruptError, StorageError
from musicrec_desktop.model.health import Finding, Problem
from musicrec_desktop.storage.examination.derived import untrue
from musicrec_desktop.storage.examination.reading import reading
from musicrec_desktop.storage.integrity import page_faults
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES, MIGRATION_TABLE
from musicrec_desktop.storage.schema.versions import has_tables, schema_difference

_EXAMPLES: Final = 3


@dataclass(slots=True)
class Examination:
    """What was found in a database.

    Attributes:
        found: the problems.
        rows: how many rows were read; 0 where it could not be read to its end.
        is_usable: whether the rest of the program can work with it as it is.
    """

    found: list[Finding] = field(default_factory=list)
    rows: int = 0
    is_usable: bool = False


def examine(path: str, check: Callable[[], object] = lambda: None) -> Examination:
    """Read a whole database, and compare what follows from the rest of it with the rest.

    Nothing is changed, also where it is damaged or of an earlier version.

    Args:
        path: of the database.
        check: called now and then; may raise to leave.
    """
    examination = Examination()
    if not os.path.exists(path):
        examination.found.append(Finding(Problem.NO_LIBRARY))
        return examination
    try:
        with reading(path) as connection:
            _examine(connection, examination, check)
    except DatabaseCorruptError as error:
        examination.found.append(Finding(Problem.DAMAGED, examples=(error.detail,)))
        examination.is_usable = False
    except StorageError as error:
        examination.found.append(Finding(Problem.NOT_READABLE, examples=(error.detail,)))
        examination.is_usable = False
    return examination


def _examine(connection: sqlite3.Connection, examination: Examination, check: Callable[[], object]) -> None:
    found = examination.found
    if not has_tables(connection):
        found.append(Finding(Problem.DAMAGED, examples=("there is nothing in the file",)))
        return
    if faults := page_faults(connection):
        found.append(Finding(Problem.DAMAGED, len(faults), tuple(faults[:_EXAMPLES])))
        return
    check()
    problem = _version_problem(connection)
    if problem is not None:
        found.append(problem)
        examination.rows = _row_count(connection)
        return
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        tables = sorted({row[0] for row in broken})
        found.append(Finding(Problem.REFERENCES, len(broken), tuple(tables[:_EXAMPLES])))
    check()
    found += untrue(connection, check)
    examination.rows = _row_count(connection)
    examination.is_usable = True


def _version_problem(connection: sqlite3.Connection) -> Finding | None:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (MIGRATION_TABLE,)).fetchone()
    applied = (
        [row[0] for row in connection.execute(f"SELECT name FROM {MIGRATION_TABLE} ORDER BY rowid")]
        if known
        else []
    )
    if applied == list(MIGRATION_NAMES):
        lacking = schema_difference(connection)
        return Finding(Problem.SCHEMA, examples=(lacking,)) if lacking else None
    if set(MIGRATION_NAMES) < set(applied):
        return Finding(Problem.TOO_NEW, examples=tuple(sorted(set(applied) - set(MIGRATION_NAMES))))
    if applied and applied == list(MIGRATION_NAMES[: len(applied)]):
        return Finding(Problem.OLDER)
    return Finding(Problem.SCHEMA, examples=(f"migrations applied: {len(applied)}",))


def _row_count(connection: sqlite3.Connection) -> int:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables)
