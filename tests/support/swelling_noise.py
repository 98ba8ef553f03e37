"""Noise that swells and fades three times a second, so that every bar of the level meter moves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.support.audio_files import RATE_HZ


def swelling_noise(seconds: float) -> NDArray[np.int16]:
    """Mono, shape (samples,)."""
    moments = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    noise = np.random.default_rng(1).standard_normal(len(moments))
    samples: NDArray[np.int16] = (noise * (1 + np.sin(2 * np.pi * 3 * moments)) * 2_000).astype(np.int16)
    return samples
