"""Dynamics: how far loud and quiet moments lie apart, and how fast the level moves.

Source: level percentiles as in G. Peeters, A large set of audio features for sound description, IRCAM 2004.
"""

from __future__ import annotations

import numpy as np

from musicrec_desktop.analysis.spectrum import FLOOR, Spectrum, mel_filters
from musicrec_desktop.model.features import FloatArray

PERCENTILES = (5, 25, 50, 75, 95)
CHANGE_PERCENTILES = (1, 10, 90)


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Block ``levels`` (9), all in dB or their logarithm and relative to the excerpt's own median level.

    Level percentiles 5, 25, 75, 95 less the median, log deviation of level and of its change from frame to
    frame, percentiles 1, 10 and 90 of that change.
    """
    level = 10.0 * np.log10((mel_filters() @ spectrum.power).sum(axis=0) + spectrum.peak * FLOOR)
    low, lower, median, upper, high = np.percentile(level, PERCENTILES)
    change = np.diff(level) if len(level) > 1 else np.zeros(1)
    spreads = np.log(np.array([level.std(), change.std()]) + 0.1)
    return {
        "levels": np.concatenate(
            [
                np.array([low, lower, upper, high]) - median,
                spreads,
                np.percentile(change, CHANGE_PERCENTILES),
            ]
        )
    }
