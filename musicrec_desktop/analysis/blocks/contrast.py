"""Timbre as the contrast of peaks and valleys in seven octaves: clear tones against noise.

Source: D.-N. Jiang et al., Music type classification by spectral contrast feature, ICME 2002.
"""

from __future__ import annotations

import librosa
import numpy as np

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import FFT_SIZE, FLOOR, MAX_FREQUENCY_HZ, Spectrum
from musicrec_desktop.model.features import FloatArray


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Block ``contrast`` (14): mean and standard deviation over frames of seven contrasts in dB."""
    frequencies = librosa.fft_frequencies(sr=SAMPLE_RATE_HZ, n_fft=FFT_SIZE)
    used = frequencies <= MAX_FREQUENCY_HZ
    contrast = librosa.feature.spectral_contrast(
        S=spectrum.magnitude[used] + np.sqrt(spectrum.peak * FLOOR),
        freq=frequencies[used],
        fmin=100.0,
        n_bands=6,
    )
    return {"contrast": np.concatenate([contrast.mean(axis=1), contrast.std(axis=1)])}
