"""Suggested genres, and what was said to them.

They belong to the library, as the tags do that they stand in for, and so to all profiles. What was said stays
when genres are learnt anew. ``shown_genre`` has the genres that count for tracks without a genre in the tags.
"""

from __future__ import annotations

from typing import Final

GENRE_STATEMENTS: Final = (
    "CREATE TABLE genre_verdict (id INTEGER PRIMARY KEY CHECK (id = 1), document TEXT NOT NULL) STRICT",
    """CREATE TABLE genre_suggestion (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        confidence REAL NOT NULL,
        PRIMARY KEY (track_id, key)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE genre_decision (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        confidence REAL NOT NULL,
        is_accepted INTEGER NOT NULL,
        PRIMARY KEY (track_id, key)
    ) STRICT, WITHOUT ROWID""",
    """CREATE VIEW shown_genre (track_id, key, text, confidence, is_accepted) AS
        SELECT track_id, key, name, confidence, 1 FROM genre_decision AS decision
        WHERE is_accepted AND NOT EXISTS
            (SELECT 1 FROM track_value WHERE track_value.track_id = decision.track_id AND kind = 'genre')
        UNION ALL
        SELECT track_id, key, name, confidence, 0 FROM genre_suggestion AS suggestion
        WHERE NOT EXISTS
            (SELECT 1 FROM genre_decision AS decision
             WHERE decision.track_id = suggestion.track_id AND decision.key = suggestion.key)
        AND NOT EXISTS
            (SELECT 1 FROM track_value
             WHERE track_value.track_id = suggestion.track_id AND kind = 'genre')""",
)

COUNT_TABLE: Final = "genre_change"
"""It follows from others; a repair empties it."""
_COUNTED: Final = "UPDATE genre_change SET changes = changes + 1;"
GENRE_CHANGE_STATEMENTS: Final = (
    # Without a row nothing is known: all may have changed.
    """CREATE TABLE genre_change (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        version INTEGER NOT NULL,
        changes INTEGER NOT NULL
    ) STRICT""",
    f"CREATE TRIGGER genre_change_described AFTER INSERT ON features BEGIN {_COUNTED} END",
    f"CREATE TRIGGER genre_change_moved AFTER UPDATE OF track_id, version ON features BEGIN {_COUNTED} END",
    f"CREATE TRIGGER genre_change_forgotten AFTER DELETE ON features BEGIN {_COUNTED} END",
    f"""CREATE TRIGGER genre_change_track
        AFTER UPDATE OF genre_text, artist_text, album_artist_text, size, mtime_ns, missing_since_ms ON track
        WHEN new.genre_text <> old.genre_text OR new.artist_text <> old.artist_text
            OR new.album_artist_text <> old.album_artist_text
            OR new.size <> old.size OR new.mtime_ns <> old.mtime_ns
            OR new.missing_since_ms IS NOT old.missing_since_ms
        BEGIN {_COUNTED} END""",
)
"""How much has changed of what genres are learnt from, since it was looked at for a version of the features.

A track may count more than once. The texts of ``track`` follow from its values in ``track_value``.
"""
