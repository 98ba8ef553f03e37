"""Parts of English sentences: people, lists, numbers and dates, whatever the locale of the process is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from musicrec_desktop.core.bidi import isolated

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def people(names: Sequence[str], *, you: str = "you") -> str:
    """``"you"``, ``"Anna"``, ``"Anna and you"``, ``"Anna, Ben and you"``.

    Args:
        names: an empty one stands for the one who reads it, and comes last; at least one.
        you: how that one is called.
    """
    return joined([isolated(name) if name else you for name in you_last(names)])


def you_last(names: Sequence[str]) -> list[str]:
    """The names in their order, but an empty one last."""
    return sorted(names, key=lambda name: not name)


def joined(words: Sequence[str]) -> str:
    """``"one"``, ``"one and two"``, ``"one, two and three"``; empty for none."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def counted(count: int, noun: str, plural: str = "") -> str:
    """``"1 track"``, ``"1,200 tracks"``."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def times(count: int) -> str:
    """``"once"``, ``"twice"`` or ``"12 times"``."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def percent(share: float, digits: int = 0) -> str:
    """A share as every part of the player writes it: ``"73 %"``, ``"0.4 %"`` with one digit.

    Args:
        share: 1 for all of it.
        digits: behind the point.
    """
    return f"{100 * share:.{digits}f} %"


def day_text(day: date) -> str:
    """``"3 March 2024"``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
