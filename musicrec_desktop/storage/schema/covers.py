"""Covers: pictures by their content, how each looks, and which track has which.

A picture that many tracks share is one row. ``track_picture`` belongs to one state of a sound file and to one
state of the place that decided: the picture file beside it, or its folder where there is no picture.
``place`` is empty where the picture is inside the sound file.
"""

from __future__ import annotations

from typing import Final

COVER_STATEMENTS: Final = (
    """CREATE TABLE picture (
        id INTEGER PRIMARY KEY,
        content_hash BLOB NOT NULL UNIQUE,
        version INTEGER NOT NULL,
        failure TEXT NOT NULL DEFAULT '',
        width_px INTEGER NOT NULL DEFAULT 0,
        height_px INTEGER NOT NULL DEFAULT 0,
        motif BLOB,
        colours BLOB,
        fingerprint BLOB
    ) STRICT""",
    """CREATE TABLE track_picture (
        track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        place BLOB NOT NULL DEFAULT x'',
        place_size INTEGER NOT NULL DEFAULT 0,
        place_mtime_ns INTEGER NOT NULL DEFAULT 0,
        picture_id INTEGER REFERENCES picture (id) ON DELETE SET NULL
    ) STRICT""",
    "CREATE INDEX track_picture_by_picture ON track_picture (picture_id)",
)
