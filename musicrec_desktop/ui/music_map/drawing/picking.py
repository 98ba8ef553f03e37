"""Which point is meant: under the pointer, inside a brush, or next in a direction.

All of it goes over all points: for 100,000 a tenth of a millisecond each, so no index is needed.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import BoolArray, PositionArray

NONE: Final = -1
"""The number of no point."""
_SIDEWAYS: Final = 2.5
"""How much worse a point is that lies to the side than one that lies ahead, as a factor of distance."""


class PointFinder:
    """Finds points of one map.

    Args:
        positions: shape (n, 2), in coordinates of the map.
        factors: how much larger each point is than the smallest, shape (n,).
    """

    def __init__(self, positions: PositionArray, factors: NDArray[np.float32]) -> None:
        self._squared = None if bool((factors == 1).all()) else factors * factors
        self._x = np.ascontiguousarray(positions[:, 0], dtype=np.float32)
        self._y = np.ascontiguousarray(positions[:, 1], dtype=np.float32)

    def nearest(self, x: float, y: float, reach: float, allowed: BoolArray | None = None) -> int:
        """The point nearest to a place within a reach, or ``NONE``.

        A larger point is reached from farther away in proportion; of two that are reached the one counts
        whose middle is nearer in proportion, so a small one inside a large one can be meant.

        Args:
            x: in coordinates of the map.
            y: in coordinates of the map.
            reach: greatest distance from a point of the smallest size.
            allowed: which points count; all where it is None.
        """
        if not len(self._x):
            return NONE
        distances = self._squares(x, y)
        if self._squared is not None:
            distances /= self._squared
        if allowed is not None:
            distances = np.where(allowed, distances, np.float32(np.inf))
        found = int(np.argmin(distances))
        return found if distances[found] <= reach * reach else NONE

    def within(self, x: float, y: float, radius: float) -> BoolArray:
        """Which points lie in a circle, shape (n,)."""
        return self._squares(x, y) <= np.float32(radius * radius)

    def next_towards(self, start: int, right: int, up: int, allowed: BoolArray | None = None) -> int:
        """The nearest point in a direction from another one, or ``NONE`` at the edge.

        A point counts where it lies at most 45° beside the direction; of these the one is taken that is near
        and ahead. Points in the same place are all reached: they follow each other by their numbers.

        Args:
            start: the point to go from.
            right: 1 to the right, -1 to the left, else 0.
            up: 1 upward, -1 downward, else 0.
            allowed: which points count; all where it is None.
        """
        across = self._x - self._x[start]
        upward = self._y - self._y[start]
        ahead = across * right + upward * up
        aside = np.abs(across * up) + np.abs(upward * right)
        counts = (ahead > 0) & (aside <= ahead)
        same = (across == 0) & (upward == 0)
        numbers = np.arange(len(self._x))
        counts |= same & ((numbers > start) if right + up > 0 else (numbers < start))
        if allowed is not None:
            counts &= allowed
        candidates = np.flatnonzero(counts)
        if not len(candidates):
            return NONE
        costs = ahead[candidates] + _SIDEWAYS * aside[candidates]
        best = candidates[costs == costs.min()]
        return int(best[np.argmin(np.abs(best - start))])

    def _squares(self, x: float, y: float) -> NDArray[np.float32]:
        across = self._x - np.float32(x)
        upward = self._y - np.float32(y)
        across *= across
        upward *= upward
        across += upward
        return across
