"""The port of similarity search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable

_GROUP: Final = 64
"""The greatest of many are first looked for among the greatest of groups of so many."""


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """What is nearest, best first.

    Attributes:
        ids: int64, shape (k,).
        cosines: float32, shape (k,), descending; equal ones by ascending id.
    """

    ids: IdArray
    cosines: FloatArray

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def best(cls, ids: IdArray, cosines: FloatArray, k: int) -> Neighbours:
        """The ``k`` candidates with the greatest cosines, in order.

        Args:
            ids: int64, shape (n,).
            cosines: shape (n,).
            k: how many at most.
        """
        if 0 < k < len(ids):
            nearest = greatest(cosines, k)
            ids, cosines = ids[nearest], cosines[nearest]
        order = np.lexsort((ids, -cosines))[: max(0, k)]
        return cls(ids[order], cosines[order].astype(np.float32))


class SimilarityIndex(Protocol):
    """Finds the vectors with the greatest cosine to one. It never changes, so any thread may ask."""

    @property
    def table(self) -> VectorTable:
        """The tracks that it finds, with their vectors."""
        ...

    def query(self, vector: FloatArray, k: int, exclude: IdArray = NO_IDS) -> Neighbours:
        """The ``k`` tracks that are nearest to a vector.

        Args:
            vector: unit vector, float32, shape (d,).
            k: how many; fewer come back only where there are no more.
            exclude: ids that are left out.
        """
        ...


def greatest(values: FloatArray, k: int) -> IdArray:
    """Places of the ``k`` greatest of some values, in no order; among equal ones any may be left out.

    Args:
        values: shape (n,).
        k: more than 0, fewer than n.
    """
    whole = len(values) // _GROUP * _GROUP
    if len(values) <= 2 * k * _GROUP:
        return np.asarray(np.argpartition(-values, k - 1)[:k])
    # Each of the greatest is in one of the groups whose greatest are greatest. Of a million values that is
    # found in a tenth of the time.
    groups = greatest(values[:whole].reshape(-1, _GROUP).max(axis=1), k)
    among = (groups[:, None] * _GROUP + np.arange(_GROUP)).ravel()
    among = np.concatenate((among, np.arange(whole, len(values))))
    return np.asarray(among[np.argpartition(-values[among], k - 1)[:k]])
