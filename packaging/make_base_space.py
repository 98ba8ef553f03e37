"""Make the sound spaces that are shipped for small libraries, one for each version of the extractor.

Usage: python packaging/make_base_space.py [FOLDER …]

Fits the spaces on the demo library and on every music file below the given folders, and writes them into
musicrec_desktop/recommend/space/data: for each version a file base_space_….npz, and one of the same name that
says what it was made of. They hold means, deviations and matrices, and no music; the same files give the same
bytes.
Run it again whenever EXTRACTOR_VERSION changes.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import tempfile
from importlib import metadata

import numpy as np

from musicrec_desktop.analysis.extractor import describe_file
from musicrec_desktop.core.atomic import atomic_path, write_atomic
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.demo.library import build_demo_library
from musicrec_desktop.library.discover import walk
from musicrec_desktop.model.features import Features
from musicrec_desktop.recommend.space import data
from musicrec_desktop.recommend.space.base_fit import file_of
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from musicrec_desktop.services.space_recipes import SPACE_RECIPES

MINIMUM_MS = 30_000
"""Shorter sounds are jingles and effects; the space is for music."""


def main(folders: list[str]) -> int:
    """Make the files; the number of files that could not be described, at most 1."""
    found: list[Features] = []
    parts: list[dict[str, object]] = []
    failures = 0
    with tempfile.TemporaryDirectory() as demo_dir:
        build_demo_library(demo_dir)
        for name, folder in [("demo library", demo_dir), *((os.path.basename(one), one) for one in folders)]:
            described, failed = describe_folder(folder)
            found += described
            failures += failed
            parts.append({"name": name, "tracks": len(described)})
    # What two folders share would count twice; the order of files must not count at all.
    unique = [features for _, features in sorted({one.audio_id: one for one in found}.items())]
    for version, recipe in SPACE_RECIPES.items():
        write_space(version, recipe, unique, parts)
    return min(1, failures)


def write_space(
    version: int, recipe: SpaceRecipe, tracks: list[Features], parts: list[dict[str, object]]
) -> None:
    """Fit and write the space of a version."""
    size = recipe.raw_size
    target = os.path.join(os.path.dirname(data.__file__), file_of(version))
    space = SoundSpace.fit(
        np.stack([one.vector[:size] for one in tracks]).astype(np.float16).astype(np.float32),
        recipe,
        version,
        [one.excerpts[:, :size].astype(np.float32) for one in tracks if one.excerpts is not None],
    )
    with atomic_path(target) as draft, open(draft, "wb") as file:
        np.savez_compressed(file, **space.arrays())
    with open(target, "rb") as file:
        checksum = hashlib.sha256(file.read()).hexdigest()
    made_of = {
        "feature_version": version,
        "fit_id": space.fit_id,
        "sha256": checksum,
        "tracks": len(tracks),
        "made_of": parts,
        "made_with": {
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in ("numpy", "scipy", "librosa", "av")},
        },
    }
    write_atomic(target.removesuffix(".npz") + ".json", (json.dumps(made_of, indent=1) + "\n").encode())
    print(f"{target}: {len(tracks)} tracks, {os.path.getsize(target) // 1000} kB")


def describe_folder(folder: str) -> tuple[list[Features], int]:
    """The features of the tracks below a folder, ordered by path, and how many files have none."""
    paths = sorted(os.path.join(folder, stat.relative_path) for stat in walk(folder, on_problem=print))
    found, failed = [], 0
    for place, path in enumerate(paths, start=1):
        print(f"\r{place}/{len(paths)} {folder}", end="", flush=True)
        try:
            description = describe_file(path)
        except (AnalysisError, OSError) as error:
            print(f"\n{path}: {error}", file=sys.stderr)
            failed += 1
            continue
        features = description.features
        if features is None:
            print(f"\n{path}: {description.error}", file=sys.stderr)
            failed += 1
        # Jingles and single sounds are no music that a library is made of.
        elif features.duration_ms >= MINIMUM_MS:
            found.append(features)
    print()
    return found, failed


if __name__ == "__main__":
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        # Sums in the same order on every machine; numpy reads this when it is loaded.
        os.execve(
            sys.executable,
            [sys.executable, *sys.argv],
            {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
        )
    sys.exit(main([os.path.abspath(argument) for argument in sys.argv[1:]]))
