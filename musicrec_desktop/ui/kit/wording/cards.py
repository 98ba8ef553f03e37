"""What the cards of “For you” are called, and what its sliders say."""

from __future__ import annotations

import datetime as dt
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.sentences import weekday_text
from musicrec_desktop.model.card import Card, CardKind

CARD_WORDS: Final = {
    CardKind.DAILY_MIX: tr("Daily mix"),
    CardKind.BECAUSE_LIKED: tr("Because you liked"),
    CardKind.REDISCOVER: tr("Rediscover"),
    CardKind.LESSER_KNOWN: tr("Lesser known"),
    CardKind.NEW_IN_LIBRARY: tr("New in your library"),
    CardKind.ALBUMS_TONIGHT: tr("Album for tonight"),
    CardKind.OVERLOOKED_ARTISTS: tr("Overlooked artists"),
    CardKind.ON_THIS_DAY: tr("On this day"),
    CardKind.TIME_OF_DAY: tr("This time of day"),
    CardKind.UNFINISHED: tr("Unfinished"),
    CardKind.AFTER_YESTERDAY: tr("Where you left off"),
}
_OPINIONS: Final = {
    1: tr("{} liked; cards like it come first for 30 days"),
    -1: tr("{} disliked; cards like it rest for 30 days"),
    0: tr("What you said about {} is taken back"),
}


def kind_line(card: Card) -> str:
    """What a card is and how long, for example ``"Daily mix · 24 tracks"``.

    The kind is left out where the title says the same.
    """
    kind = CARD_WORDS[card.kind]
    count = plural("{n} track", "{n} tracks", len(card.tracks))
    return count if kind.casefold() in card.title.casefold() else f"{kind} · {count}"


def opinion_text(card: Card, opinion: int) -> str:
    """What was said about a card, and what follows from it."""
    return _OPINIONS[opinion].format(quoted(card.title))


def day_line(day: dt.date) -> str:
    """``"Monday, 30 November"``."""
    return weekday_text(day)


def diversity_text(value: float) -> str:
    """Where the slider of diversity stands, from 0 to 100."""
    return _of(
        value,
        tr("Tracks of a card sound very much alike"),
        tr("Tracks of a card sound alike"),
        tr("Tracks of a card differ a little"),
        tr("Tracks of a card differ"),
        tr("Tracks of a card differ as much as they can"),
    )


def newness_text(value: float) -> str:
    """Where the slider of newness stands, from 0 to 100."""
    return _of(
        value,
        tr("What you know best comes first"),
        tr("More of what you know"),
        tr("What you know and what is new to you"),
        tr("More of what is new to you"),
        tr("What is new to you comes first"),
    )


def _of(value: float, *words: str) -> str:
    """One of five phrases, of which the outer ones stand for the ends only."""
    if value <= 2:
        return words[0]
    if value >= 98:
        return words[4]
    return words[1] if value < 40 else words[2] if value <= 60 else words[3]
