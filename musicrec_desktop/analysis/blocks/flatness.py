"""Timbre as tone against noise in six octaves.

Source: spectral flatness, J. D. Johnston 1988; by bands as in MPEG-7 audio (J. Herre et al., Robust matching
of audio signals using spectral flatness features, 2001).
"""

from __future__ import annotations

import numpy as np

from musicrec_desktop.analysis.spectrum import Spectrum, octave_means
from musicrec_desktop.model.features import FloatArray


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 12: log of geometric over arithmetic mean power (0: noise), mean and deviation over time."""
    floor = np.float32(spectrum.octave_floor)
    bins = spectrum.bins_of_octaves() + floor
    geometric = np.log(bins, out=bins) @ octave_means()
    flatness = geometric - np.log(spectrum.octave_power + floor)
    return np.concatenate([flatness.mean(axis=0), flatness.std(axis=0)])
