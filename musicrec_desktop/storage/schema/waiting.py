"""Which tracks may wait for analysis, and whose covers may wait to be looked at.

All that wait are in the list, and few others. The table of versions names what the list is kept for; without
a row in it the list says nothing. Triggers add whatever may begin to wait: a track that is new, has another
state of its file or is there again, and one that lost what was found out about it.
``storage/waiting_list.py`` fills the lists, and takes out what does not wait any more.
"""

from __future__ import annotations

import sqlite3
from typing import Final

WAITING: Final = "waiting"
"""The list of tracks that wait for analysis."""
UNSEEN: Final = "unseen"
"""The list of tracks whose cover was not looked at."""
_ABOUT: Final = {WAITING: ("features", "analysis_failure"), UNSEEN: ("track_picture",)}
"""Where is kept what was found out about tracks, each for one state of its file."""
WAITING_TABLES: Final = tuple(f"{name}_{what}" for name in _ABOUT for what in ("version", "track"))
"""Tables that follow from others; a repair empties them."""


def _list(name: str) -> tuple[str, ...]:
    add = f"INSERT OR IGNORE INTO {name}_track (track_id)"
    # A track that is being deleted takes what is known of it with it, and is none any more.
    known = "SELECT id FROM track WHERE id = {row}.track_id"
    differs = "AND NOT (size = new.size AND mtime_ns = new.mtime_ns)"
    found = [
        f"""CREATE TABLE {name}_version (
            id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL
        ) STRICT""",
        f"""CREATE TABLE {name}_track (
            track_id INTEGER PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE
        ) STRICT""",
        f"CREATE TRIGGER {name}_track_insert AFTER INSERT ON track BEGIN {add} VALUES (new.id); END",
        f"""CREATE TRIGGER {name}_track_update AFTER UPDATE OF size, mtime_ns, missing_since_ms ON track
            WHEN new.missing_since_ms IS NULL AND (old.missing_since_ms IS NOT NULL
                OR new.size <> old.size OR new.mtime_ns <> old.mtime_ns)
            BEGIN {add} VALUES (new.id); END""",
    ]
    for table in _ABOUT[name]:
        found += [
            f"""CREATE TRIGGER {name}_{table}_delete AFTER DELETE ON {table}
                BEGIN {add} {known.format(row="old")}; END""",
            # What replaces a row deletes it without a trigger.
            f"""CREATE TRIGGER {name}_{table}_insert AFTER INSERT ON {table}
                BEGIN {add} {known.format(row="new")} {differs}; END""",
            f"""CREATE TRIGGER {name}_{table}_update AFTER UPDATE ON {table}
                BEGIN {add} {known.format(row="old")}; {add} {known.format(row="new")}; END""",
        ]
    return tuple(found)


WAITING_STATEMENTS: Final = tuple(statement for name in _ABOUT for statement in _list(name))


def forget_waiting(connection: sqlite3.Connection) -> None:
    """Let the lists be filled anew when they are asked for next; runs in a transaction."""
    for table in WAITING_TABLES:
        connection.execute(f"DELETE FROM {table}")
