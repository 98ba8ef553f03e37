"""Words of the lyrics beside the music, and how lyrics are shown; migration 0028.

Words of lyrics inside files are in ``lyrics``, a part of their tags.
"""

from __future__ import annotations

from typing import Final

# Without rowids, so that no other table's rows look like theirs (``recovery/shapes.py``).
LYRICS_STATEMENTS: Final = (
    """CREATE TABLE lyrics_beside (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        ctime_ns INTEGER NOT NULL,
        text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE lyrics_choice (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
        shift_ms INTEGER NOT NULL DEFAULT 0,
        chosen TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID""",
)
