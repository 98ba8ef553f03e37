"""Whether two files take the same course: louder and quieter at the same moments.

What a track sounds like on the whole (``recommend/neighbours/same_recording.py``) cannot tell two pieces of
one score apart. How its loudness comes and goes can: the pictures behind the seek bar have it in 400 points.
What another format, another level or a cut of a second leaves as it is, another piece never has
(docs/quality.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.track import TrackId

SAME_COURSE: Final = 0.75
"""Correlation of the courses at the shift that fits best; copies have .80 or more, others .61 or less."""
MOST_SHIFT_MS: Final = 2_000.0
"""So much may be missing from the beginning of one of the files."""
_TREND: Final = 21
"""Points over which loudness is evened out: rises and falls of whole parts are alike in many pieces."""
_SMOOTH: Final = 3
"""Points of a mean: what begins half a point later is otherwise another course."""
_LEAST_OVERLAP: Final = 0.5
"""Of the points, at the greatest shift of short files."""
_LEAST_CHANGE: Final = 1.0
"""Root mean square, of 255; what is as loud all the time has no course to be known by."""

Courses = Callable[[Sequence[TrackId]], Mapping[TrackId, SeekPicture]]


def course_likeness(
    one: SeekPicture, one_ms: float | None, other: SeekPicture, other_ms: float | None
) -> float:
    """The correlation of two courses of loudness, −1 to 1; 0 where one of them never changes.

    Args:
        one: the picture of the first.
        one_ms: how long it lasts; None where that is not known.
        other: the picture of the second.
        other_ms: how long that one lasts.
    """
    own, others = one.loudness.astype(np.float64), other.loudness.astype(np.float64)
    count = len(own)
    length_ms = one_ms or other_ms
    if one_ms and other_ms and length_ms:
        # The points of the second at the moments of those of the first; beyond its end it is as at its end.
        moments = (np.arange(count) + 0.5) * one_ms / count
        others = np.interp(moments, (np.arange(len(others)) + 0.5) * other_ms / len(others), others)
    reach = 1
    if length_ms:
        reach = min(math.ceil(MOST_SHIFT_MS * count / length_ms), int((1 - _LEAST_OVERLAP) * count))
    own, others = _changes(own), _changes(others)
    return max(_correlation(own, others, shift) for shift in range(-reach, reach + 1))


def _changes(course: NDArray[np.float64]) -> NDArray[np.float64]:
    """A course without its trend."""
    return _mean(course, _SMOOTH) - _mean(course, _TREND)


def _mean(course: NDArray[np.float64], points: int) -> NDArray[np.float64]:
    """The mean of so many points around each point, an odd number."""
    padded = np.pad(course, points // 2, mode="edge")
    return np.convolve(padded, np.full(points, 1 / points), mode="valid")


def _correlation(own: NDArray[np.float64], others: NDArray[np.float64], shift: int) -> float:
    if shift < 0:
        own, others = others, own
    left, right = own[abs(shift) :], others[: len(others) - abs(shift)]
    own_power, other_power = float(left @ left), float(right @ right)
    if min(own_power, other_power) < len(left) * _LEAST_CHANGE**2:
        return 0.0
    return float(left @ right) / math.sqrt(own_power * other_power)
