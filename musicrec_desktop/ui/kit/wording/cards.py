"""What the cards of “For you” are called, and what its sliders say."""

from __future__ import annotations

import datetime as dt
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.card import Card, CardKind
from musicrec_desktop.ui.kit.wording.formats import format_count

CARD_WORDS: Final = {
    CardKind.DAILY_MIX: "Daily mix",
    CardKind.BECAUSE_LIKED: "Because you liked",
    CardKind.REDISCOVER: "Rediscover",
    CardKind.LESSER_KNOWN: "Lesser known",
    CardKind.NEW_IN_LIBRARY: "New in your library",
    CardKind.ALBUMS_TONIGHT: "Album for tonight",
    CardKind.OVERLOOKED_ARTISTS: "Overlooked artists",
    CardKind.ON_THIS_DAY: "On this day",
    CardKind.TIME_OF_DAY: "This time of day",
    CardKind.UNFINISHED: "Unfinished",
    CardKind.AFTER_YESTERDAY: "Where you left off",
}
_OPINIONS: Final = {
    1: "{} liked; cards like it come first for 30 days",
    -1: "{} disliked; cards like it rest for 30 days",
    0: "What you said about {} is taken back",
}


def kind_line(card: Card) -> str:
    """What a card is and how long, for example ``"Daily mix · 24 tracks"``.

    The kind is left out where the title says the same.
    """
    kind = CARD_WORDS[card.kind]
    count = format_count(len(card.tracks), "track")
    return count if kind.casefold() in card.title.casefold() else f"{kind} · {count}"


def opinion_text(card: Card, opinion: int) -> str:
    """What was said about a card, and what follows from it."""
    return _OPINIONS[opinion].format(quoted(card.title))


def day_line(day: dt.date) -> str:
    """``"Monday, 30 November"``."""
    return f"{day:%A}, {day.day} {day:%B}"


def diversity_text(value: float) -> str:
    """Where the slider of diversity stands, from 0 to 100."""
    return _of(
        value,
        "Tracks of a card sound very much alike",
        "Tracks of a card sound alike",
        "Tracks of a card differ a little",
        "Tracks of a card differ",
        "Tracks of a card differ as much as they can",
    )


def newness_text(value: float) -> str:
    """Where the slider of newness stands, from 0 to 100."""
    return _of(
        value,
        "What you know best comes first",
        "More of what you know",
        "What you know and what is new to you",
        "More of what is new to you",
        "What is new to you comes first",
    )


def _of(value: float, *words: str) -> str:
    """One of five phrases, of which the outer ones stand for the ends only."""
    if value <= 2:
        return words[0]
    if value >= 98:
        return words[4]
    return words[1] if value < 40 else words[2] if value <= 60 else words[3]
