"""The choice of the kind of index, and what each kind costs: ``python -m tests.benchmarks.index_speed [COUNT …]``.

Each library is calibrated as the product does it (docs/adr/0010-kind-of-index.md): Annoy at the fewest nodes with
which 99 % of the ten best tracks are those of exact search; queries for 300 neighbours, processor time. Two
libraries of each size: *overlapping* has the spectrum of a real fit (``tests.support.realistic``), *clustered*
has styles and albums with gaps between them. A plan is ten tracks after twelve played ones, tags in memory.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.similarity_index import IndexKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.recommend.neighbours.calibration import calibrated
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import plan
from musicrec_desktop.recommend.taste.session import Taste
from tests.support.realistic import library_vectors
from tests.unit.recommend.libraries import FakeLibrary, synthetic
from tests.unit.recommend.vectors import clustered

COUNTS = (1_000, 10_000, 50_000, 100_000)
DIMENSION = 64
SEEDS = 12
PLANS = 10


def main(counts: Sequence[int]) -> None:
    """Print one line for each library and kind."""
    print("tracks   library       kind   build s     MB   nodes   query ms   recall@10   plan ms   chosen")
    for count in counts:
        for name, vectors in (
            ("overlapping", library_vectors(count)),
            ("clustered", clustered(count, DIMENSION)),
        ):
            measure(name, vectors)


def measure(name: str, vectors: FloatArray) -> None:
    """Calibrate one library, and plan with both kinds."""
    space, table, references = synthetic(vectors)
    library = FakeLibrary()
    for number in range(1, len(table) + 1):
        library.add(number, f"artist {number // 20}")
    with tempfile.TemporaryDirectory() as folder:
        stored = index_files.write(folder, space, table, references)
        started = time.perf_counter()
        built = index_files.build_forest(folder, stored.index.table)
        forest, choice = calibrated(
            built.index, references, None, None, "", build_seconds=built.build_seconds, size=built.size
        )
        took_s = time.perf_counter() - started
        exact = SoundCatalogue(stored.space, LiveIndex(stored.index), stored.references)
        catalogues = {
            IndexKind.EXACT: exact,
            IndexKind.ANNOY: replace(exact, index=LiveIndex(forest)),
        }
        for kind, catalogue in catalogues.items():
            figures = choice.figures(kind)
            assert figures is not None
            nodes = choice.search_nodes if kind is IndexKind.ANNOY else 0
            chosen = f"{choice.reason} ({took_s:.0f} s)" if kind is choice.kind else ""
            print(
                f"{len(table):7} {name:13} {kind:6} {figures.build_seconds:8.2f} {figures.bytes / 1e6:6.1f}"
                f" {nodes:7} {figures.ms:10.3f} {figures.recall:11.4f} {plan_ms(catalogue, library):9.1f}"
                f"   {chosen}",
                flush=True,
            )


def plan_ms(catalogue: SoundCatalogue, library: FakeLibrary) -> float:
    """Median time of a plan."""
    places = np.random.default_rng(5).integers(0, len(library.tracks), (PLANS, SEEDS))
    return float(np.median([_ms(partial(plan, _after(seeds), catalogue, library)) for seeds in places]))


def _after(places: np.ndarray[tuple[int], np.dtype[np.int64]]) -> PlanRequest:
    seeds = tuple(TrackId(int(place) + 1) for place in places)
    return PlanRequest(Taste.of(seeds), seeds, 10)


def _ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or COUNTS)
