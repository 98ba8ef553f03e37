"""Choosing one track after the other: fitting, but not all alike, and not the same every day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.candidates import Candidate
from musicrec_desktop.recommend.luck import luck

DIVERSITY: Final = 0.15
"""What likeness to the tracks chosen just before costs. Source: maximal marginal relevance, Carbonell and
Goldstein, SIGIR 1998."""
LOOK_BACK: Final = 5
LIKED_BONUS: Final = 0.04
WANDER: Final = 0.35
"""Size of the luck, as a share of the spread among the best candidates."""
LEAST_SPREAD: Final = 0.02
BEST: Final = 50


class Ranking:
    """Candidates in the order of their worth; a chosen one makes others that sound alike less wanted.

    Args:
        liked: tracks that the listener likes.
        rng_seed: another one gives another draw.
        before: vectors of the tracks that the chosen ones will follow, in order.
    """

    def __init__(
        self, *, liked: Collection[TrackId] = (), rng_seed: int, before: Sequence[FloatArray] = ()
    ) -> None:
        self._liked = frozenset(liked)
        self._rng_seed = rng_seed
        self._worth: dict[TrackId, float] = {}
        self._vectors: dict[TrackId, FloatArray] = {}
        self._chosen: list[FloatArray] = list(before)

    def add(self, candidates: Sequence[Candidate]) -> None:
        """More candidates."""
        if not candidates:
            return
        relevance = np.array([candidate.relevance for candidate in candidates])
        best = np.sort(relevance)[-BEST:]
        scale = WANDER * max(float(best.std()), LEAST_SPREAD)
        drawn = scale * luck([candidate.track_id for candidate in candidates], self._rng_seed)
        for candidate, value, chance in zip(candidates, relevance, drawn, strict=True):
            bonus = LIKED_BONUS if candidate.track_id in self._liked else 0.0
            self._worth[candidate.track_id] = float(value + chance + bonus)
            if candidate.vector is not None:
                self._vectors[candidate.track_id] = candidate.vector

    def best(self, allowed: Collection[TrackId]) -> TrackId:
        """The one of ``allowed`` (not empty, all added before) that should come next."""
        ids = sorted(allowed)
        penalty = self._penalties(ids)
        return max(ids, key=lambda track_id: self._worth[track_id] - penalty.get(track_id, 0.0))

    def choose(self, track_id: TrackId) -> None:
        """It comes next."""
        if (vector := self._vectors.get(track_id)) is not None:
            self._chosen.append(vector)

    def _penalties(self, ids: Sequence[TrackId]) -> Mapping[TrackId, float]:
        known = [track_id for track_id in ids if track_id in self._vectors]
        recent = self._chosen[-LOOK_BACK:]
        if not known or not recent:
            return {}
        cosines = np.stack([self._vectors[track_id] for track_id in known]) @ np.stack(recent).T
        return dict(zip(known, (DIVERSITY * np.maximum(cosines.max(axis=1), 0.0)).tolist(), strict=True))
