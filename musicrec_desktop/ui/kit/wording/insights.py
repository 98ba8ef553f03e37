"""Words of the insights page: sections, periods, and what is said where there is nothing."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.insights import InsightSection
from musicrec_desktop.model.period import Period, PeriodKind
from musicrec_desktop.ui.kit.wording.figures import MONTHS
from musicrec_desktop.ui.kit.wording.formats import format_count

SECTION_WORDS: Final = {
    InsightSection.OVERVIEW: "Overview",
    InsightSection.TOP: "Top",
    InsightSection.WHEN: "When",
    InsightSection.CHOOSING: "Choosing",
    InsightSection.SOUND: "Sound",
    InsightSection.TASTE: "Taste",
    InsightSection.LIBRARY: "Library",
}
PERIOD_WORDS: Final = {
    PeriodKind.WEEK: "Week",
    PeriodKind.MONTH: "Month",
    PeriodKind.YEAR: "Year",
    PeriodKind.ALL: "All time",
    PeriodKind.CUSTOM: "From … to …",
}
_LONG_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def period_text(period: Period) -> str:
    """A period as it is read: ``"March 2026"``, ``"23–29 Nov 2026"``, ``"All time"``."""
    first, last = period.first, period.last
    if first is None or last is None:
        return PERIOD_WORDS[PeriodKind.ALL]
    if period.kind is PeriodKind.YEAR:
        return str(first.year)
    if period.kind is PeriodKind.MONTH:
        return f"{_LONG_MONTHS[first.month - 1]} {first.year}"
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    begin = f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} – {end}" if first.year == last.year else f"{begin} {first.year} – {end}"


def nothing_text(period: Period) -> str:
    """The headline of a page without figures."""
    return "Nothing to count yet" if period.kind is PeriodKind.ALL else f"Nothing in {_inside(period)}"


def also_text(note: str, count: int) -> str:
    """Why there is nothing to see, said once for several charts."""
    return f"{note} {format_count(count, 'more chart waits', 'more charts wait')} for the same."


def _inside(period: Period) -> str:
    text = period_text(period)
    return f"the week of {text}" if period.kind is PeriodKind.WEEK else text
