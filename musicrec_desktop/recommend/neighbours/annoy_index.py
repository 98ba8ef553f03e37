"""Similarity search with Annoy, a memory-mapped forest of random splits: for large libraries.

Source: Bernhardsson, https://github.com/spotify/annoy. How many nodes a search has to look at depends on the
library; ``recommend.neighbours.calibration`` finds the number by comparing with exact search.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import annoy
import numpy as np
from typing_extensions import override

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.index import Neighbours, SimilarityIndex
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable

TREES: Final = 50
WIDEST: Final = 1_000
"""Neighbours up to which the forest is asked. For more, a forest has to look at nearly every node, which
takes longer than comparing every vector."""
_SPARE: Final = 10
_SEED: Final = 20_240_501
_CHECK_EVERY: Final = 1_000


class _Forest(Protocol):
    def get_nns_by_vector(self, vector: list[float], n: int, search_k: int) -> list[int]: ...


class AnnoyIndex(SimilarityIndex):
    """A built forest over a table; cosines and order of what the forest gives are exact.

    Args:
        table: what the forest was built from.
        forest: gives places of the table.
        nodes: how many nodes a search looks at, in the unit of Annoy's ``search_k``.
    """

    def __init__(self, table: VectorTable, forest: _Forest, nodes: int) -> None:
        self._table = table
        self._forest = forest
        self._exact = ExactIndex(table)
        self.nodes = nodes

    @classmethod
    def build(
        cls,
        table: VectorTable,
        path: str,
        nodes: int,
        *,
        jobs: int = 1,
        check: Callable[[], object] = lambda: None,
    ) -> AnnoyIndex:
        """Build the forest of a table into a file and map it.

        Args:
            table: at least one vector.
            path: a new file; the caller gives it its final name once it is whole.
            nodes: how many nodes a search looks at.
            jobs: threads.
            check: called now and then; may raise to leave.

        Raises:
            OSError: the file cannot be written.
        """
        forest = annoy.AnnoyIndex(table.vectors.shape[1], "angular")
        forest.set_seed(_SEED)
        forest.on_disk_build(path)  # else a million tracks take two gigabytes of memory meanwhile
        for start in range(0, len(table), _CHECK_EVERY):
            check()
            # Lists: Annoy reads an array number by number, as objects, which takes several times as long.
            for place, vector in enumerate(table.vectors[start : start + _CHECK_EVERY].tolist(), start):
                forest.add_item(place, vector)
        forest.build(TREES, n_jobs=jobs)
        check()
        return cls(table, forest, nodes)

    @classmethod
    def load(cls, table: VectorTable, path: str, nodes: int) -> AnnoyIndex | None:
        """Map a built file; None where it does not fit the table.

        Raises:
            OSError: the file cannot be read.
        """
        forest = annoy.AnnoyIndex(table.vectors.shape[1], "angular")
        forest.load(path)
        return cls(table, forest, nodes) if forest.get_n_items() == len(table) else None

    @property
    @override
    def table(self) -> VectorTable:
        return self._table

    @property
    def most_nodes(self) -> int:
        """With how many nodes a search looks at everything."""
        return TREES * len(self._table)

    def with_nodes(self, nodes: int) -> AnnoyIndex:
        """The same forest, searched to another depth."""
        return AnnoyIndex(self._table, self._forest, nodes)

    @override
    def query(self, vector: FloatArray, k: int, exclude: IdArray = NO_IDS) -> Neighbours:
        if k <= 0:
            return Neighbours(NO_IDS, np.zeros(0, dtype=np.float32))
        hidden = self._table.places(np.unique(exclude))
        total = len(self._table)
        wanted = min(k, total - len(hidden))
        ask = wanted + min(len(hidden), wanted) + _SPARE
        while ask <= WIDEST:
            places = self._places(vector, min(ask, total))
            allowed = places[~np.isin(places, hidden)]
            if len(allowed) >= wanted:
                # Annoy's own distances lose digits where they matter most, close to the vector.
                cosines = np.einsum("ij,j->i", self._table.vectors[allowed], vector)
                return Neighbours.best(self._table.ids[allowed], cosines, wanted)
            ask *= 4
        return self._exact.query(vector, k, exclude)

    def _places(self, vector: FloatArray, count: int) -> IdArray:
        """``count`` places, nearest first; the search goes deeper where the usual nodes hold fewer."""
        nodes = max(self.nodes, count)
        while True:
            found = self._forest.get_nns_by_vector(vector.tolist(), count, search_k=nodes)
            if len(found) >= count or nodes >= self.most_nodes:
                return np.fromiter(found, dtype=np.int64, count=len(found))
            nodes *= 2
