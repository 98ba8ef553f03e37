"""Timbre as the shape of the spectrum: where it lies, how wide and how noisy it is.

Source: G. Peeters, A large set of audio features for sound description, IRCAM 2004; zero crossings:
F. Gouyon et al., On the use of zero-crossing rate for an application of classification of percussive
sounds, DAFx 2000.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from musicrec_desktop.analysis.spectrum import FFT_SIZE, HOP, Spectrum, band_edges_hz
from musicrec_desktop.model.features import FloatArray

ROLL_OFF_SHARES: Final = (0.25, 0.5, 0.85, 0.95)
CENTROID: Final = 5
"""Place in the block of the mean centroid, log2 Hz."""
_TINY: Final = np.float32(1e-12)


@cache
def _bands() -> tuple[FloatArray, FloatArray]:
    """Widths in Hz and log2 of the centres of the bands, shape (85,) each."""
    edges = band_edges_hz()
    widths = (edges[2:] - edges[:-2]) / 2.0
    return widths.astype(np.float32), np.log2(edges[1:-1]).astype(np.float32)


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 14: means, then deviations, over time of 7 curves.

    Log of the share of zero crossings; bands (0 to 1) under which 25, 50, 85 and 95 % of the energy lie;
    centroid and spread of energy in log2 Hz.
    """
    curves = np.concatenate([_crossings(spectrum)[:, np.newaxis], _energy_curves(spectrum)], axis=1)
    return np.concatenate([curves.mean(axis=0), curves.std(axis=0)])


def brightness_hz(block: FloatArray) -> float:
    """The geometric mean of the centroid, from a (mean) block."""
    return float(np.exp2(block[CENTROID]))


def _energy_curves(spectrum: Spectrum) -> FloatArray:
    widths, log_hz = _bands()
    energy = spectrum.bands * widths
    rising = np.cumsum(energy, axis=1)
    total = rising[:, -1:] + _TINY
    count = np.ones(energy.shape[1], np.float32)
    # A product counts what is true in half the time of a sum.
    below = [
        (rising < np.float32(share) * total).astype(np.float32) @ count / len(count)
        for share in ROLL_OFF_SHARES
    ]
    centroid = energy @ log_hz / total[:, 0]
    square = energy @ np.square(log_hz) / total[:, 0]
    spread = np.sqrt(np.maximum(square - np.square(centroid), 0.0))
    return np.stack([*below, centroid, spread], axis=1)


def _crossings(spectrum: Spectrum) -> FloatArray:
    """As ``librosa.feature.zero_crossing_rate`` counts them, hop by hop: a tenth of the time."""
    signs = np.signbit(spectrum.samples[: (len(spectrum.bands) - 1) * HOP + FFT_SIZE])
    # Place k: whether the sign changes from sample k to the next; nothing comes after the last one.
    is_crossing = np.zeros(len(signs), np.bool_)
    np.not_equal(signs[1:], signs[:-1], out=is_crossing[:-1])
    hops = is_crossing.reshape(-1, HOP)
    # At most 512 in a hop; as numbers they are summed in a third of the time of ``numpy.count_nonzero``.
    counts = hops.view(np.uint8).sum(axis=1, dtype=np.uint16)
    running = np.concatenate([[0], np.cumsum(counts, dtype=np.intp)])
    frames = np.arange(len(spectrum.bands))
    last = frames + FFT_SIZE // HOP
    # The change into the sample after a frame is not one of the frame.
    share = (running[last] - running[frames] - hops[last - 1, -1]) / FFT_SIZE
    curve: FloatArray = np.log(share + 1e-3)
    return curve
