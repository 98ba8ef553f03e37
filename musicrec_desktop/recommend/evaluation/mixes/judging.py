"""Judges cards by what a listener accepts, beside lists of the same length that others would make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from musicrec_desktop.model.card import Card
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.mix import ShownTracks
from musicrec_desktop.model.mix_evaluation import CardFigures, Rival
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.mixes.world import MixWorld
from musicrec_desktop.recommend.evaluation.queue.baselines import nearest, popular
from musicrec_desktop.recommend.space.vector_table import id_array

LATEST = 10
"""The number of tracks, the ones played last, that the nearest are looked for around."""


@dataclass(slots=True)
class Rivals:
    """What others would offer on one day; like the cards of a page, their lists have no track twice.

    Attributes:
        most_played: the library by earlier plays.
        nearest: the library by how much it sounds like what was played last.
        library: every track.
        heard: tracks that were heard before.
        given: how many tracks of each list cards before have had.
    """

    most_played: Sequence[TrackId]
    nearest: Sequence[TrackId]
    library: Sequence[TrackId]
    heard: frozenset[TrackId]
    given: int = 0

    @classmethod
    def of(cls, world: MixWorld, listens: ListenTable) -> Rivals:
        """The rivals after some listens, oldest first."""
        played = listens.track_ids[listens.is_play][::-1].tolist()
        latest = [TrackId(number) for number in dict.fromkeys(played) if world.library.track(TrackId(number))]
        context = latest[:LATEST]
        library = world.library.ids
        near = nearest(context, world.library, world.catalogue, 0) if context else list(library)
        heard = frozenset(TrackId(number) for number in np.unique(listens.track_ids).tolist())
        # What the nearest are looked for around is as near as can be.
        return cls(popular((), world.library, listens), [*context, *near], library, heard)

    def beside(self, card: Card) -> dict[Rival, Sequence[TrackId]]:
        """The next tracks of each list, as many as a card has."""
        start, self.given = self.given, self.given + len(card.tracks)
        return {
            Rival.MOST_PLAYED: self.most_played[start : self.given],
            Rival.NEAREST: self.nearest[start : self.given],
        }


@dataclass(slots=True)
class Tally:
    """Counts of tracks that were offered and accepted, by cards and by their rivals."""

    cards: int = 0
    tracks: int = 0
    accepted: int = 0
    unheard: int = 0
    accepted_unheard: int = 0
    random_unheard: float = 0.0
    by_rival: dict[Rival, float] = field(default_factory=lambda: dict.fromkeys(Rival, 0.0))

    def add(
        self,
        card: Card,
        wanted: Collection[TrackId],
        rivals: Rivals,
        beside: Mapping[Rival, Sequence[TrackId]],
    ) -> None:
        """Count a card of a page, and the tracks of the rivals ``beside`` it."""
        ids = card.track_ids
        count = len(ids)
        new = [track_id for track_id in ids if track_id not in rivals.heard]
        self.cards += 1
        self.tracks += count
        self.accepted += _hits(ids, wanted)
        self.unheard += len(new)
        self.accepted_unheard += _hits(new, wanted)
        self.by_rival[Rival.RANDOM] += count * _share(rivals.library, wanted)
        for rival, listed in beside.items():
            self.by_rival[rival] += _hits(listed, wanted)
        never = [track_id for track_id in rivals.library if track_id not in rivals.heard]
        self.random_unheard += len(new) * _share(never, wanted)

    @property
    def figures(self) -> CardFigures:
        """The counts as shares; at least one card must have been counted."""
        return CardFigures(
            cards=self.cards,
            tracks=self.tracks,
            accepted=self.accepted / self.tracks,
            unheard=self.unheard / self.tracks,
            accepted_unheard=self.accepted_unheard / self.unheard if self.unheard else None,
            rivals={rival: value / self.tracks for rival, value in self.by_rival.items()},
            random_unheard=self.random_unheard / self.unheard if self.unheard else None,
        )


class Repeats:
    """Counts how much of each page stood on the pages of the days before."""

    def __init__(self) -> None:
        self._pages: list[frozenset[TrackId]] = []
        self._next_day: list[float] = []
        self._in_week: list[float] = []
        self.twice = 0

    @property
    def next_day(self) -> Sequence[float]:
        """For each page but the first the share that stood on the page before."""
        return self._next_day

    @property
    def in_week(self) -> Sequence[float]:
        """For each page but the first the share that stood on one of the seven before."""
        return self._in_week

    @property
    def seen(self) -> frozenset[TrackId]:
        """Every track that stood on a page."""
        return frozenset[TrackId]().union(*self._pages)

    @property
    def shown(self) -> ShownTracks:
        """What stood on the pages so far, as the page of the next day gets it."""
        listed = [
            (track_id, days_ago)
            for days_ago, page in enumerate(reversed(self._pages), start=1)
            for track_id in sorted(page)
        ]
        return ShownTracks.of(id_array([one for one, _ in listed]), id_array([days for _, days in listed]))

    def add(self, cards: Iterable[Card]) -> None:
        """Count the page of the next day."""
        listed = [track_id for card in cards for track_id in card.track_ids]
        page = frozenset(listed)
        self.twice += len(listed) - len(page)
        if self._pages and page:
            self._next_day.append(len(page & self._pages[-1]) / len(page))
            week = frozenset[TrackId]().union(*self._pages[-7:])
            self._in_week.append(len(page & week) / len(page))
        self._pages.append(page)


def figures_of(tallies: Mapping[str, Tally]) -> dict[str, CardFigures]:
    """The figures of those tallies that counted a card."""
    return {name: tally.figures for name, tally in tallies.items() if tally.tracks}


def _hits(ids: Iterable[TrackId], wanted: Collection[TrackId]) -> int:
    return sum(track_id in wanted for track_id in ids)


def _share(ids: Sequence[TrackId], wanted: Collection[TrackId]) -> float:
    return _hits(ids, wanted) / len(ids) if ids else 0.0
