"""What is read and what is used stands out from what it lies on, in every theme."""

from __future__ import annotations

from itertools import combinations, product
from typing import Final

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.now_playing.tint import tint_of
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme, contrast, with_more_contrast
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.palettes import amount_colour, palette_of, signed_colour
from tests.ui.test_palettes import SIGHTS, _oklab

MORE: Final = (with_more_contrast(LIGHT), with_more_contrast(DARK))
SURFACES: Final = ("surface", "surface_sunken", "surface_raised", "hover", "selection")
PLAIN: Final = SURFACES[:3]
EVERY = pytest.mark.parametrize(
    "theme", [LIGHT, DARK, *MORE], ids=["light", "dark", "light-more", "dark-more"]
)
ENOUGH_MORE = pytest.mark.parametrize("theme", MORE, ids=["light", "dark"])


def _against(theme: Theme, token: str, surfaces: tuple[str, ...]) -> float:
    return min(contrast(getattr(theme, token), getattr(theme, surface)) for surface in surfaces)


@EVERY
def test_text_has_4_5_on_every_surface(theme: Theme) -> None:
    for token in ("text", "text_dim", "accent"):
        assert _against(theme, token, SURFACES) >= 4.5, token
    for token in ("danger", "warning", "suggestion"):
        assert _against(theme, token, PLAIN) >= 4.5, token
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.accent_text, theme.accent_hover) >= 4.5


@EVERY
def test_glyphs_rings_and_outlines_have_3(theme: Theme) -> None:
    for token in ("icon", "like", "star", "focus"):
        assert _against(theme, token, SURFACES) >= 3, token
    for token in ("outline", "text_disabled"):
        assert _against(theme, token, PLAIN) >= 3, token


@ENOUGH_MORE
def test_more_contrast_is_7_for_text_and_4_5_for_the_rest(theme: Theme) -> None:
    for token in ("text", "text_dim", "accent", "danger", "warning", "suggestion"):
        assert _against(theme, token, PLAIN) >= 7, token
    for token in ("icon", "like", "star", "focus", "outline", "border", "border_strong", "text_disabled"):
        assert _against(theme, token, PLAIN) >= 4.5, token


@ENOUGH_MORE
def test_more_contrast_holds_in_the_tinted_window(theme: Theme) -> None:
    for hue, saturation, value in product(range(0, 360, 30), (0, 120, 255), (0, 90, 200, 255)):
        tint = tint_of(theme, QColor.fromHsv(hue, saturation, value))
        for text in (tint.text, tint.text_dim, tint.waiting):
            assert contrast(text, tint.surface) >= 4.5, (hue, saturation, value)


@EVERY
@pytest.mark.parametrize("sight", SIGHTS)
def test_series_of_charts_are_told_apart(theme: Theme, sight: str) -> None:
    lab = _oklab(palette_of(theme).series, SIGHTS[sight])
    apart = [float(np.linalg.norm(lab[one] - lab[other])) for one, other in combinations(range(len(lab)), 2)]
    assert min(apart) >= 0.07


@EVERY
@pytest.mark.parametrize("sight", SIGHTS)
def test_amounts_grow_steadily_and_signs_are_told_apart(theme: Theme, sight: str) -> None:
    palette = palette_of(theme)
    steps = _oklab(tuple(amount_colour(palette, share / 8) for share in range(9)), SIGHTS[sight])
    lightness = np.diff(steps[:, 0]) * (1 if theme.is_dark else -1)
    assert (lightness > 0.01).all(), lightness
    ends = _oklab((signed_colour(palette, -1), signed_colour(palette, 1)), SIGHTS[sight])
    assert float(np.linalg.norm(ends[0] - ends[1])) >= 0.15


def test_more_contrast_is_taken_at_once_and_goes_again(qtbot: QtBot, qapp: QApplication) -> None:
    themes = ThemeController(qapp, "dark")
    with qtbot.waitSignal(themes.changed) as told:
        themes.set_more_contrast(is_more=True)
    assert told.args == [with_more_contrast(DARK)]
    themes.set_value("light")
    assert themes.theme is with_more_contrast(LIGHT)
    themes.set_more_contrast(is_more=False)
    assert themes.theme is LIGHT
    themes.deleteLater()
