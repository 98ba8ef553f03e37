"""The tokens can be read, and switching dresses everything."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import SettingsError
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap, icon
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme, contrast
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.style import palette, stylesheet

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
SURFACES = ("surface", "surface_sunken", "surface_raised", "hover", "selection")
PLAIN_SURFACES = ("surface", "surface_sunken", "surface_raised")


@pytest.fixture
def controller(qapp: QApplication) -> Iterator[ThemeController]:
    made = ThemeController(qapp, "dark")
    yield made
    made.deleteLater()


def test_contrast_knows_its_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@THEMES
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("token", ["text", "text_dim", "accent"])
def test_text_can_be_read_on_every_surface(theme: Theme, surface: str, token: str) -> None:
    assert contrast(getattr(theme, token), getattr(theme, surface)) >= 4.5


@THEMES
@pytest.mark.parametrize("surface", PLAIN_SURFACES)
@pytest.mark.parametrize("token", ["danger", "warning"])
def test_warnings_can_be_read(theme: Theme, surface: str, token: str) -> None:
    assert contrast(getattr(theme, token), getattr(theme, surface)) >= 4.5


@THEMES
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("token", ["icon", "like", "star", "focus"])
def test_icons_and_focus_rings_can_be_seen(theme: Theme, surface: str, token: str) -> None:
    assert contrast(getattr(theme, token), getattr(theme, surface)) >= 3


@THEMES
@pytest.mark.parametrize("surface", PLAIN_SURFACES)
@pytest.mark.parametrize("token", ["text_disabled", "picture_dark", "picture_middle", "picture_bright"])
def test_disabled_text_and_the_picture_can_be_seen(theme: Theme, surface: str, token: str) -> None:
    assert contrast(getattr(theme, token), getattr(theme, surface)) >= 3


@THEMES
def test_text_on_filled_places_can_be_read(theme: Theme) -> None:
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.accent_text, theme.accent_hover) >= 4.5
    assert contrast(theme.tooltip_text, theme.tooltip) >= 4.5
    assert contrast(theme.tooltip_accent, theme.tooltip) >= 4.5


@THEMES
def test_every_colour_is_written_in_six_digits(theme: Theme) -> None:
    for field in dataclasses.fields(theme):
        value = getattr(theme, field.name)
        if isinstance(value, str) and field.name != "name":
            assert re.fullmatch(r"#[0-9a-f]{6}", value), field.name


@THEMES
def test_the_stylesheet_has_no_open_places(theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert theme.accent in sheet


@THEMES
def test_the_palette_follows_the_tokens(theme: Theme) -> None:
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Window).name() == theme.surface
    assert made.color(QPalette.ColorRole.Text).name() == theme.text
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == theme.text_disabled


def test_switching_dresses_the_application_and_tells(
    controller: ThemeController, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.changed) as told:
        controller.set_value("light")
    assert told.args == [LIGHT]
    assert controller.theme is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.surface
    assert LIGHT.accent in qapp.styleSheet()


def test_the_same_theme_again_tells_nothing(controller: ThemeController, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(controller.changed):
        controller.set_value("dark")


def test_the_system_decides_where_the_person_does_not(
    controller: ThemeController, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    schemes = iter([Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown])
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: next(schemes))
    controller.set_value("system")
    assert controller.theme is LIGHT
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert controller.theme is DARK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert controller.theme is LIGHT


def test_an_unknown_theme_is_refused(controller: ThemeController) -> None:
    with pytest.raises(SettingsError):
        controller.set_value("pink")
    assert controller.value == "dark"


@pytest.mark.parametrize("glyph", list(Glyph))
def test_every_glyph_has_a_picture(glyph: Glyph, qapp: QApplication) -> None:
    image = glyph_pixmap(glyph, DARK, 20, 1.0).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20))


def test_icons_are_made_once_for_each_colour(qapp: QApplication) -> None:
    assert icon(Glyph.PLAY, DARK) is icon(Glyph.PLAY, DARK)
    assert icon(Glyph.PLAY, DARK) is not icon(Glyph.PLAY, LIGHT)


def test_a_button_follows_the_theme(controller: ThemeController, qtbot: QtBot) -> None:
    button = IconButton(controller, Glyph.NEXT, "Next", shortcut="Ctrl+Right")
    qtbot.addWidget(button)
    before = button.icon().pixmap(20, 20).toImage()
    controller.set_value("light")
    assert button.icon().pixmap(20, 20).toImage() != before
    assert button.toolTip() == "Next (Ctrl+Right)"
    assert button.accessibleName() == "Next"


@THEMES
def test_boxes_that_fusion_draws_have_an_outline(
    theme: Theme, controller: ThemeController, qtbot: QtBot
) -> None:
    controller.set_value(theme.name)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.ensurePolished()
    outline = box.palette().color(QPalette.ColorRole.Window).darker(140).lighter(110)
    assert contrast(outline.name(), theme.surface) >= 3
