"""Which numbers describe a track, and which version of the recipe makes them; light enough for every process.

A change of the values of any block needs a new version: vectors of two versions are never compared. Databases
keep values by place, so a block may be renamed without one.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from musicrec_desktop.model.features import Block

EXTRACTOR_VERSION: Final = 2

_SIZES: Final = (
    ("attack_pattern", "timbre", 129),
    ("fluctuation_pattern", "rhythm", 336),
    ("band_correlation", "timbre", 190),
    ("flatness", "timbre", 12),
    ("spectral_valleys", "timbre", 6),
    ("band_levels", "timbre", 215),
    ("band_moments", "timbre", 56),
    ("mfcc_mean", "timbre", 24),
    ("mfcc_std", "timbre", 50),
    ("mfcc_delta", "timbre", 136),
    ("mfcc_modulation", "rhythm", 84),
    ("shape", "timbre", 14),
    ("dynamics", "dynamics", 10),
    ("onsets", "rhythm", 15),
    ("intervals", "harmony", 58),
)


def _blocks() -> tuple[Block, ...]:
    starts = accumulate((size for _, _, size in _SIZES), initial=0)
    return tuple(
        Block(name, aspect, start, size) for (name, aspect, size), start in zip(_SIZES, starts, strict=False)
    )


BLOCKS: Final[tuple[Block, ...]] = _blocks()
"""The blocks of a vector, in order, without gaps."""

VECTOR_SIZE: Final = sum(block.size for block in BLOCKS)
