"""Dynamics: how far loud and quiet moments lie apart, and how fast the level moves.

Source: level percentiles as in G. Peeters, A large set of audio features for sound description, IRCAM 2004.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.analysis.blocks.joining import percentiles
from musicrec_desktop.analysis.spectrum import Spectrum, decibels
from musicrec_desktop.model.features import FloatArray

PERCENTILES: Final = (5, 25, 50, 75, 95)
CHANGE_PERCENTILES: Final = (1, 10, 90, 99)
FLOOR: Final = 1e-6
"""60 dB under the peak of a band: the level of all bands lies higher than any of them."""


def level_db(spectrum: Spectrum) -> FloatArray:
    """Level of each frame with its floor, shape (T,)."""
    return decibels(spectrum.bands.sum(axis=1) + np.float32(spectrum.peak * FLOOR))


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 10, in dB or their logarithm.

    Steps between the 5th, 25th, 50th, 75th and 95th percentile of level; its deviation; log deviation of
    its change from frame to frame; percentiles 1, 10, 90 and 99 of that change.
    """
    level = level_db(spectrum)
    change = np.diff(level)
    return np.concatenate(
        [
            np.diff(percentiles(level[:, np.newaxis], PERCENTILES)[:, 0]),
            [level.std(), np.log(change.std() + 0.1)],
            percentiles(change[:, np.newaxis], CHANGE_PERCENTILES)[:, 0],
        ]
    )
