"""Days and times as lists show them, in the time zone of the machine."""

from __future__ import annotations

from datetime import UTC, datetime


def _local(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).astimezone()


def format_date(at_ms: int) -> str:
    """A day that sorts as it reads: ``"2024-03-12"``."""
    return f"{_local(at_ms):%Y-%m-%d}"


def format_time_of_day(at_ms: int) -> str:
    """A time on a clock of 24 hours: ``"18:05"``."""
    return f"{_local(at_ms):%H:%M}"


def format_day_heading(at_ms: int, now_ms: int) -> str:
    """A day over a list: ``"Today"``, ``"Yesterday"``, ``"Tuesday, 12 March"``, the year if it is another."""
    at, now = _local(at_ms), _local(now_ms)
    days = (now.date() - at.date()).days
    if days == 0:
        return "Today"
    if days == 1:
        return "Yesterday"
    year = "" if at.year == now.year else f" {at.year}"
    return f"{at:%A}, {at.day} {at:%B}{year}"
