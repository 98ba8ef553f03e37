"""The words of genres: what is shown in place of what is written.

``track_value`` has the genres that are shown, since every list and search asks for these. What the file of a
track says is kept in ``written_genre`` where that is something else; so taking a word out brings it back.
``genre_renewal`` has the tracks whose shown genres do not follow the words yet.
"""

from __future__ import annotations

from typing import Final

GENRE_WORD_STATEMENTS: Final = (
    """CREATE TABLE genre_word (
        key TEXT PRIMARY KEY,
        written TEXT NOT NULL,
        shown TEXT NOT NULL CHECK (json_valid(shown))
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE genre_mark (mark TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """CREATE TABLE written_genre (
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (track_id, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE genre_renewal (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
)
