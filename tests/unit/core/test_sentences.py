"""Lists, numbers and dates in words."""

from __future__ import annotations

import datetime as dt

from musicrec_desktop.core.sentences import counted, day_text, joined, percent, times


def test_numbers_and_dates_in_words() -> None:
    assert [times(1), times(2), times(1_200)] == ["once", "twice", "1,200 times"]
    assert [counted(1, "track"), counted(1_200, "track")] == ["1 track", "1,200 tracks"]
    assert [joined([]), joined(["A"]), joined(["A", "B", "C"])] == ["", "A", "A, B and C"]
    assert [percent(0.734), percent(0.004, 1), percent(1)] == ["73 %", "0.4 %", "100 %"]
    assert day_text(dt.date(2024, 3, 5)) == "5 March 2024"
