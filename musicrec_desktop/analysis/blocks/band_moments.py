"""Timbre as the manner of each band: short bursts, long tones or dropouts.

Source: third and fourth moments of level distributions as in G. Peeters, A large set of audio features for
sound description, IRCAM 2004.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.analysis.blocks.joining import pooled
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

GROUPS: Final = 28
STILL_DB: Final = 0.5


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 56: skewness of 28 bands in dB over time, then the square root of their kurtosis."""
    bands = pooled(spectrum.bands_db, GROUPS)
    bands = bands - bands.mean(axis=0)
    bands /= bands.std(axis=0) + np.float32(STILL_DB)
    square = np.square(bands)
    return np.concatenate([(square * bands).mean(axis=0), np.sqrt(np.square(square).mean(axis=0))])
