"""The order of an automatic queue: worth, less what is like its neighbours, less what a transition costs.

Source: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998) within a window that slides along the
queue, because a queue is heard one track after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

DIVERSITY: Final = 0.1
"""What full likeness to one of the tracks just before costs."""
LOOK_BACK: Final = 5
LevelOf = Callable[[int], int]


def variety(vectors: FloatArray, recent: Sequence[FloatArray]) -> FloatArray:
    """What likeness to the tracks just before takes from each, 0 or less.

    Args:
        vectors: unit vectors, zeros where the sound is not known, shape (n, d).
        recent: of the tracks before, in order; the last ``LOOK_BACK`` count.
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
    """The place that comes next, or None where the rules leave nothing.

    The best track that fits and keeps every rule. Where none that keep them fit, the rules up to
    ``fit_level`` give way one after the other; and where nothing fits at all, the rules count again.

    Args:
        scores: worth of each at this place of the queue, shape (n,).
        is_open: which may be chosen, shape (n,).
        fits: which of them would sooner be welcome than not, shape (n,).
        level_of: how far the rules must give way for one of them.
        fit_level: up to which level they may.
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
