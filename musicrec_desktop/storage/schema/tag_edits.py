"""What was done to the tags and names of files, so that it can be undone.

Files are the same for all profiles, and so are these.
"""

from __future__ import annotations

from typing import Final

# Without rowids, so that no other table's rows look like theirs (``recovery/shapes.py``).
TAG_EDIT_STATEMENTS: Final = (
    """CREATE TABLE tag_batch (
        id INTEGER PRIMARY KEY,
        made_at_ms INTEGER NOT NULL,
        undone_at_ms INTEGER
    ) STRICT, WITHOUT ROWID""",
    # Without a size the program ended before the file was known to be written.
    """CREATE TABLE tag_change (
        batch_id INTEGER NOT NULL REFERENCES tag_batch (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        track_id INTEGER REFERENCES track (id) ON DELETE SET NULL,
        path BLOB NOT NULL,
        path_after BLOB NOT NULL,
        size INTEGER,
        mtime_ns INTEGER,
        document TEXT NOT NULL,
        PRIMARY KEY (batch_id, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tag_change_by_track ON tag_change (track_id)",
    """CREATE TABLE tag_picture (
        batch_id INTEGER NOT NULL REFERENCES tag_batch (id) ON DELETE CASCADE,
        digest TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (batch_id, digest)
    ) STRICT, WITHOUT ROWID""",
)
