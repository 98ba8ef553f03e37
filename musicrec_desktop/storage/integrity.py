"""What is wrong with a database, and how much it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Final

COUNTED: Final[Mapping[str, str]] = {
    "tracks": "track",
    "listens": "listen",
    "likes": "feedback",
    "playlists": "playlist",
    "settings": "setting",
}
"""What the user misses first, and its table; likes are all feedback on tracks and artists."""
_FAULTS_NAMED: Final = 20
_NOT_OF_THE_FILE: Final = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_DELETE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_SHMOPEN,
    }
)
"""What keeps a check from its end on a full disk; so do the two below. It says nothing of the database."""
_NEVER_TEXTS: Final = frozenset({"INTEGER", "INT", "REAL", "BLOB"})
_NOT_OF_THE_FILE_AT_ALL: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN})
_PRIMARY_CODE_MASK: Final = 0xFF


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with a database, found by reading all of it; empty for a sound one.

    The check of the search index needs the right to write, and writes nothing.

    Raises:
        sqlite3.Error: the check cannot be done, for example on a full disk; so do the others.
    """
    if found := page_faults(connection):
        return found
    try:
        for name in search_tables(connection):
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [_fault(error)]
    return []


def page_faults(connection: sqlite3.Connection) -> list[str]:
    """As ``faults``, by reading alone: whether the search index tells what its rows hold is not known."""
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_FAULTS_NAMED})")]
        if found != ["ok"]:
            return found
        for table, columns in _columns_with_texts(connection):
            for _row in connection.execute(f'SELECT {columns} FROM "{table}"'):
                pass  # reading finds text that is not UTF-8
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [_fault(error)]
    return []


def _columns_with_texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The tables that may hold texts, each with its columns that may, as SQL.

    In a strict table no other column can; what views and search tables say lies in other tables.
    """
    found: dict[str, list[str]] = {}
    for table, is_strict in connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
    ).fetchall():
        for _, name, kind, *_ in connection.execute("SELECT * FROM pragma_table_info(?)", (table,)):
            if not (is_strict and kind.upper() in _NEVER_TEXTS):
                found.setdefault(table, []).append('"' + name.replace('"', '""') + '"')
    return [(table.replace('"', '""'), ", ".join(names)) for table, names in found.items()]


def structural_faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the pages of a database; ten times as quick as ``faults``, and finds less."""
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA quick_check({_FAULTS_NAMED})")]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [_fault(error)]
    return [] if found == ["ok"] else found


def _fault(error: sqlite3.DatabaseError | UnicodeDecodeError) -> str:
    """What an error says of the database; one that says nothing of it is raised again."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code in _NOT_OF_THE_FILE or code & _PRIMARY_CODE_MASK in _NOT_OF_THE_FILE_AT_ALL:
        raise error
    return str(error)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows a database holds, by the names of ``COUNTED``; tables of later versions have none."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) if table in there else 0
        for name, table in COUNTED.items()
    }


def is_search(sql: str | None) -> bool:
    """Whether a statement makes a search index."""
    return sql is not None and " USING fts5" in sql.replace("using", "USING")


def search_tables(connection: sqlite3.Connection) -> list[str]:
    """The names of all search indexes of a database."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for name, sql in rows if is_search(sql)]
