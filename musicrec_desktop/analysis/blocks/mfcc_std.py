"""Timbre as variation: how much the smooth shape of the spectrum varies, and how fast it moves.

Source: as ``mfcc_mean``; slopes: S. Furui, Speaker-independent isolated word recognition, 1986.
"""

from __future__ import annotations

import numpy as np

from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray


def slopes(mfcc: FloatArray) -> FloatArray:
    """Change per frame, from the frames around each, shape (T - 2, coefficients)."""
    slope: FloatArray = (mfcc[2:] - mfcc[:-2]) * np.float32(0.5)
    return slope


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 50: log deviations over time of coefficients 0 to 24, then of their slopes."""
    deviation = np.log(spectrum.mfcc.std(axis=0) + np.float32(0.1))
    speed = np.log(slopes(spectrum.mfcc).std(axis=0) + np.float32(0.05))
    return np.concatenate([deviation, speed])
