"""The choice of the kind of index, and what each kind costs.

Run: ``python -m tests.benchmarks.index_speed [COUNT …]``

Each library is calibrated as the product does it (docs/adr/0010-kind-of-index.md): Annoy at the fewest nodes
with which 99 % of the ten best tracks are those of exact search; queries for 300 neighbours; processor time.
Two libraries of each size: *overlapping* has the spectrum of a real fit (``tests.support.realistic``),
*clustered* has styles and albums with gaps between them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.similarity_index import IndexKind
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.recommend.neighbours.calibration import calibrated
from tests.support.realistic import library_vectors
from tests.unit.recommend.libraries import synthetic
from tests.unit.recommend.vectors import clustered

COUNTS = (1_000, 10_000, 50_000, 100_000)
DIMENSION = 64


def main(counts: Sequence[int]) -> None:
    """Print one line for each library and kind."""
    print(
        "tracks   library       kind   build s     MB   nodes   query ms   recall@10   chosen (calibration)"
    )
    for count in counts:
        for name, vectors in (
            ("overlapping", library_vectors(count)),
            ("clustered", clustered(count, DIMENSION)),
        ):
            measure(name, vectors)


def measure(name: str, vectors: FloatArray) -> None:
    """Calibrate one library."""
    space, table, references = synthetic(vectors)
    with tempfile.TemporaryDirectory() as folder:
        stored = index_files.write(folder, space, table, references)
        started = time.perf_counter()
        built = index_files.build_forest(folder, stored.index.table)
        _, choice = calibrated(
            built.index, references, None, None, "", build_seconds=built.build_seconds, size=built.size
        )
        took_s = time.perf_counter() - started
    for kind in IndexKind:
        figures = choice.figures(kind)
        assert figures is not None
        nodes = choice.search_nodes if kind is IndexKind.ANNOY else 0
        chosen = f"{choice.reason} ({took_s:.0f} s)" if kind is choice.kind else ""
        print(
            f"{len(table):7} {name:13} {kind:6} {figures.build_seconds:8.2f} {figures.bytes / 1e6:6.1f}"
            f" {nodes:7} {figures.ms:10.3f} {figures.recall:11.4f}   {chosen}",
            flush=True,
        )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or COUNTS)
