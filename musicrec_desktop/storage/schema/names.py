"""The third schema: names have keys, and Python writes their search words.

Old rows get the keys and words of the text that they have. Values that only the files have (sort names,
credit, ids) stay empty; because of ``tags_version`` 0 the next scan reads each file once more.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.storage.name_index import index_names, renew_keys
from musicrec_desktop.storage.schema.fields import SEARCH_TABLE

_NEW_COLUMNS: Final = (
    *(
        f"ALTER TABLE track ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
        for column in (
            "album_key", "album_artist_key", "title_sort_name", "album_sort_name",
            "recording_id", "release_id", "artist_ids",
        )
    ),
    "ALTER TABLE track ADD COLUMN tags_version INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE track_value ADD COLUMN key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE track_value ADD COLUMN sort_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE scrobble ADD COLUMN recording_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE scrobble ADD COLUMN release_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE scrobble ADD COLUMN artist_ids TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE artist_order (
        key TEXT PRIMARY KEY,
        sort_key TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "ALTER TABLE album_loudness RENAME COLUMN album TO album_key",
    "ALTER TABLE album_loudness RENAME COLUMN album_artist_text TO album_artist_key",
)  # fmt: skip
_DROPPED: Final = (
    "DROP TRIGGER track_search_insert",
    "DROP TRIGGER track_search_delete",
    "DROP TRIGGER track_search_update",
    "DROP TABLE track_search",
    "DROP INDEX track_by_album_artist",
    "DROP INDEX track_value_by_value",
    # Created again below, which is faster than an update for each row.
    "DROP INDEX track_by_artist",
    "DROP INDEX track_by_album",
    "DROP INDEX track_by_title",
)
_ALBUM_LOUDNESS: Final = """
    UPDATE OR REPLACE album_loudness
    SET album_key = name_key(album_key), album_artist_key = name_key(album_artist_key)
"""
_SEARCHED: Final = ("title", "artist", "album", "genre", "file_name")
_SEARCH: Final = (
    # It has the columns of the fifth schema already, which would have to write it anew for them.
    SEARCH_TABLE,
    """CREATE TRIGGER track_search_delete AFTER DELETE ON track BEGIN
        DELETE FROM track_search WHERE rowid = old.id;
    END""",
)
_INDEXES: Final = (
    "CREATE INDEX track_value_by_key ON track_value (kind, key, value, track_id)",
    "CREATE INDEX track_value_by_name ON track_value (key, sort_name) WHERE kind <> 'genre'",
    """CREATE INDEX track_by_album_key ON track
        (album_key, album_artist_key, album, album_artist_text)""",
)
_ORDER_INDEXES: Final = (
    """CREATE INDEX track_by_artist ON track
        (sort_artist, sort_album, disc_number, track_number, sort_title, id, missing_since_ms)""",
    """CREATE INDEX track_by_album ON track
        (sort_album, disc_number, track_number, sort_title, id, missing_since_ms)""",
    "CREATE INDEX track_by_title ON track (sort_title, id, missing_since_ms)",
)


def bring_names_up_to_date(connection: sqlite3.Connection) -> None:
    """Change the schema, and write keys and search words of the present names."""
    connection.create_function("name_key", 1, name_key, deterministic=True)
    for statement in (*_NEW_COLUMNS, *_DROPPED, _ALBUM_LOUDNESS, *_SEARCH):
        connection.execute(statement)
    renew_keys(connection)
    # Names are looked up by them from here on; before, each changed row would change them, too.
    for statement in _INDEXES:
        connection.execute(statement)
    ids = [row[0] for row in connection.execute("SELECT id FROM track ORDER BY id")]
    index_names(connection, ids, _SEARCHED)
    for statement in _ORDER_INDEXES:
        connection.execute(statement)
