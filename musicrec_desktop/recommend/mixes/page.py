"""Makes the cards of a day: each kind chooses in turn, and no track stands on two cards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from musicrec_desktop.model.card import Card, CardControls, CardKind, CardOpinion
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.after_yesterday import after_yesterday
from musicrec_desktop.recommend.mixes.albums_tonight import albums_tonight
from musicrec_desktop.recommend.mixes.because_liked import because_liked
from musicrec_desktop.recommend.mixes.choosing import Chooser
from musicrec_desktop.recommend.mixes.context import REST_DAYS, MixContext, seed_of
from musicrec_desktop.recommend.mixes.daily_mix import daily_mixes
from musicrec_desktop.recommend.mixes.kinds import KINDS, SPECS
from musicrec_desktop.recommend.mixes.lesser_known import lesser_known
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.mixes.new_tracks import new_in_library
from musicrec_desktop.recommend.mixes.on_this_day import on_this_day
from musicrec_desktop.recommend.mixes.overlooked import overlooked_artists
from musicrec_desktop.recommend.mixes.rediscover import rediscover
from musicrec_desktop.recommend.mixes.standing import standing_of
from musicrec_desktop.recommend.mixes.time_of_day import time_of_day
from musicrec_desktop.recommend.mixes.unfinished import unfinished

_MAKERS: Final[Mapping[CardKind, Callable[[MixContext], Iterator[Card]]]] = {
    CardKind.DAILY_MIX: daily_mixes,
    CardKind.BECAUSE_LIKED: because_liked,
    CardKind.REDISCOVER: rediscover,
    CardKind.LESSER_KNOWN: lesser_known,
    CardKind.NEW_IN_LIBRARY: new_in_library,
    CardKind.ALBUMS_TONIGHT: albums_tonight,
    CardKind.OVERLOOKED_ARTISTS: overlooked_artists,
    CardKind.ON_THIS_DAY: on_this_day,
    CardKind.TIME_OF_DAY: time_of_day,
    CardKind.UNFINISHED: unfinished,
    CardKind.AFTER_YESTERDAY: after_yesterday,
}
USUAL_CONTROLS: Final = CardControls()
NO_TURNS: Final[Mapping[CardKind, int]] = MappingProxyType({})


def make_page(
    given: MixInput,
    day: dt.date,
    controls: CardControls = USUAL_CONTROLS,
    seed: int = 0,
    *,
    kinds: Sequence[CardKind] = tuple(CardKind),
    turns: Mapping[CardKind, int] = NO_TURNS,
    taken: Sequence[TrackId] = (),
) -> tuple[Card, ...]:
    """The cards of a day in the order of the page; equal arguments give equal cards.

    Args:
        given: the library and the listener.
        day: on the listener's clock.
        controls: the sliders.
        seed: of all draws; the day and the kind go into it.
        kinds: that are made; the others are left out.
        turns: how often a kind was asked for again on this day.
        taken: tracks that no card may have, since other cards have them.
    """
    chooser = Chooser(given, day, controls.diversity, taken)
    standing = standing_of(given)
    found: list[Card] = []
    for spec in KINDS:
        if spec.kind not in kinds:
            continue
        own_seed = seed_of(seed, day, spec.kind, turns.get(spec.kind, 0))
        context = MixContext(given, day, controls, spec, standing, chooser, own_seed)
        if not context.rests(""):
            found += _MAKERS[spec.kind](context)
    return in_order(found, given.opinions, day)


def in_order(cards: Sequence[Card], opinions: Sequence[CardOpinion], day: dt.date) -> tuple[Card, ...]:
    """Cards in the order of the page: what the listener liked lately comes first."""
    liked: dict[tuple[CardKind, str], int] = {}
    for opinion in opinions:
        if 0 <= (day - opinion.day).days < REST_DAYS:
            liked[opinion.kind, opinion.subject] = opinion.opinion

    def place(card: Card) -> tuple[int, int, str]:
        is_liked = liked.get((card.kind, card.subject), 0) > 0 or liked.get((card.kind, ""), 0) > 0
        return (0 if is_liked else 1, SPECS[card.kind].place, card.key)

    return tuple(sorted(cards, key=place))
