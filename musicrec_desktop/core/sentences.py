"""Parts of sentences: people, lists, numbers and dates, whatever the locale of the process is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.nouns import NOUNS

WEEKDAYS: Final = (
    *(tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday")),
    tr("Sunday"),
)
MONTHS: Final = (
    *(tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June")),
    *(tr("July"), tr("August"), tr("September"), tr("October"), tr("November"), tr("December")),
)
SHORT_MONTHS: Final = (
    *(tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May", "short"), tr("Jun")),
    *(tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec")),
)


def people(names: Sequence[str], *, you: str = tr("you")) -> str:
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
    return tr(" and ").join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def counted(count: int, noun: str, many: str = "") -> str:
    """A number and its noun: ``"1 track"``, ``"1,200 tracks"``.

    Args:
        count: how many there are.
        noun: a key of ``NOUNS``; any other noun stays English.
        many: its plural, where it is none of ``NOUNS`` and has not just an s more.
    """
    if in_words := NOUNS.get(noun):
        return in_words(count)
    return f"{number_text(count)} {noun if count == 1 else many or f'{noun}s'}"


def times(count: int) -> str:
    """``"once"``, ``"twice"`` or ``"12 times"``."""
    if count in {1, 2}:
        return tr("once") if count == 1 else tr("twice")
    return plural("{n} time", "{n} times", count)


def percent(share: float, digits: int = 0) -> str:
    """A share as every part of the player writes it: ``"73 %"``, ``"0.4 %"`` with one digit.

    Args:
        share: 1 for all of it.
        digits: behind the point.
    """
    return f"{number_text(100 * share, f'.{digits}f')} %"


def day_text(day: date) -> str:
    """``"3 March 2024"``."""
    return tr("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


def weekday_text(day: date, *, has_year: bool = False) -> str:
    """``"Tuesday, 12 March"``, or with the year ``"Tuesday, 12 March 2024"``."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    if has_year:
        return tr("{weekday}, {day} {month} {year}", weekday=weekday, day=day.day, month=month, year=day.year)
    return tr("{weekday}, {day} {month}", weekday=weekday, day=day.day, month=month)


def short_day_text(day: date, *, has_year: bool = True) -> str:
    """``"12 Mar 2024"``, or without the year ``"12 Mar"``."""
    month = SHORT_MONTHS[day.month - 1]
    if has_year:
        return tr("{day} {month} {year}", "short", day=day.day, month=month, year=day.year)
    return tr("{day} {month}", "short", day=day.day, month=month)
