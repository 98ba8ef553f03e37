"""The frame of the map: the unit square, positions that are apart, and the alignment to an older map."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

MARGIN: Final = 0.04
"""What a new map leaves free at each side, so that later maps keep its frame while they grow."""
MOST_OUTSIDE: Final = 0.01
"""Share of points outside of the square; with more of them the frame is made anew."""
_LEAST_COMMON: Final = 3
_FITS: Final = 25
_GOLDEN_ANGLE: Final = np.pi * (3 - np.sqrt(5.0))
_APART: Final = 0.002
_FLAT: Final = 1e-9


def framed(positions: NDArray[np.floating]) -> FloatArray:
    """Positions moved and scaled so that they fill the unit square but for its margin; the aspect is kept.

    Args:
        positions: finite, shape (n, 2).

    Returns:
        Float32, shape (n, 2); points that are all in one place lie in the middle.
    """
    points = np.asarray(positions, dtype=np.float64).reshape(-1, 2)
    if not len(points):
        return np.empty((0, 2), dtype=np.float32)
    low, high = points.min(axis=0), points.max(axis=0)
    extent = float((high - low).max())
    scale = (1 - 2 * MARGIN) / extent if extent > _FLAT else 0.0
    return np.asarray(0.5 + (points - (low + high) / 2) * scale, dtype=np.float32)


def inside(positions: NDArray[np.floating]) -> FloatArray:
    """Aligned positions in the unit square; the frame stays where only a few points are outside.

    What is drawn on the map, such as a region, stays where it is as long as the frame does. A few points
    outside of it are moved to its edge; where many are, the library is another one, and so is the frame.
    """
    is_outside = np.any((positions < 0) | (positions > 1), axis=1)
    if len(positions) and is_outside.mean() > MOST_OUTSIDE:
        return framed(positions)
    return np.asarray(np.clip(positions, 0.0, 1.0), dtype=np.float32)


def apart(positions: FloatArray) -> FloatArray:
    """Positions of which no two are equal: those in one place are moved onto a small spiral around it.

    Vogel's sunflower spiral (1979): neighbours are equally far from each other. Where all are in one place,
    the spiral fills the square.
    """
    # As one number each they are compared quickly; adding nothing makes one zero of both.
    numbers = (np.ascontiguousarray(positions, dtype=np.float32) + np.float32(0.0)).view(np.uint64)
    numbers = np.sort(numbers, axis=None)  # ten times as fast as looking for unique ones
    if (numbers[1:] != numbers[:-1]).all():
        return positions
    places, place_of, counts = np.unique(positions, axis=0, return_inverse=True, return_counts=True)
    place_of = place_of.reshape(-1)
    order = np.argsort(place_of, kind="stable")
    first = np.concatenate(([0], np.cumsum(counts)[:-1]))
    number = np.empty(len(positions), dtype=np.int64)
    number[order] = np.arange(len(positions)) - np.repeat(first, counts)
    radius = _APART * np.sqrt(number)
    if len(places) == 1:
        radius *= (0.5 - MARGIN) / radius.max()
    angle = number * _GOLDEN_ANGLE
    offsets = radius[:, np.newaxis] * np.column_stack((np.cos(angle), np.sin(angle)))
    return np.asarray(np.clip(positions + offsets, 0.0, 1.0), dtype=np.float32)


def aligned(
    ids: NDArray[np.int64],
    positions: NDArray[np.floating],
    old_ids: NDArray[np.int64],
    old_positions: NDArray[np.floating],
) -> FloatArray:
    """A map turned, mirrored, scaled and moved so that tracks it shares with an older one lie as they did.

    A turn by least squares (Umeyama, 1991, with mirrors) that are weighted again and again (Huber, 1964): a
    few tracks that went elsewhere on the map do not turn the rest. The size is that of the older map,
    whatever the two have in common, so that no chain of maps shrinks.

    Args:
        ids: strictly ascending, shape (n,).
        positions: finite, shape (n, 2).
        old_ids: strictly ascending, shape (m,).
        old_positions: finite, shape (m, 2).

    Returns:
        Float32, shape (n, 2), in the coordinates of the older map; the given positions ``framed`` where the
        maps share fewer than three tracks or those lie in one place.
    """
    _, rows, old_rows = np.intersect1d(ids, old_ids, assume_unique=True, return_indices=True)
    points = np.asarray(positions, dtype=np.float64)
    source, target = points[rows], np.asarray(old_positions, dtype=np.float64)[old_rows]
    if len(rows) < _LEAST_COMMON or not (_has_extent(source) and _has_extent(target)):
        return framed(points)
    weights = np.ones(len(rows))
    for _ in range(_FITS):
        matrix, shift = _similarity(source, target, weights)
        misses = np.linalg.norm(source @ matrix + shift - target, axis=1)
        # The half that fits counts alike: a few very near ones could shrink the map to a dot.
        weights = 1.0 / np.maximum(misses, _FLAT + np.median(misses))
    return np.asarray(points @ matrix + shift, dtype=np.float32)


def _has_extent(points: NDArray[np.float64]) -> bool:
    return bool(np.ptp(points, axis=0).max() > _FLAT)


def _similarity(
    source: NDArray[np.float64], target: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The matrix and the shift that lay ``source @ matrix + shift`` on ``target``, as large as that."""
    shares = (weights / weights.sum())[:, np.newaxis]
    source_middle, target_middle = (shares * source).sum(axis=0), (shares * target).sum(axis=0)
    centred = source - source_middle
    wanted = target - target_middle
    left, _strengths, right = np.linalg.svd((shares * centred).T @ wanted)
    size, wanted_size = ((shares * np.square(one)).sum() for one in (centred, wanted))
    matrix = left @ right * np.sqrt(wanted_size / max(size, np.finfo(np.float64).tiny))
    return matrix, target_middle - source_middle @ matrix
