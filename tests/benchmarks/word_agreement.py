"""How well fewer patches and fewer places of filters agree with all of them about words.

Run: ``python -m tests.benchmarks.word_agreement FOLDER``

Every second music file of FOLDER is heard by the network of words in up to six patches, with its filters for
timbre at every frequency and at some. For each step between places, and each number of patches, it prints the
median over the labels of the correlation across tracks with what six patches and every frequency give, the
least of them, the share of the five words with the highest standard scores that are the same, and processor
seconds of a patch.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.ear.front_end import heard_places, mel_patches, spread_evenly
from musicrec_desktop.analysis.ear.hearing import logits
from musicrec_desktop.analysis.ear.network import Network
from musicrec_desktop.analysis.excerpts import excerpts_of
from musicrec_desktop.library.discover import walk
from musicrec_desktop.model.features import FloatArray

STEPS: Final = (1, 2, 3, 4)
PATCHES: Final = (1, 2, 3, 6)
TOLD: Final = 5


def main(folder: str) -> None:
    """Print the figures."""
    numbers, _ = weights.load(weights.WORD_NETWORK)
    networks = {step: Network(numbers, step) for step in STEPS}
    paths = sorted(os.path.join(folder, stat.relative_path) for stat in walk(folder, on_problem=print))[::2]
    heard: dict[int, list[FloatArray]] = {step: [] for step in STEPS}
    seconds = dict.fromkeys(STEPS, 0.0)
    count = 0
    for path in paths:
        mels = patches_of(path)
        count += len(mels)
        for step, network in networks.items():
            started = time.process_time()
            odds = np.stack([network.listen(mel).tags for mel in mels])
            seconds[step] += time.process_time() - started
            heard[step].append(logits(odds))
    wanted = means(heard[1], max(PATCHES))
    print(f"{len(paths)} tracks")
    for step in STEPS:
        for patches in PATCHES:
            found = means(heard[step], patches)
            correlations = [np.corrcoef(found[:, at], wanted[:, at])[0, 1] for at in range(wanted.shape[1])]
            print(
                f"every {step}. frequency, {patches} patches: median {np.median(correlations):.3f}"
                f" least {min(correlations):.2f} same words {same_words(found, wanted):.3f}"
                f" {patches * seconds[step] / count:.3f} s"
            )


def patches_of(path: str) -> list[FloatArray]:
    """What the ear hears of a file."""
    parts = excerpts_of(path).parts
    return mel_patches([parts[place] for place in heard_places(len(parts))])


def means(heard: Sequence[FloatArray], patches: int) -> FloatArray:
    """The means over some patches of each track; shape (tracks, labels)."""
    return np.stack([one[spread_evenly(len(one), patches)].mean(axis=0) for one in heard])


def same_words(found: FloatArray, wanted: FloatArray) -> float:
    """The share of the words with the highest standard scores that are the same."""
    best = [
        np.argsort(-(values - values.mean(axis=0)) / values.std(axis=0), axis=1)[:, :TOLD]
        for values in (found, wanted)
    ]
    return float(np.mean([len(np.intersect1d(one, other)) / TOLD for one, other in zip(*best, strict=True)]))


if __name__ == "__main__":
    main(sys.argv[1])
