"""Timbre in motion: which parts of the spectrum's shape move together, and how much.

Source: covariance of cepstra as in M. Mandel, D. Ellis, Song-level features and support vector machines for
music classification, ISMIR 2005; its logarithm makes covariances a vector space: V. Arsigny et al.,
Log-Euclidean metrics, 2006.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.blocks.mfcc_std import slopes
from musicrec_desktop.analysis.spectrum import Spectrum
from musicrec_desktop.model.features import FloatArray

COEFFICIENTS: Final = 16
RIDGE: Final = 0.5


@cache
def _triangle() -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return np.triu_indices(COEFFICIENTS)


@cache
def _weights() -> NDArray[np.float64]:
    """An entry beside the diagonal stands for two."""
    return np.where(np.eye(COEFFICIENTS, dtype=bool), 1.0, np.sqrt(2.0))


def describe(spectrum: Spectrum) -> FloatArray:
    """Block of 136: upper triangle of the matrix logarithm of the covariance of 16 slopes (plus 0.5)."""
    covariance = np.cov(slopes(spectrum.mfcc[:, :COEFFICIENTS]).T) + RIDGE * np.eye(COEFFICIENTS)
    values, vectors = np.linalg.eigh(covariance)
    logarithm = (vectors * np.log(values)) @ vectors.T * _weights()
    triangle: FloatArray = logarithm[_triangle()]
    return triangle
