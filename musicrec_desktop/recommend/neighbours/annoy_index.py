"""Similarity search with Annoy, a memory-mapped forest of random splits: for large libraries.

Source: Bernhardsson, https://github.com/spotify/annoy. The defaults of Annoy find less than 80 % of the true
neighbours in large libraries; ``search_nodes`` is set so that at least 99 % of ten are found (asserted in
``tests/unit/recommend/neighbours/test_annoy_recall.py``, measured up to a million in ``tests/benchmarks``).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, Protocol

import annoy
import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.index import Neighbours
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable

TREES: Final = 50
SEARCH_NODES: Final = 5_000
"""The fewest that a search looks at."""
NODES_A_ROOT: Final = 140
"""Times the root of the library's size: what a search has to look at grows like that."""
_SEED: Final = 20_240_501
_CHECK_EVERY: Final = 1_000


class _Forest(Protocol):
    def get_nns_by_vector(self, vector: Any, n: int, search_k: int) -> list[int]: ...


class AnnoyIndex:
    """A built forest over a table; order and cosines inside the found pool are exact."""

    def __init__(self, table: VectorTable, forest: _Forest) -> None:
        self._table = table
        self._forest = forest

    @classmethod
    def build(
        cls, table: VectorTable, path: str, *, jobs: int = 1, check: Callable[[], object] = lambda: None
    ) -> AnnoyIndex:
        """Build the forest of a table into a file and map it.

        Args:
            table: at least one vector.
            path: a new file; the caller gives it its final name once it is whole.
            jobs: threads.
            check: called now and then; may raise to leave.

        Raises:
            OSError: the file cannot be written.
        """
        forest = annoy.AnnoyIndex(table.vectors.shape[1], "angular")
        forest.set_seed(_SEED)
        for place, vector in enumerate(table.vectors):
            if place % _CHECK_EVERY == 0:
                check()
            forest.add_item(place, vector)
        forest.build(TREES, n_jobs=jobs)
        check()
        forest.save(path)
        return cls(table, forest)

    @classmethod
    def load(cls, table: VectorTable, path: str) -> AnnoyIndex | None:
        """Map a built file; None where it does not fit the table.

        Raises:
            OSError: the file cannot be read.
        """
        forest = annoy.AnnoyIndex(table.vectors.shape[1], "angular")
        forest.load(path)
        return cls(table, forest) if forest.get_n_items() == len(table) else None

    @property
    def table(self) -> VectorTable:
        return self._table

    def query(self, vector: FloatArray, k: int, exclude: IdArray = NO_IDS) -> Neighbours:
        if k <= 0:
            return Neighbours(NO_IDS, np.zeros(0, dtype=np.float32))
        hidden = self._table.places(np.unique(exclude))
        total = len(self._table)
        wanted = min(k, total - len(hidden))
        ask = min(total, wanted + min(len(hidden), wanted) + 10)
        while True:
            places = self._places(vector, ask)
            allowed = places[~np.isin(places, hidden)]
            if len(allowed) >= wanted or ask >= total:
                break
            ask = min(total, 4 * ask)
        if len(allowed) < wanted:
            allowed = np.setdiff1d(np.arange(total), hidden)
        # Annoy's own distances lose digits where they matter most, close to the vector.
        return Neighbours.best(self._table.ids[allowed], self._table.vectors[allowed] @ vector, wanted)

    def _places(self, vector: FloatArray, count: int) -> IdArray:
        nodes = max(search_nodes(len(self._table)), 2 * TREES * count)
        found = self._forest.get_nns_by_vector(vector, count, search_k=nodes)
        return np.fromiter(found, dtype=np.int64, count=len(found))


def search_nodes(total: int) -> int:
    """How many nodes a search among ``total`` vectors looks at, in the unit of Annoy's ``search_k``."""
    return max(SEARCH_NODES, round(NODES_A_ROOT * math.sqrt(total)))
