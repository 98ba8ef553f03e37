"""What a track gets of what another program knows of it, where both sides may know something.

Ours stays: a rating is given to a track that has none, an opinion to one of which nothing was said. What
differs is offered. A track came into the library when it came into the first one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.model.import_plan import LineKey, Offer, OpinionOffer, RatingOffer
from musicrec_desktop.model.imported import ImportedTrack, Opinion
from musicrec_desktop.model.rating import MOST_HALF_STARS
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.imports.changes import ChangeStore, GivenOpinion, GivenRating

_POINTS_OF_HALF_STAR: Final = 10


@dataclass(frozen=True, slots=True)
class Merge:
    """What tracks get.

    Attributes:
        ratings: for tracks that have none.
        opinions: for tracks about which nothing was said.
        added: when tracks came into the library, where that is earlier.
        offers: what differs from ours.
    """

    ratings: tuple[GivenRating, ...] = ()
    opinions: tuple[GivenOpinion, ...] = ()
    added: Mapping[TrackId, int] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()


def half_stars(rating: int) -> int:
    """The half stars, 1 to 10, of a rating of 1 to 100."""
    return min(max(round(rating / _POINTS_OF_HALF_STAR), 1), MOST_HALF_STARS)


def merge(told: Iterable[tuple[LineKey, TrackId, ImportedTrack]], changes: ChangeStore, now_ms: int) -> Merge:
    """What is given, and what is offered.

    Args:
        told: what a source keeps beside tracks; of two lines of one track the first counts.
        changes: what is known here.
        now_ms: the date of opinions without one.
    """
    lines = list(told)
    ids = {track_id for _, track_id, _ in lines}
    ours = _Ours(changes, ids)
    ratings: dict[TrackId, GivenRating] = {}
    opinions: dict[TrackId, GivenOpinion] = {}
    added: dict[TrackId, int] = {}
    offers: dict[tuple[str, TrackId], Offer] = {}
    for key, track_id, one in lines:
        if one.rating is not None:
            stars = half_stars(one.rating)
            if track_id not in ours.ratings:
                ratings.setdefault(track_id, GivenRating(track_id, stars))
            elif ours.ratings[track_id] != stars:
                offer = RatingOffer(key, track_id, stars, ours.ratings[track_id])
                offers.setdefault(("rating", track_id), offer)
        if one.opinion is not None:
            at_ms = now_ms if one.opinion_at_ms is None else min(one.opinion_at_ms, now_ms)
            if ours.is_open(track_id, one.opinion):
                opinions.setdefault(track_id, GivenOpinion(track_id, one.opinion, at_ms))
            elif (said := ours.opinions.get(track_id)) not in {None, one.opinion}:
                assert said is not None
                if one.opinion is not Opinion.BANNED:
                    offer_of = OpinionOffer(key, track_id, one.opinion, said)
                    offers.setdefault(("opinion", track_id), offer_of)
        if one.added_ms is not None and one.added_ms < min(
            ours.added.get(track_id, 0), added.get(track_id, now_ms)
        ):
            added[track_id] = one.added_ms
    return Merge(tuple(ratings.values()), tuple(opinions.values()), added, tuple(offers.values()))


def taken(offers: Iterable[Offer], wanted: bool | Collection[Offer], now_ms: int) -> Merge:
    """What tracks get because the user takes theirs.

    Args:
        offers: of a plan.
        wanted: which of them; True for all.
        now_ms: the present time.
    """
    chosen = [one for one in offers if wanted is True or (wanted is not False and one in wanted)]
    return Merge(
        tuple(GivenRating(one.track_id, one.theirs) for one in chosen if isinstance(one, RatingOffer)),
        tuple(
            GivenOpinion(one.track_id, one.theirs, now_ms) for one in chosen if isinstance(one, OpinionOffer)
        ),
    )


class _Ours:
    """What is known here of some tracks."""

    def __init__(self, changes: ChangeStore, ids: Collection[TrackId]) -> None:
        self.ratings = changes.ratings(ids)
        self.opinions = changes.opinions(ids)
        self.added = changes.added_at(ids)
        self._bans = changes.bans(ids)

    def is_open(self, track_id: TrackId, opinion: Opinion) -> bool:
        """Whether nothing was said here that stands against an opinion."""
        if track_id not in self.added:
            return False
        return track_id not in (self._bans if opinion is Opinion.BANNED else self.opinions)
