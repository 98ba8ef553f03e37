"""Where the rows of t-SNE start: at their principal components, or where the last map has them."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.learning.layout.neighbours import Neighbours
from musicrec_desktop.learning.layout.pca import principal_components
from musicrec_desktop.learning.layout.tsne import perplexity_of
from musicrec_desktop.model.features import FloatArray

_FRESH_DEVIATION: Final = 1e-4
_JITTER: Final = 0.01
"""Of equal tracks, as a share of the deviation: from one place no force drives them apart."""
_OLD_NEIGHBOURS: Final = 5
_SCALES: Final = np.geomspace(2.0, 1000.0, 30)
_SAMPLE_ROWS: Final = 1_000
_SAMPLE_COLUMNS: Final = 2_000
_EXTENT_OF_1000: Final = 70.0
_EXTENT_GROWTH: Final = 0.3
"""Maps from scratch have an extent of 65 (1,000 tracks), 105 (4,000) and 127 (10,000)."""
_BLOCK: Final = 100
_WIDEST: Final = 20.0
_HALVINGS: Final = 40
_TINY: Final = 1e-300


def fresh_start(vectors: FloatArray) -> NDArray[np.float64]:
    """Small positions by the first two principal components, shape (n, 2), with a little noise."""
    components = principal_components(vectors)
    noise = np.random.default_rng(0).standard_normal(components.shape)
    deviation = float(components[:, 0].std())
    started = components / deviation if deviation > 0 else components
    return np.asarray(_FRESH_DEVIATION * (started + _JITTER * noise))


def warm_start(old_positions: NDArray[np.floating], near: Neighbours) -> NDArray[np.float64]:
    """The old positions, and new rows between their nearest old neighbours, in the scale of t-SNE.

    Args:
        old_positions: of each row on the last map, NaN where it is new; shape (n, 2). Some are old.
        near: the neighbours of all rows.

    Returns:
        Shape (n, 2). The map is as large as costs t-SNE least.
    """
    placed = _placed(np.asarray(old_positions, dtype=np.float64), near)
    is_new = np.isnan(old_positions[:, 0])
    noise = np.random.default_rng(0).standard_normal(placed.shape)
    typical = np.median(np.linalg.norm(placed - placed[near.rows[:, 0]], axis=1))
    placed[is_new] += _JITTER * typical * noise[is_new]
    placed -= placed.mean(axis=0)
    return placed * cheapest_scale(placed, near)


def _placed(positions: NDArray[np.float64], near: Neighbours) -> NDArray[np.float64]:
    """Positions with those of new rows: the median of their nearest placed neighbours.

    Rows of a new album may have only new neighbours; they are placed when these are, else in the middle.
    """
    placed = positions.copy()
    while len(missing := np.flatnonzero(np.isnan(placed[:, 0]))):
        rows = near.rows[missing]
        is_placed = ~np.isnan(placed[rows, 0])
        # The nearest placed ones only.
        is_placed &= np.cumsum(is_placed, axis=1) <= _OLD_NEIGHBOURS
        has_any = is_placed.any(axis=1)
        if not has_any.any():
            placed[missing] = np.nanmedian(placed, axis=0)
            break
        around = np.where(is_placed[..., np.newaxis], placed[rows], np.nan)[has_any]
        placed[missing[has_any]] = np.nanmedian(around, axis=1)
    return placed


def cheapest_scale(positions: NDArray[np.float64], near: Neighbours) -> float:
    """How large a map must be so that it costs t-SNE least.

    The cost is the Kullback-Leibler divergence as a function of the scale alone, estimated from a sample of
    the rows. No map has it stored, and a start in another scale would be pulled or pushed out of shape. It is
    flat at its minimum, so the map gets no larger than one from scratch: the grid of t-SNE grows with it, and
    so would the maps of many updates.

    Args:
        positions: shape (n, 2), not all equal.
        near: the neighbours of all rows.

    Returns:
        What positions are multiplied with.
    """
    count = len(positions)
    extent = float(np.ptp(positions, axis=0).max())
    if not extent > 0:
        return 1.0
    points = positions / extent
    rows = np.unique(np.linspace(0, count - 1, _SAMPLE_ROWS).astype(int))
    columns = np.unique(np.linspace(0, count - 1, _SAMPLE_COLUMNS).astype(int))
    squares = np.square(points[rows, np.newaxis] - points[near.rows[rows]]).sum(axis=2)
    weights = affinities(near.distances[rows], perplexity_of(count))
    pulls = np.array([np.sum(weights * np.log1p(scale**2 * squares)) / len(rows) for scale in _SCALES])
    sums = np.zeros(len(_SCALES))
    for first in range(0, len(rows), _BLOCK):
        block = rows[first : first + _BLOCK]
        far = np.square(points[block, np.newaxis] - points[columns]).sum(axis=2)
        far[block[:, np.newaxis] == columns] = np.inf
        sums += [(1.0 / (1.0 + scale**2 * far)).sum() for scale in _SCALES]
    most = float(_EXTENT_OF_1000 * (count / 1_000) ** _EXTENT_GROWTH)
    return min(float(_SCALES[np.argmin(pulls + np.log(sums))]), most) / extent


def affinities(distances: NDArray[np.float64], perplexity: float) -> NDArray[np.float64]:
    """Gaussian weights of the neighbours of each row, whose perplexity is as given; each row has the sum 1.

    Args:
        distances: ascending, shape (r, k).
        perplexity: the number of neighbours that count, at most k.
    """
    squares = np.square(distances)
    squares -= squares[:, :1]
    typical = np.maximum(squares.mean(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    low, high = np.full_like(typical, -_WIDEST), np.full_like(typical, _WIDEST)
    weights = np.zeros_like(squares)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        weights = np.exp(-squares / typical * np.exp(middle))
        weights = np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)
        entropy = -np.sum(weights * np.log(np.maximum(weights, _TINY)), axis=1, keepdims=True)
        is_wide = entropy > np.log(perplexity)
        low, high = np.where(is_wide, middle, low), np.where(is_wide, high, middle)
    return weights
