"""Fits, from a library and without labels, the affine map from feature vectors to a space.

Each number is z-scored and clipped. Each block is reduced to its principal components, partly whitened, and
counts like every other block. Directions in which the excerpts of one track differ are shrunk (within-class
covariance normalisation, Hatch, Kajarekar and Stolcke, Interspeech 2006, with tracks as the classes). The
result is reduced to the principal components of the tracks. That blocks count by fixed weights whatever their
number of values is from Seyerlehner, Widmer and Pohle, "Fusing block-level features for music similarity
estimation" (DAFx 2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import Block, FloatArray

CLIP: Final = 2.0
MINIMUM_FIT: Final = 5
"""With fewer tracks, mean and deviation are unreliable: values keep their scale, blocks are balanced."""
COMPONENTS: Final = 24
"""Kept of each block."""
WHITENING: Final = 0.25
"""Components are divided by eigenvalue ** this: 0 keeps the variances, 0.5 makes them equal."""
EIGENVALUE_FLOOR: Final = 1e-4
WITHIN_SHARE: Final = 0.7
"""How much of the scatter inside tracks is whitened, 0 to 1."""
DIMENSION: Final = 64
STRETCH: Final = 0.1
"""Final components are multiplied by variance ** this."""
LEAST_SPREAD: Final = 1e-3
"""Final components that vary less than this, as a share of the first one's, are noise."""
_TINY: Final = 1e-12

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Scaling:
    """The scaling that makes raw numbers comparable.

    Attributes:
        mean: subtracted, float32, shape (raw,).
        inverse_scale: multiplied after that, float32, shape (raw,); 0 where a number never varied.
        clip: limit of the result.
    """

    mean: FloatArray
    inverse_scale: FloatArray
    clip: float

    @classmethod
    def of(cls, raw: FloatArray) -> Scaling:
        """From the vectors of a library, shape (n, raw)."""
        count, size = raw.shape
        if count < MINIMUM_FIT:
            return cls(np.zeros(size, np.float32), np.ones(size, np.float32), float(np.finfo(np.float32).max))
        mean = raw.mean(axis=0, dtype=np.float64)
        deviation = raw.std(axis=0, dtype=np.float64)
        varies = deviation > 1e-6 * (np.abs(mean) + 1e-6)
        inverse = np.where(varies, 1 / np.where(varies, deviation, 1.0), 0.0)
        return cls(mean.astype(np.float32), inverse.astype(np.float32), CLIP)

    def apply(self, raw: NDArray[Any]) -> FloatArray:
        """Scaled and clipped numbers, float32, in the shape of ``raw``; NaN and infinity become 0 before."""
        values = np.nan_to_num(np.asarray(raw, dtype=np.float32), nan=0.0, posinf=0.0, neginf=0.0)
        scaled = (values - self.mean) * self.inverse_scale
        return np.asarray(np.clip(scaled, -self.clip, self.clip), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class AffineMap:
    """From scaled numbers to a space.

    Attributes:
        basis: shape (raw, d).
        offset: subtracted after the basis, shape (d,).
    """

    basis: Array
    offset: Array


def fit_map(
    scaled: FloatArray,
    blocks: Sequence[Block],
    excerpts: Sequence[FloatArray],
    dimension: int = DIMENSION,
) -> AffineMap:
    """Fit the map of some blocks.

    Args:
        scaled: numbers of the library's tracks, shape (n, raw), n >= 1.
        blocks: the numbers that count; the others have no influence.
        excerpts: scaled numbers of the excerpts of some tracks, each of shape (k, raw).
        dimension: the most values of a result.
    """
    count, size = scaled.shape
    parts = [_block_map(scaled, block) * np.sqrt(block.weight) for block in blocks]
    joined = np.zeros((size, sum(part.shape[1] for part in parts)))
    start = 0
    for block, part in zip(blocks, parts, strict=True):
        joined[block.start : block.start + block.size, start : start + part.shape[1]] = part
        start += part.shape[1]
    if count < MINIMUM_FIT:
        return AffineMap(joined, np.zeros(joined.shape[1]))
    mapped = scaled @ joined
    centre = mapped.mean(axis=0)
    calm = _calming(excerpts, joined)
    final = calm @ _final_components((mapped - centre) @ calm, dimension)
    return AffineMap(joined @ final, centre @ final)


def _block_map(scaled: FloatArray, block: Block) -> Array:
    """Columns, shape (block.size, k), that map one block to vectors of a mean squared length of 1."""
    if not block.size:
        # Descriptions without values leave one column of zeros: all of them sound as the average does.
        return np.zeros((0, 1))
    values = scaled[:, block.start : block.start + block.size].astype(np.float64)
    if len(values) < MINIMUM_FIT:
        return np.eye(block.size) * _to_unit_power(values)
    values -= values.mean(axis=0)
    eigenvalues, eigenvectors = np.linalg.eigh(values.T @ values / max(1, len(values) - 1))
    order = np.argsort(eigenvalues)[::-1][:COMPONENTS]
    floor = max(EIGENVALUE_FLOOR * float(eigenvalues[order[0]]), _TINY)
    inner = eigenvectors[:, order] / np.maximum(eigenvalues[order], floor) ** WHITENING
    return np.asarray(inner * _to_unit_power(values @ inner))


def _to_unit_power(mapped: Array) -> float:
    """The factor that gives vectors a mean squared length of 1; 0 where all are 0."""
    power = float(np.mean(np.sum(mapped**2, axis=1)))
    return 1 / np.sqrt(power) if power > _TINY else 0.0


def _calming(excerpts: Sequence[FloatArray], joined: Array) -> Array:
    """A matrix, shape (k, k), that shrinks what differs between excerpts of the same track."""
    size = joined.shape[1]
    scatter, total = np.zeros((size, size)), 0
    for part in excerpts:
        if len(part) > 1:
            rest = (part - part.mean(axis=0)) @ joined
            # n excerpts minus their own mean vary by (n - 1) / n too little.
            scatter += rest.T @ rest * (len(part) / (len(part) - 1))
            total += len(part)
    trace = float(np.trace(scatter))
    if not total or trace <= _TINY:
        return np.eye(size)
    mixed = WITHIN_SHARE * scatter * (size / trace) + (1 - WITHIN_SHARE) * np.eye(size)
    eigenvalues, eigenvectors = np.linalg.eigh(mixed)
    return np.asarray((eigenvectors / np.sqrt(eigenvalues)) @ eigenvectors.T)


def _final_components(centred: Array, dimension: int) -> Array:
    """Columns, shape (k, d), onto the principal components of tracks, with the strong ones stretched."""
    count = len(centred)
    eigenvalues, eigenvectors = np.linalg.eigh(centred.T @ centred / count)
    order = np.argsort(eigenvalues)[::-1][: max(1, min(dimension, count - 1))]
    variances = np.maximum(eigenvalues[order], 0.0)
    strong = variances >= max(LEAST_SPREAD**2 * float(variances[0]), _TINY)
    strong[0] = True
    vectors = _upright(eigenvectors[:, order[strong]])
    return np.asarray(vectors * variances[strong] ** STRETCH)


def _upright(columns: Array) -> Array:
    """Columns with the sign that makes their largest value positive; that of eigenvectors is arbitrary."""
    largest = columns[np.abs(columns).argmax(axis=0), np.arange(columns.shape[1])]
    return np.asarray(columns * np.where(largest < 0, -1.0, 1.0))
