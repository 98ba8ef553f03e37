"""Rhythm as periodicity: after how long onsets come again, and the tempo that follows from it.

Source: P. Grosche, M. Müller, F. Kurth, Cyclic tempogram, ICASSP 2010 (autocorrelation of onset strength,
as librosa computes it); the prior on tempo: D. Ellis, Beat tracking by dynamic programming, 2007.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import librosa
import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.blocks.onsets import strengths
from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.analysis.spectrum import FRAME_RATE_HZ, HOP, Spectrum
from musicrec_desktop.model.features import FloatArray

WINDOW: Final = 192
"""Frames of autocorrelation, 4.5 s."""
GROUPS: Final = 24


@cache
def _lag_edges() -> NDArray[np.intp]:
    """Edges of 24 groups of lags from 0.19 to 3.7 s, evenly in the logarithm."""
    return np.geomspace(8, 160, GROUPS + 1).astype(np.intp)


def periodicity(spectrum: Spectrum) -> FloatArray:
    """Mean normalised autocorrelation of onset strength, shape (192,); lag 0 is 1."""
    tempogram = librosa.feature.tempogram(
        onset_envelope=strengths(spectrum)[-1], sr=SAMPLE_RATE_HZ, hop_length=HOP, win_length=WINDOW
    )
    mean: FloatArray = np.abs(tempogram).mean(axis=1)
    return mean


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Block ``tempogram`` (24): the strongest autocorrelation in each group of lags."""
    curve = periodicity(spectrum)
    edges = _lag_edges()
    peaks = [curve[low : max(high, low + 1)].max() for low, high in pairwise(edges)]
    return {"tempogram": np.array(peaks)}


def tempo_bpm(spectra: Sequence[Spectrum]) -> float:
    """The one tempo that fits the excerpts best, beats a minute; around 120 where nothing repeats."""
    mean = np.mean([periodicity(spectrum) for spectrum in spectra], axis=0)
    tempo = librosa.feature.tempo(tg=mean[:, np.newaxis], sr=SAMPLE_RATE_HZ, hop_length=HOP)
    lag = round(60.0 * FRAME_RATE_HZ / float(tempo[0]))
    return 60.0 * FRAME_RATE_HZ / (lag + _peak_offset(mean, lag))


def _peak_offset(curve: FloatArray, lag: int) -> float:
    """Where between its neighbours the peak at ``lag`` really is, by a parabola; -0.5 to 0.5."""
    if not 1 <= lag < len(curve) - 1:
        return 0.0
    before, peak, after = (float(value) for value in curve[lag - 1 : lag + 2])
    bend = before - 2.0 * peak + after
    return float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5)) if bend < 0 else 0.0
