"""A map at once: the two directions in which the tracks differ most."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.learning.layout.frame import apart, framed
from musicrec_desktop.model.features import FloatArray

_ROWS: Final = 4_096
"""Of so many rows at once the numbers stay in the cache of the processor."""


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
    rows = np.asarray(vectors, dtype=np.float32)
    rows = rows if rows.ndim > 1 else rows.reshape(1, -1)
    if not np.isfinite(rows).all():
        rows, is_good = rows.copy(), np.isfinite(rows).all(axis=1)
        good = rows[is_good]
        rows[~is_good] = good.mean(axis=0, dtype=np.float64) if len(good) else 0.0
    return rows


def principal_components(vectors: FloatArray) -> NDArray[np.float64]:
    """The first two principal components, unscaled, shape (n, 2); zeros where there is no such direction.

    From the eigenvectors of the covariance, whose signs are set by their largest part, which is positive. So
    the same vectors have the same components wherever they are computed.
    """
    count, width = vectors.shape
    components = np.zeros((count, 2))
    if count < 2 or not width:
        return components
    blocks = [slice(start, start + _ROWS) for start in range(0, count, _ROWS)]
    # Within a block in float32, which is twice as fast, and from block to block in float64.
    sums = np.sum(
        [np.ones(len(rows := vectors[block]), np.float32) @ rows for block in blocks],
        axis=0,
        dtype=np.float64,
    )
    middle = np.asarray(sums / count, dtype=np.float32)
    products = np.zeros((width, width))
    for block in blocks:
        centred = vectors[block] - middle
        products += centred.T @ centred
    strengths, directions = np.linalg.eigh(products)
    # Of a direction without extent only rounding would be seen.
    least = np.finfo(np.float32).eps * max(float(strengths[-1]), 1.0)
    chosen = directions[:, : -1 - min(2, width) : -1] * (strengths[: -1 - min(2, width) : -1] > least)
    chosen *= np.sign(np.take_along_axis(chosen, np.abs(chosen).argmax(axis=0)[np.newaxis], axis=0))
    chosen = chosen.astype(np.float32)
    for block in blocks:
        components[block, : chosen.shape[1]] = (vectors[block] - middle) @ chosen
    return components
