"""How energetic and how acoustic a track seems: sums of documented measures, no trained model.

Source of the ingredients: arousal follows loudness, onset strength and brightness, P. Juslin, J. Sloboda,
Handbook of music and emotion, 2010; played instruments vary in level and decay freely, while machines and
compressors keep level, pulse and treble up.
"""

from __future__ import annotations

import numpy as np

from musicrec_desktop.analysis.blocks.shape import brightness_hz
from musicrec_desktop.analysis.recipe import BLOCKS
from musicrec_desktop.model.features import FloatArray

# Places in the blocks: log deviation of all onsets, deviation of level, flatness above 1600 Hz.
ONSETS_OF_ALL = 12
LEVEL_DEVIATION = 4
TREBLE_FLATNESS = slice(4, 6)

_PLACES = {block.name: slice(block.start, block.start + block.size) for block in BLOCKS}


def ramp(value: float, low: float, high: float) -> float:
    """A share: 0 up to ``low``, 1 from ``high`` on, straight between; ``low`` may be the greater one."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def brightness(vector: FloatArray) -> float:
    """Geometric mean of the spectral centroid, Hz."""
    return brightness_hz(vector[_PLACES["shape"]])


def energy(vector: FloatArray, loudness_lufs: float) -> float:
    """0 (calm) to 1 (driving): loudness, strength of onsets and brightness in equal parts."""
    return (
        ramp(loudness_lufs, -30.0, -8.0)
        + ramp(float(vector[_PLACES["onsets"]][ONSETS_OF_ALL]), -1.2, 0.8)
        + ramp(float(np.log2(brightness(vector))), np.log2(150.0), np.log2(1200.0))
    ) / 3.0


def acousticness(vector: FloatArray, pulse_clarity: float) -> float:
    """0 (machines) to 1 (played, uncompressed): clean treble, free pulse, level that comes and goes."""
    noise = float(np.mean(vector[_PLACES["flatness"]][TREBLE_FLATNESS]))
    return (
        2.0 * ramp(noise, -0.9, -3.0)
        + ramp(pulse_clarity, 0.7, 0.1)
        + ramp(float(vector[_PLACES["dynamics"]][LEVEL_DEVIATION]), 1.5, 6.0)
    ) / 4.0
