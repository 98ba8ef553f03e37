"""Whether a recorded sine was joined without a gap: silence, length and phase."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.support.sound import RATE_HZ

QUIET = 0.004


@dataclass(frozen=True, slots=True)
class Join:
    """What a recording of one continuous sine shows.

    Attributes:
        seconds: from the first sound to the last.
        longest_silence_ms: the longest run of near-silent samples.
        phase_jump_degrees: how far the phase strays from a straight line, steps within 10 ms.
    """

    seconds: float
    longest_silence_ms: float
    phase_jump_degrees: float


def join_of(recorded: NDArray[np.float64], hz: float) -> Join:
    """Measure a recording that holds one sine with silence around it."""
    loud = np.flatnonzero(np.abs(recorded) > QUIET)
    heard = recorded[loud[0] : loud[-1] + 1]
    return Join(len(heard) / RATE_HZ, longest_silence_ms(heard), _phase_jump_degrees(heard, hz))


def longest_silence_ms(heard: NDArray[np.float64], quiet: float = QUIET) -> float:
    """The longest run of samples that are as good as silent."""
    edges = np.flatnonzero(np.concatenate(([True], np.abs(heard) > quiet, [True])))
    return float((np.diff(edges).max() - 1) * 1000 / RATE_HZ)


def _phase_jump_degrees(heard: NDArray[np.float64], hz: float) -> float:
    """Demodulated over whole periods, so that the double frequency falls out; ends are left out."""
    moments = np.arange(len(heard)) / RATE_HZ
    turned = heard * np.exp(-2j * np.pi * hz * moments)
    window = round(RATE_HZ / hz * 4)
    smooth = np.convolve(turned, np.ones(window) / window, mode="valid")
    inner = smooth[RATE_HZ // 10 : -RATE_HZ // 10]
    phase = np.unwrap(np.angle(inner))
    step = RATE_HZ // 100
    return float(np.degrees(np.abs(phase[step:] - phase[:-step]).max()))
