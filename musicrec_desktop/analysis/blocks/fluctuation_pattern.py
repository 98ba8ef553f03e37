"""Rhythm as fluctuation: how strongly each band's loudness swings at which rate.

Source: E. Pampalk, A. Rauber, D. Merkl, Content-based organization and visualization of music archives,
2002; with logarithmic rates: T. Pohle et al., On rhythm and general music similarity, ISMIR 2009.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from musicrec_desktop.analysis.blocks.joining import percentiles, pooled, windows
from musicrec_desktop.analysis.spectrum import FRAME_RATE_HZ, Spectrum
from musicrec_desktop.model.features import FloatArray

GROUPS: Final = 21
RATE_EDGES_HZ: Final = np.geomspace(0.4, 16.0, 17)
WINDOW: Final = 256
WINDOW_HOP: Final = 58
FFT_SIZE: Final = 512


@cache
def _rate_weights() -> FloatArray:
    """Means over the lines of each of the 16 rates, shape (16, 257); a rate without a line takes the next."""
    lines = np.fft.rfftfreq(FFT_SIZE, 1.0 / FRAME_RATE_HZ)
    weights = np.zeros((len(RATE_EDGES_HZ) - 1, len(lines)), np.float32)
    for rate, (low, high) in enumerate(pairwise(RATE_EDGES_HZ)):
        inside: NDArray[np.intp] = np.flatnonzero((lines >= low) & (lines < high))
        if not len(inside):
            inside = np.array([np.argmin(np.abs(lines - low))])
        weights[rate, inside] = 1.0 / len(inside)
    return weights


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 336: log(1 + swing in dB) at 16 rates, 0.4 to 16 Hz, of 21 bands; rate after rate."""
    bands = pooled(spectrum.bands_db, GROUPS)
    length = min(WINDOW, len(bands))
    stretches = windows(bands, length, WINDOW_HOP)
    swings = stretches - stretches.mean(axis=1, keepdims=True)
    swings *= np.hanning(length).astype(np.float32)[:, np.newaxis]
    lines = np.abs(scipy.fft.rfft(swings, n=FFT_SIZE, axis=1))
    patterns = (_rate_weights() @ lines).reshape(len(stretches), -1)
    pattern: FloatArray = np.log1p(percentiles(patterns, (60.0,))[0])
    return pattern
