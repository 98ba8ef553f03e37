"""Chooses the tracks of a card: the best by score that keep the rules, differ, and stand on no other card."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_rule_table import RuleChoice, RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, NEVER, Relaxation
from musicrec_desktop.recommend.queue.rules.rule_set import RuleContext, RuleSet
from musicrec_desktop.recommend.space.vector_table import id_array

CONTENT_RULES: Final = frozenset(
    {RuleName.LENGTH, RuleName.NO_SPEECH, RuleName.IN_SEASON, RuleName.NO_EXPLICIT}
)
"""Rules of the queue about what a track is, which hold on cards where the listener has them on."""
ALWAYS: Final = frozenset({RuleName.NO_REPEAT, RuleName.ONE_VERSION})
POOL: Final = 4
"""Times as many tracks as a card has are looked at first."""
WIDER: Final = 10
"""Times as many again, where rules leave too few of them."""
LIKENESS_COST: Final = 0.8
"""Of a track that sounds just as one before it, at the greatest diversity."""
NEIGHBOUR_COST: Final = 0.25
"""Of a track by the artist of one of the two tracks before it."""
ARTIST_SHARES: Final = (0.4, 0.04)
"""How much of a card may be of one artist, at the least and at the greatest diversity."""
_LOWEST: Final = -np.inf


class Chooser:
    """Chooses for all cards of a page.

    Args:
        given: the library and the listener.
        day: of the page, for music of seasons.
        diversity: 0 to 100.
        taken: tracks of cards that stay as they are.
    """

    def __init__(self, given: MixInput, day: dt.date, diversity: int, taken: Sequence[TrackId] = ()) -> None:
        self._given = given
        self._diversity = diversity / 100
        self._facts: dict[TrackId, TrackFacts] = {}
        banned = self.facts(sorted(given.banned))
        disliked = self.facts(sorted(given.disliked))
        self._rules = RuleSet(
            RuleChoice(ALWAYS | (CONTENT_RULES & given.rules.on), given.rules.numbers),
            context=RuleContext(today=day),
            banned=given.banned,
            banned_recordings=tuple(banned.values()),
            banned_artists=given.banned_artists,
            disliked=given.disliked,
            disliked_works=tuple(disliked.values()),
        )
        self._history = RecentHistory(taken, self.facts(taken))
        self._is_free = np.ones(len(given.tracks), dtype=np.bool_)
        self._is_free[given.tracks.places(id_array(taken))] = False

    @property
    def is_free(self) -> NDArray[np.bool_]:
        """Whether a track stands on no card yet, shape (n,)."""
        return self._is_free

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """What rules look at, kept for the page."""
        lacking = [track_id for track_id in ids if track_id not in self._facts]
        if lacking:
            self._facts |= self._given.facts(lacking)
        return {track_id: self._facts[track_id] for track_id in ids if track_id in self._facts}

    def chosen(self, scores: FloatArray, least: int, most: int) -> list[int]:
        """The places of up to ``most`` tracks, the best first; empty where fewer than ``least`` may come.

        Args:
            scores: of all tracks, shape (n,); minus infinity for those that are no candidates.
            least: tracks below which there is no card.
            most: tracks at most.
        """
        order = self._best(scores, most * POOL)
        if len(order) < least:
            return []
        allowed = self._allowed(order)
        if len(allowed) < most and len(order) == most * POOL:
            order = self._best(scores, most * POOL * WIDER)
            allowed = self._allowed(order)
        if len(allowed) < least:
            # Rather short pieces than no card, where the library has nothing else.
            allowed = self._allowed(order, Relaxation.LENGTH)
        low, high = ARTIST_SHARES
        share = low + (high - low) * self._diversity
        of_artist = max(1, round(share * most))
        found: list[int] = []
        while len(allowed) >= least:
            found = self._spread(allowed, scores, most, of_artist)
            if len(found) >= min(most, max(least, most // 2)) or of_artist >= most:
                break
            of_artist *= 2
        return found if len(found) >= least else []

    def levels(self, places: Sequence[int]) -> list[int]:
        """How far rules would have to give way for each track (``Relaxation``), 0 for not at all."""
        facts, ids = self._facts_at(places), self._given.tracks.ids
        numbers = [TrackId(int(ids[place])) for place in places]
        return [
            self._rules.level(number, facts[number], self._history) if number in facts else NEVER
            for number in numbers
        ]

    def is_whole(self, places: Sequence[int]) -> bool:
        """Whether the tracks of an album may come together; an interlude among others may, too."""
        levels = self.levels(places)
        return max(levels, default=NEVER) < Relaxation.VERSION and 2 * sum(map(bool, levels)) < len(levels)

    def take(self, places: Sequence[int]) -> None:
        """Keep tracks for a card; no other card gets them, or other files or versions of them."""
        self._is_free[places] = False
        for track_id, facts in self._facts_at(places).items():
            self._history.add(track_id, facts)

    def _best(self, scores: FloatArray, count: int) -> list[int]:
        open_places = np.flatnonzero(self._is_free & (scores > _LOWEST))
        if len(open_places) > count:
            open_places = open_places[np.argpartition(-scores[open_places], count)[:count]]
        return [int(place) for place in open_places[np.argsort(-scores[open_places], kind="stable")]]

    def _allowed(self, places: Sequence[int], level: int = ALLOWED) -> list[int]:
        return [place for place, own in zip(places, self.levels(places), strict=True) if own <= level]

    def _spread(self, places: list[int], scores: FloatArray, most: int, of_artist: int) -> list[int]:
        """Greedily the best, less what sounds as the ones before or is by the same artist."""
        artists = self._given.tracks.artist
        values = scores[places].astype(np.float64)
        vectors = self._vectors(places)
        likest = np.zeros(len(places))
        counts: Counter[int] = Counter()
        own = RecentHistory((), {})
        facts = self._facts_at(places)
        found: list[int] = []
        while len(found) < most:
            recent = [int(artists[place]) for place in found[-2:] if artists[place] >= 0]
            cost = self._diversity * LIKENESS_COST * likest + NEIGHBOUR_COST * np.isin(
                artists[places], recent
            )
            row = int(np.argmax(values - cost))
            if values[row] == _LOWEST:
                break
            values[row] = _LOWEST
            place = places[row]
            artist = int(artists[place])
            track_id = TrackId(int(self._given.tracks.ids[place]))
            if artist >= 0 and counts[artist] >= of_artist:
                continue
            if self._rules.level(track_id, facts[track_id], own) > Relaxation.LENGTH:
                continue
            own.add(track_id, facts[track_id])
            counts[artist] += 1
            found.append(place)
            likest = np.maximum(likest, vectors @ vectors[row])
        return found

    def _vectors(self, places: Sequence[int]) -> FloatArray:
        """Unit vectors of tracks, 0 where a sound is not known; shape (len(places), d)."""
        catalogue, ids = self._given.catalogue, self._given.tracks.ids[places]
        if catalogue is None:
            return np.zeros((len(places), 1), dtype=np.float32)
        rows = catalogue.index.select(ids)
        vectors = np.zeros((len(places), rows.vectors.shape[1]), dtype=np.float32)
        if len(rows):
            found = np.minimum(np.searchsorted(rows.ids, ids), len(rows) - 1)
            is_known = rows.ids[found] == ids
            vectors[is_known] = rows.vectors[found[is_known]]
        return vectors

    def _facts_at(self, places: Sequence[int]) -> dict[TrackId, TrackFacts]:
        return self.facts([TrackId(int(number)) for number in self._given.tracks.ids[list(places)]])
