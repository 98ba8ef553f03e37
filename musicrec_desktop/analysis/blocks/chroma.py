"""Harmony from pitch classes: which intervals sound and how they change, in any key, and the classes.

Source: M. Müller, S. Ewert, Chroma Toolbox, ISMIR 2011; magnitudes of the Fourier transform of a pitch-class
distribution as a description of its intervals: D. Lewin 1959, I. Quinn 2006, J. Yust 2015.
"""

from __future__ import annotations

from typing import Final

import librosa
import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

CLASSES: Final = 12
# Frames are joined to half seconds, so that a chord is one thing.
CHORD_FRAMES: Final = 22
CHORD_HOP: Final = 11
_TINY: Final = 1e-9

Curves = NDArray[np.floating]


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Blocks ``chroma_intervals`` (48, the same in every key) and ``chroma_classes`` (12: C to B, sum 1).

    Intervals: Fourier magnitudes 1 to 6 of the mean, their means over frames, means and deviations over
    half seconds; autocorrelation at 1 to 6 semitones; the classes sorted; mean and deviation of entropy
    and of change; the best major and minor chord.
    """
    energy = librosa.feature.chroma_stft(S=spectrum.power, sr=SAMPLE_RATE_HZ, tuning=0.0, norm=None)
    total = energy.sum(axis=0)
    frames = np.where(total > _TINY, energy / np.maximum(total, _TINY), 1.0 / CLASSES)
    mean = frames.mean(axis=1)
    chords = _chords(frames)
    chord_lines = _lines(chords)
    entropy = -(chords * np.log(chords + 1e-6)).sum(axis=0)
    change = _change(chords)
    intervals = np.concatenate(
        [
            _lines(mean[:, np.newaxis])[:, 0],
            _lines(frames).mean(axis=1),
            chord_lines.mean(axis=1),
            chord_lines.std(axis=1),
            _autocorrelation(chords),
            np.sort(mean),
            [entropy.mean(), entropy.std(), change.mean(), change.std()],
            _balance(mean),
        ]
    )
    return {"chroma_intervals": intervals, "chroma_classes": mean}


def _chords(frames: Curves) -> Curves:
    starts = range(0, max(1, frames.shape[1] - CHORD_FRAMES + 1), CHORD_HOP)
    chords: list[Curves] = [frames[:, start : start + CHORD_FRAMES].mean(axis=1) for start in starts]
    return np.stack(chords, axis=1)


def _lines(classes: Curves) -> Curves:
    """Fourier magnitudes 1 to 6 of each column, shape (6, n)."""
    lines: Curves = np.abs(np.fft.rfft(classes, axis=0))[1:]
    return lines


def _autocorrelation(chords: Curves) -> Curves:
    """How much of a chord is found 1 to 6 semitones above it, relative to itself, shape (6,)."""
    products = [(chords * np.roll(chords, shift, axis=0)).sum(axis=0).mean() for shift in range(7)]
    shares: Curves = np.array(products[1:]) / max(products[0], _TINY)
    return shares


def _change(chords: Curves) -> Curves:
    """One minus the cosine of chords a half second apart; zero where there is one chord only."""
    if chords.shape[1] < 3:
        return np.zeros(1)
    first, second = chords[:, :-2], chords[:, 2:]
    lengths: Curves = np.linalg.norm(first, axis=0) * np.linalg.norm(second, axis=0)
    similarity: Curves = (first * second).sum(axis=0) / np.maximum(lengths, _TINY)
    change: Curves = 1.0 - similarity
    return change


def _balance(mean: Curves) -> Curves:
    """How well the best major and the best minor chord fit, shape (2,): bright against dark."""
    major, minor = np.zeros(CLASSES), np.zeros(CLASSES)
    major[[0, 4, 7]] = minor[[0, 3, 7]] = 1.0 / 3.0
    return np.array(
        [max(float(mean @ np.roll(chord, root)) for root in range(CLASSES)) for chord in (major, minor)]
    )
