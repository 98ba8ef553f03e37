"""What history, likes and stars of the listeners add to the scores of tracks: of one, or of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.rating import MOST_HALF_STARS, leaning_of
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.scoring_context import ScoringContext
from musicrec_desktop.recommend.queue.track_columns import TrackColumns
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array, is_among
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence
from musicrec_desktop.recommend.taste.mixed import Member, mixing_weights
from musicrec_desktop.recommend.taste.relevance import sound_kernels
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS, TasteProfile

TASTE_WEIGHT: Final = 0.25
TASTE_ALONE: Final = 0.8
"""The weight of the long-term taste where the session has no evidence yet."""
DISLIKED_WEIGHT: Final = 0.2
"""The cost of the same sound as a track that was skipped or disliked in other sessions."""
DISLIKED: Final = 8
"""How many of those tracks count, the least liked ones."""
LIKED_BONUS: Final = 0.06
RATED_BONUS: Final = 0.04
"""Of five stars; as much is taken for a star or less. A like outweighs it, and counts in its place."""
FAMILIARITY_WEIGHT: Final = 0.3
RECORD_WEIGHT: Final = 0.15
"""What is added for a track that was always played through, and taken for one that was always skipped."""
FATIGUE: Final = 0.15
FATIGUE_HALF_LIFE_DAYS: Final = 4.0
MODE_COST: Final = 1.0
WELL_KNOWN: Final = 10
"""Plays from which a track is as familiar as can be."""

LEANINGS: Final = np.array([leaning_of(half_stars) for half_stars in range(MOST_HALF_STARS + 1)])
"""By half stars."""

Parts = Mapping[ReasonKind, FloatArray]
Places = NDArray[np.int64] | NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class TasteScores:
    """What the long-term taste of each listener says of tracks by their sound; all of shape (listeners, n).

    Attributes:
        taste: what it adds.
        interest: the interest that each track is nearest to, -1 for none.
        against: what similarity to tracks that were rejected in other sessions adds, 0 or less.
        weights: how much each listener's word counts, by what taste and rejections say.
    """

    taste: FloatArray
    interest: NDArray[np.int64]
    against: FloatArray
    weights: FloatArray

    @classmethod
    def of(
        cls, context: ScoringContext, table: VectorTable, weights: Mapping[str, float] | None
    ) -> TasteScores:
        """Score the tracks of a table; ``weights`` are those of aspects."""
        shape = (len(context.members), len(table))
        taste, interest = np.zeros(shape, dtype=np.float32), np.full(shape, -1)
        against = np.zeros(shape, dtype=np.float32)
        for place, member in enumerate(context.members):
            taste[place], interest[place] = _taste(context, member.profile, table, weights)
            against[place] = _against(context, member.profile, table, weights)
        return cls(taste, interest, against, mixing_weights(taste + against, context.how))

    @property
    def mixed(self) -> FloatArray:
        """What all listeners together say, shape (n,)."""
        return np.asarray((self.weights * (self.taste + self.against)).sum(axis=0), dtype=np.float32)

    def spread(self, places: NDArray[np.int64], count: int) -> TasteScores:
        """The same for ``count`` tracks, of which these are at ``places``; zeros for the others."""
        shape = (len(self.taste), count)
        taste, against = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
        interest = np.full(shape, -1)
        weights = np.full(shape, 1.0 / shape[0], dtype=np.float32)
        taste[:, places], against[:, places] = self.taste, self.against
        interest[:, places], weights[:, places] = self.interest, self.weights
        return TasteScores(taste, interest, against, weights)

    def part(self, places: Places) -> TasteScores:
        """The scores of some of the tracks; ``places`` are columns, or a mask."""
        return TasteScores(
            self.taste[:, places], self.interest[:, places], self.against[:, places], self.weights[:, places]
        )


@dataclass(frozen=True, slots=True, eq=False)
class PersonalScores:
    """What the listeners add to the scores of n tracks.

    Attributes:
        parts: what each kind of reason adds for all listeners together, each of shape (n,).
        by_member: what each would add for each listener alone.
        companion: the welcome track that each track co-occurs with most, by listener, -1 for none, shape
            (listeners, n).
        plays: of each listener, shape (listeners, n).
        skips: of each listener, shape (listeners, n).
        last_ms: their latest listens, UTC, 0 for none, shape (listeners, n).
    """

    parts: Parts
    by_member: tuple[Parts, ...]
    companion: IdArray
    plays: NDArray[np.int64]
    skips: NDArray[np.int64]
    last_ms: NDArray[np.int64]


class PersonalScorer:
    """Scores tracks by what is known of the listeners.

    Args:
        context: what to score by.
        evidence: welcome tracks of the session, with how much each counts, at most 1.
    """

    def __init__(self, context: ScoringContext, evidence: Mapping[int, float]) -> None:
        self._context = context
        self._of_members = [_MemberScorer(context, member, evidence) for member in context.members]

    def scores(self, taste: TasteScores, ids: IdArray, tracks: TrackColumns) -> PersonalScores:
        """Score tracks.

        Args:
            taste: what the listeners' long-term taste says of these tracks.
            ids: of the tracks, ascending, shape (n,).
            tracks: what is known of them, in the same order.
        """
        by_member: list[Parts] = []
        companions, uses = [], []
        for place, scorer in enumerate(self._of_members):
            strength, companion = scorer.companions.of(ids)
            use = scorer.use(ids, tracks)
            by_member.append(
                {
                    ReasonKind.TASTE: taste.taste[place],
                    ReasonKind.SKIPPED: taste.against[place],
                    ReasonKind.CO_OCCURRENCE: strength,
                    **scorer.history(ids, tracks, use),
                }
            )
            companions.append(companion)
            uses.append(use)
        plays, skips, last_ms = (np.stack([use[column] for use in uses]) for column in range(3))
        parts = self._mixed(by_member)
        return PersonalScores(parts, tuple(by_member), np.stack(companions), plays, skips, last_ms)

    def _mixed(self, by_member: Sequence[Parts]) -> Parts:
        if len(by_member) == 1:
            return by_member[0]
        weights = mixing_weights(np.stack([_sum(parts) for parts in by_member]), self._context.how)
        return {
            kind: np.asarray(
                (weights * np.stack([one[kind] for one in by_member])).sum(axis=0), dtype=np.float32
            )
            for kind in by_member[0]
        }


def _sum(parts: Parts) -> FloatArray:
    return np.asarray(sum(parts.values()), dtype=np.float32)


class _Companions:
    """Tracks that co-occur with welcome ones, looked up for many candidates."""

    def __init__(self, co_occurrence: CoOccurrence, evidence: Mapping[int, float]) -> None:
        self._ids = np.unique(np.concatenate([NO_IDS, *(co_occurrence.of(one)[0] for one in evidence)]))
        strength, self._whose = co_occurrence.strengths(self._ids, evidence)
        self._parts = (co_occurrence.weight * strength).astype(np.float32)

    def of(self, ids: IdArray) -> tuple[FloatArray, IdArray]:
        """What co-occurrence adds, and the id of the welcome track it is with (-1 for none)."""
        is_known = is_among(ids, self._ids)
        parts, whose = np.zeros(len(ids), dtype=np.float32), np.full(len(ids), -1, dtype=np.int64)
        places = np.searchsorted(self._ids, ids[is_known])
        parts[is_known], whose[is_known] = self._parts[places], self._whose[places]
        return parts, whose


class _MemberScorer:
    """What is read once of a listener for all candidates of a plan."""

    def __init__(self, context: ScoringContext, member: Member, evidence: Mapping[int, float]) -> None:
        self._context, self._member = context, member
        self.companions = _Companions(member.co_occurrence, evidence)
        self._liked = np.sort(np.fromiter(member.liked, dtype=np.int64, count=len(member.liked)))
        rated = np.fromiter(member.ratings, dtype=np.int64, count=len(member.ratings))
        order = np.argsort(rated)
        self._rated = rated[order]
        half_stars = np.fromiter(member.ratings.values(), dtype=np.int64, count=len(rated))
        self._leaning_of_rated = LEANINGS[half_stars[order]]

    def use(
        self, ids: IdArray, tracks: TrackColumns
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Plays, skips and latest listens (0 for none), each of shape (n,)."""
        if self._member.use is not None:
            return self._member.use.of(ids)
        return tracks.plays, tracks.skips, tracks.last_ms

    def history(
        self,
        ids: IdArray,
        tracks: TrackColumns,
        use: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
    ) -> dict[ReasonKind, FloatArray]:
        """The parts of likes, stars, familiarity, earlier plays and skips, and how recently it was heard."""
        context = self._context
        plays, skips, last_ms = (column.astype(np.float64) for column in use)
        known = np.minimum(np.log1p(plays) / np.log1p(WELL_KNOWN), 1.0)
        wish = FAMILIARITY_WEIGHT * context.controls.familiarity * (2.0 * known - 1.0)
        record = RECORD_WEIGHT * ((plays + 1.0) / (plays + skips + 2.0) - 0.5) * 2.0
        record[(plays == 0) & (skips == 0)] = 0.0
        age_days = np.maximum(context.now_ms - last_ms, 0.0) / DAY_MS
        fatigue = np.where(last_ms > 0, -FATIGUE * 0.5 ** (age_days / FATIGUE_HALF_LIFE_DAYS), 0.0)
        cost = np.where(tracks.match(context.controls.mode, context.now_ms), 0.0, -MODE_COST)
        is_unheard = (plays == 0) & (last_ms == 0)
        past = wish + record + fatigue + cost
        is_liked = is_among(ids, self._liked)
        return {
            ReasonKind.LIKED: (LIKED_BONUS * is_liked).astype(np.float32),
            ReasonKind.RATED: (RATED_BONUS * self._leanings(ids) * ~is_liked).astype(np.float32),
            ReasonKind.UNHEARD: np.where(is_unheard, past, 0.0).astype(np.float32),
            ReasonKind.FAMILIAR: np.where(is_unheard, 0.0, past).astype(np.float32),
        }

    def _leanings(self, ids: IdArray) -> NDArray[np.float64]:
        """What the listener's stars say of tracks, 0 where there are none, shape (n,)."""
        leanings = np.zeros(len(ids))
        is_rated = is_among(ids, self._rated)
        leanings[is_rated] = self._leaning_of_rated[np.searchsorted(self._rated, ids[is_rated])]
        return leanings


def _taste(
    context: ScoringContext, profile: TasteProfile, table: VectorTable, weights: Mapping[str, float] | None
) -> tuple[FloatArray, NDArray[np.int64]]:
    scores, interest = np.zeros(len(table), np.float32), np.full(len(table), -1)
    catalogue = context.catalogue
    if catalogue is None or not len(table):
        return scores, interest
    weight = TASTE_WEIGHT if len(context.relevance.influence) else TASTE_ALONE
    greatest = max((each.share for each in profile.interests), default=1.0)
    kernels = _kernels(catalogue, [each.track_id for each in profile.interests], table, weights)
    for place, each in enumerate(profile.interests):
        kernel = kernels.get(each.track_id)
        if kernel is None:
            continue
        habit = 1.0 if context.at is None else each.habit(context.at)
        share = (each.share / greatest) ** 0.5
        value = weight * habit * share * kernel
        interest[value > scores] = place
        scores = np.maximum(scores, value)
    return scores.astype(np.float32), interest


def _against(
    context: ScoringContext, profile: TasteProfile, table: VectorTable, weights: Mapping[str, float] | None
) -> FloatArray:
    worst = np.zeros(len(table), dtype=np.float32)
    if context.catalogue is None or not len(table):
        return worst
    for kernel in _kernels(context.catalogue, profile.rejected[:DISLIKED], table, weights).values():
        worst = np.maximum(worst, kernel)
    return np.asarray(-DISLIKED_WEIGHT * worst, dtype=np.float32)


def _kernels(
    catalogue: SoundCatalogue,
    ids: Sequence[TrackId],
    table: VectorTable,
    weights: Mapping[str, float] | None,
) -> Mapping[int, FloatArray]:
    """``sound_kernels`` by track, of the tracks whose sound is known; each of shape (n,)."""
    rows = catalogue.index.select(np.sort(id_array(ids)))
    return dict(zip(rows.ids.tolist(), sound_kernels(catalogue, rows, table, weights), strict=True))
