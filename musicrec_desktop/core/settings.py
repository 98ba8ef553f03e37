"""The settings: one table of what can be set, with types, defaults and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import SettingsError

SettingValue = bool | int | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a person can set.

    Attributes:
        key: its stable name.
        default: its value until somebody sets it; also gives the type.
        label: what the window calls it.
        choices: the values it may take, for text.
        minimum: the least number.
        maximum: the greatest number.
    """

    key: str
    default: SettingValue
    label: str
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0

    def checked(self, value: object) -> SettingValue:
        """The value, if it fits.

        Raises:
            SettingsError: it does not.
        """
        fits = type(value) is type(self.default)
        if fits and isinstance(value, str) and self.choices:
            fits = value in self.choices
        if fits and isinstance(value, int) and not isinstance(value, bool) and self.maximum:
            fits = self.minimum <= value <= self.maximum
        if not fits:
            raise SettingsError(self.key, value)
        assert isinstance(value, (bool, int, str))
        return value


THEME: Final = Setting("theme", "system", "Theme", choices=("system", "light", "dark"))
COMPACT_ROWS: Final = Setting("compact_rows", False, "Compact rows")
AUTOPLAY: Final = Setting("autoplay", True, "Keep playing similar tracks")
AUTOPLAY_AHEAD: Final = Setting("autoplay_ahead", 10, "Automatic tracks ahead", minimum=1, maximum=50)
ANALYSIS_WORKERS: Final = Setting(
    "analysis_workers", 0, "Processor cores for listening", minimum=0, maximum=64
)
WATCH_FOLDERS: Final = Setting("watch_folders", True, "Notice changes in music folders")
SCAN_ON_START: Final = Setting("scan_on_start", True, "Scan music folders at start")

ALL_SETTINGS: Final[Mapping[str, Setting]] = {
    setting.key: setting
    for setting in (
        THEME,
        COMPACT_ROWS,
        AUTOPLAY,
        AUTOPLAY_AHEAD,
        ANALYSIS_WORKERS,
        WATCH_FOLDERS,
        SCAN_ON_START,
    )
}
