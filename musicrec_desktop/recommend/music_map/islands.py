"""Islands that were never heard: dense places of the map without a play."""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.model.music_map import BoolArray, PositionArray

LEAST_TRACKS: Final = 5
"""Of an island: fewer are scattered tracks."""
_A_CELL: Final = 12
"""Tracks that a cell of the grid would have if they lay evenly."""
_MOST_CELLS: Final = 96


def unplayed_islands(positions: PositionArray, is_played: BoolArray) -> BoolArray:
    """Which points lie in islands without a play.

    The map is a grid of cells, which are joined with their eight neighbours into islands; a cell near a play
    belongs to none.

    Args:
        positions: in the unit square, shape (n, 2).
        is_played: of the same rows.

    Returns:
        Bool, shape (n,).
    """
    count = len(positions)
    if not count:
        return np.zeros(0, dtype=np.bool_)
    side = int(np.clip(np.sqrt(count / _A_CELL), 1, _MOST_CELLS)) * 2
    cells = np.clip((positions * side).astype(np.int64), 0, side - 1)
    place = cells[:, 1] * side + cells[:, 0]
    tracks = np.bincount(place, minlength=side * side).reshape(side, side)
    played = np.bincount(place[is_played], minlength=side * side).reshape(side, side)
    is_free = (tracks > 0) & (_around(played) == 0)
    labels = _joined(is_free)
    sizes = np.bincount(labels.ravel(), weights=tracks.ravel())
    sizes[0] = 0
    return np.asarray(sizes[labels.ravel()[place]] >= LEAST_TRACKS)


def _around(
    counts: np.ndarray[tuple[int, int], np.dtype[np.int64]],
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """The sum of each cell and its eight neighbours."""
    wide = np.pad(counts, 1)
    rows = wide[:-2] + wide[1:-1] + wide[2:]
    return np.asarray(rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:])


def _joined(
    is_free: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """The island of each cell, from 1; 0 for none. The highest number spreads until nothing changes."""
    labels = np.where(is_free, np.arange(1, is_free.size + 1).reshape(is_free.shape), 0)
    while True:
        wide = np.pad(labels, 1)
        rows = np.maximum(np.maximum(wide[:-2], wide[1:-1]), wide[2:])
        spread = np.maximum(np.maximum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])
        spread = np.where(is_free, spread, 0)
        if np.array_equal(spread, labels):
            return np.asarray(labels)
        labels = spread
