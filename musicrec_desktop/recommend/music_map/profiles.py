"""What sets a genre, an album or an artist apart: figures of its tracks against the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import MapFact, ProfileTrait
from musicrec_desktop.recommend.space.vector_table import IdArray

WORDS: Final[Mapping[MapFact, tuple[str, str]]] = {
    MapFact.ENERGY: ("calm", "energetic"),
    MapFact.TEMPO: ("slow", "fast"),
    MapFact.BRIGHTNESS: ("dark", "bright"),
    MapFact.DANCEABILITY: ("not for dancing", "danceable"),
    MapFact.ACOUSTICNESS: ("electric", "acoustic"),
    MapFact.VOCALS: ("instrumental", "vocal"),
    MapFact.LOUDNESS: ("quiet", "loud"),
}
"""For less and for more of each figure."""
LEAST_DEVIATION: Final = 0.3
"""In standard deviations of tracks of the library; less is not said."""


def profile_of(
    ids: IdArray, facts: Mapping[MapFact, tuple[IdArray, NDArray[np.float64]]]
) -> tuple[ProfileTrait, ...]:
    """What sets some tracks apart, the most pronounced first.

    Args:
        ids: the tracks.
        facts: by fact the tracks of the library that have a value, and the values.
    """
    traits: list[ProfileTrait] = []
    for fact, words in WORDS.items():
        if fact not in facts:
            continue
        known, values = facts[fact]
        is_own = np.isin(known, ids)
        deviation = float(values.std()) if len(values) else 0.0
        if not is_own.any() or not deviation > 0:
            continue
        own = float(values[is_own].mean())
        score = (own - float(values.mean())) / deviation
        if abs(score) >= LEAST_DEVIATION:
            traits.append(ProfileTrait(words[score > 0], fact, round(score, 2), own))
    return tuple(sorted(traits, key=lambda trait: -abs(trait.score)))
