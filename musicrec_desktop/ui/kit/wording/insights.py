"""Words of the insights page: sections, periods, and what is said where there is nothing."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.sentences import MONTHS, short_day_text
from musicrec_desktop.model.insights import InsightSection
from musicrec_desktop.model.period import Period, PeriodKind

SECTION_WORDS: Final = {
    InsightSection.OVERVIEW: tr("Overview"),
    InsightSection.TOP: tr("Top"),
    InsightSection.WHEN: tr("When"),
    InsightSection.CHOOSING: tr("Choosing"),
    InsightSection.SOUND: tr("Sound"),
    InsightSection.TASTE: tr("Taste"),
    InsightSection.LIBRARY: tr("Library"),
}
PERIOD_WORDS: Final = {
    PeriodKind.WEEK: tr("Week"),
    PeriodKind.MONTH: tr("Month"),
    PeriodKind.YEAR: tr("Year"),
    PeriodKind.ALL: tr("All time"),
    PeriodKind.CUSTOM: tr("From … to …"),
}


def period_text(period: Period) -> str:
    """A period as it is read: ``"March 2026"``, ``"23–29 Nov 2026"``, ``"All time"``."""
    first, last = period.first, period.last
    if first is None or last is None:
        return PERIOD_WORDS[PeriodKind.ALL]
    if period.kind is PeriodKind.YEAR:
        return str(first.year)
    if period.kind is PeriodKind.MONTH:
        return tr("{month} {year}", month=MONTHS[first.month - 1], year=first.year)
    end = short_day_text(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return tr("{day}–{end}", "days of a month", day=first.day, end=end)
    return f"{short_day_text(first, has_year=first.year != last.year)} – {end}"


def nothing_text(period: Period) -> str:
    """The headline of a page without figures."""
    return (
        tr("Nothing to count yet")
        if period.kind is PeriodKind.ALL
        else tr("Nothing in {inside}", inside=_inside(period))
    )


def also_text(note: str, count: int) -> str:
    """Why there is nothing to see, said once for several charts."""
    return plural(
        "{note} {n} more chart waits for the same.",
        "{note} {n} more charts wait for the same.",
        count,
        note=note,
    )


def _inside(period: Period) -> str:
    text = period_text(period)
    return tr("the week of {text}", text=text) if period.kind is PeriodKind.WEEK else text
