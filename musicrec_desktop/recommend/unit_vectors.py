"""Rows of length 1, and how alike random pairs of them are."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

LEVELS: Final = 201
"""Quantiles by which cosines of random pairs are known."""
_TINY: Final = 1e-12


def unit(vectors: NDArray[np.floating]) -> FloatArray:
    """Rows of length 1; shape (n, d). Rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _TINY), dtype=np.float32)


def all_cosines(ones: FloatArray, many: FloatArray) -> FloatArray:
    """Between each of some unit vectors, shape (m, d), and many, shape (n, d); shape (m, n)."""
    found = np.empty((len(ones), len(many)), dtype=np.float32)
    for row, one in zip(found, ones, strict=True):
        # Not `@`: the threads of BLAS wait for each other, see ``neighbours.exact_index``.
        np.einsum("ij,j->i", many, one, out=row)
    return found


def cosine_levels(vectors: FloatArray, pairs: int, seed: int) -> FloatArray:
    """Quantiles of the cosines of random pairs of different rows, evenly spaced from 0 to 1.

    Args:
        vectors: unit vectors, shape (n, d).
        pairs: how many are drawn.
        seed: of the draw, which is the same every time.

    Returns:
        Ascending, shape (LEVELS,).
    """
    count = len(vectors)
    if count < 2:
        return np.linspace(-1.0, 1.0, LEVELS, dtype=np.float32)
    generator = np.random.default_rng(seed)
    first = generator.integers(0, count, pairs)
    second = (first + generator.integers(1, count, pairs)) % count
    cosines = np.einsum("ij,ij->i", vectors[first], vectors[second])
    return np.asarray(np.quantile(cosines, np.linspace(0.0, 1.0, LEVELS)), dtype=np.float32)


def share_below(cosines: FloatArray, levels: FloatArray) -> NDArray[np.float64]:
    """The share of random pairs, by their ``cosine_levels``, that are less alike; 0 to 1, shape as given."""
    return np.asarray(np.interp(cosines, levels, np.linspace(0.0, 1.0, len(levels))))


def closeness(cosines: FloatArray, levels: FloatArray) -> FloatArray:
    """From 0, for at most as alike as half of random pairs, to 1, for more than all; shape as given."""
    return np.maximum(2 * share_below(cosines, levels) - 1, 0.0).astype(np.float32)
