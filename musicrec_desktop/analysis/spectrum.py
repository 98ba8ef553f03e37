"""One short-time spectrum of an excerpt, which all blocks share.

Everything in it is independent of absolute level: the excerpts come at one level, and the floor of the
logarithms hangs on the loudest moment. (A floor 80 dB down reads the noise of the codec; 50 dB the music.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import librosa
import numpy as np
from librosa.filters import mel

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.model.features import FloatArray

FFT_SIZE: Final = 2048
HOP: Final = 512
BANDS: Final = 64
FRAME_RATE_HZ: Final = SAMPLE_RATE_HZ / HOP
FLOOR: Final = 1e-5
# Codecs cut off the top, each elsewhere; it says nothing about the music.
MAX_FREQUENCY_HZ: Final = 9500.0
_TINY: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Spectrum:
    """An excerpt of T frames.

    Attributes:
        samples: mono float32, shape (n,).
        magnitude: float32, shape (1025, T), linear frequency at 22050 Hz.
        power: its square.
        bands_db: float32, shape (64, T), mel bands from 30 to 9500 Hz in dB, soft floor 50 dB under the peak.
        peak: 99.5th percentile of the band powers.
    """

    samples: FloatArray
    magnitude: FloatArray
    power: FloatArray
    bands_db: FloatArray
    peak: float


@cache
def mel_filters() -> FloatArray:
    """Triangles that each sum to one, shape (64, 1025), so that noise of equal density has equal bands."""
    filters = mel(
        sr=SAMPLE_RATE_HZ, n_fft=FFT_SIZE, n_mels=BANDS, fmin=30.0, fmax=MAX_FREQUENCY_HZ, htk=True, norm=None
    )
    return np.asarray(filters / np.maximum(filters.sum(axis=1, keepdims=True), _TINY), dtype=np.float32)


def spectrum(samples: FloatArray) -> Spectrum:
    """The spectrum of one excerpt (Hann window of 93 ms every 23 ms, no padding)."""
    if len(samples) < FFT_SIZE:
        samples = np.pad(samples, (0, FFT_SIZE - len(samples)))
    transform = librosa.stft(samples, n_fft=FFT_SIZE, hop_length=HOP, center=False)
    magnitude = np.abs(transform).astype(np.float32)
    power = np.square(magnitude)
    bands = mel_filters() @ power
    peak = max(float(np.percentile(bands, 99.5)), _TINY)
    bands_db = (10.0 * np.log10(bands + peak * FLOOR)).astype(np.float32)
    return Spectrum(samples, magnitude, power, bands_db, peak)
