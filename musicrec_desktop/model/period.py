"""Spans of days that figures of listening are about: a week, a month, a year, all, or any days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.week import FIRST_YEAR as FIRST_WEEK_YEAR
from musicrec_desktop.model.week import Week, midnight_ms

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2999
_MOST_DAYS: Final = 45
_MOST_WEEKS_DAYS: Final = 200
_MOST_MONTHS_DAYS: Final = 5 * 366
_YEAR: Final = re.compile(r"[0-9]{4}", re.ASCII)
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_DAYS: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})", re.ASCII)
_MONTHS: Final = 12
_DAY: Final = dt.timedelta(days=1)


class PeriodKind(StrEnum):
    """What a period is."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"
    CUSTOM = "custom"


class BucketSize(StrEnum):
    """The parts that a period is shown in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the listener's calendar.

    Attributes:
        kind: of it.
        first: day; None for all that there is.
        last: day, inclusive; None for all that there is.
    """

    kind: PeriodKind
    first: dt.date | None = None
    last: dt.date | None = None

    @classmethod
    def week(cls, week: Week) -> Period:
        """A week, Monday to Sunday."""
        return cls(PeriodKind.WEEK, week.monday, week.sunday)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A month of the calendar, 1 to 12."""
        days = calendar.monthrange(year, month)[1]
        return cls(PeriodKind.MONTH, dt.date(year, month, 1), dt.date(year, month, days))

    @classmethod
    def year(cls, year: int) -> Period:
        """A year of the calendar."""
        return cls(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def all(cls) -> Period:
        """All that was ever heard."""
        return cls(PeriodKind.ALL)

    @classmethod
    def between(cls, one: dt.date, other: dt.date) -> Period:
        """Any days, in either order, both included."""
        return cls(PeriodKind.CUSTOM, min(one, other), max(one, other))

    @classmethod
    def of(cls, kind: PeriodKind, day: dt.date) -> Period:
        """The week, month or year that a day is in; the day alone for any days."""
        match kind:
            case PeriodKind.WEEK:
                return cls.week(Week.of(day))
            case PeriodKind.MONTH:
                return cls.month(day.year, day.month)
            case PeriodKind.YEAR:
                return cls.year(day.year)
            case PeriodKind.ALL:
                return cls.all()
            case PeriodKind.CUSTOM:
                return cls.between(day, day)

    @classmethod
    def named(cls, text: str, today: dt.date) -> Period | None:
        """The period of a text; None where there is no such period.

        Args:
            text: ``2026``, ``2026-03``, ``2026-W12``, ``2026-03-01..2026-04-15``, or ``week``, ``month``,
                ``year`` and ``all`` for those that today is in.
            today: of the listener.
        """
        text = text.strip()
        if text.lower() in {*PeriodKind} - {PeriodKind.CUSTOM}:
            return cls.of(PeriodKind(text.lower()), today)
        if _YEAR.fullmatch(text):
            return cls.year(int(text)) if FIRST_YEAR <= int(text) <= LAST_YEAR else None
        if found := _MONTH.fullmatch(text):
            year, month = int(found[1]), int(found[2])
            is_there = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= _MONTHS
            return cls.month(year, month) if is_there else None
        if found := _DAYS.fullmatch(text):
            return cls._between_texts(found[1], found[2])
        week = Week.named(text)
        return None if week is None else cls.week(week)

    @classmethod
    def _between_texts(cls, one: str, other: str) -> Period | None:
        try:
            period = cls.between(dt.date.fromisoformat(one), dt.date.fromisoformat(other))
        except ValueError:
            return None
        return period if period.is_in_calendar else None

    @property
    def name(self) -> str:
        """The text that ``named`` reads; for a week ``2026-W12``."""
        if self.first is None or self.last is None:
            return PeriodKind.ALL
        match self.kind:
            case PeriodKind.WEEK:
                return Week.of(self.first).name
            case PeriodKind.MONTH:
                return f"{self.first:%Y-%m}"
            case PeriodKind.YEAR:
                return f"{self.first:%Y}"
            case _:
                return f"{self.first}..{self.last}"

    @property
    def before(self) -> Period | None:
        """The period of the same length before it; None for all, and where the calendar begins."""
        return self.moved(-1)

    def moved(self, count: int) -> Period | None:
        """So many periods later, or earlier below 0; None for all, and outside the calendar."""
        if self.first is None or self.last is None:
            return None
        try:
            moved = self._moved(count, self.first, self.last)
        except (ValueError, OverflowError):
            return None
        return moved if moved.is_in_calendar else None

    def _moved(self, count: int, first: dt.date, last: dt.date) -> Period:
        match self.kind:
            case PeriodKind.WEEK:
                return Period.week(Week.of(first).moved(count))
            case PeriodKind.MONTH:
                months = first.year * _MONTHS + first.month - 1 + count
                return Period.month(months // _MONTHS, months % _MONTHS + 1)
            case PeriodKind.YEAR:
                return Period.year(first.year + count)
            case _:
                step = (last - first + _DAY) * count
                return Period(self.kind, first + step, last + step)

    @property
    def is_in_calendar(self) -> bool:
        """Whether it is among the years that periods are made for."""
        least = FIRST_WEEK_YEAR if self.kind is PeriodKind.WEEK else FIRST_YEAR
        return (
            self.first is None
            or self.last is None
            or (self.last.year >= least and self.first.year <= LAST_YEAR)
        )

    def bounds_ms(self, zone: dt.tzinfo = LOCAL_ZONE) -> tuple[int, int] | None:
        """From the first moment to the end, UTC, by the clocks of a zone; None for all."""
        if self.first is None or self.last is None:
            return None
        return midnight_ms(self.first, zone), midnight_ms(self.last + _DAY, zone)


def bucket_size(first: dt.date, last: dt.date) -> BucketSize:
    """The parts that so many days are shown in: few enough to be read, and many enough to show a course."""
    days = (last - first).days + 1
    if days <= _MOST_DAYS:
        return BucketSize.DAY
    if days <= _MOST_WEEKS_DAYS:
        return BucketSize.WEEK
    return BucketSize.MONTH if days <= _MOST_MONTHS_DAYS else BucketSize.YEAR


def bucket_starts(size: BucketSize, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The first day of each part of a span of days, without gaps; the first one begins with ``first``."""
    day = first
    while day <= last:
        yield day
        try:
            day = _next_start(size, day)
        except (ValueError, OverflowError):  # the end of the calendar
            return


def _next_start(size: BucketSize, day: dt.date) -> dt.date:
    match size:
        case BucketSize.DAY:
            return day + _DAY
        case BucketSize.WEEK:
            return Week.of(day).monday + dt.timedelta(weeks=1)
        case BucketSize.MONTH:
            months = day.year * _MONTHS + day.month
            return dt.date(months // _MONTHS, months % _MONTHS + 1, 1)
        case BucketSize.YEAR:
            return dt.date(day.year + 1, 1, 1)
