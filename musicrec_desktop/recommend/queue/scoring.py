"""Scores of tracks: parts for and against each track, which add up to its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_controls import EnergyWish, Mode, QueueControls
from musicrec_desktop.model.rating import leaning_of
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.covers.catalogue import LookCatalogue
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import REDISCOVER_AFTER_DAYS
from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence
from musicrec_desktop.recommend.taste.relevance import LEAST_LIKENESS, REACH, Relevance, Shares
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
ENERGY_WEIGHT: Final = 0.3
COVER_WEIGHT: Final = 0.1
"""What a cover adds that is as alike as can be, for each step of the slider, which has three."""
MODE_COST: Final = 1.0
WELL_KNOWN: Final = 10
"""Plays from which a track is as familiar as can be."""
EXPLORATION_LEAST, EXPLORATION_SPAN = 0.015, 0.075

Parts = Mapping[ReasonKind, FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class ScoringContext:
    """Everything that tracks are scored by.

    Attributes:
        catalogue: the sound of the library; None while nothing is analysed.
        relevance: the evidence of this session.
        profile: the long-term taste of the listener.
        co_occurrence: of tracks in sessions.
        controls: what the listener set.
        liked: tracks with a like.
        ratings: half stars by track.
        now_ms: UTC.
        at: the time on the listener's clock; None leaves out habits.
        rng_seed: of the exploration noise.
        is_inside: whether all tracks fit, because the listener chose what they are taken from.
        looks: the covers of the library; None where they do not count.
    """

    catalogue: SoundCatalogue | None
    relevance: Relevance
    profile: TasteProfile
    co_occurrence: CoOccurrence
    controls: QueueControls
    liked: frozenset[TrackId]
    ratings: Mapping[TrackId, int]
    now_ms: int
    at: datetime | None
    rng_seed: int
    is_inside: bool = False
    looks: LookCatalogue | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ScoredTracks:
    """Tracks and their scores.

    Attributes:
        ids: shape (n,).
        facts: tags and measures of each track.
        parts: what each kind of reason adds to the scores, each of shape (n,).
        shares: what each piece of evidence adds, for the reasons.
        interest: the interest that each track is nearest to, -1 for none, shape (n,).
        companion: the welcome track that each track co-occurs with most, -1 for none, shape (n,).
        total: the scores: the sum of the parts, shape (n,).
        fits: whether a track is more likely welcome than not, and sounds like a welcome track, shares a tag
            with one, or has an unknown sound; shape (n,).
        likeness: corrected cosine to the welcome track that adds most; NaN where one of the two sounds is
            not known; shape (n,).
    """

    ids: IdArray
    facts: Sequence[TrackFacts]
    parts: Parts
    shares: Shares
    interest: NDArray[np.int64]
    companion: IdArray
    total: FloatArray
    fits: NDArray[np.bool_]
    likeness: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class SoundScores:
    """The parts of scores that sound alone gives; zeros where a sound is not known.

    Attributes:
        ids: ascending, shape (n,).
        shares: what each piece of the session's evidence adds, shape (n, evidence).
        taste: what the long-term taste adds, shape (n,).
        interest: the interest that each track is nearest to, -1 for none, shape (n,).
        against: what similarity to tracks that were rejected in other sessions adds, 0 or less, shape (n,).
    """

    ids: IdArray
    shares: FloatArray
    taste: FloatArray
    interest: NDArray[np.int64]
    against: FloatArray

    @classmethod
    def of(
        cls, context: ScoringContext, ids: IdArray, table: VectorTable, *, is_draft: bool = False
    ) -> SoundScores:
        """Score tracks by their sound.

        Args:
            context: what to score by.
            ids: ascending, shape (n,).
            table: the rows of the tracks whose sound is known.
            is_draft: leave out the listener's weights of aspects, which take most of the time.
        """
        places = np.searchsorted(ids, table.ids)
        shares = np.zeros((len(ids), len(context.relevance.ids)), dtype=np.float32)
        taste, interest = np.zeros(len(ids), dtype=np.float32), np.full(len(ids), -1)
        shares[places] = context.relevance.by_sound(table, is_draft=is_draft)
        weights = None if is_draft else context.controls.weights
        taste[places], interest[places] = _taste(context, table, weights)
        against = np.zeros(len(ids), dtype=np.float32)
        against[places] = _against(context, table, weights)
        return cls(ids, shares, taste, interest, against)

    @property
    def total(self) -> FloatArray:
        """The sum of the parts, shape (n,)."""
        return np.asarray(self.shares.sum(axis=1) + self.taste + self.against, dtype=np.float32)

    def part(self, places: NDArray[np.int64] | NDArray[np.bool_]) -> SoundScores:
        """The scores of some of the tracks; ``places`` are rows in ascending order, or a mask."""
        return SoundScores(
            self.ids[places],
            self.shares[places],
            self.taste[places],
            self.interest[places],
            self.against[places],
        )


def score_tracks(context: ScoringContext, sound: SoundScores, facts: Sequence[TrackFacts]) -> ScoredTracks:
    """Add all parts up.

    Args:
        context: what to score by.
        sound: the sound scores of n tracks.
        facts: of the same tracks, in the same order.
    """
    ids = sound.ids
    shares = context.relevance.shares(ids, sound.shares, facts)
    evidence = {
        int(track_id): float(value)
        for track_id, value in zip(context.relevance.ids, context.relevance.influence, strict=True)
        if value > 0
    }
    greatest = max(evidence.values(), default=1.0)
    strength, companion = context.co_occurrence.strengths(
        ids, {track_id: value / greatest for track_id, value in evidence.items()}
    )
    parts: dict[ReasonKind, FloatArray] = {
        ReasonKind.SESSION: _positive(shares.sound),
        ReasonKind.SKIPPED: sound.against
        + _negative(shares.sound)
        + sum(_negative(part) for part in shares.tags.values()),
        ReasonKind.ARTIST: _positive(shares.tags["artist"]),
        ReasonKind.ALBUM: _positive(shares.tags["album"]),
        ReasonKind.GENRE: _positive(shares.tags["genre"]),
        ReasonKind.TASTE: sound.taste,
        ReasonKind.CO_OCCURRENCE: (context.co_occurrence.weight * strength).astype(np.float32),
        **_personal(context, ids, facts),
        ReasonKind.ENERGY: _energy(context.controls.energy, facts),
        ReasonKind.COVER: _cover(context, ids, evidence),
        ReasonKind.EXPLORATION: _exploration(context, ids),
    }
    total = np.asarray(sum(parts.values()), dtype=np.float32)
    is_welcome = shares.total + sound.taste + sound.against + context.relevance.mood >= 0
    likeness = context.relevance.likeness(shares)
    has_tie = parts[ReasonKind.ARTIST] + parts[ReasonKind.ALBUM] + parts[ReasonKind.GENRE] > 0
    fits = np.asarray(context.is_inside | (is_welcome & (has_tie | ~(likeness < LEAST_LIKENESS))))
    return ScoredTracks(ids, facts, parts, shares, sound.interest, companion, total, fits, likeness)


def matches_mode(mode: Mode, facts: TrackFacts, now_ms: int) -> bool:
    """Whether a track belongs to a queue of a mode; ``now_ms`` is UTC."""
    if mode is Mode.UNPLAYED:
        return facts.plays == 0
    if mode is Mode.REDISCOVER:
        heard_ms = facts.last_listen_ms
        return facts.plays > 0 and heard_ms is not None and now_ms - heard_ms > REDISCOVER_AFTER_DAYS * DAY_MS
    return True


def _taste(
    context: ScoringContext, table: VectorTable, weights: Mapping[str, float] | None
) -> tuple[FloatArray, NDArray[np.int64]]:
    scores, interest = np.zeros(len(table), np.float32), np.full(len(table), -1)
    catalogue, profile = context.catalogue, context.profile
    if catalogue is None or not len(table):
        return scores, interest
    weight = TASTE_WEIGHT if len(context.relevance.influence) else TASTE_ALONE
    greatest = max((each.share for each in profile.interests), default=1.0)
    for place, each in enumerate(profile.interests):
        row = catalogue.row(each.track_id)
        if row is None:
            continue
        habit = 1.0 if context.at is None else each.habit(context.at)
        value = weight * habit * (each.share / greatest) ** 0.5 * _kernel(catalogue, row, table, weights)
        interest[value > scores] = place
        scores = np.maximum(scores, value)
    return scores.astype(np.float32), interest


def _against(context: ScoringContext, table: VectorTable, weights: Mapping[str, float] | None) -> FloatArray:
    worst = np.zeros(len(table), dtype=np.float32)
    if context.catalogue is None or not len(table):
        return worst
    for track_id in context.profile.rejected[:DISLIKED]:
        if (row := context.catalogue.row(track_id)) is not None:
            worst = np.maximum(worst, _kernel(context.catalogue, row, table, weights))
    return np.asarray(-DISLIKED_WEIGHT * worst, dtype=np.float32)


def _kernel(
    catalogue: SoundCatalogue, row: VectorTable, table: VectorTable, weights: Mapping[str, float] | None
) -> FloatArray:
    likeness = catalogue.likeness(row, table, weights)
    return np.asarray(np.exp((np.minimum(likeness, 1.0) - 1.0) / REACH), dtype=np.float32)


def _personal(
    context: ScoringContext, ids: IdArray, facts: Sequence[TrackFacts]
) -> dict[ReasonKind, FloatArray]:
    """The parts of likes, stars, familiarity, earlier plays and skips, and how recently a track was heard."""
    plays = np.array([one.plays for one in facts], dtype=np.float64)
    skips = np.array([one.skips for one in facts], dtype=np.float64)
    last_ms = np.array([one.last_listen_ms or 0 for one in facts], dtype=np.float64)
    known = np.minimum(np.log1p(plays) / np.log1p(WELL_KNOWN), 1.0)
    wish = FAMILIARITY_WEIGHT * context.controls.familiarity * (2.0 * known - 1.0)
    record = RECORD_WEIGHT * ((plays + 1.0) / (plays + skips + 2.0) - 0.5) * 2.0
    record[(plays == 0) & (skips == 0)] = 0.0
    age_days = np.maximum(context.now_ms - last_ms, 0.0) / DAY_MS
    fatigue = np.where(last_ms > 0, -FATIGUE * 0.5 ** (age_days / FATIGUE_HALF_LIFE_DAYS), 0.0)
    mode = context.controls.mode
    cost = [0.0 if matches_mode(mode, one, context.now_ms) else -MODE_COST for one in facts]
    is_unheard = (plays == 0) & (last_ms == 0)
    past = wish + record + fatigue + np.array(cost)
    is_liked = np.isin(ids, np.fromiter(context.liked, dtype=np.int64, count=len(context.liked)))
    leaning = np.array([leaning_of(context.ratings.get(TrackId(number), 0)) for number in ids.tolist()])
    return {
        ReasonKind.LIKED: (LIKED_BONUS * is_liked).astype(np.float32),
        ReasonKind.RATED: (RATED_BONUS * leaning * ~is_liked).astype(np.float32),
        ReasonKind.UNHEARD: np.where(is_unheard, past, 0.0).astype(np.float32),
        ReasonKind.FAMILIAR: np.where(is_unheard, 0.0, past).astype(np.float32),
    }


def _energy(wish: EnergyWish, facts: Sequence[TrackFacts]) -> FloatArray:
    if wish is EnergyWish.ANY:
        return np.zeros(len(facts), dtype=np.float32)
    sign = 1.0 if wish is EnergyWish.LIVELY else -1.0
    energy = [0.5 if one.sound is None else one.sound.energy for one in facts]
    return np.asarray(sign * ENERGY_WEIGHT * 2.0 * (np.array(energy) - 0.5), dtype=np.float32)


def _cover(context: ScoringContext, ids: IdArray, evidence: Mapping[int, float]) -> FloatArray:
    """What covers add that look like those of welcome tracks.

    A track without a known cover gets what a picture of the library has on average, so that it is neither
    better nor worse off.
    """
    looks, weight = context.looks, COVER_WEIGHT * context.controls.cover
    none = np.zeros(len(ids), dtype=np.float32)
    if looks is None or not weight:
        return none
    welcome: dict[int, float] = {}
    for track, value in evidence.items():
        if (row := looks.row_of(track)) is not None:
            welcome[row] = max(value, welcome.get(row, 0.0))
    if not welcome:
        return none
    greatest = max(welcome.values())
    closeness = np.max([looks.closeness(row) * (value / greatest) for row, value in welcome.items()], axis=0)
    rows = [looks.row_of(track) for track in ids.tolist()]
    usual = float(closeness.mean())
    return np.asarray([weight * (usual if row is None else closeness[row]) for row in rows], np.float32)


def _exploration(context: ScoringContext, ids: IdArray) -> FloatArray:
    scale = EXPLORATION_LEAST + EXPLORATION_SPAN * context.controls.wander
    return np.asarray(scale * exploration_noise(ids.tolist(), context.rng_seed), dtype=np.float32)


def _positive(shares: FloatArray) -> FloatArray:
    return np.asarray(np.maximum(shares, 0.0).sum(axis=1))


def _negative(shares: FloatArray) -> FloatArray:
    return np.asarray(np.minimum(shares, 0.0).sum(axis=1))
