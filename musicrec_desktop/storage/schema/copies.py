"""Copies of recordings: the groups as they were found, pairs that are none, and files in the trash.

Groups follow from tracks and their sound; they are kept, because finding them takes seconds. They belong to
the library, as the files do, and so to all profiles.
"""

from __future__ import annotations

from typing import Final

COPY_STATEMENTS: Final = (
    """CREATE TABLE copy_search (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        state TEXT NOT NULL,
        is_sound_known INTEGER NOT NULL,
        is_whole INTEGER NOT NULL,
        found_at_ms INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE copy_member (
        group_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        PRIMARY KEY (group_id, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX copy_member_by_track ON copy_member (track_id)",
    """CREATE TABLE no_copy (
        one_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        PRIMARY KEY (one_id, other_id),
        CHECK (one_id < other_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX no_copy_by_other ON no_copy (other_id)",
    """CREATE TABLE trashed_file (
        id INTEGER PRIMARY KEY,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        path BLOB NOT NULL,
        place BLOB NOT NULL,
        note BLOB NOT NULL,
        size INTEGER NOT NULL,
        trashed_at_ms INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX trashed_file_by_track ON trashed_file (track_id)",
)
