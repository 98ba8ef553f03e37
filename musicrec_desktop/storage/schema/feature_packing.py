"""How far the vectors that were written earlier are packed.

``storage/feature_packing.py`` packs them bit by bit, beside everything else; without a row all are packed.
What is known of a track's sound follows from its description, and so is not made anew when only the form of
its vector changes.
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.storage.schema.query import SOUND_UPDATED

PACKING_STATEMENTS: Final = (
    """CREATE TABLE feature_packing (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        done_to INTEGER NOT NULL,
        until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """INSERT INTO feature_packing (id, done_to, until)
        SELECT 1, 0, max(rowid) FROM features HAVING max(rowid) IS NOT NULL""",
    "DROP TRIGGER track_sound_update",
    f"""CREATE TRIGGER track_sound_update AFTER UPDATE OF track_id, version, descriptors ON features
        BEGIN {SOUND_UPDATED} END""",
)
