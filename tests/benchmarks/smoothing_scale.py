"""What smoothing does to large libraries: reach, hubs, and the time that it takes.

Run: ``python -m tests.benchmarks.smoothing_scale AUDIO LABELS [FILE_COLUMN] [COUNT …]``

AUDIO and LABELS are as for ``musicrec evaluate similarity``; COUNT is 411, 20000 and 100000 unless told
otherwise. Libraries are made around the real vectors: each track is a real one, moved at random as far as
tracks of one album lie from each other. For each library, and each way of finding neighbours, it prints the
skewness of how often a track is among the ten nearest of others, the most lists that one track is in, and the
share of tracks that are in none.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.evaluation.space.similarity import orphan_share, skewness
from musicrec_desktop.recommend.neighbours.density import hub_correction
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE
from musicrec_desktop.recommend.neighbours.smoothing import nearest_others, smoothed_rows
from musicrec_desktop.recommend.neighbours.traits import traits_of
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable
from musicrec_desktop.recommend.unit_vectors import unit
from musicrec_desktop.services.evaluation.folder.service import LabelledFolder
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from tests.benchmarks.similarity_quality import measured

COUNTS: Final = (411, 20_000, 100_000)
SPREAD: Final = 1.0
"""How far a made track lies from its real one, as a share of the deviation of each dimension."""
POOL: Final = 60


def main(audio_dir: str, labels_path: str, *rest: str) -> None:
    """Print the table."""
    columns = [word for word in rest if not word.isdigit()]
    counts = [int(word) for word in rest if word.isdigit()] or list(COUNTS)
    folder = measured(audio_dir, labels_path, columns[0] if columns else "file")
    space, real = fitted(folder)
    version = space.feature_version
    print(f"around {len(real)} real tracks, features of version {version}, {space.dimension} dimensions")
    print("tracks  neighbours by                 hubs   most  orphans  CPU s")
    for count in counts:
        for name, hubs, most, orphans, seconds in judged_ways(space, real, count):
            print(
                f"{count:6} {name:30} {hubs:6.2f} {most:6d} {100 * orphans:7.2f}% {seconds:6.1f}", flush=True
            )


def fitted(folder: LabelledFolder) -> tuple[SoundSpace, FloatArray]:
    """The space of a folder, and the vectors of its tracks that were not smoothed."""
    version = folder.tracks[0].features.version
    raw = np.stack([track.features.vector for track in folder.tracks]).astype(np.float32)
    space = SoundSpace.fit(raw, SPACE_RECIPES[version], version, [track.excerpts for track in folder.tracks])
    return space, space.transform(raw)


def judged_ways(
    space: SoundSpace, real: FloatArray, count: int
) -> Iterator[tuple[str, float, int, float, float]]:
    """For each way its name, hubs, most lists of one track, share of orphans, CPU seconds of smoothing."""
    vectors = made_around(real, count)
    rng = np.random.default_rng(2)
    aspects = np.concatenate(
        [unit(rng.standard_normal((count, aspect.size), dtype=np.float32)) for aspect in space.aspects],
        axis=1,
    )
    table = VectorTable(np.arange(count), vectors, traits_of(space, vectors, aspects.astype(np.float16)))
    started = time.process_time()
    smooth = smoothed_rows(space, table, table)
    took_s = time.process_time() - started
    ways: Sequence[tuple[str, FloatArray, bool | None, float]] = (
        ("cosine", vectors, None, 0.0),
        ("mutual proximity", vectors, False, 0.0),
        ("smoothed", smooth, None, took_s),
        ("smoothed, mutual proximity", smooth, False, took_s),
        ("smoothed, by density", smooth, True, took_s),
    )
    for name, chosen, by_density, smoothing_s in ways:
        started = time.process_time()
        counts = occurrences(chosen, by_density)
        seconds = smoothing_s + time.process_time() - started
        yield name, skewness(counts), int(counts.max()), orphan_share(counts), seconds


def made_around(real: FloatArray, count: int) -> FloatArray:
    """Unit vectors, shape (count, d); the real ones come first."""
    rng = np.random.default_rng(1)
    more = max(0, count - len(real))
    centres = real[rng.integers(0, len(real), more)]
    moved = centres + SPREAD * real.std(axis=0) * rng.standard_normal(centres.shape, dtype=np.float32)
    return np.concatenate((real, unit(moved)))[:count]


def occurrences(vectors: FloatArray, by_density: bool | None) -> IdArray:
    """How often each track is among the ten nearest of others, of a pool as the player takes it.

    Args:
        vectors: unit vectors, shape (n, d).
        by_density: corrected by densities, by mutual proximity, or, for None, not at all.
    """
    ids = np.arange(len(vectors))
    spreads = np.zeros((len(vectors), SPREAD_SIZE), dtype=np.float16)
    table = VectorTable(ids, vectors, spreads)
    references = None if by_density is None else hub_correction(table, is_smoothed=by_density)
    counts = np.zeros(len(vectors), dtype=np.int64)
    for rows, places, pool in nearest_others(ids, vectors, ids, vectors, min(POOL, len(vectors) - 1)):
        own = np.repeat(spreads[rows], places.shape[1], axis=0)
        fair = pool
        if references is not None:
            fair = references.corrected(pool.ravel(), own, spreads[places.ravel()]).reshape(pool.shape)
        best = np.take_along_axis(places, np.argsort(-fair, axis=1, kind="stable")[:, :10], axis=1)
        counts += np.bincount(best.ravel(), minlength=len(vectors))
    return counts


if __name__ == "__main__":
    main(*sys.argv[1:])
