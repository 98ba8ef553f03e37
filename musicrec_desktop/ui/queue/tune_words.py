"""What the line and the sliders of the tune section say."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.queue_controls import DEFAULT_WANDER, GREATEST_WEIGHT

OWN_TEXT: Final = "Your own"
"""Controls that no preset sets."""


def familiarity_words(value: float) -> str:
    """Where the slider of familiarity stands, in a few words."""
    if value == 0:
        return "As it comes"
    return f"{percent(abs(value))} {'familiar' if value > 0 else 'new'}"


def wander_words(value: float) -> str:
    """Where the slider of the direction stands, in a few words."""
    if value in (0, 1):
        return "Goes anywhere" if value else "Stays where it began"
    return f"{percent(value)}{', as usual' if value == DEFAULT_WANDER else ''}"


def weight_words(value: float) -> str:
    """How much an aspect counts, in a few words."""
    if value in (0, 1):
        return "As usual" if value else "Ignored"
    return f"{value:g} times"


def tell_familiarity(value: float) -> str:
    """What the slider of familiarity asks for."""
    if value == 0:
        return "As new and as familiar as it comes"
    return f"{percent(abs(value))} towards {'familiar' if value > 0 else 'new'} tracks"


def tell_wander(value: float) -> str:
    """What the slider of the direction asks for."""
    end = " (as usual)" if value == DEFAULT_WANDER else ""
    if value == 0:
        return "Stay with what it began with"
    return f"Wander {percent(value)}{end}"


def tell_weight(name: str, value: float) -> str:
    """What the slider of an aspect asks for."""
    aspect = name.capitalize()
    if value == 1:
        return f"{aspect} counts as usual"
    return f"{aspect} counts {value:g} times as much" if value else f"{aspect} does not count"


def tell_cover(value: float) -> str:
    """What the slider of covers asks for."""
    if not value:
        return "Covers do not count (as usual)"
    return f"Tracks come sooner whose covers look like those of welcome tracks: {cover_words(value)}"


def cover_words(value: float) -> str:
    """How much covers count, in a few words."""
    return f"{value:g} of {GREATEST_WEIGHT:g}" if value else "Ignored"
