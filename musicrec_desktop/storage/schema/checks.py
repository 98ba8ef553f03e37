"""Another check on a column of a table, without writing the table anew.

SQLite alters no checks. They are only in the text of the table, and no byte of its rows depends on them, so
the text is written instead, as https://www.sqlite.org/lang_altertable.html (section 7) describes it.
"""

from __future__ import annotations

import sqlite3


def rewrite_table(connection: sqlite3.Connection, name: str, statement: str) -> None:
    """Give a table the text of a statement; runs in a transaction.

    The statement may differ from the present text in checks and in spaces alone: columns, their order and
    what is unique of them stay. Rows are not compared with the new checks.

    Args:
        connection: to the database.
        name: of the table.
        statement: that creates the table, as ``sqlite_master`` is to have it.
    """
    (version,) = connection.execute("PRAGMA schema_version").fetchone()
    connection.execute("PRAGMA writable_schema = ON")
    try:
        connection.execute(
            "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (statement, name)
        )
        connection.execute(f"PRAGMA schema_version = {version + 1}")
    finally:
        # Reads the schema again, so that this connection knows the new checks, too.
        connection.execute("PRAGMA writable_schema = RESET")
