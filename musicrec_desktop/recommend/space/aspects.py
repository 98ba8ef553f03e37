"""The aspects timbre, rhythm, harmony and dynamics: how alike tracks are in each, and weights for them.

Each aspect has a small space of its own, fitted like the whole space on the blocks of the aspect alone.
Cosines of different aspects are not comparable, because a cosine of few dimensions is high more often. So
each is compared with the cosines of random pairs of the same library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import Block, FloatArray
from musicrec_desktop.recommend.space.fitting import fit_map
from musicrec_desktop.recommend.unit_vectors import all_cosines, closeness, cosine_levels, unit

ASPECTS: Final = ("timbre", "rhythm", "harmony", "dynamics")
ASPECT_DIMENSION: Final = 12
"""Between 8 and 24 album precision of an aspect is the same within .02."""
PAIRS: Final = 20_000
_SEED: Final = 20_240_501

AspectArray = NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class AspectMap:
    """The space of one aspect.

    Attributes:
        name: one of ``ASPECTS``, or ``"sound"`` where the blocks of the vectors are unknown.
        basis: from scaled numbers, shape (raw, k).
        offset: subtracted after the basis, shape (k,).
        levels: quantiles of the cosines of random pairs, evenly spaced from 0 to 1, ascending.
        usual: the mean of the quantiles.
        deviation: the standard deviation of the quantiles.
    """

    name: str
    basis: FloatArray
    offset: FloatArray
    levels: FloatArray
    usual: float = field(init=False)
    deviation: float = field(init=False)

    def __post_init__(self) -> None:
        # Needed for each pair of tracks; computing it each time would be slow.
        object.__setattr__(self, "usual", float(self.levels.mean()))
        object.__setattr__(self, "deviation", max(float(self.levels.std()), 1e-6))

    @classmethod
    def fit(
        cls, name: str, scaled: FloatArray, blocks: Sequence[Block], excerpts: Sequence[FloatArray]
    ) -> AspectMap:
        """Learn one aspect; arguments as for ``fit_map``."""
        found = fit_map(scaled, blocks, excerpts, ASPECT_DIMENSION)
        basis, offset = found.basis.astype(np.float32), found.offset.astype(np.float32)
        return cls(name, basis, offset, cosine_levels(unit(scaled @ basis - offset), PAIRS, _SEED))

    @property
    def size(self) -> int:
        """Values of a track."""
        return int(self.basis.shape[1])

    def closeness(self, cosines: FloatArray) -> FloatArray:
        """From 0, for at most as alike as half of random pairs, to 1, for more than all; shape (n,)."""
        return closeness(cosines, self.levels)

    def standing(self, cosines: FloatArray) -> FloatArray:
        """How many deviations each cosine is above the mean of random pairs; shape (n,)."""
        return np.asarray((cosines - self.usual) / self.deviation, np.float32)


def by_aspect(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """Blocks by aspect, in the order of their first blocks."""
    found: dict[str, list[Block]] = {}
    for block in blocks:
        found.setdefault(block.aspect, []).append(block)
    return found


def aspect_vectors(maps: Sequence[AspectMap], scaled: FloatArray) -> AspectArray:
    """Unit vectors of all aspects side by side, shape (n, sum of sizes)."""
    parts = [unit(scaled @ aspect.basis - aspect.offset) for aspect in maps]
    return np.concatenate(parts, axis=1).astype(np.float16)


def aspect_slices(maps: Sequence[AspectMap]) -> dict[str, slice]:
    """Where each aspect lies in ``aspect_vectors``, by name."""
    spans = pairwise(accumulate((aspect.size for aspect in maps), initial=0))
    return {aspect.name: slice(*span) for aspect, span in zip(maps, spans, strict=True)}


def aspect_cosines(maps: Sequence[AspectMap], ones: AspectArray, many: AspectArray) -> dict[str, FloatArray]:
    """By aspect: cosines between some tracks, shape (m, k), and many, shape (n, k); each of shape (m, n)."""
    return {
        name: all_cosines(ones[:, part].astype(np.float32), many[:, part].astype(np.float32))
        for name, part in aspect_slices(maps).items()
    }


def weighted_standing(
    whole: FloatArray, standings: Mapping[str, FloatArray], weights: Mapping[str, float]
) -> FloatArray:
    """How alike pairs are when the listener sets weights of aspects.

    With equal weights the result is ``whole``. The more the weights differ, the more the aspects decide; with
    a weight of 0 only they do.

    Args:
        whole: deviations above random pairs in the whole space, shape (n,).
        standings: the same by aspect.
        weights: by aspect, 0 or more; an aspect without a weight counts 1.

    Returns:
        Deviations above random pairs, shape (n,).
    """
    counted = {name: max(0.0, float(weights.get(name, 1.0))) for name in standings}
    total = sum(counted.values())
    if not counted or total <= 0:
        return whole
    evenness = min(counted.values()) / max(counted.values())
    parts = sum(counted[name] / total * values for name, values in standings.items())
    return np.asarray(evenness * whole + (1 - evenness) * parts, dtype=np.float32)
