"""What the schema says of a table with personal rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES, PersonalTable

TRACK: Final = "track"


class UnsoundValueError(Exception):
    """A value of an archive is none that a table can have; the message names the place."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: of the column.
        kind: INTEGER, REAL, TEXT or BLOB.
        default: an SQL expression, or an empty string.
        is_needed: whether NULL is refused.
        refers_to: the table whose ids stand in it, or an empty string.
    """

    name: str
    kind: str
    default: str
    is_needed: bool
    refers_to: str


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table with personal rows, as the database has it.

    Attributes:
        table: how its rows hang on the listener.
        columns: all but those that the database computes.
        has_id: whether other rows may refer to its rows by ``id``.
        unique: columns that no two rows of one listener or parent have the same; empty where there are none.
    """

    table: PersonalTable
    columns: tuple[Column, ...]
    has_id: bool
    unique: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.table.name

    @property
    def track_columns(self) -> tuple[Column, ...]:
        """The columns with ids of tracks."""
        return tuple(column for column in self.columns if column.refers_to == TRACK)


def shapes(database: Database) -> tuple[TableShape, ...]:
    """Every table with personal rows that do not follow from others, each after its parent."""
    return tuple(shape_of(database, table) for table in PERSONAL_TABLES.values() if not table.is_derived)


def shape_of(database: Database, table: PersonalTable) -> TableShape:
    """The shape of one table."""
    references = {
        column: referred
        for _, _, referred, column, *_ in database.query(f"PRAGMA main.foreign_key_list({table.name})")
    }
    columns, has_id = [], False
    for _, name, kind, is_needed, default, key_place, hidden in database.query(
        f"PRAGMA main.table_xinfo({table.name})"
    ):
        has_id = has_id or (name == "id" and bool(key_place))
        if not hidden:
            columns.append(Column(name, kind, default or "", bool(is_needed), references.get(name, "")))
    return TableShape(table, tuple(columns), has_id, _unique(database, table))


def _unique(database: Database, table: PersonalTable) -> tuple[str, ...]:
    for _, index, is_unique, origin, is_partial in database.query(f"PRAGMA main.index_list({table.name})"):
        names = [name for _, _, name in database.query(f"PRAGMA main.index_info({index})")]
        if is_unique and not is_partial and origin != "pk" and table.column in names:
            return tuple(name for name in names if name != table.column)
    return ()
