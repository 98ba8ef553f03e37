"""Numbers, names and dates in the sentences of cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo


def day_of(at_ms: int, zone: tzinfo) -> date:
    """The date of a moment (UTC) on the listener's clock."""
    return datetime.fromtimestamp(at_ms / 1000, zone).date()


def day_text(day: date) -> str:
    """``"3 March 2024"``."""
    return f"{day.day} {day:%B} {day.year}"


def times(count: int) -> str:
    """``"once"``, ``"twice"`` or ``"12 times"``."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def counted(count: int, one: str, many: str = "") -> str:
    """``"1 track"``, ``"12 tracks"``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """``"A"``, ``"A and B"``, ``"A, B and C"``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
