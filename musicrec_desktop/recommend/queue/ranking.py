"""The order of an automatic queue: the best score after costs for similarity to the tracks just before.

Source: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998), within a window that slides along
the queue, because a queue is heard one track after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

DIVERSITY: Final = 0.1
"""The cost of the same sound as one of the tracks just before."""
LOOK_BACK: Final = 5
FIRST_LOOK: Final = 32
"""Candidates whose levels are asked for first."""
LevelsOf = Callable[[NDArray[np.intp]], NDArray[np.int64]]


def variety(vectors: FloatArray, recent: Sequence[FloatArray]) -> FloatArray:
    """What similarity to the tracks just before adds to each score: 0 or less, shape (n,).

    Args:
        vectors: unit vectors, zeros where the sound is not known, shape (n, d).
        recent: vectors of the tracks before, in order; the last ``LOOK_BACK`` count.
    """
    if not recent or not len(vectors):
        return np.zeros(len(vectors), dtype=np.float32)
    alike = (vectors @ np.stack(recent[-LOOK_BACK:]).T).max(axis=1)
    return np.asarray(-DIVERSITY * np.maximum(alike, 0.0), dtype=np.float32)


def pick(
    scores: FloatArray,
    is_open: NDArray[np.bool_],
    fits: NDArray[np.bool_],
    levels_of: LevelsOf,
    fit_level: int,
) -> int | None:
    """The row of the candidate that comes next, or None where the rules leave nothing.

    It is the best candidate that fits and keeps every rule. Where no candidate does both, the rules up to
    ``fit_level`` give way one after the other. Where nothing fits at all, the same holds for the rest.

    Args:
        scores: of each candidate at this place of the queue, shape (n,).
        is_open: which candidates may be chosen, shape (n,).
        fits: which candidates fit, shape (n,).
        levels_of: gives the relaxation levels that the candidates in some rows need.
        fit_level: the highest level that is allowed.
    """
    for among in (is_open & fits, is_open & ~fits):
        rows = np.flatnonzero(among)
        rows = rows[np.argsort(-scores[rows], kind="stable")]
        best: tuple[int, int] | None = None
        start, size = 0, FIRST_LOOK
        # Some at a time, because one of the first keeps every rule nearly always.
        while start < len(rows) and (best is None or best[0] > 0):
            block = rows[start : start + size]
            start, size = start + size, 4 * size
            levels = levels_of(block)
            least = int(levels.min())
            if least <= fit_level and (best is None or least < best[0]):
                best = (least, int(block[np.argmax(levels == least)]))
        if best is not None:
            return best[1]
    return None
