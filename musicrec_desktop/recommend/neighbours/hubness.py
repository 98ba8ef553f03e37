"""Corrections for hubs, tracks that are near to everything and turn up in every list: mutual proximity.

A pair counts as close where each is nearer to the other than most of the library is. The distances of each
track are taken for normally distributed and independent. Source: Schnitzer, Flexer, Schedl and Widmer,
"Local and global scaling reduce hubs in space" (JMLR 2012).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable

REFERENCE_COUNT: Final = 200
"""Random tracks of the library that stand for all of them; more give the same figures."""
SPREAD_SIZE: Final = 2
_SEED: Final = 20_240_501
LEAST_DEVIATION: Final = 1e-3
_ROUNDING: Final = 1e-3
_CHUNK: Final = 10_000

# The normal distribution as a table: from a standard value to the logarithm of the share below it, and back.
_STEP: Final = 0.01
_STANDARD: Final = np.arange(-38.0, 8.0, _STEP)
_LOG_SHARE: Final = np.log([0.5 * math.erfc(-value / math.sqrt(2.0)) for value in _STANDARD.tolist()])
_GROWTH: Final = np.append(np.diff(_LOG_SHARE), 0.0)

SpreadArray = NDArray[np.float16]


class HubCorrection(Protocol):
    """Makes cosines of a library fair; each track has a spread of two numbers for it.

    Attributes:
        table: a random sample of the library, by which it was made.
        mean: of the cosines of all pairs of the sample.
        deviation: of the same cosines, as far as they differ by more than the spreads of their tracks.
    """

    @property
    def table(self) -> VectorTable:
        """See the attributes."""
        ...

    @property
    def mean(self) -> float:
        """See the attributes."""
        ...

    @property
    def deviation(self) -> float:
        """See the attributes."""
        ...

    def spreads(self, ids: IdArray, vectors: FloatArray, library: VectorTable) -> SpreadArray:
        """The spreads of tracks of a library, shape (n, 2)."""
        ...

    def corrected(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating]
    ) -> FloatArray:
        """Corrected cosines, on the scale of cosines; arguments as for ``farther_share``."""
        ...

    def closer(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating], share: float
    ) -> NDArray[np.bool_]:
        """Which pairs are closer than all but a share of the library, as it is seen from both; shape (n,)."""
        ...

    def farther_share(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating]
    ) -> NDArray[np.float64]:
        """The share of the library that is nearer to the two tracks of a pair than they are to each other.

        As it is seen from both: of 0.2 for a pair, both are closer to each other than 80 % of the library.

        Args:
            cosines: of pairs, shape (n,) or (m, n).
            own: spread of the first of each pair, shape (2,), (n, 2) or (m, 1, 2).
            others: spread of the second, shape (n, 2).
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceSet:
    """A random sample of a library, against which the nearness of every pair is judged.

    Attributes:
        table: the sampled tracks, at most ``REFERENCE_COUNT``.
        mean: of the cosines of all pairs of them.
        deviation: of the same cosines.
    """

    table: VectorTable
    mean: float
    deviation: float

    @classmethod
    def of(cls, table: VectorTable) -> ReferenceSet:
        """Up to ``REFERENCE_COUNT`` random tracks, the same draw every time."""
        return cls.from_table(drawn(table))

    @classmethod
    def from_table(cls, table: VectorTable) -> ReferenceSet:
        """The reference set that consists of given tracks."""
        cosines = (table.vectors @ table.vectors.T)[np.triu_indices(len(table), 1)]
        if not len(cosines):
            return cls(table, 0.0, 1.0)
        return cls(table, float(cosines.mean()), max(float(cosines.std()), LEAST_DEVIATION))

    def spreads(self, ids: IdArray, vectors: FloatArray, library: VectorTable | None = None) -> SpreadArray:
        """Mean and deviation of the cosines of tracks to the set, shape (n, 2); ``library`` does not matter.

        A track of the set is left out of its own.
        """
        del library
        found = np.empty((len(ids), SPREAD_SIZE), dtype=np.float16)
        for start in range(0, len(ids), _CHUNK):
            part = slice(start, start + _CHUNK)
            cosines = (vectors[part] @ self.table.vectors.T).astype(np.float64)
            others = self.table.ids[None, :] != ids[part, None]
            count = np.maximum(others.sum(axis=1), 1)
            mean = np.sum(cosines, axis=1, where=others) / count
            square = np.sum((cosines - mean[:, None]) ** 2, axis=1, where=others) / count
            found[part, 0] = mean
            found[part, 1] = np.maximum(np.sqrt(square), LEAST_DEVIATION)
        return found

    def corrected(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating]
    ) -> FloatArray:
        """Cosines corrected for hubs, on the scale of cosines and in the order of mutual proximity.

        The result is the cosine that two tracks of ordinary spread would need for the same mutual proximity;
        of tracks that are almost the same it may be a little above 1.

        Args:
            cosines: of pairs, shape (n,) or (m, n).
            own: spread of the first of each pair, shape (2,), (n, 2) or (m, 1, 2).
            others: spread of the second, shape (n, 2).
        """
        share = self.farther_share(cosines, own, others)
        standard = -np.interp(np.log(np.maximum(share, 1e-300)), _LOG_SHARE, _STANDARD)
        return np.asarray(self.mean + self.deviation * standard, dtype=np.float32)

    def closer(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating], share: float
    ) -> NDArray[np.bool_]:
        """As in ``HubCorrection``."""
        # Nothing is closer for both that is not close enough for the first alone, which is quickly seen.
        standard = least_standard(1 - (1 - share) ** 2)
        wide = own.astype(np.float64)
        is_closer = np.asarray(cosines >= wide[..., 0] + (standard - _ROUNDING) * wide[..., 1])
        near = np.flatnonzero(is_closer)
        is_closer[near] = self.farther_share(cosines[near], own, others[near]) <= share
        return is_closer

    def farther_share(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating]
    ) -> NDArray[np.float64]:
        """As in ``HubCorrection``: the same share for both gives the mutual proximity that the pair has."""
        own, others = own.astype(np.float64), others.astype(np.float64)
        nearer_own = share_above((cosines - own[..., 0]) / own[..., 1])
        nearer_others = share_above((cosines - others[..., 0]) / others[..., 1])
        proximity = nearer_own + nearer_others - nearer_own * nearer_others
        # The same for both: 1 - (1 - share) ** 2 = proximity.
        return np.asarray(proximity / (1 + np.sqrt(1 - np.minimum(proximity, 1.0))))


def drawn(table: VectorTable) -> VectorTable:
    """Up to ``REFERENCE_COUNT`` random rows, the same draw every time."""
    places = np.arange(len(table))
    if len(places) > REFERENCE_COUNT:
        places = np.sort(np.random.default_rng(_SEED).choice(len(places), REFERENCE_COUNT, replace=False))
    return VectorTable(
        np.array(table.ids[places]), np.array(table.vectors[places]), np.array(table.traits[places])
    )


def least_standard(share: float) -> float:
    """How far above its mean a cosine is at least, in deviations, where a share of others is above it."""
    return -float(np.interp(math.log(max(share, 1e-300)), _LOG_SHARE, _STANDARD))


def share_above(standard: NDArray[np.floating]) -> NDArray[np.float64]:
    """Share of a normal distribution above each value; exact where it is tiny."""
    # The steps of the table are even, so places are computed; searching for them takes three times as long.
    places = np.clip((-standard.astype(np.float64) - _STANDARD[0]) / _STEP, 0.0, len(_STANDARD) - 1)
    below = places.astype(np.intp)
    return np.asarray(np.exp(_LOG_SHARE[below] + (places - below) * _GROWTH[below]))
