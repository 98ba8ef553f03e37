"""Days and hours of many moments equal those that Python says for each."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.services.insights.local_time import date_of, day_number, local_times

ZONES = ("Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC")


@pytest.mark.parametrize("name", ZONES)
def test_moments(name: str) -> None:
    zone = ZoneInfo(name)
    rng = np.random.default_rng(3)
    first, last = (int(dt.datetime(year, 1, 1, tzinfo=dt.UTC).timestamp()) * 1000 for year in (1970, 2100))
    around = [
        dt.datetime(2026, month, day, tzinfo=dt.UTC).timestamp() * 1000 + rng.integers(0, 86_400_000, 200)
        for month, day in ((3, 29), (10, 25), (4, 5), (10, 4))
    ]
    moments = np.sort(np.concatenate([*around, rng.integers(first, last, 3_000)]).astype(np.int64))
    found = local_times(moments, zone)
    expected = [dt.datetime.fromtimestamp(one / 1000, zone) for one in moments.tolist()]
    assert [date_of(day) for day in found.days] == [one.date() for one in expected]
    assert found.hours.tolist() == [one.hour for one in expected]
    assert found.weekdays.tolist() == [one.weekday() for one in expected]


def test_the_zone_of_the_machine() -> None:
    moments = np.array([0, 1_774_746_000_000, 1_798_761_600_000], dtype=np.int64)
    found = local_times(moments, LOCAL_ZONE)
    expected = [dt.datetime.fromtimestamp(one / 1000).astimezone() for one in moments.tolist()]
    assert [date_of(day) for day in found.days] == [one.date() for one in expected]


def test_nothing_and_what_no_calendar_has() -> None:
    assert not len(local_times(np.empty(0, dtype=np.int64), dt.UTC).days)
    found = local_times(np.array([-(1 << 62), 1 << 62], dtype=np.int64), ZoneInfo("Europe/Berlin"))
    assert [date_of(day).year for day in found.days] == [1900, 9999]
    assert date_of(day_number(dt.date(2026, 11, 30))) == dt.date(2026, 11, 30)
