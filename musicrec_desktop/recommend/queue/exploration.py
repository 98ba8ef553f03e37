"""Exploration: seeded noise on the scores, so that a queue is not the same each time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.recommend.space.vector_table import IdArray


def exploration_noise(ids: Sequence[int] | IdArray, rng_seed: int) -> NDArray[np.float64]:
    """A normally distributed number for each track, the same for the same track and seed; shape (n,).

    The number of a track does not depend on the other tracks, so a queue that is ranked again changes little.
    Source: SplitMix64, Steele, Lea and Flood, OOPSLA 2014; the sum of four uniform numbers is nearly normal.
    """
    numbers = np.asarray(ids, dtype=np.int64).astype(np.uint64)
    state = numbers ^ _mix(np.array([rng_seed % 2**64], dtype=np.uint64))
    total = np.zeros(len(ids))
    for _ in range(4):
        state = _mix(state)
        total += state.astype(np.float64) / 2.0**64
    return np.asarray((total - 2.0) * np.sqrt(3.0), dtype=np.float64)


def _mix(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    # Overflow is intended; arrays wrap without a warning.
    mixed = state + np.array([0x9E3779B97F4A7C15], dtype=np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.array([0xBF58476D1CE4E5B9], dtype=np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.array([0x94D049BB133111EB], dtype=np.uint64)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), dtype=np.uint64)
