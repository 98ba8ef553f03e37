"""The exact nearest neighbours of every track, by scikit-learn; only in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

_ROWS: Final = 5_000
"""Asked for at once, so that progress is seen and memory stays small."""


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The nearest tracks of each, nearest first, without itself.

    Attributes:
        rows: int64, shape (n, k).
        distances: Euclidean, float64, shape (n, k).
    """

    rows: NDArray[np.int64]
    distances: NDArray[np.float64]


def nearest(vectors: FloatArray, count: int, report: Callable[[float], object]) -> Neighbours:
    """The nearest neighbours of all rows.

    Args:
        vectors: finite, shape (n, d), n > count.
        count: of neighbours.
        report: is told the share that is done, 0 to 1.
    """
    from sklearn.neighbors import NearestNeighbors

    index = NearestNeighbors(algorithm="brute").fit(vectors)
    found = Neighbours(
        np.empty((len(vectors), count), dtype=np.int64), np.empty((len(vectors), count), dtype=np.float64)
    )
    for first in range(0, len(vectors), _ROWS):
        block = slice(first, first + _ROWS)
        distances, rows = index.kneighbors(vectors[block], n_neighbors=count + 1)
        is_self = rows == np.arange(first, first + len(rows))[:, np.newaxis]
        # Among many equal tracks it may not be one of its own neighbours.
        is_self[~is_self.any(axis=1), -1] = True
        found.rows[block] = rows[~is_self].reshape(-1, count)
        found.distances[block] = distances[~is_self].reshape(-1, count)
        report(min(1.0, (first + _ROWS) / len(vectors)))
    return found
