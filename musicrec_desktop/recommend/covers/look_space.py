"""The space in which covers are compared: one unit vector for each picture.

What a picture shows (numbers of a trained network) says nothing of its colours, and colours say nothing of
what it shows. So a vector has both: the network's numbers, each measured against the covers of the same
library, because all covers have much in common; the roots of the shares of its colours, whose product is the
overlap of two histograms (Bhattacharyya); and a little of the fingerprint, which knows a cover in grey.

Products are those of ``einsum``, which stays in its thread: see ``neighbours.exact_index``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.cover_look import COLOUR_REGIONS, FINGERPRINT_BITS
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.unit_vectors import LEVELS, closeness, cosine_levels, share_below, unit

COLOUR_WEIGHT: Final = 0.8
FINGERPRINT_WEIGHT: Final = 0.3
"""What colours and fingerprint count beside a motif that counts 1: docs/quality.md."""
ENOUGH: Final = 20
"""Of fewer pictures the means and deviations are believed by half."""
PAIRS: Final = 5_000
_SEED: Final = 20_261_129
_TINY: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class LookSpace:
    """Vectors of pictures that can be compared.

    Attributes:
        vectors: unit vectors, shape (n, d).
        levels: quantiles of the cosines of random pairs, evenly spaced from 0 to 1, ascending.
    """

    vectors: FloatArray
    levels: FloatArray

    @classmethod
    def fit(cls, motifs: FloatArray, colours: FloatArray, fingerprints: NDArray[np.uint64]) -> LookSpace:
        """Compare some pictures with each other.

        Args:
            motifs: shape (n, 512).
            colours: shares by region, side by side, shape (n, 500).
            fingerprints: shape (n,).
        """
        parts = (
            _standard(motifs),
            COLOUR_WEIGHT**0.5 * _rooted(colours),
            FINGERPRINT_WEIGHT**0.5 * _signs(fingerprints),
        )
        whole = np.concatenate(parts, axis=1)
        vectors = unit(whole)
        return cls(vectors, cosine_levels(vectors, PAIRS, _SEED))

    def share(self, cosines: FloatArray) -> FloatArray:
        """The share of random pairs of covers that are less alike, 0 to 1; shape as given."""
        return share_below(cosines, self.levels).astype(np.float32)

    def closeness(self, row: int) -> FloatArray:
        """How alike all pictures are to one: 0 (as half of random pairs, or less) to 1; shape (n,)."""
        return closeness(self.cosines(row), self.levels)

    def cosine_of(self, share: float) -> float:
        """The least cosine of pairs that are more alike than a share of random pairs."""
        return float(np.interp(share, np.linspace(0.0, 1.0, LEVELS), self.levels))

    def cosines(self, row: int) -> FloatArray:
        """Of one picture with all; shape (n,)."""
        return np.asarray(np.einsum("ij,j->i", self.vectors, self.vectors[row]), np.float32)


def _standard(motifs: FloatArray) -> FloatArray:
    """Unit vectors of standard scores; of few pictures means and deviations are drawn to common ones."""
    count = len(motifs)
    if not count:
        return motifs
    trust = count / (count + ENOUGH)
    roots = np.sqrt(np.maximum(motifs, 0.0))
    common = float(roots.var(axis=0).mean())
    deviation = np.sqrt(trust * roots.var(axis=0) + (1 - trust) * common)
    return unit((roots - trust * roots.mean(axis=0)) / np.maximum(deviation, _TINY**0.5))


def _rooted(colours: FloatArray) -> FloatArray:
    """Unit vectors whose product is the mean overlap of the regions, above what the library has in common."""
    rooted = np.sqrt(np.maximum(colours, 0.0) / COLOUR_REGIONS)
    if not len(rooted):
        return rooted
    trust = len(rooted) / (len(rooted) + ENOUGH)
    return unit(rooted - trust * rooted.mean(axis=0))


def _signs(fingerprints: NDArray[np.uint64]) -> FloatArray:
    """Unit vectors of the bits: 1 for equal ones, about 0 for those of other pictures."""
    bits = fingerprints[:, None] >> np.arange(FINGERPRINT_BITS, dtype=np.uint64) & np.uint64(1)
    return np.asarray((2.0 * bits - 1.0) / FINGERPRINT_BITS**0.5, np.float32)
