"""Unit vectors by track id, with further values of each track beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.memory import give_back_mapped
from musicrec_desktop.model.features import FloatArray

IdArray = NDArray[np.int64]
TraitArray = NDArray[np.float16]
NO_IDS: IdArray = np.zeros(0, dtype=np.int64)


def _no_traits() -> TraitArray:
    return np.zeros((0, 0), dtype=np.float16)


@dataclass(frozen=True, slots=True, eq=False)
class VectorTable:
    """Vectors in the order of their ids; all arrays may be memory-mapped.

    Attributes:
        ids: int64, strictly ascending, shape (n,).
        vectors: float32 unit vectors, shape (n, d).
        traits: float16, what a catalogue keeps beside the vectors (see there), shape (n, t); t is 0 where
            nothing is kept.
    """

    ids: IdArray
    vectors: FloatArray
    traits: TraitArray = field(default_factory=_no_traits)

    def __post_init__(self) -> None:
        if len(self.traits) != len(self.ids):
            assert not self.traits.size
            object.__setattr__(self, "traits", np.zeros((len(self.ids), 0), dtype=np.float16))

    @classmethod
    def empty(cls, dimension: int, trait_count: int = 0) -> VectorTable:
        """A table of no tracks."""
        return cls(
            NO_IDS, np.zeros((0, dimension), dtype=np.float32), np.zeros((0, trait_count), dtype=np.float16)
        )

    def __len__(self) -> int:
        return len(self.ids)

    def places(self, ids: IdArray) -> IdArray:
        """The rows of ``ids``, in their order; ids that are not in the table are left out."""
        if not len(self.ids):
            return NO_IDS
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        found: IdArray = places[self.ids[places] == ids]
        return found

    def select(self, ids: IdArray) -> VectorTable:
        """The part of the table with ``ids``; ids that are not in the table are left out."""
        places = self.places(ids)
        # Most ids come in order; sorting them again, and hashing even more so, would take most of the time.
        return self.rows(places if is_ascending(places) else np.unique(places))

    def rows(self, places: slice | IdArray | NDArray[np.bool_]) -> VectorTable:
        """Some rows: a span, a mask, or places in ascending order."""
        return VectorTable(self.ids[places], self.vectors[places], self.traits[places])

    def let_go(self) -> None:
        """Let the system have the pages of mapped arrays; who reads them gets them again."""
        for array in (self.ids, self.vectors, self.traits):
            give_back_mapped(array)

    def without(self, ids: IdArray) -> VectorTable:
        """The table without some ids; the same table where there are none."""
        if not len(ids) or not len(self.ids):
            return self
        return self.rows(~np.isin(self.ids, ids))

    def joined(self, other: VectorTable) -> VectorTable:
        """Both tables; of an id that is in both, the row of the other table is taken.

        Where one is empty it is the other one, without a copy.
        """
        if not len(other.ids):
            return self
        if not len(self.ids):
            return other
        mine = self.without(other.ids)
        ids = np.concatenate((mine.ids, other.ids))
        order = np.argsort(ids)
        vectors = np.concatenate((mine.vectors, other.vectors))[order]
        return VectorTable(ids[order], vectors, np.concatenate((mine.traits, other.traits))[order])


def is_ascending(ids: IdArray) -> bool:
    """Whether each number is greater than the one before."""
    return bool((ids[1:] > ids[:-1]).all())


def is_among(ids: IdArray, known: IdArray) -> NDArray[np.bool_]:
    """Which of ``ids`` are among ``known`` ones, which ascend; shape (n,)."""
    if not len(known):
        return np.zeros(len(ids), dtype=np.bool_)
    places = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    return np.asarray(known[places] == ids)


def id_array(ids: Sequence[int]) -> IdArray:
    """Ids as an array, shape (n,)."""
    return np.fromiter(ids, dtype=np.int64, count=len(ids))
