"""The music map: one layout and its clusters for the library, and regions of listeners.

Layout and clusters are one row, so that a crash leaves the old pair or the new one. Arrays are little-endian:
ids as int64, positions and centres as float32, labels as int32. A polygon is JSON, so that an archive of a
profile can be read by people.
"""

from __future__ import annotations

from typing import Final

MUSIC_MAP_STATEMENTS: Final = (
    """CREATE TABLE map_layout (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        kind TEXT NOT NULL,
        build TEXT NOT NULL,
        made_at_ms INTEGER NOT NULL,
        ids BLOB NOT NULL,
        positions BLOB NOT NULL,
        labels BLOB NOT NULL,
        centres BLOB NOT NULL,
        dimension INTEGER NOT NULL,
        names TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE map_region (
        id INTEGER PRIMARY KEY,
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        polygon TEXT NOT NULL,
        made_at_ms INTEGER NOT NULL,
        UNIQUE (listener_id, name_key)
    ) STRICT""",
)
