"""A built index and what changed since: new vectors are searched exactly, removed ones are left out."""

from __future__ import annotations

from typing import Final

import numpy as np
from typing_extensions import override

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.index import Neighbours, SimilarityIndex
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable

REBUILD_CHANGES: Final = 1_000
REBUILD_SHARE: Final = 0.1


class LiveIndex(SimilarityIndex):
    """A base that cannot change, and a delta on top; each change gives a new index over the same base.

    Args:
        base: built before.
        delta: vectors that the base lacks or has in an older form.
        hidden: ids of the base that are not found any more, ascending.
    """

    def __init__(
        self, base: SimilarityIndex, delta: VectorTable | None = None, hidden: IdArray = NO_IDS
    ) -> None:
        self._base = base
        self._delta = delta or VectorTable.empty(base.table.vectors.shape[1], base.table.traits.shape[1])
        self._exact = ExactIndex(self._delta)
        self._hidden = hidden

    @property
    @override
    def table(self) -> VectorTable:
        """All tracks that can be found; where there are changes, put together at each call."""
        return self._base.table.without(self._hidden).joined(self._delta)

    @property
    def tables(self) -> tuple[VectorTable, VectorTable]:
        """The rows of the base, also those that ``shown`` leaves out, and the rows that are newer."""
        return self._base.table, self._delta

    def shown(self, ids: IdArray) -> IdArray:
        """Ids of rows of the base without those that are not found any more."""
        return np.setdiff1d(ids, self._hidden, assume_unique=True) if len(self._hidden) else ids

    def __len__(self) -> int:
        return len(self._base.table) - len(self._hidden) + len(self._delta)

    @property
    def base(self) -> SimilarityIndex:
        """The index that was built before, without the changes since."""
        return self._base

    def on(self, base: SimilarityIndex) -> LiveIndex:
        """The same tracks, with another index of the same table as the base."""
        return LiveIndex(base, self._delta, self._hidden)

    @property
    def ids(self) -> IdArray:
        """Every track that can be found, ascending."""
        if not self.change_count:
            return self._base.table.ids
        kept = np.setdiff1d(self._base.table.ids, self._hidden, assume_unique=True)
        return np.union1d(kept, self._delta.ids)

    @property
    def change_count(self) -> int:
        """Vectors that the base does not answer for."""
        return len(self._delta) + len(self._hidden)

    @property
    def built_size(self) -> int:
        """How many tracks the base was built from."""
        return len(self._base.table)

    @property
    def is_worn(self) -> bool:
        """Whether so much changed that the base should be built again."""
        return self.change_count > max(REBUILD_CHANGES, REBUILD_SHARE * len(self._base.table))

    @override
    def query(self, vector: FloatArray, k: int, exclude: IdArray = NO_IDS) -> Neighbours:
        without = exclude if not len(self._hidden) else np.concatenate((exclude, self._hidden))
        built = self._base.query(vector, k, without)
        if not len(self._delta):
            return built
        newer = self._exact.query(vector, k, exclude)
        return Neighbours.best(
            np.concatenate((built.ids, newer.ids)), np.concatenate((built.cosines, newer.cosines)), k
        )

    def sample(self, count: int, rng_seed: int) -> IdArray:
        """Some random tracks that can be found, the same for the same seed; at most ``count``, ascending."""
        known = self._base.table.ids
        if not len(known):
            return self._delta.ids[:count]
        generator = np.random.default_rng(rng_seed % 2**64)
        drawn = np.unique(known[generator.integers(0, len(known), count)])
        return np.asarray(np.setdiff1d(drawn, self._hidden, assume_unique=True))

    def select(self, ids: IdArray) -> VectorTable:
        """The vectors of ``ids`` (those that can be found)."""
        wanted = np.setdiff1d(ids, self._hidden) if len(self._hidden) else ids
        built = self._base.table.select(wanted)
        return built.joined(self._delta.select(ids)) if len(self._delta) else built

    def changed(self, new: VectorTable, gone: IdArray) -> LiveIndex:
        """An index with the vectors of ``new`` added or replaced and the ids of ``gone`` left out."""
        delta = self._delta.without(gone).joined(new)
        touched = np.union1d(new.ids, gone)
        hidden = np.union1d(self._hidden, np.intersect1d(self._base.table.ids, touched))
        return LiveIndex(self._base, delta, hidden)
