"""Text stays readable on whatever colour a cover has."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication

from musicrec_desktop.ui.now_playing.tint import LEAST_CONTRAST, colour_of, tint_of
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme, contrast


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_every_cover(theme: Theme) -> None:
    draws = random.Random(3)
    for _ in range(400):
        colour = QColor(draws.randrange(256), draws.randrange(256), draws.randrange(256))
        tint = tint_of(theme, colour)
        for text in (tint.text, tint.text_dim, tint.waiting):
            assert contrast(text, tint.surface) >= LEAST_CONTRAST
        assert contrast(tint.text, tint.surface) > contrast(tint.waiting, tint.surface)


def test_without_a_cover_it_is_the_theme() -> None:
    assert tint_of(DARK, None).surface == DARK.surface


def test_the_colour_of_a_cover_is_the_one_that_stands_out(qapp: QApplication) -> None:
    cover = QPixmap(600, 600)
    cover.fill(QColor("#b04020"))
    found = colour_of(cover)
    assert found is not None
    assert abs(found.hue() - QColor("#b04020").hue()) < 4
    assert colour_of(QPixmap()) is None
