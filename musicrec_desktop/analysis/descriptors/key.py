"""Key and mode.

Spectral peaks, tuned to themselves, are counted by pitch class and compared with what listeners
expect in the 24 keys. Source: C. Krumhansl, Cognitive foundations of musical pitch, 1990; profiles after
I. Sha'ath, Estimation of key in digital music recordings, 2011, which know the natural minor scale; peaks by
pitch class: E. Gómez, Tonal description of polyphonic audio, 2006.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.descriptors.character import ramp
from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import FFT_SIZE, Spectrum, frequencies_hz, local_maxima

LOWEST_HZ: Final = 100.0
HIGHEST_HZ: Final = 2000.0
FRAME_STEP: Final = 4
# Peaks more than 40 dB under the strongest one of their frame are noise.
FAINT: Final = 0.01
CLASSES: Final = 12
_MAJOR: Final = (6.6, 2.0, 3.5, 2.3, 4.6, 4.0, 2.5, 5.2, 2.4, 3.7, 2.3, 3.4)
_MINOR: Final = (6.5, 2.7, 3.5, 5.4, 2.6, 3.5, 2.5, 5.2, 4.0, 2.7, 4.3, 3.2)
# A key that fits a quarter better than the second best has full confidence.
_CERTAIN_MARGIN: Final = 0.25
# Deviation over mean of the counts: noise has 0.05, a scale 1.
_UNEVENNESS: Final = (0.1, 0.4)
_TINY: Final = 1e-9

Curve = NDArray[np.float64]
Peaks = tuple[Curve, Curve]
"""Pitches (MIDI numbers, fractions too) and weights, shape (n,) each."""


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a track.

    Attributes:
        tonic: 0 (C) to 11 (B).
        is_major: or minor.
        confidence: 0 (another key fits as well) to 1.
    """

    tonic: int
    is_major: bool
    confidence: float


@cache
def _profiles() -> Curve:
    """Major keys from C to B, then minor ones, each with mean 0 and length 1, shape (24, 12)."""
    rows = [np.roll(profile, tonic) for profile in (_MAJOR, _MINOR) for tonic in range(CLASSES)]
    centred = np.array(rows) - np.mean(rows, axis=1, keepdims=True)
    profiles: Curve = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    return profiles


def find_key(peaks: Sequence[Peaks]) -> Key:
    """The key that fits all excerpts together.

    Args:
        peaks: of each, as ``peaks_of`` finds them.
    """
    pitch = np.concatenate([pitches for pitches, _ in peaks])
    weight = np.concatenate([weights for _, weights in peaks])
    turn = np.sum(weight * np.exp(2j * np.pi * pitch))
    tuning = float(np.angle(turn) / (2 * np.pi)) if np.abs(turn) > _TINY else 0.0
    classes = np.round(pitch - tuning).astype(np.intp) % CLASSES
    return key_of(np.bincount(classes, weight, CLASSES).astype(np.float64))


def key_of(counts: Curve) -> Key:
    """The key that fits how much there is of each pitch class, C first, shape (12,)."""
    fit = np.asarray(_profiles() @ _centred(counts))
    best, second = np.argsort(-fit)[:2].tolist()
    margin = float(fit[best] - fit[second]) / max(float(fit[best]), _TINY)
    unevenness = float(counts.std() / (counts.mean() + _TINY))
    confidence = ramp(margin, 0.0, _CERTAIN_MARGIN) * ramp(unevenness, *_UNEVENNESS)
    return Key(best % CLASSES, best < CLASSES, confidence)


def peaks_of(spectrum: Spectrum) -> Peaks:
    """Pitch (MIDI numbers, fractions too) and weight of the peaks of every fourth frame."""
    low, high = np.searchsorted(frequencies_hz(), (LOWEST_HZ, HIGHEST_HZ)).tolist()
    magnitude = spectrum.magnitude[::FRAME_STEP, low - 1 : high + 1]
    loudest = magnitude.max(axis=1, keepdims=True)
    is_peak = local_maxima(magnitude) & (magnitude > FAINT * loudest)
    is_peak[:, [0, -1]] = False
    frames, bins = np.nonzero(is_peak)
    before, top, after = (np.log(magnitude[frames, bins + step] + _TINY) for step in (-1, 0, 1))
    offset = 0.5 * (before - after) / np.minimum(before - 2.0 * top + after, -_TINY)
    hertz = (bins + low - 1 + np.clip(offset, -0.5, 0.5)) * (SAMPLE_RATE_HZ / FFT_SIZE)
    pitch = 12.0 * np.log2(hertz / 440.0) + 69.0
    return pitch, np.sqrt(magnitude[frames, bins])


def _centred(counts: Curve) -> Curve:
    """Counts with mean 0 and length 1 (0 where there is nothing)."""
    centred = counts - counts.mean()
    unit: Curve = centred / (float(np.linalg.norm(centred)) + _TINY)
    return unit
