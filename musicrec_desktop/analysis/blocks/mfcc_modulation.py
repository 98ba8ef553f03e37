"""Rhythm of timbre: at which rates the shape of the spectrum swings.

Source: modulation spectra of cepstra as in M. McKinney, J. Breebaart, Features for audio and music
classification, ISMIR 2003.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import scipy.fft

from musicrec_desktop.analysis.spectrum import FRAME_RATE_HZ, Spectrum
from musicrec_desktop.model.features import FloatArray

COEFFICIENTS: Final = 12
RATE_EDGES_HZ: Final = (0.15, 0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 21.6)
FFT_SIZE: Final = 512
MAX_FRAMES: Final = 430


@cache
def _rate_weights() -> FloatArray:
    """Means over the lines of each rate, shape (7, 257)."""
    lines = np.fft.rfftfreq(FFT_SIZE, 1.0 / FRAME_RATE_HZ)
    inside = [(lines >= low) & (lines < high) for low, high in pairwise(RATE_EDGES_HZ)]
    return np.stack([mask / mask.sum() for mask in inside]).astype(np.float32)


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 84: log power of the swings of coefficients 0 to 11 at 7 rates; rate after rate."""
    curves = spectrum.mfcc[:MAX_FRAMES, :COEFFICIENTS]
    swings = (curves - curves.mean(axis=0)) * np.hanning(len(curves)).astype(np.float32)[:, np.newaxis]
    power = np.square(np.abs(scipy.fft.rfft(swings, n=FFT_SIZE, axis=0)))
    swing: FloatArray = np.log(_rate_weights() @ power + np.float32(0.1))
    return swing.ravel()
