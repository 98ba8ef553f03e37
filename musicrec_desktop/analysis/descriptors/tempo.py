"""Tempo and how clear the pulse is.

Two views of the same onsets are multiplied: their autocorrelation is strong at the beat and its multiples
(half the tempo, a third), their Fourier transform at the beat and its fractions (double tempo); only the beat
itself is strong in both. Source: G. Peeters, Template-based estimation of time-varying tempo, 2007; the
preference for moderate tempi: D. Ellis, Beat tracking by dynamic programming, 2007; pulse clarity: O.
Lartillot et al., Multi-feature modeling of pulse clarity, ISMIR 2008.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from musicrec_desktop.analysis.blocks.onsets import strength_of_all
from musicrec_desktop.analysis.spectrum import FRAME_RATE_HZ, Spectrum
from musicrec_desktop.model.features import FloatArray

SLOWEST_BPM: Final = 40.0
FASTEST_BPM: Final = 240.0
STEPS: Final = 360
"""Half a percent apart."""
USUAL_BPM: Final = 120.0
PREFERENCE_OCTAVES: Final = 0.6
BEATS: Final = 4
"""Multiples of a beat that are looked at."""
RIVAL_OCTAVES: Final = 0.12
LONGEST_LAG_S: Final = 4.0
PULSE_LAGS_S: Final = (0.25, 1.5)
# A smaller rise is not an onset.
STILL_DB: Final = 0.1
_FFT_SIZE: Final = 1024
_TINY: Final = 1e-9

Curve = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Tempo:
    """The beat of a track.

    Attributes:
        bpm: beats a minute.
        confidence: 0 (nothing repeats, or another tempo fits as well) to 1.
        pulse_clarity: 0 to 1, how much of the onsets comes again regularly.
    """

    bpm: float
    confidence: float
    pulse_clarity: float


@cache
def _grid_bpm() -> Curve:
    return np.geomspace(SLOWEST_BPM, FASTEST_BPM, STEPS)


@cache
def _waves(frames: int) -> NDArray[np.complexfloating]:
    """A wave of each tempo, shape (frames, steps)."""
    moments = np.arange(frames)[:, np.newaxis] / FRAME_RATE_HZ
    waves: NDArray[np.complexfloating] = np.exp(-2j * np.pi * moments * _grid_bpm() / 60.0)
    return waves.astype(np.complex64)


def find_tempo(curves: Sequence[FloatArray]) -> Tempo:
    """The one tempo that fits the excerpts best.

    Args:
        curves: the ``onset_curve`` of each.
    """
    repeats = np.mean([_autocorrelation(curve) for curve in curves], axis=0)
    swings = np.mean([np.abs(curve @ _waves(len(curve))) / len(curve) for curve in curves], axis=0)
    salience = _beat_strength(repeats) * swings * _preference()
    best = int(np.argmax(salience))
    low, high = (round(lag_s * FRAME_RATE_HZ) for lag_s in PULSE_LAGS_S)
    clarity = float(np.clip(repeats[low : high + 1].max(), 0.0, 1.0))
    if salience[best] <= _TINY:
        return Tempo(USUAL_BPM, 0.0, clarity)
    away = np.abs(np.log2(_grid_bpm() / _grid_bpm()[best])) > RIVAL_OCTAVES
    rival = float(salience[away].max() / salience[best])
    pulse = float(np.clip(np.interp(60.0 / _grid_bpm()[best] * FRAME_RATE_HZ, _lags(), repeats), 0.0, 1.0))
    return Tempo(_between_steps(salience, best), float(np.sqrt(pulse * (1.0 - rival))), clarity)


def onset_curve(spectrum: Spectrum) -> FloatArray:
    """Onset strength of all bands, mean 0, deviation 1 (near 0 where nothing happens), shape (T - 1,)."""
    curve = np.maximum(strength_of_all(spectrum), 0.0)
    curve = curve - curve.mean()
    unit: FloatArray = (curve / (curve.std() + STILL_DB)).astype(np.float32)
    return unit


def _lags() -> Curve:
    return np.arange(int(LONGEST_LAG_S * FRAME_RATE_HZ) + 1, dtype=np.float64)


def _autocorrelation(curve: FloatArray) -> Curve:
    """From lag 0 (which is 1) to 4 s; long lags count for as much as there is of them, shape (173,)."""
    power = np.square(np.abs(scipy.fft.rfft(curve, n=_FFT_SIZE)))
    products = scipy.fft.irfft(power)[: len(_lags())]
    overlap = np.maximum(len(curve) - _lags(), len(curve) / 4)
    correlation: Curve = products / overlap
    return correlation


def _beat_strength(repeats: Curve) -> Curve:
    """How much repeats after one beat, and after one to four beats, for each tempo of the grid."""
    lags = 60.0 / _grid_bpm() * FRAME_RATE_HZ
    multiples = np.arange(1, BEATS + 1)[:, np.newaxis] * lags
    found = np.interp(multiples, _lags(), repeats, right=np.nan)
    strength: Curve = np.sqrt(np.maximum(found[0], 0.0) * np.maximum(np.nanmean(found, axis=0), 0.0))
    return strength


@cache
def _preference() -> Curve:
    octaves = np.log2(_grid_bpm() / USUAL_BPM)
    preference: Curve = np.exp(-0.5 * (octaves / PREFERENCE_OCTAVES) ** 2)
    return preference


def _between_steps(salience: Curve, best: int) -> float:
    """The tempo at the top of the parabola through the best step and its neighbours."""
    if not 0 < best < STEPS - 1:
        return float(_grid_bpm()[best])
    before, top, after = (float(value) for value in salience[best - 1 : best + 2])
    bend = before - 2.0 * top + after
    offset = 0.5 * (before - after) / bend if bend < 0 else 0.0
    ratio = (FASTEST_BPM / SLOWEST_BPM) ** (1.0 / (STEPS - 1))
    return float(_grid_bpm()[best] * ratio ** float(np.clip(offset, -0.5, 0.5)))
