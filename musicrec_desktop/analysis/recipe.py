"""Which numbers describe a track, and which version of the recipe makes them; light enough for every process.

A change of any block needs a new version: vectors of two versions are never compared.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from musicrec_desktop.model.features import Block

EXTRACTOR_VERSION: Final = 1

_SIZES: Final = (
    ("mfcc_mean", "timbre", 19),
    ("mfcc_spread", "timbre", 20),
    ("mfcc_change", "timbre", 20),
    ("shape", "timbre", 12),
    ("contrast", "timbre", 14),
    ("bands", "timbre", 60),
    ("onsets", "rhythm", 20),
    ("fluctuation", "rhythm", 192),
    ("tempogram", "rhythm", 24),
    ("chroma_intervals", "harmony", 48),
    ("chroma_classes", "harmony", 12),
    ("levels", "dynamics", 9),
)


def _blocks() -> tuple[Block, ...]:
    starts = accumulate((size for _, _, size in _SIZES), initial=0)
    return tuple(
        Block(name, aspect, start, size) for (name, aspect, size), start in zip(_SIZES, starts, strict=False)
    )


BLOCKS: Final[tuple[Block, ...]] = _blocks()
"""The blocks of a vector, in order, without gaps."""

VECTOR_SIZE: Final = sum(block.size for block in BLOCKS)
