"""Timbre as the usual smooth shape of the spectrum.

Source: S. Davis, P. Mermelstein, Comparison of parametric representations for monosyllabic word
recognition, 1980; for music: B. Logan, Mel frequency cepstral coefficients for music modeling, ISMIR 2000.
"""

from __future__ import annotations

from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 24: means over time of cepstral coefficients 1 to 24 (0, level, is left out), in dB."""
    mean: FloatArray = spectrum.mfcc.mean(axis=0)[1:]
    return mean
