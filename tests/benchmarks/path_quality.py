"""How smooth and even paths are, beside the nearest tracks of a straight way, and beside random tracks.

Run: ``python -m tests.benchmarks.path_quality [AUDIO LABELS [FILE_COLUMN]]``

Without arguments in libraries of 1,500 and 20,000 vectors of ``tests.support.realistic``; else in the sound
of a labelled folder. ``step`` is the mean distance of tracks that follow each other, ``largest`` the largest
step by the mean one (1 is perfectly even), both means over random pairs of stops.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.paths.corridor import PathSources
from musicrec_desktop.recommend.paths.finding import find_path
from musicrec_desktop.recommend.paths.waypoints import arc
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from tests.benchmarks.similarity_quality import measured
from tests.support.realistic import library_vectors
from tests.unit.recommend.libraries import catalogue_of, synthetic

PAIRS: Final = 30
COUNT: Final = 12
SIZES: Final = (1_500, 20_000)
Way = Callable[[int, int], list[int]]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    if not arguments:
        for size in SIZES:
            judge(library_vectors(size), f"{size:,} made-up tracks")
        return
    folder = measured(arguments[0], arguments[1], arguments[2] if len(arguments) > 2 else "file")
    raw = np.stack([track.features.vector for track in folder.tracks]).astype(np.float32)
    excerpts = [track.excerpts for track in folder.tracks]
    space = SoundSpace.fit(raw, SPACE_RECIPES[EXTRACTOR_VERSION], EXTRACTOR_VERSION, excerpts)
    judge(space.transform(raw), f"{len(raw)} tracks of {os.path.basename(os.path.normpath(arguments[0]))}")


def judge(vectors: FloatArray, what: str) -> None:
    """Measure three ways in a library whose tracks have these vectors."""
    space, table, _ = synthetic(vectors)
    catalogue = SoundCatalogue(space, LiveIndex(ExactIndex(table)), catalogue_of(range(1, 6)).references)
    sources = PathSources(catalogue, _facts, lambda _id, _facts: True)
    rng = np.random.default_rng(1)

    def found(start: int, end: int) -> list[int]:
        return [int(one) for one in find_path([TrackId(start), TrackId(end)], COUNT, sources)]

    def straight(start: int, end: int) -> list[int]:
        path = [start]
        for place in arc(vectors[start - 1], vectors[end - 1], COUNT - 2):
            near = np.argsort(-(vectors @ place)) + 1
            path.append(next(int(one) for one in near if one not in (*path, end)))
        return [*path, end]

    def by_chance(start: int, end: int) -> list[int]:
        others = np.setdiff1d(np.arange(1, len(table) + 1), [start, end])
        return [start, *rng.choice(others, COUNT - 2, replace=False).tolist(), end]

    pairs = [rng.choice(len(vectors), 2, replace=False) + 1 for _ in range(PAIRS)]
    ways: list[tuple[str, Way]] = [("path", found), ("straight way", straight), ("by chance", by_chance)]
    for name, way in ways:
        begun = time.perf_counter()
        steps = [_steps(vectors, way(int(start), int(end))) for start, end in pairs]
        seconds = (time.perf_counter() - begun) / PAIRS
        mean = float(np.mean([one.mean() for one in steps]))
        largest = float(np.mean([one.max() / one.mean() for one in steps]))
        print(f"{what}, {name}: step {mean:.3f}, largest {largest:.2f}, {1000 * seconds:.0f} ms each")


def _steps(vectors: FloatArray, path: Sequence[int]) -> FloatArray:
    rows = vectors[np.array(path) - 1]
    return np.asarray(
        [np.linalg.norm(one - other) for one, other in itertools.pairwise(rows)], dtype=np.float32
    )


def _facts(ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
    """Titles and artists that differ, so that only the sound counts; lengths, too, so that none is a copy."""
    return {
        one: TrackFacts(
            frozenset({f"artist {one}"}), "", f"title {one}", 60_000 + 9_000 * int(one), is_missing=False
        )
        for one in ids
    }


if __name__ == "__main__":
    main(sys.argv[1:])
