"""The table of settings has every setting, and each one of them does something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from musicrec_desktop.core import settings
from musicrec_desktop.core.errors import SettingsError
from musicrec_desktop.core.settings import ALL_SETTINGS, AUTOPLAY_AHEAD, KEEP_AWAKE, THEME, Setting

PACKAGE = Path(settings.__file__).parents[1]
DECLARED = {name: value for name, value in vars(settings).items() if isinstance(value, Setting)}
KNOW_ALL_SETTINGS = {"core/settings.py", "ui/window/settings_dialog.py"}
"""Files that name settings without doing what they say."""


def test_every_setting_is_in_the_table_under_a_key_of_its_own() -> None:
    assert list(ALL_SETTINGS.values()) == list(DECLARED.values())
    assert len(ALL_SETTINGS) == len(DECLARED)


@pytest.mark.parametrize("name", DECLARED)
def test_every_setting_is_read_somewhere(name: str) -> None:
    word = re.compile(rf"\b{name}\b")
    files = {str(path.relative_to(PACKAGE)): path for path in PACKAGE.rglob("*.py")}
    assert any(
        word.search(path.read_text(encoding="utf-8"))
        for place, path in files.items()
        if place not in KNOW_ALL_SETTINGS
    ), "nothing reads it"


@pytest.mark.parametrize("setting", DECLARED.values(), ids=lambda setting: setting.key)
def test_every_default_is_valid(setting: Setting) -> None:
    assert setting.checked(setting.default) == setting.default


@pytest.mark.parametrize(
    ("setting", "value"), [(THEME, "pink"), (AUTOPLAY_AHEAD, 0), (AUTOPLAY_AHEAD, True), (KEEP_AWAKE, 1)]
)
def test_a_value_that_does_not_fit_is_refused(setting: Setting, value: object) -> None:
    with pytest.raises(SettingsError):
        setting.checked(value)
