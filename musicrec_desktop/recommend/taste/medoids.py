"""Clustering around medoids, with the number of clusters by silhouette.

Sources: Kaufman and Rousseeuw, "Finding Groups in Data" (1990), for k-medoids; Rousseeuw, "Silhouettes"
(1987), for the number. It is own code because the window's process must not load scikit-learn.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

MAXIMUM_GROUPS: Final = 8
ROUNDS: Final = 12
LEAST_SILHOUETTE: Final = 0.15
"""Below this silhouette everything is one group."""
LEAST_MEMBERS: Final = 4
"""The mean size of groups that a further group must leave."""

Distances = NDArray[np.floating]
Labels = NDArray[np.int64]


def group(
    distances: Distances, weights: NDArray[np.floating], most: int = MAXIMUM_GROUPS
) -> tuple[list[int], Labels]:
    """Group items by their distances.

    Args:
        distances: between each two, shape (n, n), n >= 1.
        weights: how much each item counts, positive, shape (n,).
        most: so many groups at most.

    Returns:
        The rows of the medoids, at most ``most``, and the group of each item, shape (n,).
    """
    count = len(distances)
    best = _grouped(distances, weights, 1)
    best_silhouette = LEAST_SILHOUETTE
    for groups in range(2, min(most, count // LEAST_MEMBERS) + 1):
        medoids, labels = _grouped(distances, weights, groups)
        silhouette = _silhouette(distances, weights, labels, groups)
        if silhouette > best_silhouette:
            best, best_silhouette = (medoids, labels), silhouette
    return best


def _grouped(distances: Distances, weights: NDArray[np.floating], groups: int) -> tuple[list[int], Labels]:
    medoids = _first_medoids(distances, weights, groups)
    labels = np.argmin(distances[:, medoids], axis=1)
    labels[medoids] = np.arange(groups)
    for _ in range(ROUNDS):
        moved = [_centre(distances, weights, np.flatnonzero(labels == number)) for number in range(groups)]
        if moved == medoids:
            break
        medoids = moved
        labels = np.argmin(distances[:, medoids], axis=1)
        labels[medoids] = np.arange(groups)
    return medoids, labels.astype(np.int64)


def _first_medoids(distances: Distances, weights: NDArray[np.floating], groups: int) -> list[int]:
    """The weighted centre, then each time the item that reduces the cost most (BUILD)."""
    medoids = [int(np.argmin(distances @ weights))]
    while len(medoids) < groups:
        nearest = distances[:, medoids].min(axis=1)
        gains = (np.maximum(nearest[None, :] - distances, 0.0) * weights).sum(axis=1)
        gains[medoids] = -1.0
        medoids.append(int(np.argmax(gains)))
    return medoids


def _centre(distances: Distances, weights: NDArray[np.floating], members: NDArray[np.intp]) -> int:
    inside = distances[np.ix_(members, members)]
    return int(members[np.argmin(inside @ weights[members])])


def _silhouette(distances: Distances, weights: NDArray[np.floating], labels: Labels, groups: int) -> float:
    """Weighted mean silhouette, -1 to 1."""
    member = np.eye(groups)[labels]
    sizes = member.sum(axis=0)
    to_groups = distances @ member
    places = np.arange(len(labels))
    own_size = np.maximum(sizes[labels] - 1, 1)
    own = to_groups[places, labels] / own_size
    others = to_groups / np.maximum(sizes, 1)
    others[places, labels] = np.inf
    nearest = others.min(axis=1)
    scores = (nearest - own) / np.maximum(np.maximum(nearest, own), 1e-9)
    scores[sizes[labels] <= 1] = 0.0
    return float((scores * weights).sum() / weights.sum())
