"""A setting that is changed in the window counts at once, also where it is not read each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from musicrec_desktop.core.settings import (
    ALL_SETTINGS,
    ANALYSIS_WORKERS,
    AUTOPLAY,
    AUTOPLAY_AHEAD,
    BAR_STARS,
    CLOSE_TO_TRAY,
    COMPACT_ROWS,
    CROSSFADE_S,
    DOUBLE_CLICK,
    EQUALIZER,
    EQUALIZER_DB,
    GAIN_MODE,
    KEEP_AWAKE,
    LESS_MOTION,
    LETTER,
    LETTER_DAY,
    LETTER_MAIL,
    LETTER_MINUTE,
    LETTER_QUIET_WEEKS,
    LEVEL_METER,
    LOCK_AFTER_MIN,
    LOOK_AT_COVERS,
    LYRICS_FIRST,
    MORE_CONTRAST,
    NOTIFY,
    OUTPUT_DEVICE,
    PLAYLIST_DOUBLES,
    PLAYLIST_PATHS,
    PREAMP_DB,
    PREVENT_CLIPPING,
    SCAN_ON_START,
    SCROBBLE_LIKES,
    SIMILARITY_INDEX,
    SPEED_PERCENT,
    TAG_CODE_PAGE,
    TAG_SEPARATORS,
    THEME,
    TRAINED_EAR,
    TRAY_ICON,
    WATCH_FOLDERS,
    WRITE_RATINGS,
    ZOOM,
    Setting,
    SettingValue,
)
from musicrec_desktop.model.equalizer import gains_text
from musicrec_desktop.model.sound import GainMode
from tests.ui.conftest import Rig

GAINS_DB = (3.0, *[0.0] * 9)

KEPT: Final[dict[Setting, tuple[SettingValue, Callable[[Rig], object], object]]] = {
    THEME: ("dark", lambda rig: rig.window.theme.theme.is_dark, True),
    MORE_CONTRAST: (True, lambda rig: rig.window.theme.theme.text, "#000000"),
    LESS_MOTION: (True, lambda rig: rig.window.bar.meter.isVisible(), False),
    COMPACT_ROWS: (True, lambda rig: rig.window.pages.tracks.view.verticalHeader().defaultSectionSize(), 24),
    BAR_STARS: (True, lambda rig: rig.window.bar.stars.isVisible(), True),
    AUTOPLAY_AHEAD: (4, lambda rig: rig.window.panel.tune.section.length.itemText(0), "4 tracks"),
    ANALYSIS_WORKERS: (3, lambda rig: rig.app.services.analyse.worker_count, 3),
    CROSSFADE_S: (5, lambda rig: rig.app.services.sound.controls.crossfade_ms, 5000),
    GAIN_MODE: ("album", lambda rig: rig.app.services.sound.controls.gain_mode, GainMode.ALBUM),
    PREAMP_DB: (-3, lambda rig: rig.app.services.sound.controls.preamp_db, -3.0),
    PREVENT_CLIPPING: (False, lambda rig: rig.app.services.sound.controls.is_clipping_prevented, False),
    EQUALIZER: (True, lambda rig: rig.app.services.sound.controls.equalizer_db is not None, True),
    SPEED_PERCENT: (120, lambda rig: rig.app.services.sound.controls.speed_percent, 120),
    OUTPUT_DEVICE: ("hall", lambda rig: rig.app.services.sound.controls.device, "hall"),
}
"""Settings that an object keeps: another value, what it changes, and to what."""

TESTED_ELSEWHERE: Final = {
    EQUALIZER_DB: "tests/ui/window/test_settings_at_once.py",
    LOOK_AT_COVERS: "tests/ui/library/test_wall.py",
    LEVEL_METER: "tests/ui/window/test_settings_at_once.py",
    SIMILARITY_INDEX: "tests/journeys/test_annoy_index.py",
    KEEP_AWAKE: "tests/journeys/test_desktop_services.py",
    NOTIFY: "tests/journeys/test_desktop_services.py",
    TRAY_ICON: "tests/ui/window/test_tray.py",
    TRAINED_EAR: "tests/unit/services/test_trained_ear.py",
    WATCH_FOLDERS: "tests/unit/services/test_background.py",
}
"""Settings that an object keeps and whose effect needs more than one value and a window."""

READ_EACH_TIME: Final = {
    ZOOM: "before the start, see tests/ui/access/test_zoom.py",
    WRITE_RATINGS: "by the service that writes ratings, for each of them",
    AUTOPLAY: "by the service of autoplay",
    CLOSE_TO_TRAY: "when the window is closed",
    DOUBLE_CLICK: "at each double-click",
    LYRICS_FIRST: "each time that lyrics are read",
    PLAYLIST_DOUBLES: "each time that tracks are added",
    PLAYLIST_PATHS: "at each export",
    SCAN_ON_START: "at the start",
    SCROBBLE_LIKES: "at each like",
    LETTER: "at each look whether a letter is due",
    LETTER_DAY: "at each look whether a letter is due",
    LETTER_MAIL: "when a letter was written",
    LETTER_MINUTE: "at each look whether a letter is due",
    LETTER_QUIET_WEEKS: "at each look whether a letter is due",
    LOCK_AFTER_MIN: "at each look whether somebody is there",
    TAG_CODE_PAGE: "before each reading of files",
    TAG_SEPARATORS: "before each reading of files",
}
"""Settings that nothing keeps, and when they are read."""


def test_every_setting_is_in_one_table() -> None:
    named = [setting.key for table in (KEPT, TESTED_ELSEWHERE, READ_EACH_TIME) for setting in table]
    assert sorted(named) == sorted(ALL_SETTINGS)


@pytest.mark.parametrize("setting", KEPT, ids=lambda setting: setting.key)
def test_a_setting_that_is_kept_counts_at_once(rig: Rig, setting: Setting) -> None:
    value, read, expected = KEPT[setting]
    assert read(rig) != expected
    assert rig.window.settings.set(setting, value)
    assert read(rig) == expected


def test_gains_count_while_the_equaliser_is_on(rig: Rig) -> None:
    rig.window.settings.set(EQUALIZER, True)
    rig.window.settings.set(EQUALIZER_DB, gains_text(GAINS_DB))
    assert rig.app.services.sound.controls.equalizer_db == GAINS_DB


def test_the_level_meter_goes_at_once(rig: Rig) -> None:
    assert rig.window.bar.meter.isVisible()
    rig.window.settings.set(LEVEL_METER, False)
    assert not rig.window.bar.meter.isVisible()


@pytest.mark.parametrize(("setting", "place"), TESTED_ELSEWHERE.items(), ids=lambda one: str(one)[-30:])
def test_the_other_tests_know_the_setting(setting: Setting, place: str) -> None:
    name = setting.key.upper()
    assert name in (Path(__file__).parents[3] / place).read_text(encoding="utf-8")
