"""When letters are due, around changes of clocks, years and leap days."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from musicrec_desktop.model.week import Week, midnight_ms
from musicrec_desktop.services.letters.schedule import last_due, week_due

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY, MONDAY = 6, 0
EVENING = 18 * 60


def at(text: str, zone: dt.tzinfo = BERLIN) -> int:
    return round(dt.datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "weekday", "minute", "week"),
    [
        ("2026-11-29T18:00", SUNDAY, EVENING, "2026-W48"),
        ("2026-11-29T17:59", SUNDAY, EVENING, "2026-W47"),
        ("2026-12-02T09:00", SUNDAY, EVENING, "2026-W48"),
        ("2026-11-30T08:00", MONDAY, 8 * 60, "2026-W48"),
        ("2026-12-06T23:59", MONDAY, 8 * 60, "2026-W48"),
        ("2026-12-04T08:00", 4, 8 * 60, "2026-W48"),
        ("2027-01-03T20:00", SUNDAY, EVENING, "2026-W53"),
        ("2027-01-04T08:00", MONDAY, 8 * 60, "2026-W53"),
        ("2028-03-05T19:00", SUNDAY, EVENING, "2028-W09"),
        # Clocks go on at 2, and back at 3.
        ("2026-03-29T03:00", SUNDAY, 2 * 60 + 30, "2026-W12"),
        ("2026-03-29T04:00", SUNDAY, 2 * 60 + 30, "2026-W13"),
        ("2026-10-25T03:30", SUNDAY, 2 * 60 + 30, "2026-W43"),
    ],
)
def test_the_week_of_the_letter_that_is_due(now: str, weekday: int, minute: int, week: str) -> None:
    assert week_due(at(now), weekday, minute, BERLIN).name == week


def test_a_letter_is_never_due_later_than_now() -> None:
    for hours in range(24 * 40):
        now = at("2026-03-10T00:00") + hours * 3_600_000
        due = last_due(now, SUNDAY, EVENING, BERLIN)
        assert 0 <= now - due.timestamp() * 1000 < 8 * 24 * 3_600_000
        assert (due.weekday(), due.hour) == (SUNDAY, 18)


def test_weeks_have_names() -> None:
    assert Week.of(dt.date(2027, 1, 3)).name == "2026-W53"
    assert Week.named("2026-W53") == Week(2026, 53)
    assert Week.named(" 2026w8 ") == Week(2026, 8)
    assert Week(2026, 53).moved(1).name == "2027-W01"
    assert Week(2027, 1).moved(-1).name == "2026-W53"


@pytest.mark.parametrize(
    "text", ["", "2025-W53", "2026-W00", "2026-W54", "W48", "1969-W01", "9999-W01", "2026-W480"]
)
def test_other_names_are_none(text: str) -> None:
    assert Week.named(text) is None


def test_a_week_in_which_clocks_change_is_an_hour_shorter() -> None:
    midnights = Week(2026, 13).midnights_ms(BERLIN)
    assert len(midnights) == 8
    assert midnights[-1] - midnights[0] == (7 * 24 - 1) * 3_600_000
    assert midnights[0] == midnight_ms(dt.date(2026, 3, 23), BERLIN)


def test_the_year_before_has_the_same_days_of_the_week() -> None:
    assert Week(2026, 53).moved(-52).monday == dt.date(2025, 12, 29)
    assert Week(2028, 9).moved(-52).monday == dt.date(2027, 3, 1)
