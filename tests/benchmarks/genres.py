"""How long learning and suggesting genres takes, and how much memory.

Run: ``python -m tests.benchmarks.genres [TRACKS…]`` (20,000 and 100,000)

A made library, two thirds tagged with 40 genres of 25 artists each, vectors of 1,335 values. It prints
seconds, processor seconds of all learning, and the most memory of this process and of those that learn.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import numpy as np

from musicrec_desktop.core.clock import SystemClock
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.features import TRAINED_EAR
from musicrec_desktop.model.genres import GenreObstacle
from musicrec_desktop.model.track import Tags
from musicrec_desktop.services.genres.learning import GenreLearner
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.genre_suggestions import GenreStore
from tests.support.library import NOW_MS, add_tracks, new_library, scanned

COUNTS: Final = (20_000, 100_000)
GENRES: Final = 40
ARTISTS: Final = 25
"""Of a genre."""
DEPTH: Final = 30
"""In how many directions genres and artists differ."""
_BATCH: Final = 5_000


def main(counts: tuple[int, ...] = COUNTS) -> None:
    """Print the figures."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            measure(count, folder)


def measure(count: int, folder: str) -> None:
    """Print the figures of one library."""
    database = new_library(str(Path(folder) / "library.sqlite3"))
    database.open()
    fill(database, count)
    store = GenreStore(database)
    learner = GenreLearner(
        store=store, features=FeatureStore(database), version=lambda: TRAINED_EAR.base, clock=SystemClock()
    )
    started = time.perf_counter()
    is_due = learner.is_due()
    due_s = time.perf_counter() - started
    started = time.perf_counter()
    verdict, suggestions = learner.learn(TaskContext())
    learn_s = time.perf_counter() - started
    started = time.perf_counter()
    shown = len(store.all_shown())
    review_s = time.perf_counter() - started
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = used.ru_utime + used.ru_stime
    assert is_due
    assert verdict.obstacle is not GenreObstacle.FEW_CLASSES
    assert verdict.evaluation is not None
    print(
        f"{count:,} tracks: due? {due_s:.2f} s, learnt in {learn_s:.1f} s"
        f" ({cpu_s:.0f} s of processor time in processes of their own), accuracy"
        f" {verdict.evaluation.accuracy:.3f}, {len(suggestions):,} suggestions, {shown:,} read in"
        f" {review_s:.2f} s; most memory here {own:.0f} MB, in the process of its own {children:.0f} MB",
        flush=True,
    )
    database.close()


def fill(database: Database, count: int) -> None:
    """Tracks, two thirds of them tagged, and their vectors."""
    rng = np.random.default_rng(0)
    mixing = rng.normal(0, 1, (DEPTH, TRAINED_EAR.start)).astype(np.float32)
    genres = rng.normal(0, 1, (GENRES, DEPTH)).astype(np.float32)
    artists = rng.normal(0, 0.7, (GENRES * ARTISTS, DEPTH)).astype(np.float32)
    for start in range(0, count, _BATCH):
        numbers = np.arange(start, min(start + _BATCH, count))
        of_genre, of_artist = numbers % GENRES, numbers % len(artists)
        files = [
            scanned(
                f"{number}.mp3",
                Tags(
                    f"Track {number}",
                    (f"Artist {number % len(artists)}",),
                    genres=(f"Genre {number % GENRES}",) if number % 3 else (),
                ),
            )
            for number in numbers.tolist()
        ]
        _, ids = add_tracks(database, files)
        noise = rng.normal(0, 1, (len(numbers), DEPTH)).astype(np.float32)
        vectors = ((genres[of_genre] + artists[of_artist] + noise) @ mixing).astype("<f2")
        with database.transaction():
            database.execute_many(
                "INSERT INTO features"
                " (track_id, version, size, mtime_ns, vector, descriptors, analysed_at_ms)"
                " VALUES (?, ?, 1000, 1, ?, '{}', ?)",
                [
                    (track_id, TRAINED_EAR.base, vector.tobytes(), NOW_MS)
                    for track_id, vector in zip(ids, vectors, strict=True)
                ],
            )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
