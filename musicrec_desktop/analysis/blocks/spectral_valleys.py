"""Timbre between the tones: how quiet the valleys of the spectrum are in six octaves.

Source: the valleys of spectral contrast, D.-N. Jiang et al., Music type classification by spectral contrast
feature, ICME 2002.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.analysis.blocks.joining import bits_of
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

VALLEY_SHARE: Final = 0.15


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 6: log of the mean of an octave's lowest 15 % of bins, less the mean log power of all."""
    floor = np.float32(spectrum.octave_floor)
    valleys = np.array([np.log(_lowest(bins) + floor).mean() for bins in spectrum.octave_bins()])
    relative: FloatArray = valleys - np.log(spectrum.octave_power + floor).mean()
    return relative


def _lowest(bins: FloatArray) -> FloatArray:
    count = max(1, int(VALLEY_SHARE * bins.shape[1]))
    ordered = np.partition(bits_of(bins), count - 1, axis=1)[:, :count].view(np.float32)
    lowest: FloatArray = ordered @ np.full(count, 1.0 / count, np.float32)
    return lowest
