"""The seventh schema: figures that queries need of each track, kept up to date by triggers.

``track_use`` has what a listener did with a track, ``track_sound`` what was heard in it by the latest
extractor. Both follow from ``listen`` and ``features``, and can be made anew (``renew_figures``).
"""

from __future__ import annotations

import sqlite3
from typing import Final

DERIVED_TABLES: Final = ("track_use", "track_sound")
"""Tables that follow from others; a repair makes them anew."""

_TABLES: Final = (
    """CREATE TABLE track_use (
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        listens INTEGER NOT NULL,
        plays INTEGER NOT NULL,
        skips INTEGER NOT NULL,
        finished INTEGER NOT NULL,
        last_played_ms INTEGER,
        PRIMARY KEY (listener_id, track_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE track_sound (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
        bpm REAL,
        tonic INTEGER,
        is_major INTEGER,
        energy REAL,
        brightness REAL,
        danceability REAL,
        acousticness REAL,
        vocals REAL,
        loudness REAL
    ) STRICT, WITHOUT ROWID""",
)
_INDEXES: Final = (
    "CREATE INDEX track_use_by_track ON track_use (track_id)",
    # The places in these orders are asked for: the most played tenth, the calmest fifth.
    *(
        f"CREATE INDEX track_use_by_{column} ON track_use (listener_id, {column})"
        for column in ("plays", "skips", "last_played_ms")
    ),
    *(
        f"CREATE INDEX track_sound_by_{column} ON track_sound ({column})"
        for column in ("bpm", "energy", "brightness", "danceability", "acousticness", "vocals", "loudness")
    ),
)
FIGURES_INDEX: Final = """CREATE INDEX track_figures ON track
    (year, decoded_duration_ms, header_duration_ms, added_at_ms, size, bitrate_kbps, sample_rate_hz, channels,
    bit_depth, track_number, track_total, disc_number, disc_total, tag_bpm, is_lossless, is_compilation,
    is_explicit, missing_since_ms)"""
"""A tenth of the size of the table. A generated column would not be covered by it."""
_USE: Final = """INSERT INTO track_use
    (listener_id, track_id, listens, plays, skips, finished, last_played_ms)
    SELECT listener_id, track_id, count(*), sum(is_play), sum(is_early_skip), sum(reason = 'finished'),
        max(iif(is_play, started_at_ms, NULL))
    FROM listen WHERE {where} GROUP BY listener_id, track_id"""
# How steady the beat is, and how near its tempo is to 120 a minute, at which people like to move.
_DANCEABILITY: Final = """round(min(1.0, max(0.0, (descriptors ->> '$.pulse_clarity')
    * (0.5 + 0.5 * max(0.0, 1 - abs((descriptors ->> '$.tempo_bpm') - 120) / 80.0)))), 3)"""
_SOUND: Final = f"""INSERT INTO track_sound
    (track_id, bpm, tonic, is_major, energy, brightness, danceability, acousticness, vocals, loudness)
    SELECT track_id, descriptors ->> '$.tempo_bpm', CAST(descriptors ->> '$.key' AS INTEGER),
        CAST(descriptors ->> '$.mode' AS INTEGER), descriptors ->> '$.energy',
        descriptors ->> '$.brightness_hz', {_DANCEABILITY}, descriptors ->> '$.acousticness',
        descriptors ->> '$.vocalness', descriptors ->> '$.loudness_lufs'
    FROM (SELECT track_id, descriptors, max(version) FROM features WHERE json_valid(descriptors)
        AND {{where}} GROUP BY track_id)"""


def _renewed_use(row: str) -> str:
    where = f"listener_id = {row}.listener_id AND track_id = {row}.track_id"
    return f"DELETE FROM track_use WHERE {where}; {_USE.format(where=where)};"


def _renewed_sound(row: str) -> str:
    where = f"track_id = {row}.track_id"
    return f"DELETE FROM track_sound WHERE {where}; {_SOUND.format(where=where)};"


SOUND_UPDATED: Final = f"{_renewed_sound('old')} {_renewed_sound('new')}"
"""What a changed row of ``features`` changes here."""
_TRIGGERS: Final = (
    # The common case adds to the row, so that a listen costs the same after a hundred thousand.
    """CREATE TRIGGER track_use_insert AFTER INSERT ON listen BEGIN
        INSERT INTO track_use (listener_id, track_id, listens, plays, skips, finished)
            SELECT new.listener_id, new.track_id, 0, 0, 0, 0 WHERE NOT EXISTS
            (SELECT 1 FROM track_use WHERE listener_id = new.listener_id AND track_id = new.track_id);
        UPDATE track_use SET listens = listens + 1, plays = plays + new.is_play,
            skips = skips + new.is_early_skip, finished = finished + (new.reason = 'finished'),
            last_played_ms = CASE WHEN new.is_play AND new.started_at_ms > coalesce(last_played_ms, -1)
                THEN new.started_at_ms ELSE last_played_ms END
            WHERE listener_id = new.listener_id AND track_id = new.track_id;
    END""",
    f"CREATE TRIGGER track_use_delete AFTER DELETE ON listen BEGIN {_renewed_use('old')} END",
    f"""CREATE TRIGGER track_use_update AFTER UPDATE ON listen BEGIN
        {_renewed_use("old")} {_renewed_use("new")} END""",
    f"CREATE TRIGGER track_sound_insert AFTER INSERT ON features BEGIN {_renewed_sound('new')} END",
    f"CREATE TRIGGER track_sound_delete AFTER DELETE ON features BEGIN {_renewed_sound('old')} END",
    f"""CREATE TRIGGER track_sound_update AFTER UPDATE ON features BEGIN
        {_renewed_sound("old")} {_renewed_sound("new")} END""",
)


def keep_figures(connection: sqlite3.Connection) -> None:
    """Change the schema, and count what is there."""
    for statement in _TABLES:
        connection.execute(statement)
    renew_figures(connection)
    for statement in (*_INDEXES, *_TRIGGERS):
        connection.execute(statement)


def renew_figures(connection: sqlite3.Connection, use: str = _USE) -> None:
    """Make the tables of figures anew; runs in a transaction.

    Args:
        connection: to the database.
        use: fills ``track_use``, as the schema of the database has it.
    """
    for statement in (
        "DELETE FROM track_use",
        use.format(where="track_id IN (SELECT id FROM track)"),
        "DELETE FROM track_sound",
        _SOUND.format(where="track_id IN (SELECT id FROM track)"),
    ):
        connection.execute(statement)
