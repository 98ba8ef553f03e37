"""Times as sources write them, in ms of UTC.

A time without a zone is read as if it were UTC; records that have such times say so (``is_local``).
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.imports.content.numbers import number_of

_EARLIEST_PLAY_MS: Final = 1_009_843_200_000
"""2002: before it nothing logged plays; a clock that is not set shows 1970 or 2000."""
_EARLIEST_MS: Final = 631_152_000_000
"""1990, for when a track came into a library."""
_DAY_MS: Final = 86_400_000
_MOST_SECONDS: Final = 1e11
_GO: Final = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?) ([+-]\d{4})(?: \w+)?(?: m=.*)?$")
_MONTHS: Final = {
    month: number
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_ENGLISH: Final = re.compile(r"(\d{1,2}) ([A-Za-z]{3}) (\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))?$")


@dataclass(frozen=True, slots=True)
class DateRules:
    """Which times of a source are taken, by the present one."""

    now_ms: int

    def play(self, at_ms: int | None) -> int | None:
        """The time of a play; None where it is doubtful: before 2002, or after tomorrow."""
        if at_ms is None or not _EARLIEST_PLAY_MS <= at_ms <= self.now_ms + _DAY_MS:
            return None
        return at_ms

    def moment(self, at_ms: int | None) -> int | None:
        """Another time; None where it is before 1990 or after tomorrow."""
        return None if at_ms is None or not _EARLIEST_MS <= at_ms <= self.now_ms + _DAY_MS else at_ms


def ms_of_seconds(value: object) -> int | None:
    """A number of seconds since 1970, or its text, in ms; None where it is none, or 0 or less."""
    seconds = number_of(value)
    return None if seconds is None or not 0 < seconds < _MOST_SECONDS else int(seconds * 1000)


def ms_of_ms(value: object) -> int | None:
    """A number of ms since 1970, or its text; None where it is none, or 0 or less."""
    found = number_of(value)
    return None if found is None or not 0 < found < _MOST_SECONDS * 1000 else int(found)


def ms_of_iso(text: object) -> int | None:
    """A date with a time in the forms of ISO 8601 and of Go; None where it is none."""
    if not isinstance(text, str) or not 10 <= len(text) <= 80:
        return None
    try:
        return _ms(dt.datetime.fromisoformat(text))
    except ValueError:
        pass
    shown = text.strip().removesuffix(" UTC")
    if go := _GO.match(shown):
        shown = go.group(1) + go.group(2)
    try:
        return _ms(dt.datetime.fromisoformat(shown))
    except ValueError:
        return None


def ms_of_english(text: str) -> int | None:
    """A time such as ``03 May 2024 18:42``, with English months whatever the language; None for others."""
    found = _ENGLISH.match(text.strip())
    if found is None or (month := _MONTHS.get(found.group(2).lower())) is None:
        return None
    day, year, hour, minute = (int(found.group(group)) for group in (1, 3, 4, 5))
    try:
        return _ms(dt.datetime(year, month, day, hour, minute, int(found.group(6) or 0), tzinfo=dt.UTC))
    except ValueError:
        return None


def _ms(moment: dt.datetime) -> int | None:
    try:
        in_utc = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return math.floor(in_utc.timestamp() * 1000 + 0.0005)
    except (OverflowError, ValueError):
        return None
