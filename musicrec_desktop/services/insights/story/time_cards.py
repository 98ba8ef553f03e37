"""Cards about when and how much was heard in a year."""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import MONTHS, counted, day_text, percent
from musicrec_desktop.model.insights import ChartKind, FigureColumn, Role, StoryCard, Unit
from musicrec_desktop.services.insights.local_time import HOURS, date_of
from musicrec_desktop.services.insights.story.year import YearFacts, card_figure
from musicrec_desktop.services.letters.words import short_time_text, time_text
from musicrec_desktop.storage.insights.listens import PLAY

LEAST_PLAYS: Final = 50
"""Fewer plays do not tell a habit."""
LEAST_DAYS: Final = 3
LEAST_DAY_MS: Final = 60 * 60_000
_LEAST_CHANGE: Final = 0.05
NIGHT: Final = (22, 5)
MORNING: Final = (5, 10)
OWL: Final = 0.4
BIRD: Final = 0.35
"""Shares of the listening time; spread evenly, night would have 29 % and morning 21 %."""
_NEVER: Final = -2


def time_card(facts: YearFacts) -> StoryCard:
    """How much was heard, against the year before."""
    data, played = facts.data, facts.played
    total, before = int(data.listens.listened_ms.sum()), int(data.listens_before.listened_ms.sum())
    different = counted(len(played.ids), "different track")
    parts = [
        f"You listened for {time_text(total)} {facts.span}.",
        f"You played {different}, {counted(played.total, 'time')} in all.",
    ]
    if before:
        change = total / before - 1
        if abs(change) < _LEAST_CHANGE:
            parts.append(f"That is about as much as {facts.other_span}.")
        else:
            parts.append(f"{facts.other_span.capitalize()} it was {time_text(before)}.")
    if not data.is_over:
        parts.append(f"The year is not over: this is what was heard until {day_text(data.today)}.")
    months = np.array([date_of(day).month for day in np.unique(data.times.days)], dtype=np.int64)
    _, of_day = np.unique(data.times.days, return_inverse=True)
    sums = np.bincount(months[of_day] - 1, data.listens.listened_ms, minlength=len(MONTHS))
    return StoryCard(
        "time",
        short_time_text(total),
        " ".join(parts),
        card_figure(
            "time",
            "Listening time by month",
            "The time of all listens of the year, by the month in which they began.",
            ChartKind.COLUMNS,
            (
                FigureColumn("Month", Unit.MONTH, Role.X),
                FigureColumn("Listening time", Unit.DURATION_MS, Role.VALUE),
            ),
            ((f"{facts.year:04}-{number + 1:02}", int(sums[number])) for number in range(len(MONTHS))),
        ),
    )


def streak_card(facts: YearFacts) -> StoryCard | None:
    """The longest run of days with a play."""
    days = np.unique(facts.data.times.days[facts.data.listens.has(PLAY)]).astype(np.int64)
    starts = np.flatnonzero(np.diff(days, prepend=_NEVER) != 1)
    runs = np.diff(np.append(starts, len(days)))
    longest = int(runs.argmax())
    length = int(runs[longest])
    if length < LEAST_DAYS:
        return None
    first = date_of(days[starts[longest]])
    last = date_of(days[starts[longest] + length - 1])
    return StoryCard(
        "streak",
        counted(length, "day"),
        f"Every day from {day_text(first)} to {day_text(last)} you played something: your longest streak"
        f" {facts.span}.",
    )


def day_card(facts: YearFacts) -> StoryCard | None:
    """The day with most listening."""
    days, of = np.unique(facts.data.times.days, return_inverse=True)
    sums = np.bincount(of, facts.data.listens.listened_ms)
    place = int(sums.argmax())
    if sums[place] < LEAST_DAY_MS or len(days) < LEAST_DAYS:
        return None
    plays = int(facts.data.listens.has(PLAY)[of == place].sum())
    return StoryCard(
        "day",
        day_text(date_of(days[place])),
        f"On no other day did you listen more: {time_text(int(sums[place]))}, with {counted(plays, 'play')}.",
    )


def hours_card(facts: YearFacts) -> StoryCard | None:
    """Whether the listener is a night owl or an early bird."""
    if facts.played.total < LEAST_PLAYS:
        return None
    sums = np.bincount(facts.data.times.hours, facts.data.listens.listened_ms, minlength=HOURS)
    total = float(sums.sum())
    if not total:
        return None
    night = float(sums[NIGHT[0] :].sum() + sums[: NIGHT[1]].sum()) / total
    morning = float(sums[MORNING[0] : MORNING[1]].sum()) / total
    busiest = int(sums.argmax())
    if night >= OWL:
        headline = "Night owl"
        text = f"{percent(night)} of your listening was between {NIGHT[0]} and {NIGHT[1]} o’clock."
    elif morning >= BIRD:
        headline = "Early bird"
        text = f"{percent(morning)} of your listening was between {MORNING[0]} and {MORNING[1]} o’clock."
    else:
        headline = f"{busiest}:00 to {busiest + 1}:00"
        text = (
            f"This was your hour: {percent(sums[busiest] / total)} of your listening {facts.span} was in it."
        )
    return StoryCard(
        "hours",
        headline,
        text,
        card_figure(
            "hours",
            "Listening time by hour",
            "The time of all listens of the year, by the hour in which they began.",
            ChartKind.COLUMNS,
            (
                FigureColumn("Hour", Unit.HOUR, Role.X),
                FigureColumn("Listening time", Unit.DURATION_MS, Role.VALUE),
            ),
            ((hour, int(sums[hour])) for hour in range(HOURS)),
        ),
    )
