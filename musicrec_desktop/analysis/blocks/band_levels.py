"""Timbre as a distribution: how quiet, usual and loud each band gets.

Source: the spectral pattern of T. Pohle et al., On rhythm and general music similarity, ISMIR 2009,
as percentiles.
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.analysis.blocks.joining import percentiles, pooled
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

GROUPS: Final = 43
PERCENTILES: Final = (10.0, 30.0, 50.0, 70.0, 90.0)


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 215: 5 percentiles over time, dB relative to the mean of all, of 43 bands each."""
    relative = spectrum.bands_db - spectrum.bands_db.mean()
    return pooled(percentiles(relative, PERCENTILES), GROUPS).ravel()
