"""When was listened: hours and weekdays, the days of the calendar, runs of days, sessions."""

from __future__ import annotations

import datetime as dt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, day_text, percent
from musicrec_desktop.model.insights import Cell, ChartKind, Figure, FigureColumn, InsightSection, Role, Unit
from musicrec_desktop.services.insights.data import InsightData, sums
from musicrec_desktop.services.insights.listening.parts import (
    COUNTED,
    PLAY,
    compared,
    heard_days,
    nothing_heard,
    plays_of,
)
from musicrec_desktop.services.insights.listening.sessions import Sessions, sessions_in
from musicrec_desktop.services.insights.local_time import DAYS, HOURS, date_of, day_number
from musicrec_desktop.services.letters.words import time_text

_WHEN: Final = InsightSection.WHEN
CALENDAR_DAYS: Final = 366
WEEKDAYS: Final = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_MINUTE_MS: Final = 60_000
_CLASSES: Final = (
    ("under 15 minutes", 0),
    ("15–30 minutes", 15),
    ("30–60 minutes", 30),
    ("1–2 hours", 60),
    ("2–4 hours", 120),
    ("4–8 hours", 240),
    ("8 hours or more", 480),
)
"""Lengths of sessions, and the minutes that each class begins with."""


def heat(data: InsightData) -> Figure:
    """The time by hour and weekday."""
    cells = _by_hour_and_weekday(data)
    note = nothing_heard(data)
    rows: list[tuple[Cell, ...]] = [
        (hour, weekday, int(cells[weekday, hour])) for weekday in range(DAYS) for hour in range(HOURS)
    ]
    return Figure(
        "hours-and-weekdays",
        _WHEN,
        "Hours and weekdays",
        f"Listening time by the hour and the weekday in which a listen began. {COUNTED}",
        ChartKind.HEAT,
        (
            FigureColumn("Hour", Unit.HOUR, Role.X),
            FigureColumn("Weekday", Unit.WEEKDAY, Role.Y),
            FigureColumn("Listening time", Unit.DURATION_MS, Role.VALUE),
        ),
        () if note else tuple(rows),
        "" if note else _busiest(cells),
        note,
    )


def _by_hour_and_weekday(data: InsightData) -> NDArray[np.int64]:
    """Milliseconds, int64 of shape (7, 24)."""
    of = data.times.weekdays * HOURS + data.times.hours
    return sums(of, data.listens.listened_ms, DAYS * HOURS).reshape(DAYS, HOURS)


def _busiest(cells: NDArray[np.int64]) -> str:
    if not cells.max():
        return ""
    weekday, hour = divmod(int(cells.argmax()), HOURS)
    share = cells[weekday, hour] / cells.sum()
    until = (hour + 1) % HOURS
    return f"Most on {WEEKDAYS[weekday]} from {hour:02}:00 to {until:02}:00: {percent(share)} of the time."


def calendar(data: InsightData) -> Figure:
    """The time of each day."""
    note = nothing_heard(data)
    first, last = _calendar_ends(data)
    days = data.times.days.astype(np.int64) - day_number(first)
    count = (last - first).days + 1
    is_shown = (days >= 0) & (days < count)
    listened = sums(days[is_shown], data.listens.listened_ms[is_shown], count)
    played = sums(days[is_shown], plays_of(data.listens)[is_shown], count)
    rows = tuple(
        (date_of(day_number(first) + number).isoformat(), int(listened[number]), int(played[number]))
        for number in range(count)
    )
    is_part = len(data.listens) > int(is_shown.sum())
    part = f" Only the last {CALENDAR_DAYS} days of the period are shown." if is_part else ""
    return Figure(
        "calendar",
        _WHEN,
        "Calendar",
        f"Listening time of each of the listener's own days; a listen belongs to the day it began on."
        f" {COUNTED}{part}",
        ChartKind.CALENDAR,
        (
            FigureColumn("Day", Unit.DAY, Role.X),
            FigureColumn("Listening time", Unit.DURATION_MS, Role.VALUE),
            FigureColumn("Plays", Unit.COUNT, Role.EXTRA),
        ),
        () if note else rows,
        "" if note else _fullest_day(first, listened),
        note,
    )


def _calendar_ends(data: InsightData) -> tuple[dt.date, dt.date]:
    """The first and the last day that are shown: the period, without days to come, the latest of it."""
    days = data.times.days
    first = data.period.first or (date_of(days[0]) if len(days) else data.today)
    last = data.period.last or (date_of(days[-1]) if len(days) else data.today)
    if len(days):
        # Listens may stand in the future, where the clock of the machine was wrong.
        last = min(last, max(data.today, date_of(days[-1])))
    last = max(first, last)
    return max(first, last - dt.timedelta(days=CALENDAR_DAYS - 1)), last


def _fullest_day(first: dt.date, listened: NDArray[np.int64]) -> str:
    if not listened.max():
        return ""
    place = int(listened.argmax())
    day = first + dt.timedelta(days=place)
    return f"Most on {day_text(day)}: {time_text(int(listened[place]))}."


def streaks(data: InsightData) -> Figure:
    """Days with music, and the longest runs of them."""
    days = heard_days(data.times.days, data.listens)
    before = heard_days(data.times_before.days, data.listens_before)
    note = nothing_heard(data)
    if not note and not days:
        note = "Nothing was heard for long enough to count as a play."
    has_before = data.before is not None
    longest, start = _longest(days)
    rows: list[tuple[Cell, ...]] = [
        ("Days with music", len(days), len(before) if has_before else None),
        ("Longest streak in days", longest, _longest(before)[0] if has_before else None),
    ]
    if not data.is_over or data.period.first is None:
        rows.append(("Streak until today", _current(data), None))
    sentence = ""
    if start is not None and longest > 1:
        end = start + dt.timedelta(days=longest - 1)
        sentence = f"The longest streak went from {day_text(start)} to {day_text(end)}."
    return Figure(
        "streaks",
        _WHEN,
        "Streaks",
        "A streak is a run of the listener's own days with at least one play each. The streak until today"
        " counts also days before the period; today need not have music yet."
        f" {PLAY} {COUNTED} {compared(data)}".strip(),
        ChartKind.NUMBERS,
        (
            FigureColumn("What", Unit.TEXT, Role.LABEL),
            FigureColumn("Days", Unit.COUNT, Role.VALUE),
            FigureColumn("Before", Unit.COUNT, Role.BEFORE),
        ),
        () if note else tuple(rows),
        "" if note else sentence,
        note,
    )


def _longest(days: list[dt.date]) -> tuple[int, dt.date | None]:
    """The length and the first day of the longest run; the latest one of equals."""
    best, best_start, start = 0, None, None
    for place, day in enumerate(days):
        if start is None or day - days[place - 1] > dt.timedelta(days=1):
            start = day
        if (day - start).days + 1 >= best:
            best, best_start = (day - start).days + 1, start
    return best, best_start


def _current(data: InsightData) -> int:
    """The run of days that ends today or yesterday."""
    heard = set(data.played_days)
    today = day_number(data.today)
    day = today if today in heard else today - 1
    count = 0
    while day - count in heard:
        count += 1
    return count


def sessions(data: InsightData) -> Figure:
    """How many sessions there were, and how long they were."""
    now, before = sessions_in(data)
    note = nothing_heard(data)
    has_before = data.before is not None
    figures, were = _session_numbers(now), _session_numbers(before)
    cells = [
        cell
        for value, was in zip(figures, were, strict=True)
        for cell in (value, was if has_before else None)
    ]
    return Figure(
        "sessions",
        _WHEN,
        "Sessions",
        f"{_SESSION} {COUNTED} {compared(data)}".strip(),
        ChartKind.NUMBERS,
        (
            FigureColumn("Sessions", Unit.COUNT, Role.VALUE),
            FigureColumn("Sessions before", Unit.COUNT, Role.BEFORE),
            FigureColumn("Median length", Unit.DURATION_MS, Role.VALUE),
            FigureColumn("Median length before", Unit.DURATION_MS, Role.BEFORE),
            FigureColumn("Longest", Unit.DURATION_MS, Role.VALUE),
            FigureColumn("Longest before", Unit.DURATION_MS, Role.BEFORE),
            FigureColumn("Tracks in a session", Unit.NUMBER, Role.VALUE),
            FigureColumn("Tracks in a session before", Unit.NUMBER, Role.BEFORE),
        ),
        () if note else (tuple(cells),),
        note=note,
    )


_SESSION: Final = (
    "A session ends with 30 minutes without music, and belongs to the period in which it began; its length"
    " is the time from its first listen to the end of its last one."
)


def _session_numbers(found: Sessions) -> tuple[Cell, ...]:
    count = len(found.started_at_ms)
    if not count:
        return 0, None, None, None
    return (
        count,
        round(float(np.median(found.length_ms))),
        int(found.length_ms.max()),
        round(float(found.listens.mean()), 2),
    )


def session_lengths(data: InsightData) -> Figure:
    """How many sessions were how long."""
    now, before = sessions_in(data)
    note = nothing_heard(data)
    if not note and not len(now.started_at_ms):
        note = "No session began in this period: what was heard belongs to one that began before it."
    counts, were = _by_length(now), _by_length(before)
    has_before = data.before is not None
    return Figure(
        "session-lengths",
        _WHEN,
        "How long sessions are",
        f"{_SESSION} {COUNTED} {compared(data)}".strip(),
        ChartKind.COLUMNS,
        (
            FigureColumn("Length", Unit.TEXT, Role.X),
            FigureColumn("Sessions", Unit.COUNT, Role.VALUE),
            FigureColumn("Before", Unit.COUNT, Role.BEFORE),
        ),
        ()
        if note
        else tuple(
            (name, counts[place], were[place] if has_before else None)
            for place, (name, _) in enumerate(_CLASSES)
        ),
        "" if note else f"{counted(len(now.started_at_ms), 'session')} in all.",
        note,
    )


def _by_length(found: Sessions) -> list[int]:
    edges = np.array([minutes * _MINUTE_MS for _, minutes in _CLASSES])
    of = np.searchsorted(edges, found.length_ms, side="right") - 1
    return [int(count) for count in np.bincount(of, minlength=len(_CLASSES))]
