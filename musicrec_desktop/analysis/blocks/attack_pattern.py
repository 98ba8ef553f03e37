"""Timbre of attacks: how fast each band rises within half seconds.

Source: the delta spectral pattern of K. Seyerlehner, G. Widmer, T. Pohle, Fusing block-level features for
music similarity estimation, DAFx 2010.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.analysis.blocks.joining import bits_of, percentiles, pooled, windows
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

RISE_FRAMES: Final = 3
WINDOW: Final = 25
WINDOW_HOP: Final = 5
RANKS: Final = [12, 19, 24]
"""Middle, high and highest of the 25 sorted rises."""
GROUPS: Final = 43


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 129 (3 ranks of 43 bands): rises in dB over 70 ms, 90th percentile over windows of 0.6 s."""
    level = spectrum.bands_db
    rises: FloatArray = np.maximum(level[RISE_FRAMES:] - level[:-RISE_FRAMES], 0.0)
    # The frames of a window are neighbours then, which sorts faster.
    stretches = np.ascontiguousarray(windows(rises, WINDOW, WINDOW_HOP).transpose(0, 2, 1))
    bits_of(stretches).sort(axis=2)
    ranked = stretches[:, :, RANKS].transpose(0, 2, 1)
    usual = percentiles(ranked.reshape(len(ranked), -1), (90.0,)).reshape(len(RANKS), -1)
    return pooled(usual, GROUPS).ravel()
