"""Numbers read as words."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from musicrec_desktop.ui.kit.wording.formats import (
    DAY_MS,
    HOUR_MS,
    MINUTE_MS,
    day_span_ms,
    format_count,
    format_duration,
    format_eta,
    format_long_duration,
    format_moment,
    format_progress,
    format_spoken_duration,
    format_when,
)


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (None, "–"),
        (-1, "–"),
        (0, "0:00"),
        (59_999, "0:59"),
        (337_000, "5:37"),
        (3_599_999, "59:59"),
        (3_723_000, "1:02:03"),
        (36_000_000, "10:00:00"),
    ],
)
def test_durations_are_clocks(duration_ms: int | None, text: str) -> None:
    assert format_duration(duration_ms) == text


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (0, "0 seconds"),
        (45_000, "45 seconds"),
        (61_000, "1 minute"),
        (5 * HOUR_MS, "5 hours"),
        (38 * DAY_MS, "38 days"),
        (int(1.6 * DAY_MS), "2 days"),
    ],
)
def test_long_durations_have_one_unit(duration_ms: int, text: str) -> None:
    assert format_long_duration(duration_ms) == text


@pytest.mark.parametrize(
    ("eta_ms", "text"),
    [
        (None, ""),
        (0, "10 s left"),
        (31_000, "40 s left"),
        (50_000, "1 min left"),
        (120_000, "2 min left"),
        (HOUR_MS, "1 h left"),
        (HOUR_MS + 20 * MINUTE_MS, "1 h 20 min left"),
    ],
)
def test_what_is_left(eta_ms: int | None, text: str) -> None:
    assert format_eta(eta_ms) == text


def test_counts_have_their_noun() -> None:
    assert format_count(1, "track") == "1 track"
    assert format_count(12_804, "track") == "12,804 tracks"
    assert format_count(2, "library", "libraries") == "2 libraries"


def test_progress_in_one_line() -> None:
    assert format_progress(214, 900, 120_000) == "214/900 · 2 min left"
    assert format_progress(1_214, 0, None) == "1,214 so far"
    assert format_progress(0, 0, None) == ""
    assert format_progress(900, 900, 0) == "900/900"


def test_spoken_durations() -> None:
    assert format_spoken_duration(337_000) == "5 minutes 37 seconds"
    assert format_spoken_duration(1_000) == "1 second"
    assert format_spoken_duration(None) == "unknown length"


def _ms(*parts: int) -> int:
    return int(datetime(*parts).astimezone().timestamp() * 1000)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ((2026, 5, 20, 11, 59, 40), "just now"),
        ((2026, 5, 20, 11, 55), "5 minutes ago"),
        ((2026, 5, 20, 9, 0), "3 hours ago"),
        ((2026, 5, 19, 9, 0), "yesterday"),
        ((2026, 5, 17, 9, 0), "3 days ago"),
        ((2026, 3, 12, 9, 0), "12 Mar"),
        ((2024, 3, 12, 9, 0), "12 Mar 2024"),
    ],
)
def test_past_moments(at: tuple[int, ...], text: str) -> None:
    assert format_when(_ms(*at), _ms(2026, 5, 20, 12, 0)) == text


def test_never_and_a_moment() -> None:
    assert format_when(None, 0) == "never"
    assert format_moment(_ms(2024, 3, 12, 18, 5)) == "12 Mar 2024, 18:05"


def test_a_few_hours_over_midnight_are_still_hours() -> None:
    assert format_when(_ms(2026, 5, 19, 23, 0), _ms(2026, 5, 20, 1, 0)) == "2 hours ago"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process cannot be changed")
@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25), ("2026-12-31", 24)]
)
def test_a_day_lasts_from_midnight_to_midnight(monkeypatch: pytest.MonkeyPatch, day: str, hours: int) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        noon = datetime.fromisoformat(f"{day}T12:00").astimezone()
        first_ms, after_ms = day_span_ms(int(noon.timestamp() * 1000))
        assert after_ms - first_ms == hours * 3_600_000
        assert datetime.fromtimestamp(first_ms / 1000).astimezone().isoformat()[:16] == f"{day}T00:00"
    finally:
        monkeypatch.undo()
        time.tzset()
