"""The table of the kinds of cards: how many of each a page has, of how many tracks, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.card import CardKind


@dataclass(frozen=True, slots=True)
class KindSpec:
    """One kind of card.

    Attributes:
        kind: the kind.
        cards: how many a page has at most.
        least: tracks below which there is no card.
        most: tracks of a card at most.
        place: its place on the page; the lowest comes first.
    """

    kind: CardKind
    cards: int
    least: int
    most: int
    place: int


KINDS: Final = (
    KindSpec(CardKind.UNFINISHED, 1, 2, 25, 9),
    KindSpec(CardKind.ON_THIS_DAY, 1, 3, 25, 2),
    KindSpec(CardKind.ALBUMS_TONIGHT, 3, 4, 40, 10),
    KindSpec(CardKind.AFTER_YESTERDAY, 1, 4, 20, 8),
    KindSpec(CardKind.NEW_IN_LIBRARY, 1, 3, 25, 4),
    KindSpec(CardKind.BECAUSE_LIKED, 2, 4, 20, 3),
    KindSpec(CardKind.REDISCOVER, 1, 4, 25, 5),
    KindSpec(CardKind.TIME_OF_DAY, 1, 5, 25, 1),
    KindSpec(CardKind.DAILY_MIX, 6, 6, 30, 0),
    KindSpec(CardKind.OVERLOOKED_ARTISTS, 1, 3, 15, 7),
    KindSpec(CardKind.LESSER_KNOWN, 1, 4, 25, 6),
)
"""In the order in which they choose: what has few tracks to choose from comes before what has many."""
SHARE: Final = 12
"""A card has at most this part of the library (though ``least`` tracks), so that a small one gives more."""
SPECS: Final = {spec.kind: spec for spec in KINDS}
