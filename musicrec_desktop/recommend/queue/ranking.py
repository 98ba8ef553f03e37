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
LevelOf = Callable[[int], int]


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
    level_of: LevelOf,
    fit_level: int,
) -> int | None:
    """The row of the candidate that comes next, or None where the rules leave nothing.

    It is the best candidate that fits and keeps every rule. Where no candidate does both, the rules up to
    ``fit_level`` give way one after the other. Where nothing fits at all, the same holds for the rest.

    Args:
        scores: of each candidate at this place of the queue, shape (n,).
        is_open: which candidates may be chosen, shape (n,).
        fits: which candidates fit, shape (n,).
        level_of: gives the relaxation level that the candidate in a row needs.
        fit_level: the highest level that is allowed.
    """
    order = np.argsort(-scores, kind="stable")
    for part in (order[(is_open & fits)[order]], order[(is_open & ~fits)[order]]):
        best_by_level: dict[int, int] = {}
        for place in part.tolist():
            level = level_of(place)
            if level <= fit_level:
                best_by_level.setdefault(level, place)
            if level == 0:
                break
        if best_by_level:
            return best_by_level[min(best_by_level)]
    return None
