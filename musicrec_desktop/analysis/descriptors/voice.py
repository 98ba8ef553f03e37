"""Whether a voice speaks or sings: simple measures of the signal, no trained model.

Speech comes in syllables, about four a second, with pauses between words, and its harmonics glide, while
those of most instruments stand still. Source: E. Scheirer, M. Slaney, Construction and evaluation of a robust
multifeature speech/music discriminator, ICASSP 1997 (4 Hz modulation, low-energy frames); gliding partials:
L. Regnier, G. Peeters, Singing voice detection in music tracks using direct voice vibrato detection, 2009.
For song over a full band the measure is only a hint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from musicrec_desktop.analysis.descriptors.character import ramp
from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import (
    FFT_SIZE,
    FRAME_RATE_HZ,
    Spectrum,
    band_edges_hz,
    frequencies_hz,
    local_maxima,
)
from musicrec_desktop.model.features import FloatArray

VOICE_HZ: Final = (200.0, 4000.0)
SYLLABLES_HZ: Final = (2.5, 7.0)
MODULATION_HZ: Final = (0.3, 20.0)
SURROUNDINGS: Final = 43
"""Frames, one second."""
FAINT: Final = 0.03
GLIDE_FRAMES: Final = 2
PITCH_HZ: Final = (80.0, 500.0)
# Every fourth frame is enough to follow pitch.
FRAME_STEP: Final = 4
# Synthesisers glide as well, so pauses between words are required.
MOST_SONG: Final = 0.6
# Half of the excerpts are enough.
EXCERPT_STEP: Final = 2
_FFT_SIZE: Final = 1024
_PITCH_LAGS: Final = slice(int(SAMPLE_RATE_HZ / PITCH_HZ[1]), int(SAMPLE_RATE_HZ / PITCH_HZ[0]))
_TINY: Final = 1e-12

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Voice:
    """How likely a track holds a voice, 0 to 1 each.

    Attributes:
        speech: a voice speaks, and little else is heard.
        vocalness: a voice speaks or sings.
    """

    speech: float
    vocalness: float


def find_voice(measures: Sequence[Sequence[float]]) -> Voice:
    """The mean over some excerpts.

    Args:
        measures: ``voice_measures`` of every ``EXCERPT_STEP``-th one.
    """
    share, syllables, depth, pauses, harmonic, glide = np.mean(measures, axis=0).tolist()
    speech = (
        ramp(share, 0.1, 0.35)
        * ramp(syllables, 0.1, 0.25)
        * ramp(harmonic, 0.3, 0.6)
        * ramp(depth, 0.5, 0.85)
        * ramp(pauses, 0.1, 0.3)
        * ramp(glide, 0.45, 0.68)
    )
    song = (
        ramp(share, 0.1, 0.5) * ramp(syllables, 0.1, 0.4) * ramp(harmonic, 0.4, 0.7) * ramp(glide, 0.2, 0.6)
    )
    return Voice(speech, max(speech, MOST_SONG * song**0.5))


@cache
def _voice_bands() -> tuple[slice, FloatArray]:
    """The bands of the voice, and the width of every band in Hz."""
    edges = band_edges_hz()
    low, high = np.searchsorted(edges[1:-1], VOICE_HZ).tolist()
    return slice(low, high), ((edges[2:] - edges[:-2]) / 2.0).astype(np.float32)


def voice_measures(spectrum: Spectrum) -> list[float]:
    """Of one excerpt.

    Share of energy in the range of the voice; share of its modulation at the rate of syllables; depth of
    that modulation; share of frames under half the level around; harmonicity; share of peaks
    that glide.
    """
    bands, widths = _voice_bands()
    energy = spectrum.bands * widths
    voice, total = energy[:, bands].sum(axis=1), energy.sum(axis=1)
    amplitude = np.sqrt(voice)
    amplitude = amplitude / (amplitude.mean() + _TINY)
    return [
        float(voice.sum() / (total.sum() + _TINY)),
        _syllables(amplitude),
        float(amplitude.std()),
        _pauses(np.sqrt(total)),
        _harmonic(spectrum),
        _glide(spectrum),
    ]


def _syllables(amplitude: FloatArray) -> float:
    swings = (amplitude - amplitude.mean()) * np.hanning(len(amplitude))
    power = np.square(np.abs(scipy.fft.rfft(swings, n=_FFT_SIZE)))
    low, high, lowest, highest = (
        round(rate_hz * _FFT_SIZE / FRAME_RATE_HZ) for rate_hz in (*SYLLABLES_HZ, *MODULATION_HZ)
    )
    return float(power[low:high].sum() / (power[lowest:highest].sum() + _TINY))


def _pauses(level: FloatArray) -> float:
    length = min(SURROUNDINGS, len(level))
    second = np.ones(length)
    around = np.convolve(level, second, "same") / np.convolve(np.ones(len(level)), second, "same")
    return float((level < 0.5 * around).mean())


@cache
def _window_repeats() -> FloatArray:
    """What the analysis window does to an autocorrelation at each pitch lag."""
    window = np.hanning(FFT_SIZE + 1)[:-1]
    whole = scipy.fft.irfft(np.square(np.abs(scipy.fft.rfft(window, n=2 * FFT_SIZE))))
    lags: FloatArray = np.asarray(whole[_PITCH_LAGS] / whole[0], dtype=np.float32)
    return lags


@cache
def _voice_repeats() -> FloatArray:
    """From powers in the range of the voice to repeats at each pitch lag, shape (bins, lags).

    A Fourier transform back, of which these lags alone are computed, divided by what the window does.
    """
    bins = np.arange(*np.searchsorted(frequencies_hz(), VOICE_HZ))
    lags = np.arange(_PITCH_LAGS.start, _PITCH_LAGS.stop)
    waves = np.cos(2.0 * np.pi / FFT_SIZE * np.outer(bins, lags)) * (2.0 / FFT_SIZE)
    return np.asarray(waves / _window_repeats(), dtype=np.float32)


def _harmonic(spectrum: Spectrum) -> float:
    """How much of a frame comes again after one period of a voice, 0 (noise) to 1; loud frames count more.

    Source: harmonicity from the autocorrelation of the windowed signal divided by that of the window,
    P. Boersma, Accurate short-term analysis of the fundamental frequency, 1993.
    """
    low, high = np.searchsorted(frequencies_hz(), VOICE_HZ).tolist()
    power = np.ascontiguousarray(spectrum.power[::FRAME_STEP, low:high])
    height = (power @ _voice_repeats()).max(axis=1)
    level = power.sum() * (2.0 / FFT_SIZE)
    return float(np.clip(height.sum() / (level + _TINY), 0.0, 1.0))


def _glide(spectrum: Spectrum) -> float:
    """Share of peaks that are one or two bins away 46 ms later."""
    low, high = np.searchsorted(frequencies_hz(), VOICE_HZ).tolist()
    magnitude = spectrum.magnitude[:, low:high]
    is_peak: Mask = local_maxima(magnitude) & (magnitude > FAINT * magnitude.max(axis=1, keepdims=True))
    heard = magnitude * is_peak
    now, later = heard[:-GLIDE_FRAMES], is_peak[GLIDE_FRAMES:]
    beside = np.zeros_like(later)
    for step in (1, 2):
        beside[:, :-step] |= later[:, step:]
        beside[:, step:] |= later[:, :-step]
    still = float(np.vdot(now, later.astype(np.float32)))
    moved = float(np.vdot(now, (beside & ~later).astype(np.float32)))
    return moved / (still + moved + _TINY)
