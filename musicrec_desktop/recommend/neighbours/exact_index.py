"""Similarity search by comparing every vector: the reference for the recall of other indexes."""

from __future__ import annotations

import numpy as np
from typing_extensions import override

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.index import Neighbours, SimilarityIndex
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable


class ExactIndex(SimilarityIndex):
    """One matrix-vector product for each query.

    Args:
        table: may be memory-mapped from a ``.npy`` file.
    """

    def __init__(self, table: VectorTable) -> None:
        self._table = table

    @property
    @override
    def table(self) -> VectorTable:
        return self._table

    @override
    def query(self, vector: FloatArray, k: int, exclude: IdArray = NO_IDS) -> Neighbours:
        if k <= 0 or not len(self._table):
            return Neighbours(NO_IDS, np.zeros(0, dtype=np.float32))
        # Not `@`: the threads of BLAS wait for each other, and while the analysis uses all cores a product of
        # 0.1 ms takes 8 ms. `einsum` stays in its thread and is limited by memory as well.
        cosines = np.einsum("ij,j->i", self._table.vectors, vector)
        hidden = self._table.places(np.unique(exclude))
        cosines[hidden] = -np.inf
        return Neighbours.best(self._table.ids, cosines, min(k, len(self._table) - len(hidden)))
