"""How the space of each version of the extractor is fitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.analysis.recipe import (
    BLOCKS,
    EAR_WORDS,
    EXTRACTOR_VERSION,
    PLAIN_BLOCKS,
    PLAIN_VERSION,
)
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe

SPACE_RECIPES: Final[Mapping[int, SpaceRecipe]] = {
    PLAIN_VERSION: SpaceRecipe(PLAIN_BLOCKS),
    EXTRACTOR_VERSION: SpaceRecipe(BLOCKS, dimension=48, is_smoothed=True, labels=EAR_WORDS),
}
"""By version; measured in docs/adr/0004-sound-space.md and docs/adr/0014-trained-ear.md."""
