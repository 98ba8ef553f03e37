"""Rhythm as onset strength: how hard, how peaked and how dense beginnings are, in four regions and in all.

Source: spectral flux of logarithmic bands, S. Böck, G. Widmer, Maximum filter vibrato suppression for onset
detection, DAFx 2013; relative to its surroundings: J. P. Bello et al., A tutorial on onset detection, 2005.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

REGIONS: Final = ((0, 14), (14, 34), (34, 60), (60, 85), (0, 85))
"""Bands of bass, low mid, high mid, treble (about 350, 1000 and 3200 Hz between them) and of all."""
SURROUNDINGS: Final = 43
"""Frames, one second."""


@cache
def _means() -> FloatArray:
    """From bands to the mean of each region, shape (85, 5)."""
    means = np.zeros((REGIONS[-1][1], len(REGIONS)), np.float32)
    for region, (low, high) in enumerate(REGIONS):
        means[low:high, region] = 1.0 / (high - low)
    return means


def strengths(spectrum: Spectrum) -> FloatArray:
    """Rise in dB from frame to frame over its mean in the second around it, shape (5, T - 1)."""
    return np.stack([_over_surroundings(curve) for curve in (_rises(spectrum) @ _means()).T])


def strength_of_all(spectrum: Spectrum) -> FloatArray:
    """The last of the ``strengths``, that of all bands, shape (T - 1,)."""
    return _over_surroundings(_rises(spectrum) @ _means()[:, -1])


def _rises(spectrum: Spectrum) -> FloatArray:
    rises = np.diff(spectrum.bands_db, axis=0)
    return np.maximum(rises, 0.0, out=rises)


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 15: of each of 5 curves log deviation, peakedness and share of strong frames."""
    curves = strengths(spectrum)
    spread = curves.std(axis=1)
    peakedness = np.cbrt((np.maximum(curves, 0.0) ** 3).mean(axis=1)) / (spread + 0.1)
    density = (curves > 1.5 * spread[:, np.newaxis]).mean(axis=1)
    return np.stack([np.log(spread + 0.1), peakedness, density], axis=1).ravel()


def _over_surroundings(curve: FloatArray) -> FloatArray:
    length = min(SURROUNDINGS, len(curve))
    over: FloatArray = curve - np.convolve(curve, np.full(length, 1.0 / SURROUNDINGS), "same")
    return over
