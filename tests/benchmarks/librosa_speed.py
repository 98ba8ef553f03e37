"""How much slower librosa is than what the analysis does by hand, and what all of its features cost.

``python -m tests.benchmarks.librosa_speed FILE…`` measures the processor time of one process with one BLAS
thread, the libraries loaded and compiled before. Both ways take turns on the same excerpts; the least of the
rounds counts, so that the ratios hold on a busy machine, too.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"))

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

import librosa
import numpy as np
from librosa.onset import onset_strength_multi
from rich.console import Console
from rich.table import Table

from musicrec_desktop.analysis.blocks import flatness, mfcc_std, onsets, shape
from musicrec_desktop.analysis.excerpts import excerpts_of
from musicrec_desktop.analysis.extractor import describe
from musicrec_desktop.analysis.librosa_features import statistics_of
from musicrec_desktop.analysis.spectrum import Spectrum, short_time_magnitude, spectrum
from musicrec_desktop.model.features import FloatArray

Way = Callable[[Spectrum], object]

PAIRS: dict[str, tuple[Way, Way]] = {
    "magnitudes": (
        lambda item: short_time_magnitude(item.samples, 512),
        lambda item: np.abs(librosa.stft(item.samples, n_fft=2048, hop_length=512, center=False)),
    ),
    "slopes of cepstra": (
        lambda item: mfcc_std.slopes(item.mfcc),
        lambda item: librosa.feature.delta(item.mfcc.T, width=3),
    ),
    "zero crossings, roll-off, centroid and spread": (
        shape.describe,
        lambda item: (
            librosa.feature.zero_crossing_rate(item.samples, center=False),
            *(librosa.feature.spectral_rolloff(S=item.magnitude.T, freq=_hertz(item), roll_percent=share)
              for share in shape.ROLL_OFF_SHARES),
            librosa.feature.spectral_centroid(S=item.magnitude.T, freq=_hertz(item)),
            librosa.feature.spectral_bandwidth(S=item.magnitude.T, freq=_hertz(item)),
        ),
    ),
    "flatness of octaves": (
        flatness.describe,
        lambda item: [librosa.feature.spectral_flatness(S=bins.T, power=1.0) for bins in item.octave_bins()],
    ),
    "onset strength": (
        onsets.strengths,
        lambda item: onset_strength_multi(
            S=item.bands_db.T, channels=[slice(*region) for region in onsets.REGIONS], center=False
        ),
    ),
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    tracks = [excerpts_of(path) for path in options.files]
    spectra = [[spectrum(part) for part in track.parts] for track in tracks]
    table = Table(title=f"CPU ms a track, {len(tracks)} tracks, best of {options.rounds}")
    for column in ("what", "by hand", "librosa", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for name, ways in PAIRS.items():
        _add(table, name, *_turns(spectra, [_of_all(way) for way in ways], options.rounds))
    _add(table, "all blocks / all features", *_turns(tracks, [describe, statistics_of], options.rounds))
    Console().print(table)


def _hertz(item: Spectrum) -> FloatArray:
    hertz: FloatArray = librosa.fft_frequencies(sr=22_050, n_fft=2048)[: item.magnitude.shape[1]]
    return hertz


def _of_all(way: Way) -> Callable[[list[Spectrum]], object]:
    return lambda items: [way(item) for item in items]


def _turns(subjects: Sequence[Any], ways: Sequence[Callable[[Any], object]], rounds: int) -> list[float]:
    """Milliseconds a subject, for each way."""
    for way in ways:
        way(subjects[0])
    best = np.full((len(ways), len(subjects)), np.inf)
    for _ in range(rounds):
        for number, subject in enumerate(subjects):
            for place, way in enumerate(ways):
                started = time.process_time()
                way(subject)
                best[place, number] = min(best[place, number], time.process_time() - started)
    return [1000 * float(value) for value in best.mean(axis=1)]


def _add(table: Table, name: str, own: float, other: float) -> None:
    table.add_row(name, f"{own:.1f}", f"{other:.1f}", f"{other / own:.1f}" if own > 0.05 else "–")


if __name__ == "__main__":
    main()
