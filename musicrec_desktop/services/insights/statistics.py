"""Quartiles of groups and rank correlations, in numpy alone: the window's process loads no scipy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Places = NDArray[np.int64]

LEAST_PAIRS: Final = 30
"""Fewer tracks than that carry no statement about a correlation."""
CERTAIN: Final = 0.01
"""A correlation of chance alone would be as strong in one of a hundred libraries."""
_FIELLER: Final = 1.06
_NOTCH: Final = 1.57


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Quartiles of the groups of a column, each of shape (groups,); NaN where a group is empty.

    Attributes:
        low: a quarter of the values is below.
        median: half of them.
        high: three quarters of them.
        counts: values in each group, int64.
    """

    low: Reals
    median: Reals
    high: Reals
    counts: Places

    def differ(self, one: int, other: int) -> bool:
        """Whether the medians of two groups differ by more than chance explains, at about 95 %.

        Source: the notches of box plots, McGill, Tukey and Larsen, "Variations of box plots", The American
        Statistician 32, 1978: the intervals of median ± 1.57 IQR / √n do not overlap.
        """
        reach = [
            _NOTCH * (self.high[place] - self.low[place]) / math.sqrt(self.counts[place])
            for place in (one, other)
        ]
        return bool(abs(self.median[one] - self.median[other]) > sum(reach))


def quartiles_of_groups(groups: Places, values: Reals, count: int) -> Quartiles:
    """Quartiles by linear interpolation, as ``numpy.quantile`` has them, of the values that are numbers.

    Args:
        groups: of each value, 0 to ``count`` - 1; others are left out.
        values: of the same shape.
        count: of groups.
    """
    is_meant = np.isfinite(values) & (groups >= 0) & (groups < count)
    groups, values = groups[is_meant], values[is_meant]
    order = np.lexsort((values, groups))
    ordered = values[order]
    counts = np.bincount(groups, minlength=count).astype(np.int64)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1])) if count else counts
    low, median, high = (_at_share(ordered, starts, counts, share) for share in (0.25, 0.5, 0.75))
    return Quartiles(low, median, high, counts)


def _at_share(ordered: Reals, starts: Places, counts: Places, share: float) -> Reals:
    result = np.full(len(counts), np.nan)
    filled = np.flatnonzero(counts)
    place = (counts[filled] - 1) * share
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, counts[filled] - 1)
    first, second = ordered[starts[filled] + below], ordered[starts[filled] + above]
    result[filled] = first + (second - first) * (place - below)
    return result


def ranks(values: Reals) -> Reals:
    """Ranks from 1, equal values with the mean of theirs; the values are finite."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Correlation:
    """How two columns go together.

    Attributes:
        one: place of the first column.
        other: place of the second.
        rho: Spearman's rank correlation, -1 to 1; NaN where one of them does not vary or there are too few.
        count: rows in which both are known.
        is_certain: whether chance alone is improbable, also among so many pairs.
    """

    one: int
    other: int
    rho: float
    count: int
    is_certain: bool = False


def correlations(columns: Sequence[Reals]) -> list[Correlation]:
    """Spearman's correlation of each column with each earlier one, over the rows in which both are known.

    Sources: Spearman 1904; its spread, Fieller, Hartley and Pearson, "Tests for rank correlation
    coefficients", Biometrika 44, 1957; many comparisons at once, Holm, "A simple sequentially rejective
    multiple test procedure", Scandinavian Journal of Statistics 6, 1979.

    Args:
        columns: of equal shape (n,); NaN where a value is not known.
    """
    known = [np.isfinite(column) for column in columns]
    kept: dict[tuple[int, bytes], Reals] = {}
    found = []
    for one in range(len(columns)):
        for other in range(one):
            mask = known[one] & known[other]
            key = np.packbits(mask).tobytes()
            for place in (one, other):
                if (place, key) not in kept:
                    kept[place, key] = _standard_ranks(columns[place][mask])
            rho = _mean_product(kept[one, key], kept[other, key])
            found.append(Correlation(one, other, rho, int(mask.sum())))
    return _judged(found)


def rank_correlation(one: Reals, other: Reals) -> Correlation:
    """Spearman's correlation of two columns, judged alone."""
    return correlations([other, one])[0]


def _standard_ranks(values: Reals) -> Reals:
    if len(values) < LEAST_PAIRS:
        return np.full(len(values), np.nan)
    found = ranks(values)
    spread = float(found.std())
    return (found - found.mean()) / spread if spread else np.full(len(values), np.nan)


def _mean_product(one: Reals, other: Reals) -> float:
    return float(np.clip(np.mean(one * other), -1.0, 1.0)) if len(one) else math.nan


def _judged(found: Sequence[Correlation]) -> list[Correlation]:
    tested = sorted((_chance(one), place) for place, one in enumerate(found) if math.isfinite(one.rho))
    certain: set[int] = set()
    for done, (chance, place) in enumerate(tested):
        if chance * (len(tested) - done) >= CERTAIN:
            break
        certain.add(place)
    return [
        Correlation(one.one, one.other, one.rho, one.count, place in certain)
        for place, one in enumerate(found)
    ]


def _chance(found: Correlation) -> float:
    """How probable a correlation at least as strong is where there is none."""
    bounded = min(abs(found.rho), 1 - 1e-12)
    return math.erfc(math.atanh(bounded) * math.sqrt((found.count - 3) / _FIELLER) / math.sqrt(2))
