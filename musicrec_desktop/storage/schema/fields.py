"""The fifth schema: more tags are stored and searched.

The values stay empty until the next scan, which reads each file once more (``TAGS_VERSION``).
"""

from __future__ import annotations

import sqlite3
from typing import Final

from musicrec_desktop.storage.schema.checks import rewrite_table

_TRACK: Final = (
    "ALTER TABLE track ADD COLUMN track_total INTEGER",
    "ALTER TABLE track ADD COLUMN disc_total INTEGER",
    "ALTER TABLE track ADD COLUMN date_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE track ADD COLUMN original_date_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE track ADD COLUMN is_compilation INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE track ADD COLUMN tag_bpm REAL",
    "ALTER TABLE track ADD COLUMN tag_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE track ADD COLUMN bit_depth INTEGER",
    "ALTER TABLE track ADD COLUMN is_lossless INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE track ADD COLUMN release_group_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE track ADD COLUMN album_artist_ids TEXT NOT NULL DEFAULT ''",
)
_VALUES: Final = """CREATE TABLE "track_value" (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('artist', 'album_artist', 'genre', 'composer', 'conductor',
            'performer', 'comment', 'grouping', 'mood', 'label', 'catalogue', 'isrc')),
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        key TEXT NOT NULL DEFAULT '',
        sort_name TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (track_id, kind, position)
    ) STRICT, WITHOUT ROWID"""
# Without a rowid, so that no other table's rows look like its own (``recovery/shapes.py``).
_LYRICS: Final = """
    CREATE TABLE lyrics (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
        text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
"""
# The columns of a search without a field stand first: the index reads no further than it must.
SEARCH_TABLE: Final = """CREATE VIRTUAL TABLE track_search USING fts5 (
        title, artist, album, genre, file_name, composer,
        conductor, performer, comment, grouping, mood, label, lyrics,
        tokenize = 'ascii', prefix = '1 2 3', columnsize = 0
    )"""
"""The index of search words.

They come folded and separated by spaces; this tokenizer takes all that is not ASCII as letters.
"""
# The words of names are copied, which takes a tenth of the time that making them takes.
_SEARCH: Final = (
    "DROP TRIGGER track_search_delete",
    "ALTER TABLE track_search RENAME TO old_track_search",
    SEARCH_TABLE,
    """INSERT INTO track_search (rowid, title, artist, album, genre, file_name)
        SELECT rowid, title, artist, album, genre, file_name FROM old_track_search""",
    "DROP TABLE old_track_search",
    """CREATE TRIGGER track_search_delete AFTER DELETE ON track BEGIN
        DELETE FROM track_search WHERE rowid = old.id;
    END""",
)
_IS_WIDE: Final = "SELECT 1 FROM pragma_table_info('track_search') WHERE name = 'composer'"


def make_room_for_fields(connection: sqlite3.Connection) -> None:
    """Change the schema; what is there stays."""
    for statement in _TRACK:
        connection.execute(statement)
    rewrite_table(connection, "track_value", _VALUES)
    for statement in ("DROP INDEX track_value_by_name", _LYRICS):
        connection.execute(statement)
    if connection.execute(_IS_WIDE).fetchone() is None:
        for statement in _SEARCH:
            connection.execute(statement)
