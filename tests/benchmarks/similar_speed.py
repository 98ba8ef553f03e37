"""How long "similar tracks" take in the window: ``python -m tests.benchmarks.similar_speed [TRACKS]``.

A library of synthetic tracks in a real database, with an index on disk; the time of a whole answer: index,
re-ranking against hubs, copies and versions left out by their tags, aspects and reasons, in the caller's
thread. Median and 99th percentile of 200 queries after 20 that warm up.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.benchmarks.lists_speed import fill
from tests.support.library import NOW_MS
from tests.support.realistic import library_vectors
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.libraries import synthetic

QUERIES = 200
WARM_UP = 20


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    table = Table("question", "median ms", "99 % ms", title=f"similar tracks among {count:,}")
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"{folder}/library.sqlite3")
        database.open()
        fill(database, count)
        rows = [(number, 1, 1000, 1, b"", "{}", NOW_MS) for number in range(1, count + 1)]
        with database.transaction():
            database.execute_many("INSERT INTO features VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        space, vectors, references = synthetic(library_vectors(count))
        started = time.perf_counter()
        index_files.write(f"{folder}/index", space, vectors, references)
        built_s = time.perf_counter() - started
        scheduler = ManualScheduler()
        service = SimilarityService(
            scheduler=scheduler,
            features=FeatureStore(database),
            tracks=TrackStore(database),
            index_dir=f"{folder}/index",
            recipes={},
            feature_version=1,
        )
        started = time.perf_counter()
        service.load()
        scheduler.settle()
        loaded_s = time.perf_counter() - started
        assert service.ready_count == count
        seeds = np.random.default_rng(5).integers(1, count + 1, QUERIES + WARM_UP).tolist()
        weights = {"rhythm": 2.0, "timbre": 0.5}
        questions: dict[str, Callable[[TrackId], object]] = {
            "30 similar tracks": lambda track_id: service.similar(track_id, 30),
            "50 similar tracks": lambda track_id: service.similar(track_id, 50),
            "50, weights of the listener's own": lambda track_id: service.similar(track_id, 50, weights),
        }
        for name, question in questions.items():
            times = [_ms(partial(question, TrackId(seed))) for seed in seeds][WARM_UP:]
            table.add_row(name, f"{np.median(times):.2f}", f"{np.percentile(times, 99):.2f}")
        database.close()
    console = Console()
    console.print(table)
    console.print(f"built in {built_s:.1f} s, loaded and checked in {loaded_s:.2f} s")


def _ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
