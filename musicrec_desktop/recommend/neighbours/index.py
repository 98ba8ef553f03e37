"""The port of similarity search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable


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
            nearest = np.argpartition(-cosines, k - 1)[:k]
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
