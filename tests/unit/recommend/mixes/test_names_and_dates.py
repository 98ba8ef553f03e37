"""Dates of earlier years, and names of mixes."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from musicrec_desktop.model.card import CardControls, CardKind
from musicrec_desktop.model.mix import DayPart
from musicrec_desktop.recommend.mixes.choosing import Chooser
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.kinds import SPECS
from musicrec_desktop.recommend.mixes.naming import sound_name
from musicrec_desktop.recommend.mixes.on_this_day import YEARS, same_days
from musicrec_desktop.recommend.mixes.standing import standing_of
from musicrec_desktop.services.discover.gathering import span_of
from tests.unit.recommend.mixes.mix_library import DAY, MixLibrary

HOUR_MS = 3_600_000


def years_of(day: dt.date) -> list[int]:
    return [first.year for first, _ in same_days(day)]


def test_a_day_has_its_date_in_thirty_years() -> None:
    days = same_days(dt.date(2026, 11, 30))
    assert len(days) == YEARS
    assert days[0] == (dt.date(2025, 11, 30), dt.date(2025, 12, 1))


def test_the_leap_day_has_leap_years_only_and_belongs_to_the_day_before_it_else() -> None:
    assert years_of(dt.date(2028, 2, 29))[:3] == [2024, 2020, 2016]
    days = {first.year: after - first for first, after in same_days(dt.date(2026, 2, 28))}
    assert days[2024] == dt.timedelta(days=2)
    assert days[2025] == dt.timedelta(days=1)
    assert {after - first for first, after in same_days(dt.date(2028, 2, 28))} == {dt.timedelta(days=1)}
    assert same_days(dt.date(2025, 3, 1))[0] == (dt.date(2024, 3, 1), dt.date(2024, 3, 2))


def test_the_first_years_have_no_years_before_them() -> None:
    assert same_days(dt.date(1, 1, 1)) == []
    assert years_of(dt.date(3, 1, 1)) == [2, 1]


@pytest.mark.parametrize(
    ("day", "hours"), [(dt.date(2026, 3, 29), 23), (dt.date(2026, 10, 25), 25), (dt.date(2026, 6, 1), 24)]
)
def test_a_day_of_a_change_of_clocks_is_shorter_or_longer(day: dt.date, hours: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    start, end = span_of(day, day + dt.timedelta(days=1), zone)
    assert end - start == hours * HOUR_MS
    assert dt.datetime.fromtimestamp(start / 1000, zone).date() == day
    assert dt.datetime.fromtimestamp((end - 1) / 1000, zone).date() == day


def test_every_hour_lies_in_a_part_of_the_day() -> None:
    parts = [DayPart.at(hour) for hour in range(24)]
    assert [parts.count(part) for part in DayPart] == [7, 5, 5, 7]
    assert parts[0] is parts[23] is DayPart.NIGHT


def context_of(library: MixLibrary) -> MixContext:
    given = library.input()
    controls = CardControls()
    return MixContext(
        given, DAY, controls, SPECS[CardKind.DAILY_MIX], standing_of(given), Chooser(given, DAY, 50), 1
    )


def test_a_mix_is_named_by_genre_and_energy() -> None:
    context = context_of(MixLibrary(80))
    jazz = np.flatnonzero(context.tracks.genre == 0)[:10].tolist()
    metal = np.flatnonzero(context.tracks.genre == 3)[:10].tolist()
    assert sound_name(context, jazz, ()) == "Calm jazz"
    assert sound_name(context, metal, ()) == "Lively metal"


def test_two_mixes_never_have_one_name() -> None:
    context = context_of(MixLibrary(80))
    jazz = np.flatnonzero(context.tracks.genre == 0)[:10].tolist()
    used: list[str] = []
    for _ in range(4):
        used.append(sound_name(context, jazz, used))
    assert len(set(used)) == 4
    assert used[1] == "Calm jazz around Artist 0"


def test_what_is_of_many_genres_and_not_analysed_is_named_by_its_artists() -> None:
    library = MixLibrary(80, is_analysed=False)
    context = context_of(library)
    context.tracks.energy[:] = np.nan
    many = [0, 20, 40, 60]
    assert sound_name(context, many, ()).startswith("Around Artist ")
