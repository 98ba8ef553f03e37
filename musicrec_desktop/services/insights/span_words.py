"""Days, weeks, months, years and numbers of figures in the words of a sentence."""

from __future__ import annotations

import datetime as dt

from musicrec_desktop.core.sentences import MONTHS, day_text
from musicrec_desktop.model.insights import FigureColumn, Unit


def span_in_words(name: str | int, column: FigureColumn) -> str:
    """``"in February 2026"``, ``"in 2026"``, ``"on 3 March 2026"``, ``"in the week from 2 March 2026"``.

    Args:
        name: a cell of the column.
        column: of days, weeks (by their first day), months or years.
    """
    if column.unit is Unit.MONTH:
        return f"in {month_in_words(str(name))}"
    if column.unit is not Unit.DAY:
        return f"in {name}"
    day = day_text(dt.date.fromisoformat(str(name)))
    return f"in the week from {day}" if column.name.startswith("Week") else f"on {day}"


def month_in_words(name: str) -> str:
    """``"February 2026"`` for ``"2026-02"``."""
    year, month = name.split("-")
    return f"{MONTHS[int(month) - 1]} {int(year)}"


def in_words(value: float, form: str) -> str:
    """A number in a format, with a real minus sign."""
    return f"{value:{form}}".replace("-", "−")
