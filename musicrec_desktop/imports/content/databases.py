"""Databases of other programs: opened as copies, and only asked for what is there."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Self

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.tasks import CancelledError, TaskContext
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.limits import MOST_COLUMNS

MAGIC: Final = b"SQLite format 3\0"
_STEPS: Final = 100_000
"""Steps of the machine of SQLite between two looks at whether the task was cancelled."""
_LONGEST_CELL: Final = 16 << 20
_MOST_TABLES: Final = 2000
_PRAGMAS: Final = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA query_only = ON")
_PLAIN_TABLE: Final = re.compile(r"\s*CREATE\s+TABLE\b", re.IGNORECASE)
_NAME: Final = re.compile(r"\w+$")

Tables = Mapping[str, frozenset[str]]
"""Plain tables and their columns, all in small letters."""
_ROW_NUMBER: Final = "rowid"
"""A column that tables have without naming it."""


def has_table(tables: Tables, table: str, *columns: str) -> bool:
    """Whether a table is there and has these columns."""
    return table in tables and tables[table].issuperset(columns)


def text_in(row: Mapping[str, Any], name: str) -> str:
    """The clean text of a column; empty for NULL and for what is none."""
    value = row.get(name)
    # A column takes what its writer gave, whatever its type.
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return clean(value) if isinstance(value, str) else ""


class ForeignDatabase:
    """A copy of a database; what of a wanted row is not there is NULL.

    Args:
        path: of the copy.
        shown: the path that the user knows.
        context: of the task.
    """

    def __init__(self, path: str, shown: str, context: TaskContext) -> None:
        self._shown, self._context = shown, context
        with self._told():
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        with self._told():
            self._connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            self._connection.set_progress_handler(lambda: int(context.is_cancelled), _STEPS)
            for pragma in _PRAGMAS:
                self._connection.execute(pragma)
            self._check_whole(path)
            self.tables = self._found_tables()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def has(self, table: str, *columns: str) -> bool:
        """Whether a table has these columns."""
        return has_table(self.tables, table, *columns)

    def rows(
        self, table: str, columns: Sequence[str], rest: str = "", values: Sequence[object] = ()
    ) -> Iterator[dict[str, Any]]:
        """The rows of a table, by the names of columns; columns that are not there are None.

        Args:
            table: its name in small letters; nothing comes of one that is not there.
            columns: their names in small letters; ``rowid`` is the number of the row.
            rest: of the statement: ``WHERE`` and ``ORDER BY``.
            values: of its parameters.

        Raises:
            ImportFileError: ``"damaged"``, ``"in-use"``.
            CancelledError: the task was cancelled.
        """
        there = self.tables.get(table)
        if there is None:
            return
        known = there | {_ROW_NUMBER}
        asked = ", ".join(f'"{name}"' if name in known else "NULL" for name in columns)
        statement = f'SELECT {asked} FROM "{table}" {rest}'  # noqa: S608  names of ours
        with self._told():
            cursor = self._connection.execute(statement, tuple(values))
            # One by one, because each may have cells of megabytes.
            for row in cursor:
                self._context.check()
                yield dict(zip(columns, row, strict=True))

    def _check_whole(self, path: str) -> None:
        """SQLite takes the part of a page that a copy was cut off in for rows without values.

        Raises:
            ImportFileError: ``"damaged"``.
        """
        (page_bytes,) = self._connection.execute("PRAGMA page_size").fetchone()
        if os.path.getsize(path) % page_bytes:
            raise ImportFileError(self._shown, "damaged", "it is cut off")

    def _found_tables(self) -> Tables:
        named = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT ?", (_MOST_TABLES,)
        ).fetchall()
        found: dict[str, frozenset[str]] = {}
        for name, sql in named:
            # A view or a virtual table could compute without end.
            if isinstance(sql, str) and _PLAIN_TABLE.match(sql) and _NAME.match(name):
                columns = self._connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
                found[name.lower()] = frozenset(
                    column.lower() for (column,) in columns.fetchmany(MOST_COLUMNS)
                )
        return found

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if self._context.is_cancelled:
                raise CancelledError from error
            is_locked = "locked" in str(error)
            raise ImportFileError(
                self._shown, "in-use" if is_locked else "damaged", str(error)[:80]
            ) from error
        except (OverflowError, UnicodeError) as error:
            raise ImportFileError(self._shown, "damaged", str(error)[:80]) from error
