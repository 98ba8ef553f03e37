"""Times, days and names as a letter says them, whatever the locale of the process is."""

from __future__ import annotations

import datetime as dt
from typing import Final
from unicodedata import category

from musicrec_desktop.core.sentences import MONTHS, counted, day_text

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_NAME: Final = 120
_BREAKING: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of control characters, lone surrogates, and what separates lines."""
_MINUTE_MS: Final = 60_000
_HOUR_MINUTES: Final = 60


def time_text(duration_ms: int) -> str:
    """``3 hours 20 minutes``; below a minute ``less than a minute``."""
    minutes = round(duration_ms / _MINUTE_MS)
    if minutes < 1:
        return "less than a minute"
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    parts = [counted(hours, "hour")] if hours else []
    if rest:
        parts.append(counted(rest, "minute"))
    return " ".join(parts)


def short_time_text(duration_ms: int) -> str:
    """``3 h 20 min``, for figures."""
    minutes = round(duration_ms / _MINUTE_MS)
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    if not hours:
        return f"{rest} min"
    return f"{hours:,} h {rest:02} min" if rest else f"{hours:,} h"


def month_text(day: dt.date) -> str:
    """``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_text(first: dt.date, last: dt.date) -> str:
    """``23–29 November 2026``, and longer where month or year differ."""
    if first.year != last.year:
        return f"{day_text(first)} – {day_text(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_text(last)}"
    return f"{first.day}–{day_text(last)}"


def clipped(text: str) -> str:
    """A name that is cut where it is very long, in one line and without control characters."""
    line = " ".join("".join(" " if category(one) in _BREAKING else one for one in text).split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"
