"""The thirty-third schema: works and their movements, ensembles, and instruments of performers.

The values stay empty until the next scan, which reads each file once more (``TAGS_VERSION``).
"""

from __future__ import annotations

import sqlite3
from typing import Final

_VIEW: Final = "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'shown_genre'"
# A check cannot be altered, so the table is made anew; a view that reads it would hold up its new name.
_STATEMENTS: Final = (
    "DROP VIEW shown_genre",
    """CREATE TABLE new_track_value (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('artist', 'album_artist', 'genre', 'composer', 'conductor',
            'performer', 'comment', 'grouping', 'mood', 'label', 'catalogue', 'isrc',
            'work', 'movement', 'movement_place', 'ensemble', 'instrument')),
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        key TEXT NOT NULL DEFAULT '',
        sort_name TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (track_id, kind, position)
    ) STRICT, WITHOUT ROWID""",
    """INSERT INTO new_track_value (track_id, kind, position, value, key, sort_name)
        SELECT track_id, kind, position, value, key, sort_name FROM track_value""",
    "DROP TABLE track_value",
    "ALTER TABLE new_track_value RENAME TO track_value",
    "CREATE INDEX track_value_by_key ON track_value (kind, key, value, track_id)",
)


def make_room_for_works(connection: sqlite3.Connection) -> None:
    """Change the schema; what is there stays."""
    (view,) = connection.execute(_VIEW).fetchone()
    for statement in (*_STATEMENTS, view):
        connection.execute(statement)
