"""Which points lie inside a polygon that was drawn on the music map.

The rule is even-odd, after W. Randolph Franklin's crossing test: a ray to the right meets the outline an odd
number of times from a point inside. Each edge is compared with the points of its own range of heights only,
which are found by bisection, so 200 corners and 100,000 points take about two milliseconds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import BoolArray, PositionArray

LEAST_CORNERS = 3


class SortedPoints:
    """Points in the order of their heights, kept for many polygons.

    Args:
        positions: shape (n, 2).
    """

    def __init__(self, positions: PositionArray) -> None:
        self._order = np.argsort(positions[:, 1], kind="stable")
        self._x = np.ascontiguousarray(positions[self._order, 0], dtype=np.float64)
        self._y = np.ascontiguousarray(positions[self._order, 1], dtype=np.float64)

    def inside(self, polygon: PositionArray) -> BoolArray:
        """Which points lie inside a closed polygon, shape (n,), in the order of the positions.

        A polygon of fewer than three corners holds nothing.

        Args:
            polygon: corners, shape (k, 2); the last one is joined to the first.
        """
        found = np.zeros(len(self._x), dtype=np.bool_)
        if len(polygon) < LEAST_CORNERS or not len(found):
            return found
        corners: NDArray[np.float64] = np.asarray(polygon, dtype=np.float64)
        ends = np.roll(corners, -1, axis=0)
        low = np.minimum(corners[:, 1], ends[:, 1])
        high = np.maximum(corners[:, 1], ends[:, 1])
        firsts = np.searchsorted(self._y, low, side="left")
        lasts = np.searchsorted(self._y, high, side="left")
        is_odd = np.zeros(len(self._x), dtype=np.bool_)
        for start, end, first, last in zip(corners, ends, firsts, lasts, strict=True):
            if first == last:
                continue
            slope = (end[0] - start[0]) / (end[1] - start[1])
            is_odd[first:last] ^= self._x[first:last] < start[0] + (self._y[first:last] - start[1]) * slope
        found[self._order] = is_odd
        return found


def inside_polygon(positions: PositionArray, polygon: PositionArray) -> BoolArray:
    """Which points lie inside a polygon, shape (n,); see ``SortedPoints.inside``."""
    return SortedPoints(positions).inside(polygon)
