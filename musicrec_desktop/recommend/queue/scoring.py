"""Scores of tracks: parts for and against each track, which add up to its score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_controls import EnergyWish
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.queue.personal import (
    Parts,
    PersonalScorer,
    PersonalScores,
    Places,
    TasteScores,
)
from musicrec_desktop.recommend.queue.scoring_context import ScoringContext
from musicrec_desktop.recommend.queue.track_columns import TrackColumns
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable
from musicrec_desktop.recommend.taste.relevance import LEAST_LIKENESS, Shares

ENERGY_WEIGHT: Final = 0.3
COVER_WEIGHT: Final = 0.1
"""What a cover adds that is as alike as can be, for each step of the slider, which has three."""
EXPLORATION_LEAST, EXPLORATION_SPAN = 0.015, 0.075


@dataclass(frozen=True, slots=True, eq=False)
class ScoredTracks:
    """Tracks and their scores.

    Attributes:
        ids: shape (n,).
        tracks: what is known of each.
        parts: what each kind of reason adds to the scores, each of shape (n,).
        shares: what each piece of evidence adds, for the reasons.
        taste: what the long-term taste of each listener says.
        personal: what the listeners' history adds, for the reasons.
        total: the scores: the sum of the parts, shape (n,).
        fits: whether a track is more likely welcome than not, and sounds like a welcome track, shares a tag
            with one, or has an unknown sound; shape (n,).
        likeness: corrected cosine to the welcome track that adds most; NaN where one of the two sounds is
            not known; shape (n,).
    """

    ids: IdArray
    tracks: TrackColumns
    parts: Parts
    shares: Shares
    taste: TasteScores
    personal: PersonalScores
    total: FloatArray
    fits: NDArray[np.bool_]
    likeness: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class SoundScores:
    """The parts of scores that sound alone gives; zeros where a sound is not known.

    Attributes:
        ids: ascending, shape (n,).
        shares: what each piece of the session's evidence adds, shape (n, evidence).
        taste: what the long-term taste of each listener says.
    """

    ids: IdArray
    shares: FloatArray
    taste: TasteScores

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
        shares[places] = context.relevance.by_sound(table, is_draft=is_draft)
        weights = None if is_draft else context.controls.weights
        return cls(ids, shares, TasteScores.of(context, table, weights).spread(places, len(ids)))

    @property
    def total(self) -> FloatArray:
        """The sum of the parts, shape (n,)."""
        return np.asarray(self.shares.sum(axis=1) + self.taste.mixed, dtype=np.float32)

    def part(self, places: Places) -> SoundScores:
        """The scores of some of the tracks; ``places`` are rows in ascending order, or a mask."""
        return SoundScores(self.ids[places], self.shares[places], self.taste.part(places))


class Scorer:
    """Scores the candidates of a plan: adds all parts up.

    Args:
        context: what to score by.
    """

    def __init__(self, context: ScoringContext) -> None:
        self._context = context
        evidence = {
            int(track_id): float(value)
            for track_id, value in zip(context.relevance.ids, context.relevance.influence, strict=True)
            if value > 0
        }
        greatest = max(evidence.values(), default=1.0)
        counted = {track_id: value / greatest for track_id, value in evidence.items()}
        self._personal = PersonalScorer(context, counted)
        self._cover = _CoverScorer(context, evidence)

    def scores(self, sound: SoundScores, tracks: TrackColumns) -> ScoredTracks:
        """Score tracks.

        Args:
            sound: the sound scores of n tracks.
            tracks: what is known of the same tracks, in the same order.
        """
        context, ids = self._context, sound.ids
        shares = context.relevance.shares(ids, sound.shares, tracks.tags)
        personal = self._personal.scores(sound.taste, ids, tracks)
        parts: dict[ReasonKind, FloatArray] = {
            **personal.parts,
            ReasonKind.SESSION: _positive(shares.sound),
            ReasonKind.SKIPPED: personal.parts[ReasonKind.SKIPPED]
            + _negative(shares.sound)
            + sum(_negative(part) for part in shares.tags.values()),
            ReasonKind.ARTIST: _positive(shares.tags["artist"]),
            ReasonKind.ALBUM: _positive(shares.tags["album"]),
            ReasonKind.GENRE: _positive(shares.tags["genre"]),
            ReasonKind.ENERGY: _energy(context.controls.energy, tracks.energy),
            ReasonKind.COVER: self._cover.parts(ids),
            ReasonKind.EXPLORATION: _exploration(context, ids),
        }
        total = np.asarray(sum(parts.values()), dtype=np.float32)
        is_welcome = shares.total + sound.taste.mixed + context.relevance.mood >= 0
        likeness = context.relevance.likeness(shares)
        has_tie = parts[ReasonKind.ARTIST] + parts[ReasonKind.ALBUM] + parts[ReasonKind.GENRE] > 0
        fits = np.asarray(context.is_inside | (is_welcome & (has_tie | ~(likeness < LEAST_LIKENESS))))
        return ScoredTracks(ids, tracks, parts, shares, sound.taste, personal, total, fits, likeness)


def _energy(wish: EnergyWish, energy: NDArray[np.float64]) -> FloatArray:
    if wish is EnergyWish.ANY:
        return np.zeros(len(energy), dtype=np.float32)
    sign = 1.0 if wish is EnergyWish.LIVELY else -1.0
    return np.asarray(sign * ENERGY_WEIGHT * 2.0 * (energy - 0.5), dtype=np.float32)


class _CoverScorer:
    """What covers add that look like those of welcome tracks.

    A track without a known cover gets what a picture of the library has on average, so that it is neither
    better nor worse off.
    """

    def __init__(self, context: ScoringContext, evidence: Mapping[int, float]) -> None:
        self._looks, self._weight = context.looks, COVER_WEIGHT * context.controls.cover
        self._closeness: FloatArray | None = None
        if self._looks is None or not self._weight:
            return
        welcome: dict[int, float] = {}
        for track, value in evidence.items():
            if (row := self._looks.row_of(track)) is not None:
                welcome[row] = max(value, welcome.get(row, 0.0))
        if not welcome:
            return
        greatest = max(welcome.values())
        self._closeness = np.max(
            [self._looks.closeness(row) * (value / greatest) for row, value in welcome.items()], axis=0
        )

    def parts(self, ids: IdArray) -> FloatArray:
        """What is added for tracks, shape (n,)."""
        if self._looks is None or self._closeness is None:
            return np.zeros(len(ids), dtype=np.float32)
        closeness, weight, usual = self._closeness, self._weight, float(self._closeness.mean())
        rows = [self._looks.row_of(track) for track in ids.tolist()]
        return np.asarray(
            [weight * (usual if row is None else closeness[row]) for row in rows], dtype=np.float32
        )


def _exploration(context: ScoringContext, ids: IdArray) -> FloatArray:
    scale = EXPLORATION_LEAST + EXPLORATION_SPAN * context.controls.wander
    return np.asarray(scale * exploration_noise(ids, context.rng_seed), dtype=np.float32)


def _positive(shares: FloatArray) -> FloatArray:
    return np.asarray(np.maximum(shares, 0.0).sum(axis=1))


def _negative(shares: FloatArray) -> FloatArray:
    return np.asarray(np.minimum(shares, 0.0).sum(axis=1))
