"""The correction for hubs of smoothed spaces: cosines against how dense it is around each track.

A track in a dense place has cosines that are high to many, and one in a sparse place is in nobody's list.
From each cosine, a share of the densities of both tracks is taken, the mean cosines to their nearest. Source:
Conneau and others, "Word translation without parallel data" (ICLR 2018), cross-domain similarity local
scaling; in small libraries ours takes half as much. Mutual proximity compares a track with the whole library,
and leaves more tracks in no list (docs/adr/0014-trained-ear.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.hubness import (
    LEAST_DEVIATION,
    SPREAD_SIZE,
    HubCorrection,
    ReferenceSet,
    SpreadArray,
    drawn,
    least_standard,
    share_above,
)
from musicrec_desktop.recommend.neighbours.smoothing import TRACKS_A_NEIGHBOUR, nearest_others
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable

NEAREST: Final = 20
"""So many neighbours tell how dense it is; 10 are alike. Small libraries have fewer, as for smoothing."""
SHARES: Final = (0.25, 0.5)
"""How much of each of the two densities is taken from a cosine: in small libraries, and in large ones."""
SMALL, LARGE = 500, 2_000
"""Tracks up to which, and from which on, that counts; between them it grows with the logarithm."""


@dataclass(frozen=True, slots=True, eq=False)
class DensityCorrection:
    """As in ``hubness.HubCorrection``; the spread of a track is its density, and 0.

    Attributes:
        table: a random sample of the library, with its traits.
        mean: of the cosines of all pairs of the sample.
        deviation: of the same cosines, corrected.
        usual: the mean density of the sample.
        share: of the two densities of a pair that is taken from its cosine.
    """

    table: VectorTable
    mean: float
    deviation: float
    usual: float
    share: float

    @classmethod
    def from_table(cls, table: VectorTable, count: int) -> DensityCorrection:
        """The correction of a library of ``count`` tracks by a sample whose traits hold the spreads."""
        share = share_of(count)
        one, other = np.triu_indices(len(table), 1)
        cosines = (table.vectors @ table.vectors.T)[one, other]
        if not len(cosines):
            return cls(table, 0.0, 1.0, 0.0, share)
        densities = table.traits[:, 0].astype(np.float64)
        usual = float(densities.mean())
        fair = cosines - share * (densities[one] + densities[other] - 2 * usual)
        return cls(table, float(cosines.mean()), max(float(fair.std()), LEAST_DEVIATION), usual, share)

    def spreads(self, ids: IdArray, vectors: FloatArray, library: VectorTable) -> SpreadArray:
        """Densities in a library, which may hold the tracks themselves; shape (n, 2)."""
        return density_spreads(ids, vectors, library)

    def corrected(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating]
    ) -> FloatArray:
        """As in ``HubCorrection``: two tracks of usual density keep their cosine."""
        densities = own[..., 0].astype(np.float64) + others[..., 0]
        return np.asarray(cosines - self.share * (densities - 2 * self.usual), dtype=np.float32)

    def closer(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating], share: float
    ) -> NDArray[np.bool_]:
        """As in ``HubCorrection``."""
        least = self.mean + least_standard(share) * self.deviation
        return np.asarray(self.corrected(cosines, own, others) >= least)

    def farther_share(
        self, cosines: FloatArray, own: NDArray[np.floating], others: NDArray[np.floating]
    ) -> NDArray[np.float64]:
        """As in ``HubCorrection``: corrected cosines are the same for both."""
        return share_above((self.corrected(cosines, own, others) - self.mean) / self.deviation)


def share_of(count: int) -> float:
    """How much of the densities is taken from cosines in a library of so many tracks.

    The more tracks there are, the more of them lie near to a dense place and crowd out the sparse ones.
    """
    return float(np.interp(math.log(max(count, 1)), np.log((SMALL, LARGE)), SHARES))


def density_spreads(
    ids: IdArray, vectors: FloatArray, library: VectorTable, check: Callable[[], object] = lambda: None
) -> SpreadArray:
    """Mean cosines of tracks to their nearest others, and 0; shape (n, 2). Tiny libraries have no densities.

    Args:
        ids: of the tracks.
        vectors: unit vectors, shape (n, d).
        library: may hold the tracks themselves.
        check: called now and then; may raise to leave.
    """
    found = np.zeros((len(ids), SPREAD_SIZE), dtype=np.float16)
    count = min(NEAREST, len(library) // TRACKS_A_NEIGHBOUR)
    if count < 1:
        return found
    for part, _, cosines in nearest_others(ids, vectors, library.ids, library.vectors, count, check):
        found[part, 0] = cosines.mean(axis=1)
    return found


def hub_correction(
    table: VectorTable, *, is_smoothed: bool, check: Callable[[], object] = lambda: None
) -> HubCorrection:
    """The correction of a whole library; writes the spreads into the first traits of the table.

    Args:
        table: of the whole library.
        is_smoothed: whether its vectors are.
        check: called now and then; may raise to leave.
    """
    if is_smoothed:
        table.traits[:, :SPREAD_SIZE] = density_spreads(table.ids, table.vectors, table, check)
        return DensityCorrection.from_table(drawn(table), len(table))
    references = ReferenceSet.of(table)
    table.traits[:, :SPREAD_SIZE] = references.spreads(table.ids, table.vectors)
    return references


def kept_correction(sample: VectorTable, count: int, *, is_smoothed: bool) -> HubCorrection:
    """The correction by the sample of a build of ``count`` tracks, whose traits hold the spreads."""
    return DensityCorrection.from_table(sample, count) if is_smoothed else ReferenceSet.from_table(sample)
