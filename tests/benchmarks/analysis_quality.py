"""Whether the recipe hears what belongs together: ``python -m tests.benchmarks.analysis_quality [SHARED]``.

On the shared copies with equal loudness and bandwidth: each value z-scored over the tracks, clipped at 2.5,
and each block with the same weight, cosine. Album P@5: the share of the five nearest that are of the same
album, over the 63 tracks of four albums (chance .34; 13 MFCC means .495). Orchestral: that share of the five
nearest of all 82.
"""

from __future__ import annotations

import csv
import os
import sys

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.recipe import BLOCKS
from tests.support.shared import shared_dir

ALBUMS = ("wesnoth", "opensurge", "enigma", "neverball")
CLIP = 2.5

Matrix = NDArray[np.float64]


def main() -> None:
    """Measure and print."""
    folder = sys.argv[1] if len(sys.argv) > 1 else shared_dir("neutral")
    with open(os.path.join(folder, "labels.csv"), encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    vectors = described([os.path.join(folder, row["file"]) for row in rows])
    albums = np.array([row["set"] for row in rows])
    is_classical = np.array(["class" in (row["genre"] or "").lower() for row in rows])
    is_orchestral = (albums == "wesnoth") | ((albums == "librosa_data") & is_classical)
    queries = np.isin(albums, ALBUMS)
    whole = space(vectors, [block.name for block in BLOCKS])
    near = nearest(whole)
    print(f"{len(rows)} tracks, {queries.sum()} queries in {len(ALBUMS)} albums")
    print(f"  album P@5            {precision(whole[queries], albums[queries]):.3f}")
    for album in ("wesnoth", "cdogs"):
        print(f"  orchestral of {album:8} {is_orchestral[near][albums == album].mean():.3f}")
    for aspect in dict.fromkeys(block.aspect for block in BLOCKS):
        names = [block.name for block in BLOCKS if block.aspect == aspect]
        print(f"  {aspect:10} alone P@5 {precision(space(vectors, names)[queries], albums[queries]):.3f}")


def described(paths: list[str]) -> Matrix:
    """The vectors of some files, shape (n, d)."""
    pool = AnalysisPool()
    outcomes = [future.result() for future in [pool.submit_features(path) for path in paths]]
    pool.kill()
    vectors = []
    for path, outcome in zip(paths, outcomes, strict=True):
        if outcome.value is None:
            raise SystemExit(f"{path}: {outcome.failure}")
        vectors.append(outcome.value.vector)
    return np.stack(vectors).astype(np.float64)


def space(vectors: Matrix, names: list[str]) -> Matrix:
    """Unit vectors in which each of the named blocks counts the same."""
    parts = []
    for block in BLOCKS:
        if block.name in names:
            values = vectors[:, block.start : block.start + block.size]
            scaled = (values - values.mean(axis=0)) / (values.std(axis=0) + 1e-9)
            clipped = np.clip(scaled, -CLIP, CLIP)
            parts.append(clipped / np.sqrt(np.square(clipped).sum(axis=1).mean()))
    joined = np.concatenate(parts, axis=1)
    joined -= joined.mean(axis=0)
    unit: Matrix = joined / np.linalg.norm(joined, axis=1, keepdims=True)
    return unit


def nearest(unit: Matrix, count: int = 5) -> NDArray[np.intp]:
    """Indices of the most similar others, shape (n, count)."""
    similarity = unit @ unit.T
    np.fill_diagonal(similarity, -np.inf)
    return np.argsort(-similarity, axis=1)[:, :count]


def precision(unit: Matrix, albums: NDArray[np.str_]) -> float:
    """Share of the nearest that are of the same album."""
    return float(np.mean(albums[nearest(unit)] == albums[:, np.newaxis]))


if __name__ == "__main__":
    main()
