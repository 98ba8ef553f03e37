"""Which numbers describe a track, and which version of the recipe makes them; light enough for every process.

There are two versions. The plain one needs nothing but the sound. The other one has the same blocks, and
those of the trained ear behind them. A change of the values of any block needs new versions: vectors of two
versions are never compared. Databases keep values by place, so a block may be renamed without one.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from musicrec_desktop.model.features import TRAINED_EAR, Block
from musicrec_desktop.model.sound_words import LABELS

EXTRACTOR_VERSION: Final = TRAINED_EAR.version
PLAIN_VERSION: Final = TRAINED_EAR.base
EAR_WEIGHT: Final = 2.0
"""How much each block of the ear counts; between 2 and 15 is the same (docs/adr/0014-trained-ear.md)."""

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
_EAR_SIZES: Final = (
    ("ear_timbral", "timbre", 408),
    ("ear_temporal", "rhythm", 153),
    ("ear_cnn", "timbre", 192),
    ("ear_style", "timbre", 200),
)


def _blocks() -> tuple[Block, ...]:
    starts = accumulate((size for _, _, size in (*_SIZES, *_EAR_SIZES)), initial=0)
    return tuple(
        Block(name, aspect, start, size, EAR_WEIGHT if start >= TRAINED_EAR.start else 1.0)
        for (name, aspect, size), start in zip((*_SIZES, *_EAR_SIZES), starts, strict=False)
    )


BLOCKS: Final[tuple[Block, ...]] = _blocks()
"""The blocks of a vector that are compared, in order, without gaps."""
PLAIN_BLOCKS: Final = tuple(block for block in BLOCKS if block.start < TRAINED_EAR.start)
"""The blocks of a vector of the plain version."""
EAR_WORDS: Final = Block("ear_words", "words", BLOCKS[-1].start + BLOCKS[-1].size, len(LABELS))
"""Behind the blocks: logits of labels, which say in words what a track sounds like; they are not compared."""

VECTOR_SIZE: Final = EAR_WORDS.start + EAR_WORDS.size
PLAIN_SIZE: Final = sum(block.size for block in PLAIN_BLOCKS)
EAR_SIZE: Final = VECTOR_SIZE - PLAIN_SIZE
