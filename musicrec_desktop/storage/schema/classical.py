"""The thirty-third schema: works and their movements, ensembles, and instruments of performers.

The values stay empty until the next scan, which reads each file once more (``TAGS_VERSION``).
"""

from __future__ import annotations

import sqlite3
from typing import Final

from musicrec_desktop.storage.schema.checks import rewrite_table

_VALUES: Final = """CREATE TABLE "track_value" (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('artist', 'album_artist', 'genre', 'composer', 'conductor',
            'performer', 'comment', 'grouping', 'mood', 'label', 'catalogue', 'isrc',
            'work', 'movement', 'movement_place', 'ensemble', 'instrument')),
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        key TEXT NOT NULL DEFAULT '',
        sort_name TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (track_id, kind, position)
    ) STRICT, WITHOUT ROWID"""


def make_room_for_works(connection: sqlite3.Connection) -> None:
    """Change the schema; what is there stays."""
    rewrite_table(connection, "track_value", _VALUES)
