"""What each block of the description is worth: each alone, and the whole without it.

Run: ``python -m tests.benchmarks.similarity_quality AUDIO LABELS [FILE_COLUMN]``

AUDIO and LABELS are as for ``musicrec evaluate similarity``. What was listened to is kept below the system's
folder for temporary files.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.recipe import BLOCKS, EXTRACTOR_VERSION
from musicrec_desktop.model.evaluation import Scores
from musicrec_desktop.model.features import Block
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from musicrec_desktop.services.evaluation.folder.labels import LabelColumns
from musicrec_desktop.services.evaluation.folder.service import EvaluateService, LabelledFolder
from musicrec_desktop.services.space_recipes import SPACE_RECIPES

CACHE: Final = os.path.join(tempfile.gettempdir(), "musicrec-similarity-quality")


def main(audio_dir: str, labels_path: str, file_column: str = "file") -> None:
    """Measure the folder and print the table."""
    folder = measured(audio_dir, labels_path, file_column)
    queries = len(folder.judge.albums.queries)
    print(f"{len(folder.tracks)} tracks, {queries} queries in {folder.judge.albums.count} albums; cosine")
    print("                     |       alone |            left out")
    print("block                |  P@5    mAP |  P@5    mAP  change of mAP")
    whole = score(folder, BLOCKS)
    for name, alone, rest in judged_blocks(folder):
        change = rest.album_map - whole.album_map
        print(
            f"{name:20} | {alone.album_p_at_5:.3f}  {alone.album_map:.3f} |"
            f" {rest.album_p_at_5:.3f}  {rest.album_map:.3f}  {change:+.3f}"
        )
    print(f"{'all':20} | {whole.album_p_at_5:.3f}  {whole.album_map:.3f} |")


def judged_blocks(folder: LabelledFolder) -> Iterator[tuple[str, Scores, Scores]]:
    """The name of each block and aspect, the scores of it alone, and of all but it."""
    for name, chosen in choices():
        rest = [block for block in BLOCKS if block not in chosen]
        yield name, score(folder, chosen), score(folder, rest)


def measured(audio_dir: str, labels_path: str, file_column: str) -> LabelledFolder:
    """Listen to what was not listened to before."""
    pool = AnalysisPool()
    try:
        service = EvaluateService(pool=pool, cache_dir=CACHE, recipes=SPACE_RECIPES)
        return service.measure_blocking(audio_dir, labels_path, LabelColumns(file=file_column))
    finally:
        pool.kill()


def choices() -> Iterator[tuple[str, list[Block]]]:
    """Each block, then each aspect."""
    for block in BLOCKS:
        yield block.name, [block]
    for aspect in dict.fromkeys(block.aspect for block in BLOCKS):
        yield f"all of {aspect}", [block for block in BLOCKS if block.aspect == aspect]


def score(folder: LabelledFolder, chosen: Sequence[Block]) -> Scores:
    """The scores of a space that knows some blocks only."""
    columns = np.concatenate([np.arange(block.start, block.start + block.size) for block in chosen])
    blocks, start = [], 0
    for block in chosen:
        blocks.append(replace(block, start=start))
        start += block.size
    raw = np.stack([track.features.vector for track in folder.tracks])[:, columns].astype(np.float32)
    excerpts = [track.excerpts[:, columns] for track in folder.tracks]
    space = SoundSpace.fit(raw, SpaceRecipe(blocks), EXTRACTOR_VERSION, excerpts)
    vectors = space.transform(raw).astype(np.float64)
    return folder.judge.scores(1.0 - vectors @ vectors.T)


if __name__ == "__main__":
    main(*sys.argv[1:])
