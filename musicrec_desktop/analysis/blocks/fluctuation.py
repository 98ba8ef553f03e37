"""Rhythm as fluctuation: how strongly each band's loudness swings at which rate.

Source: E. Pampalk, A. Rauber, D. Merkl, Content-based organization and visualization of music archives, 2002
(fluctuation patterns).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.blocks.bands import pooled
from musicrec_desktop.analysis.spectrum import FRAME_RATE_HZ, Spectrum
from musicrec_desktop.model.features import FloatArray

GROUPS: Final = 16
RATE_EDGES_HZ: Final = np.geomspace(0.4, 16.0, 13)
WINDOW: Final = 256
WINDOW_HOP: Final = 58
FFT_SIZE: Final = 512


@cache
def _rate_bins() -> tuple[NDArray[np.intp], ...]:
    """The lines of each of the 12 rates; a rate between two lines takes the nearest."""
    rates = np.fft.rfftfreq(FFT_SIZE, 1.0 / FRAME_RATE_HZ)
    bins = []
    for low, high in pairwise(RATE_EDGES_HZ):
        inside = np.flatnonzero((rates >= low) & (rates < high))
        bins.append(inside if len(inside) else np.array([np.argmin(np.abs(rates - low))]))
    return tuple(bins)


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Block ``fluctuation`` (192): log(1 + swing) at 12 rates, 0.4 to 16 Hz, of 16 bands, rate after rate."""
    bands = pooled(spectrum.bands_db, GROUPS)
    length = min(WINDOW, bands.shape[1])
    patterns = []
    for start in range(0, bands.shape[1] - length + 1, WINDOW_HOP):
        window = bands[:, start : start + length]
        swings = (window - window.mean(axis=1, keepdims=True)) * np.hanning(length)
        lines = np.abs(np.fft.rfft(swings, FFT_SIZE, axis=1))
        patterns.append(np.stack([lines[:, inside].mean(axis=1) for inside in _rate_bins()]))
    return {"fluctuation": np.log1p(np.percentile(patterns, 60, axis=0)).ravel()}
