"""Icons are drawn as qtawesome draws them, whose font they are of, without importing it."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap, icon
from musicrec_desktop.ui.theme.colours import DARK

COMPARISON = """
import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.theme.colours import LIGHT

app, differing, pictures = QApplication([]), [], 0
for glyph in Glyph:
    if ord(qtawesome.charmap(glyph.value)) != glyph.code_point:
        differing.append(glyph.value)
    theirs = qtawesome.icon(glyph.value, color=LIGHT.icon, color_disabled=LIGHT.text_disabled)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        for size in (QSize(16, 16), QSize(20, 20), QSize(33, 33)):
            for scale in (1.0, 1.5):
                ours = icon(glyph, LIGHT).pixmap(size, scale, mode)
                wanted = theirs.pixmap(size, scale, mode)
                pictures += 1
                if ours.toImage() != wanted.toImage() or ours.devicePixelRatio() != wanted.devicePixelRatio():
                    differing.append((glyph.value, mode, size, scale))
print(pictures > 1000, differing)
"""
"""In a process of its own, since qtpy, which qtawesome imports, changes the classes of Qt."""


def test_icons_are_those_of_qtawesome_pixel_for_pixel() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMPARISON],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
    )
    assert done.stdout.strip() == "True []"


def test_an_icon_is_shared_and_has_the_colour_of_its_theme(qtbot: QtBot) -> None:
    assert icon(Glyph.PLAY, DARK) is icon(Glyph.PLAY, DARK)
    picture = glyph_pixmap(Glyph.PLAY, DARK, 24, 2.0, "accent").toImage()
    assert picture.size() == QSize(48, 48)
    assert picture.pixelColor(24, 24).name() == DARK.accent
