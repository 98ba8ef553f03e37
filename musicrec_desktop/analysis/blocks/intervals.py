"""Harmony in any key: which intervals sound together, how chords change and come again.

Source: chroma of spectral peaks, E. Gómez, Tonal description of polyphonic audio, 2006; half-second chords:
M. Müller, S. Ewert, Chroma Toolbox, ISMIR 2011; magnitudes of the Fourier transform of a pitch-class
distribution as a description of its intervals: D. Lewin 1959, I. Quinn 2006, J. Yust 2015.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.spectrum import Spectrum, frequencies_hz, local_maxima
from musicrec_desktop.model.features import FloatArray

CLASSES: Final = 12
LOWEST_HZ: Final = 80.0
HIGHEST_HZ: Final = 4200.0
# Frames are averaged over half seconds, about the length of a chord.
CHORD_FRAMES: Final = 22
CHORD_HOP: Final = 11
STEP: Final = 2
"""Chords are compared with the one half a second later."""
_TINY: Final = 1e-9

Curves = NDArray[np.floating]


@cache
def class_weights() -> FloatArray:
    """How much each bin counts for each pitch class (C first, A = 440 Hz), shape (bins, 12)."""
    hertz = frequencies_hz()[: int(np.searchsorted(frequencies_hz(), HIGHEST_HZ)) + 1, np.newaxis]
    safe = np.maximum(hertz, 1.0)
    pitch = 12.0 * np.log2(safe / 440.0) + 69.0
    away = np.abs((pitch - np.arange(CLASSES) + 6.0) % 12.0 - 6.0)
    weights = np.exp(-0.5 * (away / 0.5) ** 2) * np.exp(-0.5 * (np.log2(safe / 600.0) / 1.3) ** 2)
    weights[(hertz[:, 0] < LOWEST_HZ) | (hertz[:, 0] > HIGHEST_HZ)] = 0.0
    return weights.astype(np.float32)


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 58, the same in every key.

    Fourier magnitudes 1 to 6 of the mean chroma (6), their means over frames (6), means (6) and deviations
    (6) over chords; autocorrelation of chords at 1 to 6 semitones (6); the mean chroma sorted, strongest
    first (12); mean and deviation of change and of entropy (4); likeness to the chord half a second earlier
    at 12 transpositions (12).
    """
    return intervals_of(chroma(spectrum))


def intervals_of(frames: FloatArray) -> FloatArray:
    """The same of a chroma, shape (T, 12)."""
    mean = frames.mean(axis=0)
    mean = mean / (mean.sum() + _TINY)
    chords = _chords(frames)
    chord_lines = _lines(chords)
    energy = float(np.square(chords).sum(axis=1).mean()) + _TINY
    entropy = -(chords * np.log(chords + 1e-6)).sum(axis=1)
    change = _change(chords)
    return np.concatenate(
        [
            _lines(mean),
            _lines(frames).mean(axis=0),
            chord_lines.mean(axis=0),
            chord_lines.std(axis=0),
            _likeness(chords, chords)[1:7] / energy,
            np.sort(mean)[::-1],
            [change.mean(), change.std(), entropy.mean(), entropy.std()],
            _likeness(chords[STEP:], chords[:-STEP]) / energy,
        ]
    )


def chroma(spectrum: Spectrum) -> FloatArray:
    """Magnitude of spectral peaks by pitch class, each frame's sum 1 (or 0: none), shape (T, 12)."""
    weights = class_weights()
    magnitude = spectrum.magnitude[:, : len(weights)]
    # A product, which is a fifth of the work of ``numpy.where``.
    peaks = (magnitude * local_maxima(magnitude)) @ weights
    frames: FloatArray = peaks / (peaks.sum(axis=1, keepdims=True) + np.float32(_TINY))
    return frames


def _chords(frames: FloatArray) -> Curves:
    length = min(CHORD_FRAMES, max(1, len(frames) - 1))
    running = np.concatenate([np.zeros((1, CLASSES)), np.cumsum(frames, axis=0, dtype=np.float64)])
    starts = np.arange(0, max(1, len(frames) - length + 1), CHORD_HOP)
    chords: Curves = (running[starts + length] - running[starts]) / length
    return chords


def _lines(classes: Curves) -> Curves:
    """Fourier magnitudes 1 to 6 of the last axis."""
    lines: Curves = np.abs(np.fft.rfft(classes, axis=-1))[..., 1:]
    return lines


def _likeness(later: Curves, earlier: Curves) -> Curves:
    """Mean product of chords with others that are transposed by 0 to 11 semitones, shape (12,)."""
    if not len(later):
        return np.zeros(CLASSES)
    products = later.T @ earlier / len(later)
    steps = np.arange(CLASSES)
    # Row r of the product meets column r - j for a transposition by j.
    rotated: Curves = products[steps, (steps - steps[:, np.newaxis]) % CLASSES].sum(axis=1)
    return rotated


def _change(chords: Curves) -> Curves:
    """One minus the cosine of chords half a second apart; zero where there is one chord only."""
    if len(chords) <= STEP:
        return np.zeros(1)
    unit = chords / (np.linalg.norm(chords, axis=1, keepdims=True) + _TINY)
    change: Curves = 1.0 - (unit[STEP:] * unit[:-STEP]).sum(axis=1)
    return change
