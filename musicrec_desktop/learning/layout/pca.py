"""A map at once: the two directions in which the tracks differ most."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.learning.layout.frame import apart, framed
from musicrec_desktop.model.features import FloatArray


def pca_positions(vectors: NDArray[np.floating]) -> FloatArray:
    """Positions by the first two principal components, in the unit square, no two of them equal.

    Args:
        vectors: shape (n, d); may hold numbers that are none.

    Returns:
        Float32, shape (n, 2); the same for the same vectors.
    """
    return apart(framed(principal_components(finite(vectors))))


def finite(vectors: NDArray[np.floating]) -> FloatArray:
    """The vectors as float32, where a row with a number that is none becomes the mean of the others."""
    rows = np.array(vectors, dtype=np.float32, ndmin=2)
    is_good = np.isfinite(rows).all(axis=1)
    if not is_good.all():
        good = rows[is_good]
        rows[~is_good] = good.mean(axis=0, dtype=np.float64) if len(good) else 0.0
    return rows


def principal_components(vectors: FloatArray) -> NDArray[np.float64]:
    """The first two principal components, unscaled, shape (n, 2); zeros where there is no such direction.

    From the eigenvectors of the covariance, whose signs are set by their largest part, which is positive. So
    the same vectors have the same components wherever they are computed.
    """
    components = np.zeros((len(vectors), 2))
    if len(vectors) < 2 or not vectors.shape[1]:
        return components
    centred = np.asarray(vectors, dtype=np.float64)
    centred = centred - centred.mean(axis=0)
    strengths, directions = np.linalg.eigh(centred.T @ centred)
    for column in range(min(2, vectors.shape[1])):
        direction = directions[:, -1 - column]
        # Of a direction without extent only rounding would be seen.
        if strengths[-1 - column] > np.finfo(np.float32).eps * max(strengths[-1], 1.0):
            components[:, column] = centred @ (direction * np.sign(direction[np.abs(direction).argmax()]))
    return components
