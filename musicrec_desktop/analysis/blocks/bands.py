"""Timbre as a distribution: how quiet, usual and loud each band gets.

Source: the spectral pattern of T. Pohle et al., On rhythm and general music similarity, ISMIR 2009,
as percentiles.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

GROUPS = 20
PERCENTILES = (10, 50, 90)


def pooled(rows: FloatArray, count: int) -> FloatArray:
    """Means over ``count`` groups of neighbouring rows; (bands, …) to (count, …)."""
    edges = np.round(np.linspace(0, len(rows), count + 1)).astype(int)
    means = [rows[low:high].mean(axis=0) for low, high in pairwise(edges)]
    return np.stack(means)


def describe(spectrum: Spectrum) -> dict[str, FloatArray]:
    """Block ``bands`` (60): 10th, 50th, 90th percentile in dB over frames of 20 bands, less the mean."""
    centred = spectrum.bands_db - spectrum.bands_db.mean()
    levels = np.percentile(centred, PERCENTILES, axis=1)
    return {"bands": np.concatenate([pooled(level, GROUPS) for level in levels])}
