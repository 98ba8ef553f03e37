"""Tracks that are parts of a file, as cue sheets cut them out, and the sheets that scans know.

A file may have several tracks now, so what is unique of a track is its path and its part. A constraint cannot
be altered: the table is made anew, from its own text, so that it keeps every column that it has got.
"""

from __future__ import annotations

import re
import sqlite3
from typing import Final

_COLUMNS: Final = {
    # 0 is a whole file, 1 and more the place among the parts of a file. Less than 0: the sheet that the file
    # has now, or its lack of one, leaves no place for the track; it is missing until the place is back.
    "part": "INTEGER NOT NULL DEFAULT 0",
    # In frames of 1/75 s; the end is NULL where the part reaches to the end of the file.
    "span_start": "INTEGER",
    "span_end": "INTEGER",
    # Below the folder; NULL for a sheet inside the file.
    "sheet_path": "BLOB",
}
_UNIQUE: Final = "UNIQUE (folder_id, relative_path"
_NAME: Final = re.compile(r'^CREATE TABLE "?track"?')
_PARTS: Final = "CREATE INDEX track_parts ON track (folder_id, relative_path, part) WHERE part <> 0"
_SHEETS: Final = """CREATE TABLE cue_sheet (
    folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
    relative_path BLOB NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    PRIMARY KEY (folder_id, relative_path)
) STRICT, WITHOUT ROWID"""


def make_room_for_parts(connection: sqlite3.Connection) -> None:
    """Change the schema; what is there stays.

    Runs outside of a transaction, because references are checked or not for a connection as a whole: while
    they are, a table that is dropped takes everything with it that refers to its rows. A run that was broken
    off left nothing, or everything but the note that it was done.
    """
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'cue_sheet'").fetchone():
        return
    (are_checked,) = connection.execute("PRAGMA foreign_keys").fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")
    # Else the new name would be written into what refers to the table, and half of it would not be there.
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _change(connection)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    finally:
        connection.execute("PRAGMA legacy_alter_table = OFF")
        connection.execute(f"PRAGMA foreign_keys = {are_checked}")


def _change(connection: sqlite3.Connection) -> None:
    for name, kind in _COLUMNS.items():
        connection.execute(f"ALTER TABLE track ADD COLUMN {name} {kind}")
    (table,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'track'").fetchone()
    around = connection.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'track' AND type IN ('index', 'trigger')"
        " AND sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    stored = connection.execute("SELECT name FROM pragma_table_xinfo('track') WHERE hidden = 0").fetchall()
    columns = ", ".join(name for (name,) in stored)
    connection.execute(_NAME.sub("CREATE TABLE new_track", table).replace(_UNIQUE, f"{_UNIQUE}, part"))
    connection.execute(f"INSERT INTO new_track ({columns}) SELECT {columns} FROM track ORDER BY id")
    connection.execute("DROP TABLE track")
    connection.execute("ALTER TABLE new_track RENAME TO track")
    for (statement,) in around:
        connection.execute(statement)
    connection.execute(_PARTS)
    connection.execute(_SHEETS)
