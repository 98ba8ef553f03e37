"""Timbre as the shape of the spectrum: where it lies, how wide and how tonal it is.

Source: G. Peeters, A large set of audio features for sound description, IRCAM 2004; zero crossings:
F. Gouyon et al., On the use of zero-crossing rate for an application of classification of percussive
sounds, DAFx 2000.
"""

from __future__ import annotations

import librosa
import numpy as np

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import FFT_SIZE, FLOOR, HOP, MAX_FREQUENCY_HZ, Spectrum
from musicrec_desktop.model.features import FloatArray

# Below this the logarithm of a frequency says more about rumble than about music.
LOW_HZ = 50.0


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Block ``shape`` (12): means, then standard deviations, over frames.

    log2 Hz of centroid, bandwidth, 85 % and 50 % roll-off; natural logarithms of flatness and zero-crossing
    rate.
    """
    curves = _curves(spectrum)
    return {"shape": np.concatenate([curves.mean(axis=1), curves.std(axis=1)])}


def brightness_hz(shape_block: FloatArray) -> float:
    """The geometric mean of the spectral centroid, from a (mean) ``shape`` block."""
    return float(np.exp2(shape_block[0]) - LOW_HZ)


def _curves(spectrum: Spectrum) -> FloatArray:
    frequencies = librosa.fft_frequencies(sr=SAMPLE_RATE_HZ, n_fft=FFT_SIZE).astype(np.float32)
    used = frequencies <= MAX_FREQUENCY_HZ
    magnitude, hertz = spectrum.magnitude[used], frequencies[used]
    centroid = librosa.feature.spectral_centroid(S=magnitude, freq=hertz)
    flatness = librosa.feature.spectral_flatness(S=magnitude + np.sqrt(spectrum.peak * FLOOR))
    crossings = librosa.feature.zero_crossing_rate(
        spectrum.samples, frame_length=FFT_SIZE, hop_length=HOP, center=False
    )
    in_hertz = (
        centroid,
        _bandwidth(magnitude, hertz, centroid),
        librosa.feature.spectral_rolloff(S=magnitude, freq=hertz, roll_percent=0.85),
        librosa.feature.spectral_rolloff(S=magnitude, freq=hertz, roll_percent=0.5),
    )
    curves = [np.log2(curve[0] + LOW_HZ) for curve in in_hertz]
    curves += [np.log(flatness[0] + 1e-3), np.log(crossings[0] + 1e-3)]
    return np.stack(curves)


def _bandwidth(magnitude: FloatArray, hertz: FloatArray, centroid: FloatArray) -> FloatArray:
    """The same numbers as ``librosa.feature.spectral_bandwidth``, from moments, at a tenth of the time."""
    weight = np.maximum(magnitude.sum(axis=0), np.finfo(np.float32).tiny)
    square = np.square(hertz, dtype=np.float64) @ magnitude / weight
    bandwidth: FloatArray = np.sqrt(np.maximum(square - np.square(centroid), 0.0))
    return bandwidth
