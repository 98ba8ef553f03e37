"""Exact search beside Annoy: build time, size, time of a query, recall, and the time of a whole plan.

Run: ``python -m tests.benchmarks.index_speed [COUNT …]``
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.annoy_index import SEARCH_NODES, TREES, AnnoyIndex
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import plan
from musicrec_desktop.recommend.taste.session import Taste
from tests.unit.recommend.libraries import FakeLibrary, synthetic
from tests.unit.recommend.vectors import clustered

COUNTS = (10_000, 30_000, 100_000)
DIMENSIONS = (64,)
QUERIES = 200
NEIGHBOURS = 40
SEEDS = 12


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    build_s: float
    megabytes: float
    median_ms: float
    worst_ms: float
    recall: float
    plan_ms: float


def main(counts: Sequence[int]) -> None:
    """Print one table for each size and dimension."""
    print(
        f"{TREES} trees, {SEARCH_NODES} nodes a search; {QUERIES} queries for {NEIGHBOURS} neighbours each,"
    )
    print(
        "in the caller's thread; median and 99th percentile; plan: ten tracks after twelve played"
        " ones, tags in memory"
    )
    for count in counts:
        for dimension in DIMENSIONS:
            print(f"\n{count} tracks, {dimension} dimensions")
            print("index    build s     MB   query ms   99 % ms   recall@10   plan ms")
            for row in measure(count, dimension):
                print(
                    f"{row.name:6} {row.build_s:9.2f} {row.megabytes:6.1f} {row.median_ms:10.2f}"
                    f" {row.worst_ms:9.2f} {row.recall:11.3f} {row.plan_ms:9.1f}"
                )


def measure(count: int, dimension: int) -> list[Row]:
    """Exact search and Annoy over the same vectors."""
    space, table, references = synthetic(clustered(count, dimension))
    queries = np.random.default_rng(5).integers(0, count, QUERIES)
    exact = ExactIndex(table)
    truth = [exact.query(table.vectors[place], 10).ids for place in queries]
    library = FakeLibrary()
    for number in range(1, count + 1):
        library.add(number, f"artist {number // 20}")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "forest.ann")
        started = time.perf_counter()
        forest = AnnoyIndex.build(table, path, jobs=max(1, (os.cpu_count() or 2) - 1))
        build_s = time.perf_counter() - started
        size = table.vectors.nbytes
        return [
            _row(
                "exact",
                SoundCatalogue(space, LiveIndex(exact), references),
                0.0,
                size,
                queries,
                truth,
                library,
            ),
            _row(
                "annoy",
                SoundCatalogue(space, LiveIndex(forest), references),
                build_s,
                size + os.path.getsize(path),
                queries,
                truth,
                library,
            ),
        ]


def _row(
    name: str,
    catalogue: SoundCatalogue,
    build_s: float,
    size: int,
    queries: np.ndarray[tuple[int], np.dtype[np.int64]],
    truth: Sequence[np.ndarray[tuple[int], np.dtype[np.int64]]],
    library: FakeLibrary,
) -> Row:
    index, vectors = catalogue.index, catalogue.index.table.vectors
    times = [_ms(partial(index.query, vectors[place], NEIGHBOURS)) for place in queries]
    hits = sum(
        len(np.intersect1d(index.query(vectors[place], 10).ids, wanted))
        for place, wanted in zip(queries, truth, strict=True)
    )
    seeds = np.split(queries[: 10 * SEEDS], 10)
    plans = [_ms(partial(plan, _after(places), catalogue, library)) for places in seeds]
    return Row(
        name,
        build_s,
        size / 1e6,
        float(np.median(times)),
        float(np.percentile(times, 99)),
        hits / (10 * len(queries)),
        float(np.median(plans)),
    )


def _after(places: np.ndarray[tuple[int], np.dtype[np.int64]]) -> PlanRequest:
    seeds = tuple(TrackId(int(place) + 1) for place in places[:SEEDS])
    return PlanRequest(Taste.of(seeds), seeds, 10)


def _ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or COUNTS)
