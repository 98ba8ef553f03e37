"""Ways of finding neighbours in large libraries, beside each other on the same vectors.

Run: ``python -m tests.benchmarks.similarity_scale [COUNT …]`` (100,000 unless told otherwise; 1,000,000 takes
minutes). Vectors are synthetic, made from figures of a real fit: ``tests.support.realistic``. Ten neighbours
beside the query itself are counted for recall.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from sklearn.cluster import MiniBatchKMeans
from sklearn.neighbors import BallTree, KDTree

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.annoy_index import AnnoyIndex
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import ReferenceSet
from musicrec_desktop.recommend.neighbours.index import SimilarityIndex
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable
from tests.support.realistic import DIMENSION, library_vectors

COUNTS: Final = (100_000,)
NEIGHBOURS: Final = 50
QUERIES: Final = 200
SLOW_QUERIES: Final = 15
"""Of the ways that take longer than a person waits."""
CELL_SHARES: Final = (0.05, 0.1, 0.2, 0.3)
TRAINED_ON: Final = 50_000
ADDED: Final = 1_000
POOL: Final = 100
"""Neighbours that are re-ranked for ``NEIGHBOURS``."""
PAIRS: Final = 30
"""Neighbours of every track where all are compared with all."""
PAIR_BLOCK: Final = 500
PAIR_SAMPLE: Final = 1_000
NODES: Final = 40_000
"""Of an Annoy query: what the calibration finds for 100,000 such tracks, to within some percent."""
_BLOCK: Final = 50_000

Search = Callable[[FloatArray, int], IdArray]
"""Takes a vector and how many; gives places, nearest first."""


@dataclass(frozen=True)
class Way:
    """One way of finding neighbours, ready to be asked."""

    name: str
    search: Search
    build_s: float
    megabytes: float
    queries: int = QUERIES


class Cells:
    """k-means cells: only the vectors of the nearest few centres are looked at.

    Source: Jégou, Douze and Schmid, "Product quantization for nearest neighbor search" (TPAMI 2011), the
    coarse part.
    """

    def __init__(self, vectors: FloatArray) -> None:
        count = round(2 * np.sqrt(len(vectors)))
        rng = np.random.default_rng(3)
        sample = vectors[np.sort(rng.choice(len(vectors), min(len(vectors), TRAINED_ON), replace=False))]
        model = MiniBatchKMeans(count, batch_size=4096, n_init=1, max_iter=5, random_state=3)
        self.centres = model.fit(sample).cluster_centers_.astype(np.float32)
        norms = 0.5 * np.sum(self.centres**2, axis=1)
        cells = np.concatenate(
            [
                np.argmax(vectors[at : at + _BLOCK] @ self.centres.T - norms, axis=1)
                for at in range(0, len(vectors), _BLOCK)
            ]
        )
        self._order = np.argsort(cells, kind="stable")
        self._starts = np.searchsorted(cells[self._order], np.arange(count + 1))
        self._vectors = vectors[self._order]

    @property
    def nbytes(self) -> int:
        """Beside the vectors themselves, which are only sorted."""
        return int(self._order.nbytes + self._starts.nbytes + self.centres.nbytes)

    def search(self, vector: FloatArray, count: int, probes: int) -> IdArray:
        """The best of the ``probes`` nearest cells."""
        nearest = np.argpartition(-(self.centres @ vector), probes)[:probes]
        rows = np.concatenate([np.arange(self._starts[cell], self._starts[cell + 1]) for cell in nearest])
        cosines = np.einsum("ij,j->i", self._vectors[rows], vector)
        best = np.argpartition(-cosines, min(count, len(rows) - 1))[:count]
        found: IdArray = self._order[rows[best[np.argsort(-cosines[best])]]]
        return found


def main(counts: Sequence[int]) -> None:
    """Print the tables of each size."""
    for count in counts:
        vectors = library_vectors(count)
        table = VectorTable(np.arange(count, dtype=np.int64), vectors)
        print(
            f"\n{count:,} tracks, {DIMENSION} dimensions, {NEIGHBOURS} neighbours a query; one thread a query"
        )
        print(f"vectors alone: {vectors.nbytes / 1e6:.0f} MB")
        print("way                       build s   extra MB   median ms    99 % ms  recall@10", flush=True)
        exact = ExactIndex(table)
        with tempfile.TemporaryDirectory() as folder:
            compare(table, exact, folder)
            rerank(table, exact, os.path.join(folder, "forest.ann"))
            live(table, os.path.join(folder, "forest.ann"), folder)
            all_pairs(table, os.path.join(folder, "forest.ann"))


def compare(table: VectorTable, exact: ExactIndex, folder: str) -> None:
    """One line for each way."""
    places = np.random.default_rng(5).integers(0, len(table), QUERIES)
    truth = [
        set(exact.query(table.vectors[place], 10, table.ids[place : place + 1]).ids.tolist())
        for place in places.tolist()
    ]
    for make in (partial(_exact, exact), partial(_annoy, table, folder), partial(_trees, table, KDTree),
                 partial(_trees, table, BallTree), partial(_cells, table)):  # fmt: skip
        for way in make():
            print(_line(way, table.vectors, places[: way.queries], truth), flush=True)


def rerank(table: VectorTable, exact: ExactIndex, path: str) -> None:
    """A whole question: a pool of neighbours, corrected for hubs, the best of it."""
    started = time.perf_counter()
    references = ReferenceSet.of(table)
    spreads = references.spreads(table.ids, table.vectors)
    print(f"statistics for the correction of hubs: {time.perf_counter() - started:.1f} s")
    forest = AnnoyIndex.load(table, path, NODES)
    assert forest is not None
    places = np.random.default_rng(6).integers(0, len(table), QUERIES).tolist()

    def ask(index: SimilarityIndex, place: int) -> IdArray:
        pool = index.query(table.vectors[place], POOL, table.ids[place : place + 1])
        fair = references.corrected(pool.cosines, spreads[place], spreads[pool.ids])
        return pool.ids[np.argsort(-fair, kind="stable")[:NEIGHBOURS]]

    for name, index in (("exact", exact), ("Annoy", forest)):
        times = [_ms(partial(ask, index, place)) for place in places]
        middle, worst = np.median(times), np.percentile(times, 99)
        print(f"{NEIGHBOURS} neighbours re-ranked, {name}: median {middle:.2f} ms, 99 % {worst:.2f} ms")


def live(table: VectorTable, path: str, folder: str) -> None:
    """What happens between builds: additions, and a start from files."""
    vectors_path = os.path.join(folder, "vectors.npy")
    np.save(vectors_path, table.vectors)
    started = time.perf_counter()
    mapped = VectorTable(table.ids, np.load(vectors_path, mmap_mode="r").view(np.ndarray))
    forest = AnnoyIndex.load(mapped, path, NODES)
    assert forest is not None
    mapped_ms = 1000 * (time.perf_counter() - started)
    first_ms = _ms(lambda: forest.query(table.vectors[7], NEIGHBOURS))
    new = VectorTable(np.arange(ADDED, dtype=np.int64) + len(table), library_vectors(ADDED, seed=9))
    index = LiveIndex(forest)
    added_ms = _ms(lambda: index.changed(new, np.zeros(0, dtype=np.int64)))
    grown = index.changed(new, np.zeros(0, dtype=np.int64))
    after = [_ms(partial(grown.query, vector, NEIGHBOURS)) for vector in new.vectors[:QUERIES]]
    found = grown.query(new.vectors[0], 1).ids.tolist() == new.ids[:1].tolist()
    print(f"start by memory map {mapped_ms:.1f} ms, first query {first_ms:.1f} ms")
    print(
        f"{ADDED} tracks added in {added_ms:.1f} ms, found at once: {found}; "
        f"query then {np.median(after):.2f} ms; most memory of this process {_peak_gb():.1f} GB"
    )


def all_pairs(table: VectorTable, path: str) -> None:
    """The nearest of every track, as work on a whole library needs them; Annoy is timed on a sample."""
    started = time.perf_counter()
    for at in range(0, len(table), PAIR_BLOCK):
        cosines = table.vectors[at : at + PAIR_BLOCK] @ table.vectors.T
        np.argpartition(-cosines, PAIRS, axis=1)[:, : PAIRS + 1].copy()
    exact_s = time.perf_counter() - started
    forest = AnnoyIndex.load(table, path, NODES)
    assert forest is not None
    places = np.random.default_rng(7).integers(0, len(table), PAIR_SAMPLE).tolist()
    started = time.perf_counter()
    for place in places:
        forest.query(table.vectors[place], PAIRS, table.ids[place : place + 1])
    annoy_s = (time.perf_counter() - started) * len(table) / PAIR_SAMPLE
    print(
        f"{PAIRS} neighbours of all tracks: blocks of matrix products {exact_s:.0f} s, "
        f"Annoy {annoy_s:.0f} s (from {PAIR_SAMPLE} tracks)"
    )


def _exact(index: ExactIndex) -> list[Way]:
    return [Way("exact (numpy)", lambda vector, count: index.query(vector, count).ids, 0.0, 0.0)]


def _annoy(table: VectorTable, folder: str) -> list[Way]:
    path = os.path.join(folder, "forest.ann")
    jobs = max(1, (os.cpu_count() or 2) - 1)
    started = time.perf_counter()
    forest = AnnoyIndex.build(table, path, NODES, jobs=jobs)
    build_s = time.perf_counter() - started
    megabytes = os.path.getsize(path) / 1e6
    return [
        Way(
            f"Annoy, {NODES:,} nodes",
            lambda vector, count: forest.query(vector, count).ids,
            build_s,
            megabytes,
        ),
        Way("Annoy, its default", partial(_default_annoy, forest), build_s, megabytes),
    ]


def _default_annoy(index: AnnoyIndex, vector: FloatArray, count: int) -> IdArray:
    return np.array(index._forest.get_nns_by_vector(vector.tolist(), count, search_k=-1), dtype=np.int64)


def _trees(table: VectorTable, kind: type[KDTree | BallTree]) -> list[Way]:
    started = time.perf_counter()
    tree = kind(table.vectors, leaf_size=40)
    build_s = time.perf_counter() - started
    # Both copy the vectors in double precision; the nodes come on top.
    megabytes = table.vectors.size * 8 / 1e6
    name = "KD-tree" if kind is KDTree else "Ball-tree"
    return [
        Way(
            name,
            lambda vector, count: tree.query(vector[None], count, return_distance=False)[0],
            build_s,
            megabytes,
            SLOW_QUERIES,
        )
    ]


def _cells(table: VectorTable) -> list[Way]:
    started = time.perf_counter()
    cells = Cells(table.vectors)
    build_s = time.perf_counter() - started
    ways = []
    for share in CELL_SHARES:
        probes = max(1, round(share * len(cells.centres)))
        name = f"k-means, {probes} of {len(cells.centres)}"
        ways.append(Way(name, partial(cells.search, probes=probes), build_s, cells.nbytes / 1e6))
    return ways


def _line(way: Way, vectors: FloatArray, places: IdArray, truth: Sequence[set[int]]) -> str:
    times = [_ms(partial(way.search, vectors[place], NEIGHBOURS)) for place in places.tolist()]
    hits = sum(
        len(wanted & set(way.search(vectors[place], 11).tolist()))
        for place, wanted in zip(places.tolist(), truth, strict=False)
    )
    return (
        f"{way.name:24} {way.build_s:8.1f} {way.megabytes:10.0f} {np.median(times):11.2f}"
        f" {np.percentile(times, 99):10.2f} {hits / (10 * len(places)):10.3f}"
    )


def _ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


def _peak_gb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or COUNTS)
