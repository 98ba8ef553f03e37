"""Colours of data: categories, steps from little to much, and from negative to positive.

Categories are told apart with each of the three kinds of colour blindness too; a test simulates them
(Machado, Oliveira and Fernandes, 2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme

SERIES: Final = {
    DARK.name: (
        "#56d3b8",
        "#f0a04b",
        "#7d9bff",
        "#f28bc1",
        "#e9df7a",
        "#4f8a3c",
        "#c2402f",
        "#b9c0cc",
    ),
    LIGHT.name: (
        "#0a7365",
        "#d9720b",
        "#3b5fd0",
        "#c2479a",
        "#a89300",
        "#6fb04f",
        "#7c1f12",
        "#848b98",
    ),
}
"""Eight categories by the name of the theme; the first is the accent."""
_RAMPS: Final = {
    DARK.name: ("#22313a", "#1f5a5c", "#2f8f80", "#56d3b8", "#c9f7e6"),
    LIGHT.name: ("#e6f1ef", "#b3dcd4", "#6db9ab", "#1f8b7b", "#064a41"),
}
"""From little to much; the first is not the ground, so that a little is told from nothing."""
_DIVERGING: Final = {
    DARK.name: ("#f0954b", "#2b2f38", "#5f9dff"),
    LIGHT.name: ("#c65d00", "#eef0f3", "#2457c5"),
}
"""Orange for negative, blue for positive: the pair that all kinds of colour blindness tell apart."""


def series_colour(theme: Theme, number: int) -> str:
    """The colour of a category; after the last one they begin again."""
    colours = SERIES[theme.name]
    return colours[number % len(colours)]


def ramp(theme: Theme, share: float) -> str:
    """The colour of an amount.

    Args:
        theme: whose colours.
        share: of the greatest amount, 0 to 1.
    """
    return _between(_RAMPS[theme.name], share)


def diverging(theme: Theme, value: float) -> str:
    """The colour of a value from -1 to 1."""
    return _between(_DIVERGING[theme.name], (max(-1.0, min(1.0, value)) + 1) / 2)


def mixed(one: str, other: str, share: float) -> str:
    """A ``#rrggbb`` colour between two: 0 is the first, 1 the second."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _between(colours: Sequence[str], share: float) -> str:
    place = max(0.0, min(1.0, share)) * (len(colours) - 1)
    first = min(int(place), len(colours) - 2)
    return mixed(colours[first], colours[first + 1], place - first)
