"""On this day: what was played on the same date of earlier years."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import MONTHS, joined, times
from musicrec_desktop.model.card import Card
from musicrec_desktop.model.mix import Ints, TrackCounts
from musicrec_desktop.recommend.mixes.context import MixContext

YEARS: Final = 30
"""Earlier plays have the time of a clock that was wrong."""
_LEAP_DAY: Final = (2, 29)
_DAY_BEFORE: Final = (2, 28)


def same_days(day: dt.date) -> list[tuple[dt.date, dt.date]]:
    """The same day of earlier years, the latest first: its date, and the date after it.

    29 February has no day in most years. In a year without it, it belongs to 28 February.
    """
    found: list[tuple[dt.date, dt.date]] = []
    for year in range(day.year - 1, max(day.year - YEARS, 1) - 1, -1):
        if (day.month, day.day) == _LEAP_DAY and not calendar.isleap(year):
            continue
        first = dt.date(year, day.month, day.day)
        is_two = (
            (day.month, day.day) == _DAY_BEFORE and calendar.isleap(year) and not calendar.isleap(day.year)
        )
        found.append((first, first + dt.timedelta(days=2 if is_two else 1)))
    return found


def on_this_day(context: MixContext) -> Iterator[Card]:
    """One card, where enough was played on this date."""
    tracks = context.tracks
    scores = np.zeros(len(tracks))
    told: dict[int, tuple[int, int]] = {}
    latest = context.given.history.anniversaries
    for anniversary in reversed(latest):
        known, plays = _placed(context, anniversary.counts)
        age = context.day.year - anniversary.year
        scores[known] += 0.4 * np.minimum(plays, 3) / 3 + 0.5 / age
        told.update(
            (place, (anniversary.year, count))
            for place, count in zip(known.tolist(), plays.tolist(), strict=True)
        )
    places = context.chosen(np.minimum(scores, 1.5), scores > 0)
    if not places:
        return
    years = sorted({told[place][0] for place in places}, reverse=True)
    date = f"{context.day.day} {MONTHS[context.day.month - 1]}"
    when = f"{date} in {joined([str(year) for year in years])}"
    why = f"You played these {len(places)} tracks on {when}."

    def track_why(place: int) -> str:
        year, plays = told[place]
        return f"You played it {times(plays)} on this day in {year}."

    yield context.card("On this day", why, places, track_why)


def _placed(context: MixContext, counts: TrackCounts) -> tuple[Ints, Ints]:
    is_there = np.isin(counts.ids, context.tracks.ids)
    return context.tracks.places(counts.ids), counts.plays[is_there]
