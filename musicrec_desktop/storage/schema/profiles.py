"""The fifteenth schema: profiles, and settings, state and the queue of each.

A row of ``setting`` or ``state`` without a listener belongs to everybody: it is about the machine or the
library. Until now all of them were everybody's. Each listener gets the settings, and whoever listened last
gets the state and the queue, because they are how that listener left the player.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Final

from musicrec_desktop.storage.schema.imports import renewed_use

SHARED_SETTINGS: Final = (
    *("analysis_workers", "trained_ear", "look_at_covers", "watch_folders", "scan_on_start", "tag_code_page"),
    *("tag_separators", "similarity_index", "output_device", "tray_icon", "close_to_tray", "keep_awake"),
)
"""Settings that stayed everybody's when this schema was made."""
_COLUMNS: Final = (
    "ALTER TABLE listener ADD COLUMN colour TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE listener ADD COLUMN created_at_ms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE listener ADD COLUMN is_guest INTEGER NOT NULL DEFAULT 0",
    # Parameters, salt and wrapped key of a passphrase as JSON; empty where there is none.
    "ALTER TABLE listener ADD COLUMN secret TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE listener ADD COLUMN wrong_tries INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE listener ADD COLUMN wrong_at_ms INTEGER NOT NULL DEFAULT 0",
    # It was deleted, and its rows are being removed; what follows from them needs not be summed up any more.
    "ALTER TABLE listener ADD COLUMN is_leaving INTEGER NOT NULL DEFAULT 0",
    *(
        statement
        for table, trigger in (("listen", "track_use_delete"), ("imported_use", "imported_use_delete"))
        for statement in (
            f"DROP TRIGGER {trigger}",
            f"""CREATE TRIGGER {trigger} AFTER DELETE ON {table}
                WHEN NOT (SELECT is_leaving FROM listener WHERE id = old.listener_id)
                BEGIN {renewed_use("old")} END""",
        )
    ),
)
_VALUES: Final = """CREATE TABLE {table} (
        listener_id INTEGER REFERENCES listener (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        value TEXT NOT NULL
    ) STRICT"""
_QUEUE: Final = """CREATE TABLE queue_entry (
        listener_id INTEGER NOT NULL REFERENCES listener (id) ON DELETE CASCADE,
        part TEXT NOT NULL CHECK (part IN ('played', 'current', 'upcoming')),
        position INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        track_id INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE,
        origin TEXT NOT NULL,
        reasons TEXT NOT NULL,
        PRIMARY KEY (listener_id, part, position)
    ) STRICT, WITHOUT ROWID"""
_LAST_LISTENER: Final = (
    "(SELECT coalesce((SELECT listener_id FROM listen ORDER BY id DESC LIMIT 1), min(id)) FROM listener)"
)
_WRITING: Final = "writing-tags:"
_RATING: Final = "rating-tags:"
"""Was followed by the ids of listener and track in a key of ``state``."""


def make_room_for_profiles(connection: sqlite3.Connection) -> None:
    """Change the schema."""
    for statement in _COLUMNS:
        connection.execute(statement)
    for table in ("setting", "state", "queue_entry"):
        connection.execute(f"CREATE TEMP TABLE former_{table} AS SELECT * FROM main.{table}")
        connection.execute(f"DROP TABLE main.{table}")
    for table in ("setting", "state"):
        connection.execute(_VALUES.format(table=table))
        connection.execute(f"CREATE UNIQUE INDEX {table}_by_key ON {table} (ifnull(listener_id, 0), key)")
    connection.execute(_QUEUE)
    _move_settings(connection)
    _move_state(connection)
    connection.execute(
        "INSERT INTO queue_entry (listener_id, part, position, entry_id, track_id, origin, reasons)"
        f" SELECT {_LAST_LISTENER}, part, position, entry_id, track_id, origin, reasons"
        " FROM former_queue_entry"
    )
    for table in ("setting", "state", "queue_entry"):
        connection.execute(f"DROP TABLE temp.former_{table}")


def give_to_first(connection: sqlite3.Connection) -> None:
    """Give the first listener what an earlier schema had for everybody, where it came from a backup."""
    first = "(SELECT min(id) FROM listener)"
    for table, shared, parameter in (
        ("setting", "key IN (SELECT value FROM json_each(?))", json.dumps(SHARED_SETTINGS)),
        ("state", "key LIKE ? || '%'", _WRITING),
    ):
        is_personal = f"listener_id IS NULL AND NOT {shared}"
        connection.execute(
            f"UPDATE OR IGNORE {table} SET listener_id = {first} WHERE {is_personal}", (parameter,)
        )
        connection.execute(f"DELETE FROM {table} WHERE {is_personal}", (parameter,))


def _move_settings(connection: sqlite3.Connection) -> None:
    is_shared = "key IN (SELECT value FROM json_each(?))"
    shared = json.dumps(SHARED_SETTINGS)
    connection.execute(
        f"INSERT INTO setting (listener_id, key, value) SELECT NULL, key, value FROM former_setting"
        f" WHERE {is_shared}",
        (shared,),
    )
    connection.execute(
        "INSERT INTO setting (listener_id, key, value) SELECT listener.id, key, value"
        f" FROM listener JOIN former_setting WHERE NOT {is_shared}",
        (shared,),
    )


def _move_state(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO state (listener_id, key, value) SELECT NULL, key, value FROM former_state"
        " WHERE key LIKE ? || '%'",
        (_WRITING,),
    )
    connection.execute(
        f"INSERT INTO state (listener_id, key, value) SELECT {_LAST_LISTENER}, key, value FROM former_state"
        " WHERE key NOT LIKE ? || '%' AND key NOT LIKE ? || '%'",
        (_WRITING, _RATING),
    )
    connection.execute(
        "INSERT OR IGNORE INTO state (listener_id, key, value)"
        " SELECT listener.id, ?1 || substr(key, length(?1 || listener.id || ':') + 1), value"
        " FROM former_state JOIN listener ON key LIKE ?1 || listener.id || ':%'",
        (_RATING,),
    )
