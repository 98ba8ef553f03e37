"""How long the layout of the music map takes, what it keeps of the neighbours, and how far it moves.

Run: ``python -m tests.benchmarks.map_layout [TRACKS …]`` (1000 10000 20000)

Vectors are those of ``tests.support.realistic``. Each layout runs in a process of its own, as in the window.
Prints for each size: a map from scratch, the same after 2 % new tracks, after ten such updates, and after
half of the tracks are gone. ``kept`` is the share of the 15 nearest neighbours that are near on the map, too,
of 1,000 tracks; ``moved`` the median way of the tracks that both maps have, in % of the diagonal.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.child_process import in_child
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.learning.clusters.finding import ClusterRequest, find_clusters
from musicrec_desktop.learning.layout.laying import MEMORY_BYTES, LayoutRequest, lay_out, threads
from musicrec_desktop.learning.layout.pca import pca_positions
from musicrec_desktop.model.features import FloatArray
from tests.support.realistic import library_vectors

NEIGHBOURS: Final = 15
SAMPLE: Final = 1_000
GROWTH: Final = 0.02
UPDATES: Final = 10
CHAIN_UP_TO: Final = 20_000
NO_IDS: Final = np.empty(0, dtype=np.int64)
NO_PLACES: Final = np.empty((0, 2), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds by the clock and of processor time, and its largest memory in MB."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def main(sizes: list[int]) -> None:
    """Measure and print."""
    for size in sizes:
        _measure(size)


def _measure(size: int) -> None:
    many = library_vectors(round(size * (1 + GROWTH) ** UPDATES) + 1)
    ids = np.arange(len(many))
    fresh, cost = _timed(LayoutRequest(ids[:size], many[:size], NO_IDS, NO_PLACES))
    _tell(size, "from scratch", cost, _kept(many[:size], fresh), None)
    print(f"{size:>7,}  PCA alone keeps {_kept(many[:size], pca_positions(many[:size])):.3f}")
    positions, count = fresh, size
    for update in range(UPDATES if size <= CHAIN_UP_TO else 1):
        grown = round(count * (1 + GROWTH))
        request = LayoutRequest(ids[:grown], many[:grown], ids[:count], positions)
        after, cost = _timed(request)
        if update in {0, UPDATES - 1}:
            moved = _moved(positions, after[:count])
            _tell(size, f"update {update + 1}", cost, _kept(many[:grown], after), moved)
        positions, count = after, grown
    print(f"{size:>7,}  all updates moved the first map by {_moved(fresh, positions[:size]):.2f} %")
    half = np.sort(np.random.default_rng(1).permutation(count)[: count // 2])
    after, cost = _timed(LayoutRequest(half, many[half], ids[:count], positions))
    _tell(size, "half is gone", cost, _kept(many[half], after), _moved(positions[half], after))
    begun = time.perf_counter()
    no_labels = np.empty(0, dtype=np.int32)
    clusters = find_clusters(ClusterRequest(ids[:size], many[:size], NO_IDS, no_labels), TaskContext())
    seconds = time.perf_counter() - begun
    tried = ", ".join(f"{number}: {score:.3f}" for number, score in clusters.tried.items())
    print(f"{size:>7,}  {len(clusters.centres)} clusters in {seconds:.1f} s (silhouettes {tried})")


def _timed(request: LayoutRequest) -> tuple[FloatArray, Cost]:
    begun = time.perf_counter()
    work = partial(_with_cost, request)
    positions, cpu_s, peak_mb = in_child(
        work, TaskContext(), name="layout", memory_bytes=MEMORY_BYTES, threads=threads(len(request.ids))
    )
    return positions, Cost(time.perf_counter() - begun, cpu_s, peak_mb)


def _with_cost(request: LayoutRequest, context: TaskContext) -> tuple[FloatArray, float, float]:
    import resource

    positions = lay_out(request, context)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return positions, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _kept(vectors: FloatArray, positions: FloatArray) -> float:
    rows = np.unique(np.linspace(0, len(vectors) - 1, SAMPLE).astype(int))
    shares = []
    for row in rows:
        near = _nearest(-(vectors @ vectors[row]), row)
        seen = _nearest(np.square(positions - positions[row]).sum(axis=1), row)
        shares.append(len(np.intersect1d(near, seen)) / NEIGHBOURS)
    return float(np.mean(shares))


def _nearest(distances: FloatArray, row: int) -> NDArray[np.int64]:
    distances[row] = np.inf
    return np.argpartition(distances, NEIGHBOURS)[:NEIGHBOURS]


def _moved(before: FloatArray, after: FloatArray) -> float:
    ways = np.linalg.norm(after - before, axis=1)
    return 100 * float(np.median(ways)) / float(np.linalg.norm(np.ptp(before, axis=0)))


def _tell(size: int, what: str, cost: Cost, kept: float, moved: float | None) -> None:
    rest = "" if moved is None else f", moved {moved:.2f} %"
    print(
        f"{size:>7,}  {what}: {cost.wall_s:.1f} s, {cost.cpu_s:.1f} s of processor time, "
        f"{cost.peak_mb:.0f} MB, kept {kept:.3f}{rest}",
        flush=True,
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 20_000])
