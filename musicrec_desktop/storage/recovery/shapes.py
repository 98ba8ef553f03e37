"""What the rows of each table look like in a file, read from a database with the same schema."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.settings import ALL_SETTINGS
from musicrec_desktop.storage.recovery.records import Record, Value

Row = dict[str, Value]
TrackPlace = tuple[int, bytes, int]
"""Where a track lies: its folder, its path below it, and its part of that file."""

_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    "INTEGER": (int,),
    "INT": (int,),
    "TEXT": (str,),
    "BLOB": (bytes,),
    "REAL": (float, int),
}
_ANY: Final = (int, float, str, bytes)
EMPTY: Final[Mapping[str, Value]] = {"INTEGER": 0, "INT": 0, "TEXT": "", "BLOB": b"", "REAL": 0.0}
"""The empty value of a column that takes no NULL, by its type."""


def _is_json(text: Value) -> bool:
    try:
        json.loads(str(text))
    except ValueError:
        return False
    return True


_HALLMARKS: Final[Mapping[str, Callable[[Row], bool]]] = {
    "setting": lambda row: row["key"] in ALL_SETTINGS and _is_json(row["value"]),
    "state": lambda row: row["key"] not in ALL_SETTINGS and _is_json(row["value"]),
}
"""Tells stray rows of tables with the same columns apart."""


@dataclass(frozen=True, slots=True)
class Column:
    """One stored column.

    Attributes:
        name: of the column.
        kind: its declared type, in capitals.
        may_be_absent: whether a row from before the column was added is complete without it.
        is_nullable: whether NULL may stand in it.
    """

    name: str
    kind: str
    may_be_absent: bool
    is_nullable: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """One table.

    Attributes:
        name: of the table.
        columns: in the order of a record.
        has_rowid: False for a table whose tree is ordered by the primary key.
        rowid_column: the column that is an alias of the rowid, or an empty string.
    """

    name: str
    columns: tuple[Column, ...]
    has_rowid: bool
    rowid_column: str

    def row(self, record: Record) -> Row | None:
        """The record as a row of this table; None where it cannot be one."""
        if (record.rowid is not None) is not self.has_rowid or len(record.values) > len(self.columns):
            return None
        if not all(column.may_be_absent for column in self.columns[len(record.values) :]):
            return None
        row: Row = {}
        for column, value in zip(self.columns, record.values, strict=False):
            if column.name == self.rowid_column:
                if value is not None:
                    return None
                row[column.name] = record.rowid
            elif value is None:
                if not column.is_nullable:
                    return None
                row[column.name] = None
            elif isinstance(value, _KINDS.get(column.kind, _ANY)):
                row[column.name] = value
            else:
                return None
        return row

    def is_hallmarked(self, row: Row) -> bool:
        """Whether a stray row is this table's and not one of another table with the same columns."""
        hallmark = _HALLMARKS.get(self.name)
        return hallmark is None or hallmark(row)


def shapes(connection: sqlite3.Connection) -> dict[str, Shape]:
    """The shapes of all ordinary tables of a database, by name."""
    found = connection.execute(
        "SELECT name, wr FROM pragma_table_list"
        " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    ).fetchall()
    return {name: _shape(connection, name, has_rowid=not without) for name, without in found}


def _shape(connection: sqlite3.Connection, name: str, *, has_rowid: bool) -> Shape:
    facts = [
        row
        for row in connection.execute(
            f'SELECT name, type, "notnull", dflt_value, pk, hidden FROM'
            f" pragma_table_xinfo('{name}') ORDER BY cid"
        )
        if row[5] in (0, 3)
    ]
    keys = [row for row in facts if row[4]]
    alias = keys[0][0] if has_rowid and len(keys) == 1 and keys[0][1].upper() == "INTEGER" else ""
    if not has_rowid:
        facts = [*sorted(keys, key=lambda row: row[4]), *(row for row in facts if not row[4])]
    columns = tuple(
        Column(
            name=column,
            kind=kind.upper(),
            may_be_absent=not key and (default is not None or not is_filled),
            is_nullable=not is_filled and (has_rowid or not key),
        )
        for column, kind, is_filled, default, key, _hidden in facts
    )
    return Shape(name, columns, has_rowid, alias)
