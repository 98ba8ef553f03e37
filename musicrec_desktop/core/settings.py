"""The table of settings, with types, defaults and labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.errors import SettingsError
from musicrec_desktop.core.language import tr

SettingValue = bool | int | str


class Section(StrEnum):
    """Headings in the list of settings."""

    LOOK = tr("Look")
    LIBRARY = tr("Library")
    QUEUE = tr("Queue")
    SOUND = tr("Sound")
    DESKTOP = tr("Desktop")
    SCROBBLING = tr("Scrobbling")
    PROFILE = tr("Profile")
    LETTER = tr("Weekly letter")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        key: its name in the database, which never changes.
        default: its value until the user sets it; it also gives the type.
        label: its name in the window.
        section: its heading.
        choices: the valid values of a text.
        minimum: the smallest valid number.
        maximum: the greatest valid number; 0 for no limits.
        unit: of a number, as the window shows it.
        is_listed: whether the list of settings shows it; other settings have a control elsewhere.
        is_shared: whether it is about the machine or the library, and so the same for all profiles.
    """

    key: str
    default: SettingValue
    label: str
    section: Section
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0
    unit: str = ""
    is_listed: bool = True
    is_shared: bool = False

    def checked(self, value: object) -> SettingValue:
        """The value itself, if it is valid.

        Raises:
            SettingsError: the value is not valid.
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


THEME: Final = Setting("theme", "system", tr("Theme"), Section.LOOK, choices=("system", "light", "dark"))
ZOOM: Final = Setting(
    "zoom",
    "100",
    tr("Size of text and controls"),
    Section.LOOK,
    choices=("100", "125", "150", "175", "200"),
    is_shared=True,
)
MORE_CONTRAST: Final = Setting("more_contrast", False, tr("More contrast"), Section.LOOK)
LESS_MOTION: Final = Setting("less_motion", False, tr("Less motion"), Section.LOOK)
COMPACT_ROWS: Final = Setting("compact_rows", False, tr("Compact rows"), Section.LOOK)
BAR_STARS: Final = Setting("bar_stars", False, tr("Stars in the player bar"), Section.LOOK)
LYRICS_FIRST: Final = Setting(
    "lyrics_first",
    "synced",
    tr("Where a track has several lyrics"),
    Section.LOOK,
    choices=("synced", "files", "tags"),
)
AUTOPLAY: Final = Setting("autoplay", True, tr("Keep playing similar tracks"), Section.QUEUE)
AUTOPLAY_AHEAD: Final = Setting(
    "autoplay_ahead", 10, tr("Automatic tracks ahead"), Section.QUEUE, minimum=1, maximum=50
)
DOUBLE_CLICK: Final = Setting(
    "double_click",
    "fitting",
    tr("Double-click or Enter on a track"),
    Section.QUEUE,
    choices=("fitting", "similar", "list", "next", "enqueue"),
)
PLAYLIST_DOUBLES: Final = Setting(
    "playlist_doubles",
    "ask",
    tr("Adding tracks that a playlist has already"),
    Section.LIBRARY,
    choices=("ask", "add", "skip"),
)
ANALYSIS_WORKERS: Final = Setting(
    "analysis_workers",
    0,
    tr("Processor cores for listening"),
    Section.LIBRARY,
    minimum=0,
    maximum=64,
    is_shared=True,
)
TRAINED_EAR: Final = Setting(
    "trained_ear", True, tr("Listen with the trained ear"), Section.LIBRARY, is_shared=True
)
LOOK_AT_COVERS: Final = Setting(
    "look_at_covers",
    True,
    tr("Look at covers"),
    Section.LIBRARY,
    is_shared=True,
)
WATCH_FOLDERS: Final = Setting(
    "watch_folders", True, tr("Notice changes in music folders"), Section.LIBRARY, is_shared=True
)
SCAN_ON_START: Final = Setting(
    "scan_on_start", True, tr("Scan music folders at start"), Section.LIBRARY, is_shared=True
)
TAG_CODE_PAGE: Final = Setting(
    "tag_code_page",
    "auto",
    tr("Old tags are in"),
    Section.LIBRARY,
    choices=(
        *("auto", "latin-1", "cp1251", "koi8_u", "cp866", "cp1250", "iso8859_2", "cp1253", "cp1254"),
        *("cp1255", "cp1256", "cp1257", "cp874", "cp932", "euc_jp", "gbk", "big5", "cp949"),
    ),
    is_shared=True,
)
TAG_SEPARATORS: Final = Setting(
    "tag_separators", "; /", tr("Lists in one tag are split at"), Section.LIBRARY, is_shared=True
)
WRITE_RATINGS: Final = Setting("write_ratings", False, tr("Write ratings into files"), Section.LIBRARY)
SIMILARITY_INDEX: Final = Setting(
    "similarity_index",
    "automatic",
    tr("Search for similar tracks"),
    Section.LIBRARY,
    choices=("automatic", "exact", "annoy"),
    is_shared=True,
)
PLAYLIST_PATHS: Final = Setting(
    "playlist_paths",
    "automatic",
    tr("Paths in exported playlists"),
    Section.LIBRARY,
    choices=("automatic", "relative", "absolute"),
    is_listed=False,
)
CROSSFADE_S: Final = Setting("crossfade_s", 0, tr("Crossfade"), Section.SOUND, maximum=12, unit="s")
GAIN_MODE: Final = Setting(
    "gain_mode", "auto", tr("Even out loudness"), Section.SOUND, choices=("auto", "track", "album", "off")
)
PREAMP_DB: Final = Setting("preamp_db", 0, tr("Preamp"), Section.SOUND, minimum=-15, maximum=15, unit="dB")
PREVENT_CLIPPING: Final = Setting("prevent_clipping", True, tr("Prevent clipping"), Section.SOUND)
OUTPUT_DEVICE: Final = Setting(
    "output_device", "", tr("Output device"), Section.SOUND, is_listed=False, is_shared=True
)
EQUALIZER: Final = Setting("equalizer", False, tr("Equaliser"), Section.SOUND, is_listed=False)
EQUALIZER_DB: Final = Setting("equalizer_db", "", tr("Equaliser bands"), Section.SOUND, is_listed=False)
SPEED_PERCENT: Final = Setting(
    "speed_percent",
    100,
    tr("Playback speed"),
    Section.SOUND,
    minimum=50,
    maximum=200,
    unit="%",
    is_listed=False,
)
LEVEL_METER: Final = Setting("level_meter", True, tr("Level meter"), Section.SOUND)
NOTIFY: Final = Setting(
    "notify",
    "unfocused",
    tr("Tell which track begins"),
    Section.DESKTOP,
    choices=("unfocused", "always", "never"),
)
TRAY_ICON: Final = Setting(
    "tray_icon",
    True,
    tr("Icon in the tray"),
    Section.DESKTOP,
    is_shared=True,
)
CLOSE_TO_TRAY: Final = Setting(
    "close_to_tray",
    False,
    tr("Keep playing in the tray when the window is closed"),
    Section.DESKTOP,
    is_shared=True,
)
KEEP_AWAKE: Final = Setting(
    "keep_awake", True, tr("Keep the computer awake while playing"), Section.DESKTOP, is_shared=True
)
SCROBBLE_LIKES: Final = Setting("scrobble_likes", False, tr("Send likes as loved tracks"), Section.SCROBBLING)
LOCK_AFTER_MIN: Final = Setting(
    "lock_after_min",
    0,
    tr("Lock when nothing is played or done for"),
    Section.PROFILE,
    maximum=240,
    unit="min",
)
LETTER: Final = Setting("letter", True, tr("Write a letter each week"), Section.LETTER, is_listed=False)
LETTER_DAY: Final = Setting(
    "letter_day",
    "sunday",
    tr("Day of the letter"),
    Section.LETTER,
    choices=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    is_listed=False,
)
LETTER_MINUTE: Final = Setting(
    "letter_minute", 18 * 60, tr("Time of the letter"), Section.LETTER, maximum=24 * 60 - 1, is_listed=False
)
LETTER_QUIET_WEEKS: Final = Setting(
    "letter_quiet_weeks", False, tr("Also for a week without music"), Section.LETTER, is_listed=False
)
LETTER_MAIL: Final = Setting("letter_mail", True, tr("Send it by mail"), Section.LETTER, is_listed=False)

ALL_SETTINGS: Final[Mapping[str, Setting]] = {
    setting.key: setting
    for setting in (
        THEME,
        ZOOM,
        MORE_CONTRAST,
        LESS_MOTION,
        COMPACT_ROWS,
        BAR_STARS,
        LYRICS_FIRST,
        AUTOPLAY,
        AUTOPLAY_AHEAD,
        DOUBLE_CLICK,
        PLAYLIST_DOUBLES,
        ANALYSIS_WORKERS,
        TRAINED_EAR,
        LOOK_AT_COVERS,
        WATCH_FOLDERS,
        SCAN_ON_START,
        TAG_CODE_PAGE,
        TAG_SEPARATORS,
        WRITE_RATINGS,
        SIMILARITY_INDEX,
        PLAYLIST_PATHS,
        CROSSFADE_S,
        GAIN_MODE,
        PREAMP_DB,
        PREVENT_CLIPPING,
        OUTPUT_DEVICE,
        EQUALIZER,
        EQUALIZER_DB,
        SPEED_PERCENT,
        LEVEL_METER,
        NOTIFY,
        TRAY_ICON,
        CLOSE_TO_TRAY,
        KEEP_AWAKE,
        SCROBBLE_LIKES,
        LOCK_AFTER_MIN,
        LETTER,
        LETTER_DAY,
        LETTER_MINUTE,
        LETTER_QUIET_WEEKS,
        LETTER_MAIL,
    )
}


def listed_settings() -> tuple[Setting, ...]:
    """The settings that the list shows, in order."""
    return tuple(setting for setting in ALL_SETTINGS.values() if setting.is_listed)
