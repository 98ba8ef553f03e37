"""One short-time spectrum of an excerpt, which all blocks share.

Everything in it is independent of absolute level: the floor of the logarithms depends on the loudest moment.
(With a floor 80 dB down the logarithms follow the noise of the codec; with 50 dB, the music.) Frames are
rows, T of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import scipy.fft
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

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
_BAND_GROUPS: Final = 8
_PEAK_SHARE: Final = 0.995
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

    def bins_of_octaves(self) -> FloatArray:
        """A view of ``power``, all octaves side by side, shape (T, bins)."""
        return self.power[:, octave_ranges()[0][0] : octave_ranges()[-1][1]]


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
def _grouped_filters() -> tuple[tuple[slice, FloatArray], ...]:
    """Groups of neighbouring bands: the bins that they lie in, and their filters, shape (bins, bands).

    A band has few of the 907 bins, so the product of each group is a fifth of the work of that of all.
    """
    filters = band_filters()
    groups: list[tuple[slice, FloatArray]] = []
    for bands in np.array_split(filters, _BAND_GROUPS, axis=1):
        inside = np.flatnonzero(bands.any(axis=1))
        bins = slice(int(inside[0]), int(inside[-1]) + 1)
        groups.append((bins, np.ascontiguousarray(bands[bins])))
    return tuple(groups)


@cache
def _to_mfcc() -> FloatArray:
    """The orthonormal DCT-II of the bands, up to the highest coefficient that is used, shape (85, 25)."""
    unit = np.eye(band_filters().shape[1])
    return np.ascontiguousarray(scipy.fft.dct(unit, axis=1, norm="ortho")[:, :MFCC_SIZE], dtype=np.float32)


@cache
def octave_means() -> FloatArray:
    """From the bins of all octaves to the mean of each, shape (bins, 6)."""
    start = octave_ranges()[0][0]
    means = np.zeros((octave_ranges()[-1][1] - start, len(octave_ranges())), np.float32)
    for octave, (low, high) in enumerate(octave_ranges()):
        means[low - start : high - start, octave] = 1.0 / (high - low)
    return means


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
    bands: FloatArray = np.concatenate(
        [power[:, bins] @ filters for bins, filters in _grouped_filters()], axis=1
    )
    peak = _highest(bands) + _TINY
    bands_db = decibels(bands + np.float32(peak * FLOOR))
    start, end = octave_ranges()[0][0], octave_ranges()[-1][1]
    octave_power = power[:, start:end] @ octave_means()
    return Spectrum(
        samples=samples,
        magnitude=magnitude,
        power=power,
        bands=bands,
        bands_db=bands_db,
        peak=peak,
        mfcc=bands_db @ _to_mfcc(),
        octave_power=octave_power,
        octave_floor=_highest(octave_power) * FLOOR + _TINY * 1e-3,
    )


def decibels(power: FloatArray) -> FloatArray:
    """Powers above 0 in dB, shape as given.

    By the natural logarithm, which NumPy computes in a fifth of the time of the decimal one.
    """
    level: FloatArray = np.log(power) * np.float32(10.0 / math.log(10.0))
    return level


def short_time_magnitude(samples: FloatArray, hop: int) -> FloatArray:
    """Magnitudes of the frames of at least ``FFT_SIZE`` samples, float32, shape (frames, 907).

    The same numbers as ``librosa.stft(center=False)``, at half the time: rows, and blocks that fit a cache.
    (librosa is not loaded: with the compiler that it needs, a worker would have 110 MB for nothing else.)
    """
    frames = sliding_window_view(samples, FFT_SIZE)[::hop]
    magnitude = np.empty((len(frames), BINS), np.float32)
    windowed = np.empty((_BLOCK_FRAMES, FFT_SIZE), np.float32)
    for start in range(0, len(frames), _BLOCK_FRAMES):
        block = frames[start : start + _BLOCK_FRAMES]
        lines = scipy.fft.rfft(np.multiply(block, _window(), out=windowed[: len(block)]), axis=1)
        np.abs(lines[:, :BINS], out=magnitude[start : start + _BLOCK_FRAMES])
    return magnitude


@cache
def _window() -> FloatArray:
    """Hann, periodic."""
    return np.asarray(np.hanning(FFT_SIZE + 1)[:-1], dtype=np.float32)


def local_maxima(magnitude: FloatArray) -> NDArray[np.bool_]:
    """Which values are greater than the one before and not less than the one after in their row.

    As ``librosa.util.localmax`` has it: the first is none, and the last has none after it. Shape as given.
    """
    is_peak = np.zeros(magnitude.shape, np.bool_)
    np.greater(magnitude[:, 1:], magnitude[:, :-1], out=is_peak[:, 1:])
    is_peak[:, 1:-1] &= magnitude[:, 1:-1] >= magnitude[:, 2:]
    return is_peak


def _highest(values: FloatArray) -> float:
    """Percentile 99.5 with linear interpolation, as ``numpy.percentile``; only what lies above is ordered."""
    place = _PEAK_SHARE * (values.size - 1)
    low = int(place)
    ordered = np.partition(values, low, axis=None)
    above = ordered[low + 1 :]
    highest = float(ordered[low])
    return highest + (float(above.min()) - highest) * (place - low) if above.size else highest
