"""The kinds of arrays of this room, and the one sample rate."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE_HZ: Final = 44_100

Mono = NDArray[np.float32]
"""Samples of one channel, shape (n,), about -1 to 1."""

Stereo = NDArray[np.float32]
"""Left and right, shape (2, n)."""


def samples(seconds: float) -> int:
    """How many samples a time takes; at least one."""
    return max(1, round(seconds * SAMPLE_RATE_HZ))


def pitch_hz(note: float) -> float:
    """Frequency of a MIDI note number; 69 is A at 440 Hz."""
    return float(440.0 * 2.0 ** ((note - 69.0) / 12.0))
