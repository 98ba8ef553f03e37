"""Lays out a map by t-SNE: from scratch, or from the last map, which it keeps in place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.learning.layout.frame import aligned, apart, framed, inside
from musicrec_desktop.learning.layout.neighbours import nearest
from musicrec_desktop.learning.layout.pca import finite, pca_positions
from musicrec_desktop.learning.layout.start import fresh_start, warm_start
from musicrec_desktop.learning.layout.tsne import (
    TREE_ROWS,
    by_open_tsne,
    by_sklearn,
    has_open_tsne,
    neighbours_of,
)
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.music_map import LayoutKind

LEAST_TRACKS: Final = 12
"""Of fewer tracks the principal components tell as much."""
MOST_WITHOUT_OPEN_TSNE: Final = 30_000
"""scikit-learn's t-SNE would take hours for much more."""
MEMORY_BYTES: Final = 3 << 29
"""For ``in_child``: what a map of 200,000 tracks takes, twice what one of 100,000 does."""
LEAST_KNOWN: Final = 0.5
"""Share of the tracks that the last map must have so that it is gone on with."""
SMALL_CHANGE: Final = 0.05
"""Share of tracks that came or went up to which a map needs few steps; more would only move it."""
_FEW_STEPS: Final = 50
_WARM_STEPS: Final = 100
_STEPS: Final = 1_000
_NEIGHBOUR_STEPS: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class LayoutRequest:
    """What is to be laid out.

    Attributes:
        ids: int64, strictly ascending, shape (n,).
        vectors: of the same rows, shape (n, d); may hold numbers that are none.
        old_ids: of the last map by t-SNE, strictly ascending; empty for a map from scratch.
        old_positions: of the same rows, shape (m, 2).
    """

    ids: NDArray[np.int64]
    vectors: FloatArray
    old_ids: NDArray[np.int64]
    old_positions: FloatArray


def layout_kind(count: int) -> LayoutKind:
    """What ``lay_out`` makes of so many tracks on this machine; loads nothing."""
    can_do = has_open_tsne() or count <= MOST_WITHOUT_OPEN_TSNE
    return LayoutKind.TSNE if count >= LEAST_TRACKS and can_do else LayoutKind.PCA


def threads(count: int) -> int:
    """How many threads a layout of so many tracks takes: one or two, so that the machine stays quick.

    The threads of a small map wait for each other at each step, and on a busy machine for long.
    """
    return min(2, os.cpu_count() or 1) if count > TREE_ROWS else 1


def lay_out(request: LayoutRequest, context: TaskContext) -> FloatArray:
    """The positions of the tracks, of the kind that ``layout_kind`` names.

    The last map is gone on with where it has at least half of the tracks; else the new one is made from
    scratch, and turned and mirrored so that what both have lies alike. Of equal input come equal bytes.

    Args:
        request: the tracks and the last map.
        context: is told steps of a thousand.

    Returns:
        Float32, shape (n, 2), inside the unit square, no two of them equal, all finite.

    Raises:
        CancelledError: the task was cancelled.
    """
    count = len(request.ids)
    if layout_kind(count) is LayoutKind.PCA:
        return pca_positions(request.vectors)
    vectors = finite(request.vectors)
    if not np.ptp(vectors, axis=0).any():
        return pca_positions(vectors)

    def tell(steps: float) -> None:
        context.check()
        context.progress(Progress(min(round(steps), _STEPS), _STEPS))

    tell(0)
    near = nearest(vectors, neighbours_of(count), lambda share: tell(share * _NEIGHBOUR_STEPS))
    old_positions = _old_positions(request)
    warm_steps = _warm_steps(old_positions, len(request.old_ids))
    start = warm_start(old_positions, near) if warm_steps else fresh_start(vectors)
    if has_open_tsne():

        def tell_rest(share: float) -> None:
            tell(_NEIGHBOUR_STEPS + share * (_STEPS - _NEIGHBOUR_STEPS))

        laid = by_open_tsne(near, start, tell_rest, warm_steps=warm_steps, threads=threads(count))
    else:
        laid = by_sklearn(vectors, start, is_warm=warm_steps > 0, threads=threads(count))
    tell(_STEPS)
    placed = aligned(request.ids, laid, request.old_ids, request.old_positions)
    # From scratch nothing is where it was, so the map may as well fill its frame.
    return apart(inside(placed) if warm_steps else framed(placed))


def _old_positions(request: LayoutRequest) -> NDArray[np.float64]:
    """Of each track its position on the last map, NaN where it has none; shape (n, 2)."""
    positions = np.full((len(request.ids), 2), np.nan)
    _, rows, old_rows = np.intersect1d(request.ids, request.old_ids, assume_unique=True, return_indices=True)
    positions[rows] = request.old_positions[old_rows]
    return positions


def _warm_steps(old_positions: NDArray[np.float64], old_count: int) -> int:
    """How many steps go from the last map to the new one; 0 where it is made from scratch."""
    known = int(np.isfinite(old_positions[:, 0]).sum())
    if known < LEAST_KNOWN * len(old_positions):
        return 0
    changed = len(old_positions) - known + old_count - known
    return _FEW_STEPS if changed <= SMALL_CHANGE * old_count else _WARM_STEPS
