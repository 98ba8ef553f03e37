"""Unit vectors by track id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

IdArray = NDArray[np.int64]
NO_IDS: IdArray = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class VectorTable:
    """Vectors in the order of their ids; both arrays may be memory-mapped.

    Attributes:
        ids: int64, strictly ascending, shape (n,).
        vectors: float32 unit vectors, shape (n, d).
    """

    ids: IdArray
    vectors: FloatArray

    @classmethod
    def empty(cls, dimension: int) -> VectorTable:
        """A table of no tracks."""
        return cls(NO_IDS, np.zeros((0, dimension), dtype=np.float32))

    def __len__(self) -> int:
        return len(self.ids)

    def places(self, ids: IdArray) -> IdArray:
        """Rows of those of ``ids`` that are in the table, in the order of ``ids``."""
        if not len(self.ids):
            return NO_IDS
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        found: IdArray = places[self.ids[places] == ids]
        return found

    def select(self, ids: IdArray) -> VectorTable:
        """The part of the table about ``ids`` (those that it has)."""
        places = np.unique(self.places(ids))
        return VectorTable(self.ids[places], self.vectors[places])

    def without(self, ids: IdArray) -> VectorTable:
        """The table less some ids."""
        kept = ~np.isin(self.ids, ids)
        return VectorTable(self.ids[kept], self.vectors[kept])

    def joined(self, other: VectorTable) -> VectorTable:
        """Both tables; where an id is in both, the other's vector counts."""
        mine = self.without(other.ids)
        ids = np.concatenate((mine.ids, other.ids))
        order = np.argsort(ids)
        return VectorTable(ids[order], np.concatenate((mine.vectors, other.vectors))[order])


def id_array(ids: Sequence[int]) -> IdArray:
    """Ids as an array, shape (n,)."""
    return np.fromiter(ids, dtype=np.int64, count=len(ids))
