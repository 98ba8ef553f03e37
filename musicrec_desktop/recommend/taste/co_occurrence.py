"""Co-occurrence of tracks in sessions: item-based collaborative filtering over all listeners of a profile.

The strength of a pair is the cosine of its co-occurrence counts, shrunk where there are few of them (Sarwar
et al., "Item-based collaborative filtering recommendation algorithms", WWW 2001; shrinkage: Bell and Koren,
"Scalable collaborative filtering", ICDM 2007). Its weight is what helped most on held-out sessions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray

WINDOW: Final = 6
"""Two plays of a session co-occur where they are fewer than this many places apart."""
SHRINKAGE: Final = 4.0
MINIMUM_PLAYS: Final = 200
MINIMUM_SESSIONS: Final = 12
SEEN_SHARE: Final = 0.7
TESTED: Final = 120
WEIGHTS: Final = (0.1, 0.2, 0.4)
LEAST_GAIN: Final = 0.01
"""The gain of mean reciprocal rank below which the weight is 0; it also has to be two standard errors."""


@dataclass(frozen=True, slots=True, eq=False)
class CoOccurrence:
    """Pairs of tracks, in both directions, ordered by the first.

    Attributes:
        first: ids, ascending, shape (pairs,).
        second: ids, shape (pairs,).
        strength: 0 to 1, shape (pairs,).
        weight: what a strength of 1 adds to a score; 0 where co-occurrence does not help.
    """

    first: IdArray = field(default_factory=lambda: NO_IDS)
    second: IdArray = field(default_factory=lambda: NO_IDS)
    strength: FloatArray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    weight: float = 0.0

    def __len__(self) -> int:
        return len(self.first)

    def of(self, track_id: int) -> tuple[IdArray, FloatArray]:
        """The ids that co-occur with a track, and their strengths, both of shape (n,)."""
        start, end = np.searchsorted(self.first, [track_id, track_id + 1])
        return self.second[start:end], self.strength[start:end]

    def strengths(self, ids: IdArray, evidence: Mapping[int, float]) -> tuple[FloatArray, IdArray]:
        """How strongly tracks co-occur with welcome ones.

        Args:
            ids: of the tracks, ascending, shape (n,).
            evidence: ids of welcome tracks, with how much each counts.

        Returns:
            The greatest counted strength of each track, and the id of the welcome track that it is with (-1
            for none), both of shape (n,).
        """
        best = np.zeros(len(ids), dtype=np.float32)
        whose = np.full(len(ids), -1, dtype=np.int64)
        for track_id, trust in evidence.items():
            others, strength = self.of(track_id)
            if not len(others) or not len(ids):
                continue
            places = np.minimum(np.searchsorted(ids, others), len(ids) - 1)
            is_there = ids[places] == others
            places, value = places[is_there], strength[is_there] * np.float32(trust)
            is_better = value > best[places]
            best[places[is_better]] = value[is_better]
            whose[places[is_better]] = track_id
        return best, whose


def count_co_occurrence(track_ids: IdArray, session_ids: IdArray) -> CoOccurrence:
    """The co-occurrence of plays, with a weight of 0.

    Args:
        track_ids: of plays, oldest first within each session, shape (n,).
        session_ids: the session of each play, shape (n,).
    """
    order = np.argsort(session_ids, kind="stable")
    ids, sessions = track_ids[order], session_ids[order]
    firsts, seconds = [], []
    for step in range(1, WINDOW):
        one, other = ids[:-step], ids[step:]
        is_pair = (sessions[:-step] == sessions[step:]) & (one != other)
        firsts += [one[is_pair], other[is_pair]]
        seconds += [other[is_pair], one[is_pair]]
    if not firsts or not sum(map(len, firsts)):
        return CoOccurrence()
    known, codes = np.unique(np.concatenate((*firsts, *seconds)), return_inverse=True)
    half = len(codes) // 2
    pairs, counts = np.unique(codes[:half] * np.int64(len(known)) + codes[half:], return_counts=True)
    one, other = pairs // len(known), pairs % len(known)
    mass = np.bincount(one, counts, minlength=len(known))
    strength = counts / (np.sqrt(mass[one] * mass[other]) + SHRINKAGE)
    return CoOccurrence(known[one], known[other], strength.astype(np.float32))


def prove(
    track_ids: IdArray,
    session_ids: IdArray,
    likeness: Callable[[int], tuple[IdArray, FloatArray] | None],
    rng_seed: int = 0,
) -> CoOccurrence:
    """The co-occurrence of plays, weighted by how much it helps to find what was played next.

    The weight is chosen on the later sessions, with pairs that were counted on the earlier ones. For each
    play the rank of the next one by sound alone is compared with the rank by sound and co-occurrence.

    Args:
        track_ids: as for ``count_co_occurrence``.
        session_ids: as for ``count_co_occurrence``.
        likeness: gives the ids, ascending, and cosines of all tracks to one; None where its sound is not
            known.
        rng_seed: of the choice of plays, where there are many.

    Returns:
        Empty where there are too few plays or sessions.
    """
    sessions = np.unique(session_ids)
    if len(track_ids) < MINIMUM_PLAYS or len(sessions) < MINIMUM_SESSIONS:
        return CoOccurrence()
    is_seen = np.isin(session_ids, sessions[: int(SEEN_SHARE * len(sessions))])
    seen = count_co_occurrence(track_ids[is_seen], session_ids[is_seen])
    weight = _best_weight(_ranks(seen, track_ids[~is_seen], session_ids[~is_seen], likeness, rng_seed))
    every = count_co_occurrence(track_ids, session_ids)
    return CoOccurrence(every.first, every.second, every.strength, weight)


def _ranks(
    seen: CoOccurrence,
    track_ids: IdArray,
    session_ids: IdArray,
    likeness: Callable[[int], tuple[IdArray, FloatArray] | None],
    rng_seed: int,
) -> NDArray[np.float64]:
    """Reciprocal ranks of the next play, without and with each of ``WEIGHTS``; shape (tried, 1 + weights)."""
    places = np.flatnonzero((session_ids[:-1] == session_ids[1:]) & (track_ids[:-1] != track_ids[1:]))
    if len(places) > TESTED:
        places = np.sort(np.random.default_rng(rng_seed).choice(places, TESTED, replace=False))
    found: list[list[float]] = []
    for place in places.tolist():
        one, following = int(track_ids[place]), int(track_ids[place + 1])
        known = likeness(one)
        if known is None:
            continue
        ids, alike = known
        target = int(np.searchsorted(ids, following))
        if target >= len(ids) or ids[target] != following:
            continue
        strength, _ = seen.strengths(ids, {one: 1.0})
        found.append([_reciprocal_rank(alike + weight * strength, target) for weight in (0.0, *WEIGHTS)])
    return np.array(found).reshape(-1, 1 + len(WEIGHTS))


def _reciprocal_rank(scores: FloatArray, target: int) -> float:
    return 1.0 / (1 + int((scores > scores[target]).sum()))


def _best_weight(ranks: NDArray[np.float64]) -> float:
    if len(ranks) < MINIMUM_SESSIONS:
        return 0.0
    gains = ranks[:, 1:] - ranks[:, :1]
    mean, error = gains.mean(axis=0), gains.std(axis=0) / np.sqrt(len(gains))
    is_proven = (mean >= LEAST_GAIN) & (mean >= 2 * error)
    best = int(np.argmax(np.where(is_proven, mean, -np.inf)))
    return WEIGHTS[best] if is_proven[best] else 0.0


def strongest(co_occurrence: CoOccurrence, evidence: Sequence[int], count: int) -> IdArray:
    """The ids of the tracks that co-occur most with some others, best first; shape (at most ``count``,)."""
    if not co_occurrence.weight or not evidence:
        return NO_IDS
    parts = [co_occurrence.of(track_id) for track_id in evidence]
    ids, strength = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    order = np.argsort(-strength, kind="stable")
    _, first = np.unique(ids[order], return_index=True)
    return np.asarray(ids[order][np.sort(first)][:count])
