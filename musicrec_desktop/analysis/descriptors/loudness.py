"""Loudness after EBU R128, estimated from the excerpts.

Source: ITU-R BS.1770-4 (K-weighting, gating); EBU Tech 3341 (integrated loudness, test signals). The
weighting is applied to the spectrum that is computed anyway; left and right follow from middle and side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.excerpts import TARGET_RMS
from musicrec_desktop.analysis.spectrum import (
    BINS,
    FFT_SIZE,
    HOP,
    Spectrum,
    frequencies_hz,
    short_time_magnitude,
)
from musicrec_desktop.model.features import FloatArray

SILENCE_LUFS: Final = -70.0
RELATIVE_GATE_LU: Final = -10.0
OFFSET_LUFS: Final = -0.691
# 400 ms every 100 ms, in frames.
BLOCK_FRAMES: Final = 17
BLOCK_HOP: Final = 4
BETWEEN_WEIGHT: Final = 0.5
# The filters of BS.1770 at 48 kHz: a shelf for the head, a high pass; numerators, denominators.
_FILTERS: Final = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)
_FILTER_RATE_HZ: Final = 48_000.0
# Sides are measured in every fourth frame, which is enough for a mean.
_SIDE_HOP: Final = 4 * HOP
_TINY: Final = 1e-20

Powers = NDArray[np.floating]


@cache
def _weights() -> FloatArray:
    """From squared magnitudes to K-weighted mean squares, shape (907,)."""
    delay = np.exp(-2j * np.pi * frequencies_hz() / _FILTER_RATE_HZ)
    response = np.ones(BINS)
    for numerator, denominator in _FILTERS:
        response *= np.abs(np.polyval(numerator[::-1], delay) / np.polyval(denominator[::-1], delay)) ** 2
    window_power = 3.0 / 8.0 * FFT_SIZE
    return np.asarray(2.0 / (FFT_SIZE * window_power) * response, dtype=np.float32)


def loudness_lufs(powers: Sequence[Powers], loudness_db: float) -> float:
    """Integrated loudness of the track, LUFS; at least -70.

    Args:
        powers: ``block_powers`` of each excerpt.
        loudness_db: that of ``Excerpts``, from which they were scaled.
    """
    scale = 10.0 ** (loudness_db / 10.0) / TARGET_RMS**2
    blocks = [power * scale for power in powers]
    return gated_lufs(np.concatenate([*blocks, *_between(blocks)]))


def _between(blocks: Sequence[Powers]) -> list[Powers]:
    """What probably lies between the excerpts: a straight line of levels, at half the weight of an excerpt.

    Without it a track of loud and quiet parts counts as loud as its loud excerpts. Over 82 tracks it lowers
    the deviation of the error from .38 to .37 LU and the greatest error from 1.6 to 1.45 LU. Between
    excerpts that are steady nothing is drawn: such sound changes by steps.
    """
    levels = [_lufs(block) for block in blocks]
    lines: list[Powers] = []
    for before, after in pairwise(levels):
        unrest = min(1.0, float(before.std()), float(after.std()))
        count = round(BETWEEN_WEIGHT * len(before) * unrest)
        if count:
            first, last = (math.log10(float(np.mean(10.0 ** (each / 10.0)))) for each in (before, after))
            lines.append(
                10.0 ** (first + (last - first) * (np.arange(count) + 0.5) / count - OFFSET_LUFS / 10.0)
            )
    return lines


def gated_lufs(powers: Powers) -> float:
    """Loudness of blocks after both gates of BS.1770.

    Args:
        powers: weighted mean squares of blocks, summed over channels.
    """
    heard = powers[_lufs(powers) > SILENCE_LUFS]
    if not len(heard):
        return SILENCE_LUFS
    heard = heard[_lufs(heard) > _lufs(heard.mean()) + RELATIVE_GATE_LU]
    return max(SILENCE_LUFS, float(_lufs(heard.mean())))


def block_powers(spectrum: Spectrum, side: FloatArray) -> Powers:
    """Weighted mean squares of left and right together, block by block.

    Args:
        spectrum: of half their sum.
        side: half their difference.
    """
    middle = spectrum.power @ _weights()
    starts = np.arange(0, max(1, len(middle) - BLOCK_FRAMES + 1), BLOCK_HOP)
    running = np.concatenate([[0.0], np.cumsum(middle, dtype=np.float64)])
    ends = np.minimum(starts + BLOCK_FRAMES, len(middle))
    blocks: Powers = (running[ends] - running[starts]) / (ends - starts)
    # Left squared plus right squared is twice middle squared plus side squared.
    share = _side_power(side) / max(float(middle.mean()), _TINY)
    return blocks * (2.0 * (1.0 + share))


def _side_power(side: FloatArray) -> float:
    if len(side) < FFT_SIZE or not math.sqrt(float(side @ side)) > 0.0:
        return 0.0
    return float((np.square(short_time_magnitude(side, _SIDE_HOP)) @ _weights()).mean())


def _lufs(powers: Powers | float) -> Powers:
    return OFFSET_LUFS + 10.0 * np.log10(np.maximum(powers, _TINY))
