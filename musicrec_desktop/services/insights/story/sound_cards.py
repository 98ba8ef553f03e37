"""Cards about how the music of a year sounded, and how the automatic queue did."""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import counted, joined, percent
from musicrec_desktop.model.insights import StoryCard
from musicrec_desktop.services.insights.sound.features import MEASURES, Measure
from musicrec_desktop.services.insights.statistics import Quartiles, quartiles_of_groups
from musicrec_desktop.services.insights.story.year import YearFacts
from musicrec_desktop.storage.insights.listens import AUTO, PLAY, SKIP, History

LEAST_PLAYS: Final = 50
LEAST_AUTOMATIC: Final = 30
_COMPARED: Final = tuple(measure for measure in MEASURES if measure.name in {"bpm", "energy"})


def sound_card(facts: YearFacts) -> StoryCard | None:
    """Whether the music was faster or more energetic than in the year before."""
    told = [
        (measure, found)
        for measure in _COMPARED
        if (found := _quartiles(facts, measure)).counts.min() >= LEAST_PLAYS and found.differ(0, 1)
    ]
    if not told:
        return None
    words = [measure.more if found.median[1] > found.median[0] else measure.less for measure, found in told]
    middles = joined(
        [
            f"{measure.title.lower()} {_value(measure, found.median[1])},"
            f" after {_value(measure, found.median[0])}"
            for measure, found in told
        ]
    )
    return StoryCard(
        "sound",
        joined(words).capitalize(),
        f"What you played {facts.span} was {joined(words)} than {facts.other_span}. The middle of all plays:"
        f" {middles}.",
    )


def _quartiles(facts: YearFacts, measure: Measure) -> Quartiles:
    """Quartiles over the plays of the year before, and of the year."""
    tracks = [_played(listens) for listens in (facts.data.listens_before, facts.data.listens)]
    of = np.repeat(np.arange(2), [len(one) for one in tracks])
    places = facts.data.sounds.places(np.concatenate(tracks))
    values = np.full(len(places), np.nan)
    values[places >= 0] = facts.data.sounds.values[measure.name][places[places >= 0]]
    return quartiles_of_groups(of, values, 2)


def _played(listens: History) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return listens.track_ids[listens.has(PLAY)]


def _value(measure: Measure, value: float) -> str:
    return percent(value) if measure.name == "energy" else f"{value:.0f} BPM"


def queue_card(facts: YearFacts) -> StoryCard | None:
    """How the automatic queue served."""
    listens = facts.data.listens
    is_auto = listens.has(AUTO)
    count = int(is_auto.sum())
    if count < LEAST_AUTOMATIC:
        return None
    played, skipped = int(listens.has(PLAY)[is_auto].sum()), int(listens.has(SKIP)[is_auto].sum())
    return StoryCard(
        "queue",
        percent(played / count),
        f"∞ chose {counted(count, 'track')} for you {facts.span}. You played"
        f" {percent(played / count)} of them, and skipped {percent(skipped / count)} within 30 seconds.",
    )
