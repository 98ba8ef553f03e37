"""The state that is kept over a restart, and the settings."""

from __future__ import annotations

import json

from musicrec_desktop.core.errors import SettingsError
from musicrec_desktop.core.settings import Setting, SettingValue
from musicrec_desktop.storage.database import Database


class StateStore:
    """Small JSON values by key: window geometry, column widths, volume."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> object | None:
        """The value of a key; None where there is none, or it is unreadable."""
        row = self._database.one("SELECT value FROM state WHERE key = ?", (key,))
        if row is None:
            return None
        try:
            value: object = json.loads(row[0])
        except json.JSONDecodeError:
            return None
        return value

    def set(self, key: str, value: object) -> None:
        """Keep a JSON value."""
        self._database.execute(
            "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (key, json.dumps(value))
        )


class SettingStore:
    """Settings that differ from their defaults."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, setting: Setting) -> SettingValue:
        """The value in force; the default where the kept value is not valid any more."""
        row = self._database.one("SELECT value FROM setting WHERE key = ?", (setting.key,))
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
        """
        self._database.execute(
            "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
            (setting.key, json.dumps(setting.checked(value))),
        )
