"""Periods are days of a calendar, whatever clocks do."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from musicrec_desktop.model.period import BucketSize, Period, PeriodKind, bucket_size, bucket_starts
from musicrec_desktop.model.week import Week

TODAY = dt.date(2026, 11, 30)
BERLIN = ZoneInfo("Europe/Berlin")
HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W12", "2026-03-16", "2026-03-22"),
        ("2026-03-01..2026-04-15", "2026-03-01", "2026-04-15"),
        ("2026-04-15..2026-03-01", "2026-03-01", "2026-04-15"),
        ("week", "2026-11-30", "2026-12-06"),
        ("MONTH", "2026-11-01", "2026-11-30"),
        (" year ", "2026-01-01", "2026-12-31"),
    ],
)
def test_names(text: str, first: str, last: str) -> None:
    period = Period.named(text, TODAY)
    assert period is not None
    assert (str(period.first), str(period.last)) == (first, last)
    assert Period.named(period.name, TODAY) == period


@pytest.mark.parametrize(
    "text",
    ["", "1969", "3000", "2026-13", "2026-00", "2026-W54", "custom", "2026-02-30..2026-03-01", "x", "٢٠٢٦"],
)
def test_what_is_no_period(text: str) -> None:
    assert Period.named(text, TODAY) is None


def test_all_has_no_bounds() -> None:
    period = Period.named("all", TODAY)
    assert period == Period.all()
    assert (period.bounds_ms(BERLIN), period.before, period.moved(3)) == (None, None, None)
    assert period.name == "all"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2026", "2025", "2027"),
        ("2026-01", "2025-12", "2026-02"),
        ("2026-W01", "2025-W52", "2026-W02"),
        ("2021-W01", "2020-W53", "2021-W02"),
        ("2026-03-01..2026-03-10", "2026-02-19..2026-02-28", "2026-03-11..2026-03-20"),
    ],
)
def test_before_and_after(text: str, before: str, after: str) -> None:
    period = Period.named(text, TODAY)
    assert period is not None
    assert period.before == Period.named(before, TODAY)
    assert period.moved(1) == Period.named(after, TODAY)


def test_ends_of_the_calendar() -> None:
    assert Period.year(1970).before is None
    assert Period.year(2999).moved(1) is None
    assert Period.month(2026, 5).moved(-100_000) is None
    assert Period.week(Week(2026, 1)).moved(10_000_000) is None


def test_days_on_which_clocks_change() -> None:
    for day, hours in (("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)):
        one = dt.date.fromisoformat(day)
        bounds = Period.between(one, one).bounds_ms(BERLIN)
        assert bounds is not None
        assert bounds[1] - bounds[0] == hours * HOUR_MS


@pytest.mark.parametrize("kind", [PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.YEAR, PeriodKind.CUSTOM])
def test_each_day_is_in_its_period(kind: PeriodKind) -> None:
    period = Period.of(kind, TODAY)
    assert period.first is not None
    assert period.last is not None
    assert period.first <= TODAY <= period.last


@pytest.mark.parametrize(
    ("days", "size", "parts"),
    [
        (1, BucketSize.DAY, 1),
        (45, BucketSize.DAY, 45),
        (46, BucketSize.WEEK, 8),
        (365, BucketSize.MONTH, 12),
        (5 * 366 + 1, BucketSize.YEAR, 6),
    ],
)
def test_parts(days: int, size: BucketSize, parts: int) -> None:
    first = dt.date(2021, 1, 1)
    last = first + dt.timedelta(days=days - 1)
    assert bucket_size(first, last) is size
    starts = list(bucket_starts(size, first, last))
    assert starts[0] == first
    assert starts == sorted(set(starts))
    assert starts[-1] <= last
    assert len(starts) == parts


def test_parts_end_with_the_calendar() -> None:
    starts = list(bucket_starts(BucketSize.YEAR, dt.date(9990, 1, 1), dt.date(9999, 12, 31)))
    assert len(starts) == 10
