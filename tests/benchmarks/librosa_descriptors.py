"""Tempo and key of sounds whose answer is known, ours and librosa's.

``python -m tests.benchmarks.librosa_descriptors`` takes about two minutes of processor time. librosa has no
function for keys: its chroma is compared with our profiles of the 24 keys.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from musicrec_desktop.analysis.descriptors.key import Key, find_key, key_of, peaks_of
from musicrec_desktop.analysis.descriptors.tempo import find_tempo, onset_curve
from musicrec_desktop.analysis.librosa_features import statistics_of
from musicrec_desktop.analysis.spectrum import spectrum
from musicrec_desktop.model.feature_statistics import COLUMNS
from musicrec_desktop.model.features import FloatArray
from tests.unit.analysis.sounds import cadence, clicks, scale, together

TEMPO = COLUMNS.index("tempo")
CHROMA = COLUMNS.index("chroma_stft_mean_01")


def main() -> None:
    """Measure and print."""
    ratios = np.array([_tempi(tempo) for tempo in np.arange(60.0, 201.0)]).T
    for name, row in zip(("ours", "librosa"), ratios, strict=True):
        is_near, is_octave = np.abs(row - 1) <= 0.02, np.abs(np.log2(row)) > 0.5
        print(
            f"tempo, {name:8} {is_near.sum()} of {len(row)} within 2 %, {is_octave.sum()} in another octave"
        )
    right = np.array(
        [
            _is_right(make, tonic, is_major=is_major, tuning=tuning)
            for make in (cadence, scale)
            for tonic in range(12)
            for is_major in (True, False)
            for tuning in (0.0, 0.3)
        ]
    ).T
    for name, row in zip(("ours", "librosa"), right, strict=True):
        print(f"key, {name:10} {row.sum()} of {len(row)}")


def _tempi(tempo_bpm: float) -> tuple[float, float]:
    """What is found over what is so: ours, librosa's."""
    parts = [clicks(tempo_bpm, first_s=first_s) for first_s in (0.0, 0.13, 0.29)]
    theirs = float(statistics_of(together(*parts))[TEMPO])
    return find_tempo([onset_curve(spectrum(part)) for part in parts]).bpm / tempo_bpm, theirs / tempo_bpm


def _is_right(
    make: Callable[..., FloatArray], tonic: int, *, is_major: bool, tuning: float
) -> tuple[bool, bool]:
    sound = make(tonic, is_major=is_major, tuning=tuning)
    chroma = statistics_of(together(sound))[CHROMA : CHROMA + 12].astype(np.float64)

    def is_so(found: Key) -> bool:
        return (found.tonic, found.is_major) == (tonic, is_major)

    return is_so(find_key([peaks_of(spectrum(sound))])), is_so(key_of(chroma))


if __name__ == "__main__":
    main()
