"""What a letter offers, taken from the cards of “For you”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Final

from musicrec_desktop.model.card import CardKind, CardPage
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.discover.service import DiscoverService

RECOMMENDATIONS: Final = 10
ALBUMS: Final = 2


@dataclass(frozen=True, slots=True)
class Picks:
    """Tracks, each with one true sentence why.

    Attributes:
        recommendations: tracks to try.
        albums: the first track of each album.
        rediscoveries: tracks that were loved and not heard for long.
    """

    recommendations: Sequence[tuple[TrackId, str]] = ()
    albums: Sequence[tuple[TrackId, str]] = ()
    rediscoveries: Sequence[tuple[TrackId, str]] = ()


_TO_TRY: Final = (
    CardKind.LESSER_KNOWN,
    CardKind.BECAUSE_LIKED,
    CardKind.DAILY_MIX,
    CardKind.OVERLOOKED_ARTISTS,
    CardKind.NEW_IN_LIBRARY,
)
"""Kinds of cards that recommendations come from, in the order in which they take turns."""


def picks_of(page: CardPage | None) -> Picks:
    """What a letter offers of the cards of a day: a track of each card in turn, none twice."""
    cards = [] if page is None else [card for card in page.cards if card.opinion >= 0]
    albums = [(card.tracks[0].track_id, card.why) for card in cards if card.kind is CardKind.ALBUMS_TONIGHT]
    rediscoveries = [
        (track.track_id, track.why)
        for card in cards
        if card.kind is CardKind.REDISCOVER
        for track in card.tracks
    ]
    sources = sorted(
        (card for card in cards if card.kind in _TO_TRY), key=lambda card: _TO_TRY.index(card.kind)
    )
    turns = chain.from_iterable(zip_longest(*(card.tracks for card in sources)))
    offered = {track.track_id: track.why for track in turns if track is not None}
    return Picks(
        tuple(islice(offered.items(), RECOMMENDATIONS)), tuple(albums[:ALBUMS]), tuple(rediscoveries)
    )


class CardPages:
    """The cards of today, for a letter.

    Args:
        discover: makes them.
    """

    def __init__(self, discover: DiscoverService) -> None:
        self._discover = discover

    def now(self) -> CardPage | None:
        """Made in the calling thread; for callers that wait."""
        return self._discover.make_now()

    def ask(self, on_page: Callable[[CardPage | None], object]) -> None:
        """Have them made, unless they are there, and give them; None where there are none."""

        def give() -> None:
            disconnect()
            on_page(self._discover.page)

        disconnect = self._discover.changed.connect(give)
        self._discover.make()
