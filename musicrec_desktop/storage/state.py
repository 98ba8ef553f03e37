"""The state that is kept over a restart, and the settings: of the listener in use, and of everybody."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from typing import Final
from urllib.parse import quote

from musicrec_desktop.core.errors import SettingsError
from musicrec_desktop.core.settings import Setting, SettingValue
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.storage.database import Database

_WHICH: Final = "WHERE ifnull(listener_id, 0) = ? AND key = ?"
"""As the unique index has it."""
_EVERYBODY: Final = 0
_PATIENCE_S: Final = 0.1


def setting_before_start(path: str, setting: Setting) -> SettingValue:
    """The value that a shared setting has in a database that is not open yet.

    Args:
        path: of the database; nothing is written to it, and it is not made.
        setting: a shared one.

    Returns:
        The value; the default where there is none, or the database cannot be read.
    """
    address = f"file:{quote(os.fsencode(path))}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE_S)) as connection:
            rows = connection.execute(f"SELECT value FROM setting {_WHICH}", (_EVERYBODY, setting.key))
            row = rows.fetchone()
            return setting.default if row is None else setting.checked(json.loads(row[0]))
    except (sqlite3.Error, json.JSONDecodeError, SettingsError):
        return setting.default


class StateStore:
    """Small JSON values by key: window geometry, column widths, volume.

    Args:
        database: of the profile.
        is_shared: whether they belong to everybody; else to the listener in use.
    """

    def __init__(self, database: Database, *, is_shared: bool = False) -> None:
        self._database = database
        self._is_shared = is_shared

    def get(self, key: str) -> object | None:
        """The value of a key; None where there is none, or it is unreadable."""
        row = self._database.one(f"SELECT value FROM state {_WHICH}", (self._owner, key))
        if row is None:
            return None
        try:
            value: object = json.loads(row[0])
        except json.JSONDecodeError:
            return None
        return value

    def set(self, key: str, value: object) -> None:
        """Keep a JSON value; while what is the listener's is locked, nothing is kept."""
        if (owner := self._owner) != NOBODY:
            self._database.execute(
                "INSERT OR REPLACE INTO state (listener_id, key, value) VALUES (nullif(?, 0), ?, ?)",
                (owner, key, json.dumps(value)),
            )

    @property
    def _owner(self) -> int:
        return _EVERYBODY if self._is_shared else self._database.listener_id


class SettingStore:
    """Settings that differ from their defaults."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, setting: Setting) -> SettingValue:
        """The value in force; the default where the kept value is not valid any more."""
        owner = _EVERYBODY if setting.is_shared else self._database.listener_id
        row = self._database.one(f"SELECT value FROM setting {_WHICH}", (owner, setting.key))
        if row is None:
            return setting.default
        try:
            return setting.checked(json.loads(row[0]))
        except (json.JSONDecodeError, SettingsError):
            return setting.default

    def set(self, setting: Setting, value: object) -> None:
        """Change a setting.

        Raises:
            SettingsError: the value is not valid.
            ProfileError: it is the listener's, and what is theirs is locked.
        """
        kept = setting.checked(value)
        if not setting.is_shared and self._database.listener_id == NOBODY and kept == setting.default:
            return  # as it is while it is locked
        owner = _EVERYBODY if setting.is_shared else self._database.owner_id
        self._database.execute(
            "INSERT OR REPLACE INTO setting (listener_id, key, value) VALUES (nullif(?, 0), ?, ?)",
            (owner, setting.key, json.dumps(kept)),
        )
