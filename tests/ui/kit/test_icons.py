"""Icons are drawn as qtawesome draws them, whose font they are of, without importing it."""

from __future__ import annotations

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap, icon
from musicrec_desktop.ui.theme.colours import DARK, LIGHT

SIZES = (16, 20, 33)


def test_each_character_is_that_of_its_name(qtbot: QtBot) -> None:
    characters = {glyph: ord(qtawesome.charmap(glyph.value)) for glyph in Glyph}
    assert {glyph: glyph.code_point for glyph in Glyph} == characters


def test_icons_are_those_of_qtawesome_pixel_for_pixel(qtbot: QtBot) -> None:
    for glyph in Glyph:
        theirs = qtawesome.icon(glyph.value, color=LIGHT.icon, color_disabled=LIGHT.text_disabled)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
            for size in SIZES:
                for dpr in (1.0, 1.5):
                    ours = icon(glyph, LIGHT).pixmap(QSize(size, size), dpr, mode)
                    wanted = theirs.pixmap(QSize(size, size), dpr, mode)
                    assert ours.devicePixelRatio() == wanted.devicePixelRatio()
                    assert ours.toImage() == wanted.toImage(), (glyph, mode, size, dpr)


def test_an_icon_is_shared_and_has_the_colour_of_its_theme(qtbot: QtBot) -> None:
    assert icon(Glyph.PLAY, DARK) is icon(Glyph.PLAY, DARK)
    picture = glyph_pixmap(Glyph.PLAY, DARK, 24, 2.0, "accent").toImage()
    assert picture.size() == QSize(48, 48)
    assert picture.pixelColor(24, 24).name() == DARK.accent
