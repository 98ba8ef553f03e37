"""What similarity is worth with vectors as they are stored: ``python -m tests.benchmarks.stored_vectors``.

    python -m tests.benchmarks.stored_vectors AUDIO LABELS [FILE_COLUMN]

AUDIO and LABELS are as for ``musicrec evaluate similarity``. The same tracks are compared by float32 numbers,
by float16, and with the plain part in a byte a value, as the database keeps it; without and with the trained
ear.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np

from musicrec_desktop.analysis.recipe import BLOCKS, PLAIN_BLOCKS
from musicrec_desktop.model.features import TRAINED_EAR, FloatArray
from musicrec_desktop.storage.feature_code import packed, unpacked
from tests.benchmarks.similarity_quality import measured, score


def main(audio_dir: str, labels_path: str, file_column: str = "file") -> None:
    """Measure the folder and print the table."""
    folder = measured(audio_dir, labels_path, file_column)
    print(f"{len(folder.tracks)} tracks; P@5 and mAP by album")
    for name, stored in (("float32", _as_it_is), ("float16", _float16), ("a byte a value", _bytes)):
        tracks = tuple(
            replace(one, features=replace(one.features, vector=stored(one.features.vector)))
            for one in folder.tracks
        )
        kept = replace(folder, tracks=tracks)
        for kind, blocks in (("plain", PLAIN_BLOCKS), ("with the ear", BLOCKS)):
            scores = score(kept, blocks)
            print(f"{name:15} {kind:13} {scores.album_p_at_5:.4f} {scores.album_map:.4f}")


def _as_it_is(vector: FloatArray) -> FloatArray:
    return vector


def _float16(vector: FloatArray) -> FloatArray:
    return vector.astype(np.float16).astype(np.float32)


def _bytes(vector: FloatArray) -> FloatArray:
    start = TRAINED_EAR.start
    plain = unpacked([packed(vector[:start], TRAINED_EAR.base)])[0]
    return np.concatenate((plain, _float16(vector[start:])))


if __name__ == "__main__":
    main(*sys.argv[1:])
