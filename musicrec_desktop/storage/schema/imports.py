"""The fourteenth schema: what other players and services told of the listener's history.

Imported plays are no rows of ``listen``: that table is what is scrobbled, and what sessions are read from. A
description of a track (``imported_track``) stands once for each source, with its track where the library has
it; plays of what is not owned wait without one. A count without dates stays a count (``imported_item``).
``imported_use`` follows from both, and is added to ``track_use``. A batch is invisible until it is done.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_TABLES: Final = (
    # Ids are never used twice, because ``also_in`` may name a batch that is gone.
    """CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        title TEXT NOT NULL,
        file_name TEXT NOT NULL,
        imported_at_ms INTEGER NOT NULL,
        is_done INTEGER NOT NULL DEFAULT 0,
        process_id INTEGER NOT NULL,
        numbers TEXT NOT NULL DEFAULT '{}'
    ) STRICT""",
    """CREATE TABLE imported_track (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        key BLOB NOT NULL,
        track_id INTEGER REFERENCES track (id) ON DELETE SET NULL,
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        album TEXT NOT NULL,
        album_artist TEXT NOT NULL,
        duration_ms INTEGER,
        isrc TEXT NOT NULL,
        recording_id TEXT NOT NULL,
        track_number INTEGER,
        location BLOB NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL DEFAULT '',
        UNIQUE (listener_id, source, key)
    ) STRICT""",
    "CREATE INDEX imported_track_by_track ON imported_track (track_id)",
    # ``told_play`` is what the source says; ``is_play`` and ``is_skip`` follow from it, or from
    # ``listened_ms`` and the length of the track. ``also_in`` is a JSON list of the other batches that have
    # told the play.
    # There are no other indexes: each would double the time of an import, and a million rows are read in some
    # tenths of a second.
    """CREATE TABLE imported_play (
        imported_track_id INTEGER NOT NULL REFERENCES imported_track (id) ON DELETE CASCADE,
        started_at_ms INTEGER NOT NULL,
        batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
        also_in TEXT,
        listened_ms INTEGER,
        told_play INTEGER,
        precision_ms INTEGER NOT NULL,
        is_play INTEGER NOT NULL,
        is_skip INTEGER NOT NULL,
        is_double INTEGER NOT NULL,
        PRIMARY KEY (imported_track_id, started_at_ms)
    ) STRICT, WITHOUT ROWID""",
    # What a source keeps beside a track. ``item_key`` is the same for a file of that library, whatever its
    # names are by now.
    """CREATE TABLE imported_item (
        batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
        imported_track_id INTEGER NOT NULL REFERENCES imported_track (id) ON DELETE CASCADE,
        item_key BLOB NOT NULL,
        play_count INTEGER,
        skip_count INTEGER,
        undated_plays INTEGER NOT NULL,
        last_played_ms INTEGER,
        rating INTEGER,
        opinion TEXT,
        opinion_at_ms INTEGER,
        added_ms INTEGER,
        PRIMARY KEY (batch_id, imported_track_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX imported_item_by_track ON imported_item (imported_track_id)",
    "CREATE INDEX imported_item_by_item ON imported_item (item_key)",
    """CREATE TABLE imported_use (
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        plays INTEGER NOT NULL,
        skips INTEGER NOT NULL,
        last_played_ms INTEGER,
        PRIMARY KEY (listener_id, track_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX imported_use_by_track ON imported_use (track_id)",
    # What a batch changed elsewhere, for its undo; the kinds are in ``storage/imports/changes.py``.
    """CREATE TABLE import_change (
        id INTEGER PRIMARY KEY,
        batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        track_id INTEGER REFERENCES track (id) ON DELETE CASCADE,
        row_id INTEGER,
        before TEXT NOT NULL,
        after TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX import_change_by_batch ON import_change (batch_id)",
    "CREATE INDEX import_change_by_track ON import_change (track_id)",
    # No track means "not in my library".
    """CREATE TABLE match_correction (
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        track_id INTEGER REFERENCES track (id) ON DELETE CASCADE,
        PRIMARY KEY (listener_id, key)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX match_correction_by_track ON match_correction (track_id)",
    """CREATE TABLE imported_playlist (
        playlist_id INTEGER PRIMARY KEY REFERENCES playlist (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        key TEXT NOT NULL
    ) STRICT""",
    # What a service knows of a track that is not owned, so that a list can be taken elsewhere again.
    "ALTER TABLE playlist_entry ADD COLUMN album_artist TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE playlist_entry ADD COLUMN isrc TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE playlist_entry ADD COLUMN track_number INTEGER",
)
USE: Final = """INSERT INTO track_use
    (listener_id, track_id, listens, plays, skips, finished, last_played_ms)
    SELECT listener_id, track_id, sum(listens), sum(plays), sum(skips), sum(finished), max(last_played_ms)
    FROM (
        SELECT listener_id, track_id, count(*) AS listens, sum(is_play) AS plays,
            sum(is_early_skip) AS skips, sum(reason = 'finished') AS finished,
            max(iif(is_play, started_at_ms, NULL)) AS last_played_ms
        FROM listen WHERE {where} GROUP BY listener_id, track_id
        UNION ALL
        SELECT listener_id, track_id, 0, plays, skips, 0, last_played_ms FROM imported_use WHERE {where}
    ) GROUP BY listener_id, track_id"""
"""Own listens and imported ones together; a condition on listener and track goes in."""


def renewed_use(row: str) -> str:
    """Statements of a trigger that sum up the use of the listener and track of ``old`` or ``new``."""
    where = f"listener_id = {row}.listener_id AND track_id = {row}.track_id"
    return f"DELETE FROM track_use WHERE {where}; {USE.format(where=where)};"


_TRIGGERS: Final = (
    "DROP TRIGGER track_use_delete",
    "DROP TRIGGER track_use_update",
    f"CREATE TRIGGER track_use_delete AFTER DELETE ON listen BEGIN {renewed_use('old')} END",
    f"""CREATE TRIGGER track_use_update AFTER UPDATE ON listen BEGIN
        {renewed_use("old")} {renewed_use("new")} END""",
    f"CREATE TRIGGER imported_use_insert AFTER INSERT ON imported_use BEGIN {renewed_use('new')} END",
    f"CREATE TRIGGER imported_use_delete AFTER DELETE ON imported_use BEGIN {renewed_use('old')} END",
    f"""CREATE TRIGGER imported_use_update AFTER UPDATE ON imported_use BEGIN
        {renewed_use("old")} {renewed_use("new")} END""",
)


def make_room_for_imports(connection: sqlite3.Connection) -> None:
    """Change the schema."""
    for statement in (*_TABLES, *_TRIGGERS):
        connection.execute(statement)
