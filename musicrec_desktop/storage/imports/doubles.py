"""Finds plays that two sources tell of: which of them count, and which are the same play once more.

The same track within its length, or two minutes, is one play. It is one to one: two plays in a row that both
sources tell stay two. What two exports of one source tell at nearly the same time is one play within the
exactness of their times. A feed is what came together: the own history, or a batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

LEAST_WINDOW_MS: Final = 120_000
_TIME_BITS: Final = 42
"""Times in ms until the year 2109; the group is above them."""
_MOST_TIME: Final = (1 << 41) - 1

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Plays:
    """Plays of one feed as columns, each of shape (n,).

    Attributes:
        groups: number of the track, times two, and one more where it is no play: a play is only the double
            of a play.
        times_ms: of the start.
        windows_ms: the length of the track, or two minutes.
        precisions_ms: how exact the time is.
        source: number of the source; own history has one of its own.
    """

    groups: Ints
    times_ms: Ints
    windows_ms: Ints
    precisions_ms: Ints
    source: int

    def __len__(self) -> int:
        return len(self.times_ms)

    def taken(self, kept: Bools) -> Plays:
        """Some of them."""
        return Plays(
            self.groups[kept],
            self.times_ms[kept],
            self.windows_ms[kept],
            self.precisions_ms[kept],
            self.source,
        )


def doubles(feed: Plays, earlier: list[Plays]) -> Bools:
    """Which plays of a feed are told by earlier feeds already; shape (n,).

    Args:
        feed: the plays.
        earlier: feeds that count before it, without their own doubles.
    """
    found = np.zeros(len(feed), np.bool_)
    for is_same_source in (False, True):
        others = [each for each in earlier if (each.source == feed.source) is is_same_source and len(each)]
        left = np.flatnonzero(~found)
        if others and len(left):
            rest = feed.taken(~found)
            windows = rest.precisions_ms if is_same_source else np.maximum(rest.windows_ms, LEAST_WINDOW_MS)
            known = _keys(
                np.concatenate([each.groups for each in others]),
                np.concatenate([each.times_ms for each in others]),
            )
            if is_same_source:
                windows = np.maximum(windows, max(int(each.precisions_ms.max()) for each in others))
            found[left[_paired(np.sort(known), rest, windows)]] = True
    return found


def _keys(groups: Ints, times_ms: Ints) -> Ints:
    return (groups << _TIME_BITS) + np.clip(times_ms, 0, _MOST_TIME)


def _paired(known: Ints, plays: Plays, windows_ms: Ints) -> Ints:
    """The places of plays that have a known one within their window, one to one, in the order of time."""
    keys = _keys(plays.groups, plays.times_ms)
    order = np.argsort(keys, kind="stable")
    keys, windows = keys[order], np.minimum(windows_ms[order], _MOST_TIME >> 1)
    first = np.searchsorted(known, keys - windows)
    end = np.searchsorted(known, keys + windows, side="right")
    near = np.flatnonzero(end > first)
    paired: list[int] = []
    free = 0
    for place, low, high in zip(near.tolist(), first[near].tolist(), end[near].tolist(), strict=True):
        chosen = max(low, free)
        if chosen < high:
            paired.append(place)
            free = chosen + 1
    return order[np.asarray(paired, np.int64)]
