"""The zone of this machine knows its winter in summer, and the hours that summer takes and gives."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest

from musicrec_desktop.core.local_zone import LOCAL_ZONE


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in Berlin, by the rule itself, so that no table of zones is needed."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


def _utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc,arg-type]


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(
    ("moment", "local", "hours"),
    [
        (_utc(2024, 1, 15, 12), "2024-01-15 13:00", 1),
        (_utc(2024, 7, 15, 12), "2024-07-15 14:00", 2),
        (_utc(2024, 3, 31, 0, 59), "2024-03-31 01:59", 1),
        (_utc(2024, 3, 31, 1), "2024-03-31 03:00", 2),
        (_utc(2024, 12, 31, 23, 30), "2025-01-01 00:30", 1),
    ],
)
def test_each_moment_has_its_own_offset(moment: dt.datetime, local: str, hours: int) -> None:
    found = moment.astimezone(LOCAL_ZONE)
    assert f"{found:%Y-%m-%d %H:%M}" == local
    assert found.utcoffset() == dt.timedelta(hours=hours)
    assert found == moment
    assert dt.datetime.fromtimestamp(moment.timestamp(), LOCAL_ZONE) == found


@pytest.mark.usefixtures("in_berlin")
def test_midnights_are_those_of_the_place() -> None:
    """A day is 23 or 25 hours long where summer begins and ends."""
    for day, hours in ((dt.date(2024, 3, 31), 23), (dt.date(2024, 10, 27), 25), (dt.date(2024, 6, 1), 24)):
        first, after = (
            dt.datetime.combine(each, dt.time(), LOCAL_ZONE).timestamp()
            for each in (day, day + dt.timedelta(days=1))
        )
        assert (after - first) / 3600 == hours


@pytest.mark.usefixtures("in_berlin")
def test_the_name_follows_the_season() -> None:
    assert [dt.datetime(2024, month, 1, tzinfo=LOCAL_ZONE).tzname() for month in (1, 7)] == ["CET", "CEST"]
    assert LOCAL_ZONE.utcoffset(None) is None
    assert LOCAL_ZONE.tzname(None) is None
