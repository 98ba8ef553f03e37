"""Weeks as ISO 8601 counts them: Monday to Sunday, in the zone of the listener."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.local_zone import LOCAL_ZONE

DAYS: Final = 7
FIRST_YEAR: Final = 1971
LAST_YEAR: Final = 2999
YEAR_IN_WEEKS: Final = 52
"""The same week of the year before begins so many weeks earlier, also around a week 53."""
_NAME: Final = re.compile(r"([0-9]{4})-?W([0-9]{1,2})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week.

    Attributes:
        year: by ISO 8601; the first days of January may belong to the last week of the year before.
        number: from 1 to 52 or 53.
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Week:
        """The week of a day."""
        return cls(*day.isocalendar()[:2])

    @classmethod
    def named(cls, text: str) -> Week | None:
        """The week of a name such as ``2026-W48``; None where there is no such week."""
        found = _NAME.fullmatch(text.strip())
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return None
        week = cls(int(found[1]), int(found[2]))
        try:
            return week if week == cls.of(week.monday) else None
        except ValueError:
            return None

    @property
    def name(self) -> str:
        """``2026-W48``; names sort as their weeks do."""
        return f"{self.year:04}-W{self.number:02}"

    @property
    def monday(self) -> dt.date:
        """The first day."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> dt.date:
        """The last day."""
        return self.monday + dt.timedelta(days=DAYS - 1)

    def moved(self, weeks: int) -> Week:
        """So many weeks later, or earlier where the number is below 0."""
        return Week.of(self.monday + dt.timedelta(weeks=weeks))

    def midnights_ms(self, zone: dt.tzinfo = LOCAL_ZONE) -> tuple[int, ...]:
        """The eight midnights from the first moment of the week to its end, UTC.

        A day on which clocks change has 23 or 25 hours.
        """
        days = (self.monday + dt.timedelta(days=number) for number in range(DAYS + 1))
        return tuple(midnight_ms(day, zone) for day in days)


def midnight_ms(day: dt.date, zone: dt.tzinfo = LOCAL_ZONE) -> int:
    """When a day begins, UTC."""
    return round(dt.datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
