"""Measures of neighbours: pure functions of distances, labels and vectors.

Distances are square, shape (n, n); the distance of a track to itself has no effect. Equal distances count in
the order of the tracks. Sources: Radovanović, Nanopoulos and Ivanović, "Hubs in space" (JMLR 2010) for the
skewness of k-occurrences; Flexer and Schnitzer, "Effects of album and artist filters in audio similarity"
(CMJ 2010) for leaving out the query's own artist.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import IdArray

PRECISION_AT: Final = 5
OCCURRENCE_AT: Final = 10
GENRE_QUERIES: Final = 20
"""The number of queries from which the share of genres is told."""
RESAMPLES: Final = 2_000
NO_GROUP: Final = -1
_SEED: Final = 20_240_501

ScoreArray = NDArray[np.float64]
DistanceArray = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Tracks in groups.

    Attributes:
        members: the group of each track, ``NO_GROUP`` where it is in none; shape (n,).
        queries: the rows of the tracks that are in a group.
    """

    members: IdArray
    queries: IdArray

    @classmethod
    def of(cls, names: Sequence[str], minimum: int) -> Groups:
        """Groups of equal names; an empty name, and a group of fewer than ``minimum`` tracks, is no group."""
        sizes = Counter(name for name in names if name)
        numbers = {name: number for number, name in enumerate(sorted(sizes)) if sizes[name] >= minimum}
        members = np.array([numbers.get(name, NO_GROUP) for name in names], dtype=np.int64)
        return cls(members, np.flatnonzero(members != NO_GROUP))

    @property
    def count(self) -> int:
        """The number of groups."""
        return len(np.unique(self.members[self.queries]))

    def precisions(self, distances: DistanceArray, candidates: IdArray | None = None) -> ScoreArray:
        """The share of the five nearest that are of the query's group, for each query; shape (queries,).

        Args:
            distances: between all tracks.
            candidates: the rows of the possible neighbours; None for the queries themselves.
        """
        places = self.queries if candidates is None else candidates
        hits = [self._hits(distances, query, places)[:PRECISION_AT].sum() for query in self.queries.tolist()]
        return np.array(hits, dtype=np.float64) / PRECISION_AT

    def average_precisions(self, distances: DistanceArray) -> ScoreArray:
        """The average precision of each query among the other queries; shape (queries,)."""
        found = []
        for query in self.queries.tolist():
            hits = self._hits(distances, query, self.queries)
            precisions = np.cumsum(hits) / np.arange(1, len(hits) + 1)
            found.append(float(precisions[hits].mean()) if hits.any() else 0.0)
        return np.array(found)

    def _hits(self, distances: DistanceArray, query: int, candidates: IdArray) -> NDArray[np.bool_]:
        """Whether each possible neighbour, nearest first, is of the query's group."""
        others = candidates[candidates != query]
        ordered = others[np.argsort(distances[query, others], kind="stable")]
        return np.asarray(self.members[ordered] == self.members[query])


def mean(values: ScoreArray) -> float | None:
    """The mean; None where there are no values."""
    return float(values.mean()) if len(values) else None


def interval(values: ScoreArray) -> tuple[float, float]:
    """The 95 % interval of the mean: percentile bootstrap over the queries, the same draw each time."""
    if not len(values):
        return 0.0, 0.0
    drawn = np.random.default_rng(_SEED).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.percentile(values[drawn].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def nearest(distances: DistanceArray, count: int) -> IdArray:
    """The rows of the nearest other tracks of each track, nearest first; shape (n, min(count, n - 1))."""
    found = np.array(distances, copy=True)
    np.fill_diagonal(found, np.inf)
    return np.argsort(found, axis=1, kind="stable")[:, : min(count, len(found) - 1)]


def occurrences(neighbours: IdArray, total: int) -> IdArray:
    """How often each of ``total`` tracks is in lists of neighbours (of any shape); shape (total,)."""
    return np.bincount(neighbours.ravel(), minlength=total).astype(np.int64)


def skewness(counts: IdArray) -> float:
    """The third standardised moment, 0 where all counts are equal; it is high where there are hubs."""
    centred = counts - counts.mean()
    deviation = float(np.sqrt(np.mean(centred**2)))
    return float(np.mean(centred**3) / deviation**3) if deviation > 0 else 0.0


def orphan_share(counts: IdArray) -> float:
    """The share of tracks that are in no list, 0 to 1."""
    return float(np.mean(counts == 0)) if len(counts) else 0.0


def segment_hits(first: FloatArray, second: FloatArray) -> ScoreArray:
    """Whether the nearest other half of each half of a track is of the same track.

    Args:
        first: unit vectors of the first halves, shape (n, d).
        second: unit vectors of the second halves, in the same order.

    Returns:
        0 or 1 for each first half, then for each second half; shape (2 n,).
    """
    cosines = first @ second.T
    own = np.arange(len(cosines))
    hits = np.concatenate((cosines.argmax(axis=1) == own, cosines.argmax(axis=0) == own))
    return hits.astype(np.float64)


def style_precisions(
    distances: DistanceArray, styles: Sequence[str], albums: Sequence[str]
) -> tuple[ScoreArray, ScoreArray]:
    """Share of the five nearest tracks from other albums that are of the query's style.

    Tracks of a style ask and answer, also those whose style no other album has: what they find is wrong. So
    the best that can be reached is below 1.

    Args:
        distances: between all tracks.
        styles: of each track, empty where unknown.
        albums: of each track, empty where it has none.

    Returns:
        What was found and what could be found by each query, both of shape (queries,).
    """
    labelled = np.array([place for place, style in enumerate(styles) if style], dtype=np.int64)
    found, possible = [], []
    for query in labelled.tolist():
        album = albums[query]
        others = np.array(
            [
                other
                for other in labelled.tolist()
                if other != query and not (album and albums[other] == album)
            ],
            dtype=np.int64,
        )
        if not len(others):
            continue
        is_right = np.array([styles[other] == styles[query] for other in others.tolist()])
        nearest_places = np.argsort(distances[query, others], kind="stable")[:PRECISION_AT]
        found.append(is_right[nearest_places].sum() / PRECISION_AT)
        possible.append(min(PRECISION_AT, int(is_right.sum())) / PRECISION_AT)
    return np.array(found), np.array(possible)


@dataclass(frozen=True, slots=True)
class TagFacts:
    """The tags of one track that genre precision uses, as keys.

    Attributes:
        artists: of the track and its album; empty where unknown.
        genres: empty where unknown.
    """

    artists: frozenset[str]
    genres: frozenset[str]


def genre_precisions(order: IdArray, facts: Sequence[TagFacts]) -> ScoreArray:
    """Share of the nearest tracks by other artists that have a genre in common with the query.

    The query's own artists are left out, because otherwise a space that only knows productions by heart looks
    good. Tracks without artist or genre neither ask nor answer, and a genre that only one artist plays is not
    asked for.

    Args:
        order: other tracks, nearest first, for each track; longer than five so that enough are left.
        facts: of each track.
    """
    artists: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for genre in fact.genres:
            artists[genre] |= fact.artists
    found = []
    for query, others in enumerate(order.tolist()):
        own = facts[query]
        if not own.artists or not any(artists[genre] - own.artists for genre in own.genres):
            continue
        answers = [
            bool(own.genres & facts[other].genres)
            for other in others
            if facts[other].genres and facts[other].artists and not own.artists & facts[other].artists
        ][:PRECISION_AT]
        if answers:
            found.append(sum(answers) / len(answers))
    return np.array(found)
