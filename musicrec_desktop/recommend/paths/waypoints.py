"""Where a path should be at each of its steps: evenly spaced places on the arc from stop to stop."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray


def arc(start: FloatArray, end: FloatArray, count: int) -> FloatArray:
    """Places between two unit vectors on the shortest arc of the sphere, evenly spaced.

    Spherical linear interpolation (Shoemake, 1985). Opposite vectors have no shortest arc; one is chosen.

    Args:
        start: unit vector, shape (d,).
        end: unit vector, shape (d,).
        count: how many places lie between them.

    Returns:
        Unit vectors, shape (count, d).
    """
    begin, target = start.astype(np.float64), end.astype(np.float64)
    angle = float(np.arccos(np.clip(begin @ target, -1.0, 1.0)))
    across = target - (begin @ target) * begin
    if (length := float(np.linalg.norm(across))) < 1e-6:
        # Equal or opposite: turn around in any direction.
        across = np.zeros_like(begin)
        across[int(np.argmin(np.abs(begin)))] = 1.0
        across -= (begin @ across) * begin
        length = float(np.linalg.norm(across))
    angles = np.linspace(0.0, angle, count + 2)[1:-1, np.newaxis]
    return np.asarray(np.cos(angles) * begin + np.sin(angles) * (across / length), dtype=np.float32)


def shared_out(count: int, lengths: Sequence[float]) -> list[int]:
    """How many of ``count`` tracks lie in each part of a way, by its length.

    The parts with the largest remainders get what is left over (Hamilton's method).

    Args:
        count: at least 0.
        lengths: of the parts, not negative.
    """
    shares: NDArray[np.float64] = np.asarray(lengths, dtype=np.float64)
    if not shares.sum() > 0:
        shares = np.ones(len(lengths))
    exact = count * shares / shares.sum()
    whole = np.floor(exact).astype(int)
    for part in np.argsort(whole - exact, kind="stable")[: count - int(whole.sum())]:
        whole[part] += 1
    return [int(number) for number in whole]
