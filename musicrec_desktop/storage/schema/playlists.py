"""Playlists and ratings.

Ids of playlists, folders and entries are never used twice, because an edit that is undone brings the same
rows back. A deleted playlist keeps its rows for a while (``deleted_at_ms``), so that deleting and undoing
it write one row. ``position`` orders the entries of a playlist, with gaps
(``storage/playlists/positions.py``). An entry keeps the names and the place of its track, so that it means
something when the track has left.
"""

from __future__ import annotations

from typing import Final

PLAYLIST_STATEMENTS: Final = (
    """CREATE TABLE playlist_folder (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        listener_id INTEGER NOT NULL REFERENCES listener (id),
        parent_id INTEGER REFERENCES playlist_folder (id) ON DELETE SET NULL,
        name TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE playlist (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        listener_id INTEGER NOT NULL REFERENCES listener (id),
        folder_id INTEGER REFERENCES playlist_folder (id) ON DELETE SET NULL,
        name TEXT NOT NULL,
        description TEXT NOT NULL DEFAULT '',
        rules TEXT NOT NULL DEFAULT '',
        source BLOB NOT NULL DEFAULT x'',
        created_at_ms INTEGER NOT NULL,
        changed_at_ms INTEGER NOT NULL,
        deleted_at_ms INTEGER
    ) STRICT""",
    """CREATE TABLE playlist_entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        playlist_id INTEGER NOT NULL REFERENCES playlist (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        track_id INTEGER REFERENCES track (id) ON DELETE SET NULL,
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        album TEXT NOT NULL,
        duration_ms INTEGER,
        location BLOB NOT NULL,
        recording_id TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE rating (
        listener_id INTEGER NOT NULL REFERENCES listener (id),
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        half_stars INTEGER NOT NULL CHECK (half_stars BETWEEN 1 AND 10),
        rated_at_ms INTEGER NOT NULL,
        PRIMARY KEY (listener_id, track_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX playlist_by_listener ON playlist (listener_id)",
    "CREATE INDEX playlist_by_folder ON playlist (folder_id)",
    "CREATE INDEX playlist_folder_by_listener ON playlist_folder (listener_id)",
    "CREATE INDEX playlist_folder_by_parent ON playlist_folder (parent_id)",
    "CREATE INDEX playlist_entry_by_position ON playlist_entry (playlist_id, position, id, track_id)",
    "CREATE INDEX playlist_entry_by_track ON playlist_entry (track_id)",
    "CREATE INDEX rating_by_track ON rating (track_id)",
)

FOLLOWED_FILE: Final = """CREATE TABLE followed_file (
    playlist_id INTEGER PRIMARY KEY REFERENCES playlist (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    problem TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID"""
"""Playlists that follow their ``source``; the file as it was last read, and why it could not be since."""

REFUSED_SUGGESTION: Final = """CREATE TABLE refused_suggestion (
    playlist_id INTEGER NOT NULL REFERENCES playlist (id) ON DELETE CASCADE,
    track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
    PRIMARY KEY (playlist_id, track_id)
) STRICT, WITHOUT ROWID"""
"""Tracks that are not suggested for a playlist any more."""
REFUSED_BY_TRACK: Final = "CREATE INDEX refused_suggestion_by_track ON refused_suggestion (track_id)"
