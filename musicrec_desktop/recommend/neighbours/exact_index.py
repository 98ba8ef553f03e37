"""Similarity search by looking at every vector: the truth that the other indexes are held against."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.index import Neighbours
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable


class ExactIndex:
    """One matrix product a query; the table may be memory-mapped from a ``.npy`` file."""

    def __init__(self, table: VectorTable) -> None:
        self._table = table

    @property
    def table(self) -> VectorTable:
        return self._table

    def query(self, vector: FloatArray, k: int, exclude: IdArray = NO_IDS) -> Neighbours:
        if k <= 0 or not len(self._table):
            return Neighbours(NO_IDS, np.zeros(0, dtype=np.float32))
        # Not `@`: the threads of BLAS wait for each other, and while the analysis has all cores a product of
        # 0.1 ms takes 8 ms. This one is bound by memory as well, and stays in its thread.
        cosines = np.einsum("ij,j->i", self._table.vectors, vector)
        hidden = self._table.places(np.unique(exclude))
        cosines[hidden] = -np.inf
        return Neighbours.best(self._table.ids, cosines, min(k, len(self._table) - len(hidden)))
