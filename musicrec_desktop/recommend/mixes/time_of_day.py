"""This time of day: what is played in the morning, the afternoon, the evening or the night."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, times
from musicrec_desktop.model.card import Card
from musicrec_desktop.model.mix import DayPart, TrackCounts
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.likeness import interest_sentence

SPAN_DAYS: Final = 90
"""Days in which habits are looked for."""
LEAST_PLAYS: Final = 15
"""Plays in this part of the day from which there is a habit."""
DOUBT: Final = 2.0
"""Plays of a track at its usual times that are taken for granted, so that one play makes no habit."""
TITLES: Final[Mapping[DayPart, str]] = MappingProxyType(
    {
        DayPart.MORNING: "This morning",
        DayPart.AFTERNOON: "This afternoon",
        DayPart.EVENING: "This evening",
        DayPart.NIGHT: "Tonight",
    }
)
WHEN: Final[Mapping[DayPart, str]] = MappingProxyType(
    {
        DayPart.MORNING: "in the morning",
        DayPart.AFTERNOON: "in the afternoon",
        DayPart.EVENING: "in the evening",
        DayPart.NIGHT: "at night",
    }
)
HOURS: Final[Mapping[DayPart, tuple[int, ...]]] = MappingProxyType(
    {part: tuple(hour for hour in range(24) if DayPart.at(hour) is part) for part in DayPart}
)


def time_of_day(context: MixContext) -> Iterator[Card]:
    """One card, where enough was played in this part of the day lately."""
    history = context.given.history
    if context.rests(part_subject(history.part)):
        return
    in_part = _plays(context, history.part_counts)
    in_all = _plays(context, history.day_counts)
    total, total_all = int(history.part_counts.plays.sum()), int(history.day_counts.plays.sum())
    if total < LEAST_PLAYS:
        return
    usual = total / max(total_all, 1)
    habit = (in_part + DOUBT * usual) / (in_all + DOUBT)
    often = np.minimum(in_part, 6) / 6
    scores = np.where(in_part > 0, 0.5 * habit + 0.5 * often, 0.6 * _suited(context))
    places = context.chosen(scores, (in_part > 0) | (scores > 0.2))
    if not places:
        return
    when = WHEN[history.part]
    played = counted(total, "track")
    why = f"You played {played} {when} in the last {SPAN_DAYS} days; these are among them or sound like them."

    def track_why(place: int) -> str:
        plays = int(in_part[place])
        if plays:
            return f"You played it {times(plays)} {when} in the last {SPAN_DAYS} days."
        return f"{interest_sentence(context, place)}; you play such music more {when}."

    yield context.card(TITLES[history.part], why, places, track_why, subject=part_subject(history.part))


def part_subject(part: DayPart) -> str:
    """What the card of a part of the day is about."""
    return f"part:{part}"


def _plays(context: MixContext, counts: TrackCounts) -> NDArray[np.float64]:
    found = np.zeros(len(context.tracks))
    found[context.tracks.places(counts.ids)] = counts.plays[np.isin(counts.ids, context.tracks.ids)]
    return found


def _suited(context: MixContext) -> NDArray[np.float64]:
    """How close tracks are to interests that are heard more than usual in this part of the day; (n,)."""
    hours = list(HOURS[context.given.history.part])
    habits = [float(interest.hours[hours].mean()) for interest in context.given.taste.interests]
    close = context.standing.close
    found = np.zeros(len(context.tracks))
    if not close.shape[1]:
        return found
    # A track counts by the interest that it is closest to, since its sentence names that one.
    nearest = np.argmax(close, axis=1)
    is_more = np.array(habits)[nearest] > 1.0
    found[is_more] = close[is_more, nearest[is_more]]
    return found
