"""Podcasts and audiobooks: which folders and genres have them, and where each listener was in a track."""

from __future__ import annotations

from typing import Final

SPOKEN: Final = "is_spoken = 1"
"""The condition of the index of the tracks that are no music."""
FIRST_GENRES: Final = (
    *("Audiobook", "Audio book", "Audio theatre", "Podcast"),
    *("Hörbuch", "Hörspiel", "Livre audio", "Audiolibro", "Luisterboek", "Ljudbok", "Lydbok", "Äänikirja"),
)
"""What is kept out of the music until the user says otherwise: words that mean nothing else."""
SPOKEN_STATEMENTS: Final = (
    "ALTER TABLE track ADD COLUMN is_spoken INTEGER NOT NULL DEFAULT 0",
    f"CREATE INDEX track_by_spoken ON track (id) WHERE {SPOKEN}",
    """CREATE TABLE spoken_folder (
        folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
        relative_path BLOB NOT NULL,
        PRIMARY KEY (folder_id, relative_path)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE spoken_genre (
        key TEXT PRIMARY KEY,
        word TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE resume_position (
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        position_ms INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (listener_id, track_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX resume_position_by_track ON resume_position (track_id)",
)
