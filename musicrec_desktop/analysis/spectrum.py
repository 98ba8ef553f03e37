"""One short-time spectrum of an excerpt, which all blocks share.

Everything in it is independent of absolute level: the floor of the logarithms depends on the loudest moment.
(With a floor 80 dB down the logarithms follow the noise of the codec; with 50 dB, the music.) Frames are
rows, T of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import scipy.fft
from librosa.util import frame

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.model.features import FloatArray

FFT_SIZE: Final = 2048
HOP: Final = 512
FRAME_RATE_HZ: Final = SAMPLE_RATE_HZ / HOP
FLOOR: Final = 1e-5
"""Soft floor of powers, relative to the excerpt's peak: 50 dB."""
# Codecs cut off the highest frequencies, each at another place, so these bins are left out.
BINS: Final = int(9760.0 * FFT_SIZE / SAMPLE_RATE_HZ) + 1
MFCC_SIZE: Final = 25
OCTAVE_EDGES_HZ: Final = (100.0, 200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0)
_LOWEST_HZ: Final = 32.0
_HIGHEST_HZ: Final = 9500.0
_MIN_STEP_HZ: Final = 21.5
_STEP_CENTS: Final = 80.0
_BLOCK_FRAMES: Final = 32
_TINY: Final = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """An excerpt of T frames of 93 ms, one every 23 ms.

    Attributes:
        samples: mono float32, shape (n,).
        magnitude: float32, shape (T, 907), linear frequency up to 9760 Hz.
        power: its square.
        bands: mean power of 85 bands from 32 to 9700 Hz, float32, shape (T, 85).
        bands_db: the same in dB with the soft floor, float32.
        peak: 99.5th percentile of ``bands``.
        mfcc: cepstral coefficients 0 to 24, the orthonormal DCT-II of ``bands_db`` over bands, shape (T, 25).
        octave_power: mean power of six octaves from 100 to 6400 Hz, shape (T, 6).
        octave_floor: soft floor of powers, 50 dB under the peak of ``octave_power``.
    """

    samples: FloatArray
    magnitude: FloatArray
    power: FloatArray
    bands: FloatArray
    bands_db: FloatArray
    peak: float
    mfcc: FloatArray
    octave_power: FloatArray
    octave_floor: float

    def octave_bins(self) -> tuple[FloatArray, ...]:
        """Views of ``power``, one for each octave, shapes (T, bins of it)."""
        return tuple(self.power[:, low:high] for low, high in octave_ranges())


@cache
def frequencies_hz() -> FloatArray:
    """Of the spectrum's bins, shape (907,)."""
    return np.asarray(scipy.fft.rfftfreq(FFT_SIZE, 1.0 / SAMPLE_RATE_HZ)[:BINS], dtype=np.float64)


@cache
def band_edges_hz() -> FloatArray:
    """Lower edge, centres and upper edge of the bands, shape (87,): 80 cents apart, at least 21.5 Hz."""
    ratio = 2.0 ** (_STEP_CENTS / 1200.0) - 1.0
    edges = [_LOWEST_HZ]
    while edges[-1] < _HIGHEST_HZ:
        edges.append(edges[-1] + max(_MIN_STEP_HZ, edges[-1] * ratio))
    return np.array(edges)


@cache
def band_filters() -> FloatArray:
    """Triangles between neighbouring centres that each sum to one, shape (907, 85)."""
    hertz, edges = frequencies_hz()[:, np.newaxis], band_edges_hz()
    low, centre, high = edges[:-2], edges[1:-1], edges[2:]
    triangles = np.maximum(0.0, np.minimum((hertz - low) / (centre - low), (high - hertz) / (high - centre)))
    return np.ascontiguousarray(triangles / triangles.sum(axis=0), dtype=np.float32)


@cache
def octave_ranges() -> tuple[tuple[int, int], ...]:
    """First and last (exclusive) bin of each octave."""
    edges = np.searchsorted(frequencies_hz(), OCTAVE_EDGES_HZ).tolist()
    return tuple(pairwise(edges))


def at_least_a_second(samples: FloatArray) -> FloatArray:
    """Samples at 22050 Hz; less than a second is filled up with silence."""
    if len(samples) >= SAMPLE_RATE_HZ:
        return samples
    return np.pad(samples, (0, SAMPLE_RATE_HZ - len(samples)))


def spectrum(samples: FloatArray) -> Spectrum:
    """The spectrum of one excerpt (Hann window, no padding).

    Args:
        samples: mono at 22050 Hz; less than a second is filled up with silence.
    """
    samples = at_least_a_second(samples)
    magnitude = short_time_magnitude(samples, HOP)
    power: FloatArray = np.square(magnitude)
    bands = power @ band_filters()
    peak = float(np.percentile(bands, 99.5)) + _TINY
    bands_db: FloatArray = 10.0 * np.log10(bands + np.float32(peak * FLOOR))
    octave_power = np.stack([power[:, low:high].mean(axis=1) for low, high in octave_ranges()], axis=1)
    return Spectrum(
        samples=samples,
        magnitude=magnitude,
        power=power,
        bands=bands,
        bands_db=bands_db,
        peak=peak,
        mfcc=scipy.fft.dct(bands_db, axis=1, norm="ortho")[:, :MFCC_SIZE],
        octave_power=octave_power,
        octave_floor=float(np.percentile(octave_power, 99.5)) * FLOOR + _TINY * 1e-3,
    )


def short_time_magnitude(samples: FloatArray, hop: int) -> FloatArray:
    """Magnitudes of the frames of at least ``FFT_SIZE`` samples, float32, shape (frames, 907).

    The same numbers as ``librosa.stft(center=False)``, at half the time: rows, and blocks that fit a cache.
    (Of librosa only ``util`` is loaded: its ``feature`` and ``core`` cost a worker 110 MB for nothing else.)
    """
    frames = frame(samples, frame_length=FFT_SIZE, hop_length=hop, axis=0)
    magnitude = np.empty((len(frames), BINS), np.float32)
    for start in range(0, len(frames), _BLOCK_FRAMES):
        lines = scipy.fft.rfft(frames[start : start + _BLOCK_FRAMES] * _window(), axis=1)
        np.abs(lines[:, :BINS], out=magnitude[start : start + _BLOCK_FRAMES])
    return magnitude


@cache
def _window() -> FloatArray:
    """Hann, periodic."""
    return np.asarray(np.hanning(FFT_SIZE + 1)[:-1], dtype=np.float32)
