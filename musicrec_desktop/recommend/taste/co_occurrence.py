"""Co-occurrence of tracks in sessions and playlists: item-based collaborative filtering.

It learns from all listeners of a profile. The strength of a pair is the cosine of its co-occurrence counts,
shrunk where there are few of them (Sarwar et al., "Item-based collaborative filtering recommendation
algorithms", WWW 2001; shrinkage: Bell and Koren, "Scalable collaborative filtering", ICDM 2007). The weight
of sessions is what helped most on held-out sessions. The weight of playlists is what helped beside it on the
same sessions; where there are too few sessions, what helped on held-out playlists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray

Likeness = Callable[[int], tuple[IdArray, FloatArray] | None]
"""Gives the ids, ascending, and cosines of all tracks to one; None where its sound is not known."""
WINDOW: Final = 6
"""Two plays of a session co-occur where they are fewer than this many places apart."""
LIST_WINDOW: Final = 26
"""The same for entries of a playlist, so that all entries of a short one co-occur."""
SHRINKAGE: Final = 4.0
MINIMUM_PLAYS: Final = 200
MINIMUM_SESSIONS: Final = 12
MINIMUM_LISTS: Final = 4
LIST_FOLDS: Final = 3
"""Each part of the playlists is held out once."""
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
        is_listed: which pairs are strong by playlists rather than by sessions, shape (pairs,), or (0,) where
            none is.
    """

    first: IdArray = field(default_factory=lambda: NO_IDS)
    second: IdArray = field(default_factory=lambda: NO_IDS)
    strength: FloatArray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    weight: float = 0.0
    is_listed: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))

    def __len__(self) -> int:
        return len(self.first)

    def of(self, track_id: int) -> tuple[IdArray, FloatArray]:
        """The ids that co-occur with a track, and their strengths, both of shape (n,)."""
        start, end = np.searchsorted(self.first, [track_id, track_id + 1])
        return self.second[start:end], self.strength[start:end]

    def stands_in_lists(self, track_id: int, other: int) -> bool:
        """Whether a pair is strong by playlists rather than by sessions."""
        start, end = np.searchsorted(self.first, [track_id, track_id + 1])
        places = np.flatnonzero(self.second[start:end] == other)
        return bool(len(self.is_listed) and len(places) and self.is_listed[start + places[0]])

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
    return _counted(track_ids, session_ids, WINDOW)


def count_lists(track_ids: IdArray, list_ids: IdArray) -> CoOccurrence:
    """The co-occurrence of entries of playlists, with a weight of 0.

    Args:
        track_ids: of entries, in the order of each playlist, shape (n,).
        list_ids: the playlist of each entry, shape (n,).
    """
    entries = np.unique(np.stack((track_ids, list_ids)), axis=1)[0]
    return _counted(track_ids, list_ids, LIST_WINDOW, np.unique(entries, return_counts=True))


def _counted(
    track_ids: IdArray,
    session_ids: IdArray,
    window: int,
    appearances: tuple[IdArray, IdArray] | None = None,
) -> CoOccurrence:
    """Pairs that stand fewer than ``window`` places apart.

    Their counts are compared with how often each track appears (ids, ascending, and numbers), else with how
    many pairs it is in.
    """
    order = np.argsort(session_ids, kind="stable")
    ids, sessions = track_ids[order], session_ids[order]
    firsts, seconds = [], []
    for step in range(1, min(window, len(ids))):
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
    if appearances is None:
        mass = np.bincount(one, counts, minlength=len(known))
    else:
        mass = appearances[1][np.searchsorted(appearances[0], known)]
    strength = counts / (np.sqrt(mass[one] * mass[other]) + SHRINKAGE)
    return CoOccurrence(known[one], known[other], strength.astype(np.float32))


def prove(
    track_ids: IdArray,
    session_ids: IdArray,
    likeness: Likeness,
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
        Its weight is 0 where there are too few plays or sessions, and where it does not help.
    """
    every = count_co_occurrence(track_ids, session_ids)
    if not _is_enough(track_ids, session_ids):
        return every
    seen, held_tracks, held_sessions = _held_out(track_ids, session_ids)
    weight = _best_weight(_ranks(seen, held_tracks, held_sessions, likeness, rng_seed))
    return replace(every, weight=weight)


def prove_lists(
    track_ids: IdArray,
    list_ids: IdArray,
    sessions: tuple[IdArray, IdArray],
    session_weight: float,
    likeness: Likeness,
    rng_seed: int = 0,
) -> CoOccurrence:
    """The co-occurrence of entries of playlists, weighted by how much it helps.

    Where there are enough sessions, it is judged by what was played next in the later ones, beside the
    sessions before. Else each third of the playlists is held out once, and the rank of one of its tracks by
    another one is judged.

    Args:
        track_ids: of entries, in the order of each playlist, shape (n,).
        list_ids: the playlist of each entry, shape (n,).
        sessions: the plays and their sessions, as for ``prove``.
        session_weight: what ``prove`` found for these.
        likeness: as for ``prove``.
        rng_seed: of the choice of pairs.

    Returns:
        Its weight is 0 where there are too few playlists, and where it does not help.
    """
    every = count_lists(track_ids, list_ids)
    lists = np.unique(list_ids)
    if not len(every):
        return every
    if _is_enough(*sessions):
        seen, held_tracks, held_sessions = _held_out(*sessions)
        base = replace(seen, weight=session_weight)
        return replace(
            every, weight=_best_weight(_ranks(every, held_tracks, held_sessions, likeness, rng_seed, base))
        )
    if len(lists) < MINIMUM_LISTS:
        return every
    rng = np.random.default_rng(rng_seed)
    parts, lists = [], rng.permutation(lists)
    for fold in range(LIST_FOLDS):
        is_held = np.isin(list_ids, lists[fold::LIST_FOLDS])
        seen = count_lists(track_ids[~is_held], list_ids[~is_held])
        # Shuffled, so that each next one is any other track of the same playlist.
        order = rng.permutation(np.flatnonzero(is_held))
        order = order[np.argsort(list_ids[order], kind="stable")]
        parts.append(_ranks(seen, track_ids[order], list_ids[order], likeness, rng_seed))
    return replace(every, weight=_best_weight(np.concatenate(parts)))


def joined(played: CoOccurrence, listed: CoOccurrence) -> CoOccurrence:
    """Both as one: each pair counts as much as it does by sessions and by playlists together."""
    sources = [one for one in (played, listed) if one.weight and len(one)]
    if len(sources) < len((played, listed)):
        only = sources[0] if sources else CoOccurrence()
        return replace(only, is_listed=np.ones(len(only), dtype=np.bool_)) if only is listed else only
    weight = max(played.weight, listed.weight)
    first, second, by_source = _side_by_side(sources, weight)
    return CoOccurrence(first, second, by_source.sum(axis=0), weight, by_source[1] > by_source[0])


def averaged(each: Sequence[CoOccurrence]) -> CoOccurrence:
    """The co-occurrence of several listeners as one: each pair counts as it does for them in the mean."""
    sources = [one for one in each if one.weight and len(one)]
    if not sources:
        return CoOccurrence()
    weight = max(one.weight for one in sources)
    listed = [
        replace(one, strength=one.strength * (one.is_listed if len(one.is_listed) else np.float32(0.0)))
        for one in sources
    ]
    first, second, by_source = _side_by_side([*sources, *listed], weight)
    strength = by_source[: len(sources)].sum(axis=0)
    is_listed = by_source[len(sources) :].sum(axis=0) > strength / 2
    return CoOccurrence(first, second, strength / np.float32(len(each)), weight, is_listed)


def _side_by_side(sources: Sequence[CoOccurrence], weight: float) -> tuple[IdArray, IdArray, FloatArray]:
    """The pairs of all sources, and how much each source adds to each, in parts of ``weight``.

    Returns:
        First and second ids, shape (pairs,), and what is added, shape (sources, pairs).
    """
    known = np.unique(np.concatenate([ids for one in sources for ids in (one.first, one.second)]))
    keys = [
        np.searchsorted(known, one.first) * np.int64(len(known)) + np.searchsorted(known, one.second)
        for one in sources
    ]
    pairs, places = np.unique(np.concatenate(keys), return_inverse=True)
    by_source = np.zeros((len(sources), len(pairs)), dtype=np.float32)
    ends = np.cumsum([len(one) for one in keys])
    for row, (one, end) in enumerate(zip(sources, ends, strict=True)):
        by_source[row, places[end - len(one) : end]] = one.strength * np.float32(one.weight / weight)
    return known[pairs // len(known)], known[pairs % len(known)], by_source


def _is_enough(track_ids: IdArray, session_ids: IdArray) -> bool:
    return len(track_ids) >= MINIMUM_PLAYS and len(np.unique(session_ids)) >= MINIMUM_SESSIONS


def _held_out(track_ids: IdArray, session_ids: IdArray) -> tuple[CoOccurrence, IdArray, IdArray]:
    """The pairs of the earlier sessions, and the plays and sessions of the later ones."""
    sessions = np.unique(session_ids)
    is_seen = np.isin(session_ids, sessions[: int(SEEN_SHARE * len(sessions))])
    seen = count_co_occurrence(track_ids[is_seen], session_ids[is_seen])
    return seen, track_ids[~is_seen], session_ids[~is_seen]


def _ranks(
    seen: CoOccurrence,
    track_ids: IdArray,
    session_ids: IdArray,
    likeness: Likeness,
    rng_seed: int,
    base: CoOccurrence | None = None,
) -> NDArray[np.float64]:
    """Reciprocal ranks of the next play, without and with each of ``WEIGHTS``; shape (tried, 1 + weights).

    What ``base`` adds to the score is added in each case.
    """
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
        if base is not None and base.weight:
            alike = alike + base.weight * base.strengths(ids, {one: 1.0})[0]
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
