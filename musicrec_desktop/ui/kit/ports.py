"""The two small stores that the window uses, by what they do."""

from __future__ import annotations

from typing import Protocol

from musicrec_desktop.core.settings import Setting, SettingValue


class SettingsKeeper(Protocol):
    """Keeps what a person set."""

    def get(self, setting: Setting) -> SettingValue:
        """The value, or the default."""
        ...

    def set(self, setting: Setting, value: SettingValue) -> None:
        """Keep a value.

        Raises:
            SettingsError: the setting cannot take it.
        """
        ...


class StateKeeper(Protocol):
    """Keeps what should come back after a restart, as JSON values."""

    def get(self, key: str) -> object | None:
        """What was kept, or None."""
        ...

    def set(self, key: str, json_value: object, /) -> None:
        """Keep a value."""
        ...
