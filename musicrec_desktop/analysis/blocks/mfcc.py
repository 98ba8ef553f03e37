"""Timbre as mel-frequency cepstral coefficients: the spectrum's smooth shape, how much it varies, how fast.

Source: S. Davis, P. Mermelstein, Comparison of parametric representations for monosyllabic word
recognition, 1980; for music: B. Logan, Mel frequency cepstral coefficients for music modeling, ISMIR 2000.
"""

from __future__ import annotations

from typing import Final

import librosa
import numpy as np

from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

COEFFICIENTS: Final = 20
DELTA_FRAMES: Final = 5


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Blocks ``mfcc_mean`` (19: the first, level, is left out), ``mfcc_spread`` (20), ``mfcc_change`` (20).

    Spreads are logarithms of standard deviations of dB over frames and over the slope of five frames.
    """
    cepstrum = librosa.feature.mfcc(S=spectrum.bands_db, n_mfcc=COEFFICIENTS)
    slope = librosa.feature.delta(cepstrum, width=DELTA_FRAMES, mode="nearest")
    return {
        "mfcc_mean": cepstrum[1:].mean(axis=1),
        "mfcc_spread": np.log(cepstrum.std(axis=1) + 0.1),
        "mfcc_change": np.log(slope.std(axis=1) + 0.05),
    }
