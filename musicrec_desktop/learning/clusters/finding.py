"""Finds clusters by k-means, their number by the silhouette, and goes on with the clusters of before.

Silhouettes of music are low and flat, so the largest one is a matter of chance and mostly that of few
clusters. Therefore the number has a floor that grows with the library, and the number of before stays
unless another one is clearly better. Clusters are learnt from a sample, and all tracks go to the nearest
centre.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.learning.layout.pca import finite
from musicrec_desktop.model.features import FloatArray

LEAST_TRACKS: Final = 12
"""Fewer are one cluster."""
TRACKS_A_CLUSTER: Final = 6
"""No number of clusters is tried that would leave fewer on average."""
MEMORY_BYTES: Final = 1 << 30
"""For ``in_child``."""
NUMBERS: Final = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 30)
"""How many clusters there may be."""
CLEARLY_BETTER: Final = 0.01
"""By how much the silhouette of another number must be higher than that of the number of before."""
_FLOOR_AT: Final = ((200, 3), (1_000, 5), (5_000, 8))
"""From so many tracks on there are at least so many clusters."""
_SAMPLE: Final = 20_000
_SILHOUETTE_SAMPLE: Final = 5_000
_STARTS: Final = 2
_SEED: Final = 0


@dataclass(frozen=True, slots=True, eq=False)
class ClusterRequest:
    """What is to be grouped, and the groups of before.

    Attributes:
        ids: int64, strictly ascending, shape (n,).
        vectors: of the same rows, shape (n, d); may hold numbers that are none.
        old_ids: strictly ascending, shape (m,); empty where there were no clusters.
        old_labels: int32, of the same rows.
    """

    ids: NDArray[np.int64]
    vectors: FloatArray
    old_ids: NDArray[np.int64]
    old_labels: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class FoundClusters:
    """Groups of tracks.

    Attributes:
        labels: int32, from 0, without gaps, shape (n,). A cluster has the label of the one of before with
            which it shares most; names and colours stay with it.
        centres: the mean of each cluster, shape (k, d).
        silhouette: how well they are apart, -1 to 1; 0 for one cluster.
        tried: the silhouette of each number that was tried.
    """

    labels: NDArray[np.int32]
    centres: FloatArray
    silhouette: float
    tried: dict[int, float]


def find_clusters(request: ClusterRequest, context: TaskContext) -> FoundClusters:
    """The clusters of a library; the same for the same request.

    Args:
        request: the tracks and the clusters of before.
        context: is told how many numbers were tried.

    Returns:
        One cluster where there are too few tracks, or where all are equal; none of no tracks.

    Raises:
        CancelledError: the task was cancelled.
    """
    vectors = finite(request.vectors) if len(request.ids) else request.vectors[:0]
    sample = vectors[_evenly(len(vectors), _SAMPLE)]
    old_labels = _old_labels(request)
    before = len(np.unique(old_labels[old_labels >= 0]))
    different = len(np.unique(sample, axis=0)) if len(sample) else 0
    numbers = _numbers(len(vectors), different, before)
    if not numbers:
        return _one_cluster(vectors)
    fits: dict[int, FloatArray] = {}
    tried: dict[int, float] = {}
    for done, number in enumerate(numbers):
        context.check()
        context.progress(Progress(done, len(numbers)))
        start = _means(vectors, old_labels) if number == before else None
        fits[number], tried[number] = _fitted(sample, number, start)
    context.progress(Progress(len(numbers), len(numbers)))
    chosen = _chosen(tried, before)
    labels = matched(_nearest(vectors, fits[chosen]), old_labels)
    return FoundClusters(labels, _means(vectors, labels), tried[chosen], tried)


def _one_cluster(vectors: FloatArray) -> FoundClusters:
    labels = np.zeros(len(vectors), dtype=np.int32)
    return FoundClusters(labels, _means(vectors, labels), 0.0, {})


def _numbers(count: int, different: int, before: int) -> list[int]:
    """The numbers of clusters that are tried for so many tracks, ascending; none for one cluster."""
    if count < LEAST_TRACKS:
        return []
    floor = max((least for tracks, least in _FLOOR_AT if count >= tracks), default=2)
    most = min(count // TRACKS_A_CLUSTER, different - 1)
    return [number for number in sorted({*NUMBERS, before}) if floor <= number <= most]


def _chosen(tried: dict[int, float], before: int) -> int:
    """The number with the highest silhouette; that of before where none is clearly better."""
    best = max(tried, key=lambda number: (tried[number], -number))
    if before in tried and tried[best] < tried[before] + CLEARLY_BETTER:
        return before
    return best


def _fitted(sample: FloatArray, number: int, start: FloatArray | None) -> tuple[FloatArray, float]:
    """The centres of so many clusters, and how well they are apart."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    model = KMeans(
        number,
        init="k-means++" if start is None else start,
        n_init=_STARTS if start is None else 1,
        random_state=_SEED,
    ).fit(sample)
    rows = _evenly(len(sample), _SILHOUETTE_SAMPLE)
    labels = np.asarray(model.labels_)[rows]
    groups = len(np.unique(labels))
    is_scored = 2 <= groups < len(rows)
    score = float(silhouette_score(sample[rows], labels)) if is_scored else -1.0
    return np.asarray(model.cluster_centers_, dtype=np.float32), score


def _evenly(count: int, most: int) -> NDArray[np.int64]:
    """At most so many rows, drawn from everywhere, ascending; the same ones for all numbers of clusters."""
    if count <= most:
        return np.arange(count)
    return np.sort(np.random.default_rng(_SEED).choice(count, most, replace=False))


def _nearest(vectors: FloatArray, centres: FloatArray) -> NDArray[np.int32]:
    """The nearest centre of each row."""
    halves = 0.5 * np.square(centres).sum(axis=1)
    return np.asarray(np.argmin(halves - vectors @ centres.T, axis=1), dtype=np.int32)


def _means(vectors: FloatArray, labels: NDArray[np.int32]) -> FloatArray:
    """The mean of each label that has rows, by ascending label; those below 0 are none."""
    known, dense = np.unique(labels[labels >= 0], return_inverse=True)
    sums = np.zeros((len(known), vectors.shape[1]))
    np.add.at(sums, dense, vectors[labels >= 0])
    counts = np.bincount(dense, minlength=len(known))
    return np.asarray(sums / counts[:, np.newaxis], dtype=np.float32)


def _old_labels(request: ClusterRequest) -> NDArray[np.int32]:
    """Of each track its cluster of before, -1 where it had none."""
    labels = np.full(len(request.ids), -1, dtype=np.int32)
    _, rows, old_rows = np.intersect1d(request.ids, request.old_ids, assume_unique=True, return_indices=True)
    labels[rows] = request.old_labels[old_rows]
    return labels


def matched(labels: NDArray[np.int32], old_labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Labels from 0 without gaps, of which each is that of the cluster of before with the greatest overlap.

    Pairs of clusters are taken by falling number of common tracks. New clusters without a partner take the
    labels that are left, the largest cluster the lowest one.

    Args:
        labels: shape (n,); may have gaps.
        old_labels: of the same rows; -1 where there was none.
    """
    known, dense, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    dense = dense.reshape(-1)
    count = len(known)
    is_old = (old_labels >= 0) & (old_labels < count)
    # A label of before that there are too few clusters for cannot be kept.
    common = np.zeros((count, count), dtype=np.int64)
    np.add.at(common, (dense[is_old], old_labels[is_old]), 1)
    taken: dict[int, int] = {}
    for flat in np.argsort(-common, axis=None, kind="stable"):
        cluster, label = divmod(int(flat), count)
        if not common[cluster, label]:
            break
        if cluster not in taken and label not in taken.values():
            taken[cluster] = label
    free = iter(sorted(set(range(count)) - set(taken.values())))
    for cluster in np.argsort(-sizes, kind="stable"):
        if int(cluster) not in taken:
            taken[int(cluster)] = next(free)
    new_label = np.array([taken[cluster] for cluster in range(count)], dtype=np.int32)
    return new_label[dense]
