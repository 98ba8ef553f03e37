"""Makes pages of cards and single cards, and keeps them; in any thread."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.core.errors import ProfileGoneError, StorageError
from musicrec_desktop.model.card import Card, CardControls, CardKind, CardPage
from musicrec_desktop.model.mix import ShownTracks
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.mixes.page import in_order, make_page
from musicrec_desktop.services.discover.gathering import MixGathering, Moment
from musicrec_desktop.storage.cards import CardStore, KeptPage

log = logging.getLogger(__name__)

_SAME_SUBJECT: Final = frozenset({CardKind.DAILY_MIX, CardKind.TIME_OF_DAY})
"""Kinds whose card stays about the same when it is asked for again; the others take another subject."""


class PageMaker:
    """Makes the cards of the listener in use.

    Args:
        gathering: reads what cards are made from.
        cards: keeps them.
    """

    def __init__(self, gathering: MixGathering, cards: CardStore) -> None:
        self._gathering = gathering
        self._cards = cards

    def page(
        self, moment: Moment, day: dt.date, controls: CardControls, *, again: bool, is_kept: bool = True
    ) -> KeptPage:
        """The page of a day.

        Args:
            moment: what is known now.
            day: on the listener's clock.
            controls: the sliders.
            again: whether to make another page than the one that is kept.
            is_kept: whether to keep it, in place of an earlier one of that day.

        Raises:
            ProfileError: the profile is locked.
            StorageError: the library cannot be read.
        """
        seed, before = self._cards.owner_id, self._cards.page(day)
        if before is not None and not again:
            return before
        given = self._gathering.gathered(moment, day)
        turn = 0 if before is None else before.turn + 1
        cards = make_page(given, day, controls, seed, turns=dict.fromkeys(CardKind, turn))
        made = _counted(CardPage(day, cards, controls, given.now_ms), given, turn)
        if is_kept:
            self._keep(made)
        return made

    def refreshed(self, moment: Moment, page: CardPage, key: str) -> CardPage:
        """A page with other tracks on one card; as it was where there are no others.

        Raises:
            ProfileError: the profile is locked.
            StorageError: the library cannot be read.
        """
        old = page.card(key)
        if old is None:
            return page
        others = [card for card in page.cards if card.key != key]
        subjects = {card.subject for card in others if card.kind is old.kind}
        made = self._again(moment, page, old.kind, others, old.track_ids)
        for card in made.page.cards:
            if card.subject == old.subject if old.kind in _SAME_SUBJECT else card.subject not in subjects:
                new = replace(card, key=key)
                return self._with_cards(made, [new if one.key == key else one for one in page.cards])
        return page

    def with_kind(self, moment: Moment, page: CardPage, kind: CardKind) -> CardPage:
        """A page whose cards of a kind are made anew, since others are due at this time.

        Raises:
            ProfileError: the profile is locked.
            StorageError: the library cannot be read.
        """
        others = [card for card in page.cards if card.kind is not kind]
        made = self._again(moment, page, kind, others, ())
        opinions = self._cards.opinions(page.day)
        return self._with_cards(made, in_order((*others, *made.page.cards), opinions, page.day))

    def _again(
        self,
        moment: Moment,
        page: CardPage,
        kind: CardKind,
        others: Sequence[Card],
        shown: Sequence[TrackId],
    ) -> KeptPage:
        """A page with nothing but new cards of a kind, without the tracks of other cards."""
        seed, before = self._cards.owner_id, self._cards.page(page.day)
        given = self._gathering.gathered(moment, page.day)
        given = replace(given, shown=_also_shown(given.shown, shown))
        turn = 1 if before is None else before.turn + 1
        taken = [track_id for card in others for track_id in card.track_ids]
        cards = make_page(
            given, page.day, page.controls, seed, kinds=(kind,), turns={kind: turn}, taken=taken
        )
        return _counted(replace(page, cards=cards), given, turn)

    def _with_cards(self, made: KeptPage, cards: Sequence[Card]) -> CardPage:
        page = replace(made.page, cards=tuple(cards))
        self._keep(replace(made, page=page))
        return page

    def _keep(self, made: KeptPage) -> None:
        """Keep a page; where nothing can be written, it is there until the player closes."""
        try:
            self._cards.put(made)
        except ProfileGoneError:
            return
        except StorageError as error:
            log.warning("the cards are not kept: %s", error)


def _counted(page: CardPage, given: MixInput, turn: int) -> KeptPage:
    analysed = 0 if given.catalogue is None else len(given.catalogue.index)
    return KeptPage(page, turn, len(given.tracks), analysed)


def _also_shown(shown: ShownTracks, ids: Sequence[TrackId]) -> ShownTracks:
    """What was shown, and the tracks of a card that shall show others."""
    now = np.unique(np.array(ids, dtype=np.int64))
    both = np.union1d(shown.ids, now)
    weight = np.zeros(len(both), dtype=np.float32)
    weight[np.searchsorted(both, shown.ids)] = shown.weight
    weight[np.searchsorted(both, now)] = 1.0
    return ShownTracks(both, weight)
