"""How much a database holds, and which settings differ: numbers and words of this program alone."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.settings import ALL_SETTINGS
from musicrec_desktop.storage.examination.reading import reading
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES, MIGRATION_TABLE

SET: Final = "set"
"""Stands for the value of a setting that may hold any text."""
_COUNTED: Final[Mapping[str, str]] = {
    "tracks": "track WHERE missing_since_ms IS NULL",
    "tracks missing": "track WHERE missing_since_ms IS NOT NULL",
    "parts of files": "track WHERE part > 0",
    "podcasts and books": "track WHERE is_spoken",
    "files not read": "unread_file",
    "music folders": "folder WHERE NOT is_removed",
    "feature rows": "features",
    "analysis failures": "analysis_failure",
    "pictures": "picture",
    "listens": "listen",
    "imported plays": "imported_use",
    "feedback": "feedback",
    "ratings": "rating",
    "playlists": "playlist",
    "playlist entries": "playlist_entry",
    "profiles": "listener",
    "profiles with a passphrase": "listener WHERE secret <> ''",
    "scrobbling accounts": "scrobble_account",
    "scrobbles waiting": "scrobble",
}
_REASONS: Final = ("unread_file", "analysis_failure")


def library_figures(path: str) -> dict[str, str | int]:
    """Sizes and counts, by name; what the tables of an earlier version do not have is left out.

    Raises:
        StorageError: the database cannot be read.
    """
    found: dict[str, str | int] = {"megabytes": round(os.path.getsize(path) / 1e6)}
    with reading(path) as connection:
        found["page size"] = int(connection.execute("PRAGMA page_size").fetchone()[0])
        found["free pages"] = int(connection.execute("PRAGMA freelist_count").fetchone()[0])
        found["steps of the schema"] = _steps(connection)
        for name, tables in _COUNTED.items():
            count = _counted(connection, f"SELECT count(*) FROM {tables}")
            if count is not None:
                found[name] = count
        found |= _by_word(connection, "codec", "SELECT codec, count(*) FROM track GROUP BY codec")
        for table in _REASONS:
            found |= _by_word(
                connection, table.replace("_", " "), f"SELECT reason, count(*) FROM {table} GROUP BY reason"
            )
    return found


def settings_that_differ(path: str) -> dict[str, str | int]:
    """Settings by key that are not as they were at first; those of profiles with a passphrase are not told.

    Numbers and choices are told as they are, of all profiles together; free text as ``SET``.

    Raises:
        StorageError: the database cannot be read.
    """
    values: dict[str, list[str]] = {}
    with reading(path) as connection:
        rows = connection.execute(
            "SELECT key, value FROM setting WHERE listener_id IS NULL"
            " OR listener_id IN (SELECT id FROM listener WHERE secret = '')"
        ).fetchall()
    for key, value in rows:
        setting = ALL_SETTINGS.get(key)
        if setting is not None:
            is_told = bool(setting.choices) or not isinstance(setting.default, str)
            values.setdefault(key, []).append(_plain(value) if is_told else SET)
    return {key: ", ".join(sorted(set(told))) for key, told in sorted(values.items())}


def sqlite_version() -> str:
    """Of the library that is used."""
    return sqlite3.sqlite_version


def _plain(text: str) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        return SET
    return str(value).lower() if isinstance(value, (bool, int)) else _word(value)


def _word(value: object) -> str:
    """A word as this program has it; anything else is not told."""
    text = str(value)
    is_plain = text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    return text if is_plain and len(text) <= 24 else SET


def _steps(connection: sqlite3.Connection) -> str:
    count = _counted(connection, f"SELECT count(*) FROM {MIGRATION_TABLE}")
    return f"{count or 0} of {len(MIGRATION_NAMES)}"


def _counted(connection: sqlite3.Connection, sql: str) -> int | None:
    try:
        return int(connection.execute(sql).fetchone()[0])
    except sqlite3.OperationalError:
        return None


def _by_word(connection: sqlite3.Connection, what: str, sql: str) -> dict[str, int]:
    try:
        rows = connection.execute(sql).fetchall()
    except sqlite3.OperationalError:
        return {}
    found: dict[str, int] = {}
    for word, count in rows:
        name = f"{what} {_word(word or 'unknown')}"
        found[name] = found.get(name, 0) + int(count)
    return dict(sorted(found.items()))
