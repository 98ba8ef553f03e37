"""The figures of sound, from the data of a period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from musicrec_desktop.model.insights import Figure
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.sound.correlations import correlation_matrix
from musicrec_desktop.services.insights.sound.features import TRENDS, Measure
from musicrec_desktop.services.insights.sound.profiles import genre_profiles, key_profile, tempo_distribution
from musicrec_desktop.services.insights.sound.trends import listening_trend, release_trend
from musicrec_desktop.storage.insights.names import GroupKind


def _released(measure: Measure, data: InsightData) -> Figure:
    return release_trend(measure, data.sounds, data.today.year)


def _heard(measure: Measure, data: InsightData) -> Figure:
    places, of = data.sound_of_plays
    return listening_trend(measure, data.sounds, places, of, data.buckets)


SOUND_MAKERS: Final[Mapping[str, Callable[[InsightData], Figure]]] = {
    "tempos": lambda data: tempo_distribution(data.sounds),
    **{f"{measure.name}-by-listening": partial(_heard, measure) for measure in TRENDS},
    **{f"{measure.name}-by-release": partial(_released, measure) for measure in TRENDS},
    "correlations": lambda data: correlation_matrix(data.sounds),
    "genre-profiles": lambda data: genre_profiles(data.sounds, data.groups(GroupKind.GENRE)),
    "keys": lambda data: key_profile(data.sounds),
}
"""By the key of the figure, in the order in which they are shown."""
