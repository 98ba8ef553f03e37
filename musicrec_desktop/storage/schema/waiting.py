"""Which tracks may wait for analysis: all that wait are among them, and few others.

``waiting_version`` names the version of the features that the list is kept for; without a row the list says
nothing. Triggers add whatever may begin to wait: a track that is new, has another state of its file or is
there again, and one that lost its features or its failure. ``storage/features.py`` fills the list for a
version, and takes out what does not wait any more.
"""

from __future__ import annotations

import sqlite3
from typing import Final

WAITING_TABLES: Final = ("waiting_version", "waiting_track")
"""Tables that follow from others; a repair empties them."""


def _triggers() -> tuple[str, ...]:
    add = "INSERT OR IGNORE INTO waiting_track (track_id)"
    # A track that is being deleted takes its features with it, and is none any more.
    known = "SELECT id FROM track WHERE id = {row}.track_id"
    differs = "AND NOT (size = new.size AND mtime_ns = new.mtime_ns)"
    found = [
        f"CREATE TRIGGER waiting_track_insert AFTER INSERT ON track BEGIN {add} VALUES (new.id); END",
        f"""CREATE TRIGGER waiting_track_update AFTER UPDATE OF size, mtime_ns, missing_since_ms ON track
            WHEN new.missing_since_ms IS NULL AND (old.missing_since_ms IS NOT NULL
                OR new.size <> old.size OR new.mtime_ns <> old.mtime_ns)
            BEGIN {add} VALUES (new.id); END""",
    ]
    for table in ("features", "analysis_failure"):
        found += [
            f"""CREATE TRIGGER waiting_{table}_delete AFTER DELETE ON {table}
                BEGIN {add} {known.format(row="old")}; END""",
            # What replaces a row deletes it without a trigger.
            f"""CREATE TRIGGER waiting_{table}_insert AFTER INSERT ON {table}
                BEGIN {add} {known.format(row="new")} {differs}; END""",
            f"""CREATE TRIGGER waiting_{table}_update
                AFTER UPDATE OF track_id, version, size, mtime_ns ON {table}
                BEGIN {add} {known.format(row="old")}; {add} {known.format(row="new")}; END""",
        ]
    return tuple(found)


WAITING_STATEMENTS: Final = (
    "CREATE TABLE waiting_version (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL) STRICT",
    """CREATE TABLE waiting_track (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE
    ) STRICT""",
    *_triggers(),
)


def forget_waiting(connection: sqlite3.Connection) -> None:
    """Let the list be filled anew when it is asked for next; runs in a transaction."""
    for table in WAITING_TABLES:
        connection.execute(f"DELETE FROM {table}")
