"""What the line and the sliders of the tune section say."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.queue_controls import DEFAULT_WANDER, GREATEST_WEIGHT

OWN_TEXT: Final = tr("Your own")
"""Controls that no preset sets."""


def familiarity_words(value: float) -> str:
    """Where the slider of familiarity stands, in a few words."""
    if value == 0:
        return tr("As it comes")
    share = percent(abs(value))
    return tr("{share} familiar", share=share) if value > 0 else tr("{share} new", share=share)


def wander_words(value: float) -> str:
    """Where the slider of the direction stands, in a few words."""
    if value in (0, 1):
        return tr("Goes anywhere") if value else tr("Stays where it began")
    return f"{percent(value)}{tr(', as usual') if value == DEFAULT_WANDER else ''}"


def weight_words(value: float) -> str:
    """How much an aspect counts, in a few words."""
    if value in (0, 1):
        return tr("As usual") if value else tr("Ignored")
    return tr("{value} times", value=number_text(value, "g"))


def tell_familiarity(value: float) -> str:
    """What the slider of familiarity asks for."""
    if value == 0:
        return tr("As new and as familiar as it comes")
    share = percent(abs(value))
    if value > 0:
        return tr("{share} towards familiar tracks", share=share)
    return tr("{share} towards new tracks", share=share)


def tell_wander(value: float) -> str:
    """What the slider of the direction asks for."""
    end = tr(" (as usual)") if value == DEFAULT_WANDER else ""
    if value == 0:
        return tr("Stay with what it began with")
    return tr("Wander {percent}{end}", percent=percent(value), end=end)


def tell_weight(name: str, value: float) -> str:
    """What the slider of an aspect asks for."""
    aspect = name.capitalize()
    if value == 1:
        return tr("{aspect} counts as usual", aspect=aspect)
    return (
        tr("{aspect} counts {value} times as much", aspect=aspect, value=number_text(value, "g"))
        if value
        else tr("{aspect} does not count", aspect=aspect)
    )


def tell_cover(value: float) -> str:
    """What the slider of covers asks for."""
    if not value:
        return tr("Covers do not count (as usual)")
    return tr(
        "Tracks come sooner whose covers look like those of welcome tracks: {cover}", cover=cover_words(value)
    )


def cover_words(value: float) -> str:
    """How much covers count, in a few words."""
    return (
        tr(
            "{value} of {greatest_weight}",
            value=number_text(value, "g"),
            greatest_weight=number_text(GREATEST_WEIGHT, "g"),
        )
        if value
        else tr("Ignored")
    )
