"""Colours of categories and ramps, as people with each kind of colour blindness see them."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme, contrast
from musicrec_desktop.ui.theme.palettes import palette_of, ramp_steps

SIGHTS: Final = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Machado, Oliveira and Fernandes, 2009, severity 1, on linear RGB."""
LEAST_DISTANCE: Final = 0.07
"""In OKLab, between any two of 16 categories; of Okabe and Ito's eight, two are .076 apart (deuteranopia)."""
LEAST_CONTRAST: Final = 3.0
"""Of graphics, after WCAG 2.1, 1.4.11."""


def _oklab(colours: tuple[str, ...], sight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Björn Ottosson, 2020; shape (n, 3)."""
    parts = np.array([[int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)] for colour in colours])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ sight.T, 0, 1)
    cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    axes = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    lab: NDArray[np.float64] = np.cbrt(seen @ cones.T) @ axes.T
    return lab


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_categories_are_told_apart(theme: Theme, sight: str) -> None:
    palette = palette_of(theme)
    assert len(set(palette.categories)) == 16
    lab = _oklab(palette.categories, SIGHTS[sight])
    nearest = min(
        (float(np.linalg.norm(lab[one] - lab[other])), one, other)
        for one, other in combinations(range(len(lab)), 2)
    )
    assert nearest[0] >= LEAST_DISTANCE, nearest


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
def test_categories_stand_out_from_the_background(theme: Theme) -> None:
    palette = palette_of(theme)
    for colour in (*palette.categories, palette.rest):
        assert contrast(colour, palette.background) >= LEAST_CONTRAST, colour
    assert contrast(palette.dim, palette.background) < 1.6


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("count", [2, 5, 10, 15])
def test_more_is_always_farther_from_the_background(theme: Theme, sight: str, count: int) -> None:
    palette = palette_of(theme)
    lightness = _oklab(ramp_steps(palette, count), SIGHTS[sight])[:, 0]
    steps = np.diff(lightness if theme.is_dark else -lightness)
    assert (steps > 0.01).all(), steps


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
def test_the_least_of_a_ramp_is_still_seen(theme: Theme) -> None:
    palette = palette_of(theme)
    assert contrast(palette.ramp[0], palette.background) >= 2.3
    assert ramp_steps(palette, 0) == ()
    assert ramp_steps(palette, 1) == (palette.ramp[-1],)
    assert ramp_steps(palette, 5) == palette.ramp
