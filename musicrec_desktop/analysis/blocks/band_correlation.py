"""Timbre as correlation of bands: which of them swell and fade at the same time.

Source: the correlation pattern of K. Seyerlehner, G. Widmer, T. Pohle, Fusing block-level features for
music similarity estimation, DAFx 2010.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.blocks.joining import pooled
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

GROUPS: Final = 20
# The correlation of bands that hardly change is noise.
STILL_DB: Final = 0.5


@cache
def _pairs() -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return np.triu_indices(GROUPS, 1)


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 190: correlation over time of each pair of 20 bands in dB, -1 to 1."""
    bands = pooled(spectrum.bands_db, GROUPS)
    bands = bands - bands.mean(axis=0)
    bands /= np.sqrt(np.square(bands).mean(axis=0)) + np.float32(STILL_DB)
    correlation: FloatArray = bands.T @ bands / np.float32(len(bands))
    return correlation[_pairs()]
