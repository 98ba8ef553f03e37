"""What a query has to be asked again after."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from musicrec_desktop.query.causes import Cause, causes_of, causes_of_field, next_moment_ms, playlists_of
from musicrec_desktop.query.fields import FIELDS, FLAGS, Group
from musicrec_desktop.query.parser import parse

BERLIN = ZoneInfo("Europe/Berlin")


def _ms(text: str) -> int:
    return round(dt.datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("blue genre:jazz year:1990", set()),
        ("plays:>3", {Cause.USE}),
        ("-skips:0 | rating:>4", {Cause.USE, Cause.RATING}),
        ("is:liked", {Cause.OPINION}),
        ("-(is:banned)", {Cause.OPINION}),
        ("is:queued", {Cause.QUEUE, Cause.PLAYING}),
        ("energy:top10%", {Cause.SOUND}),
        ("has:sound", {Cause.SOUND}),
        ("length:<3:30", {Cause.SOUND, Cause.USE}),
        ("like:now", {Cause.LIKENESS, Cause.PLAYING}),
        ("sounds:piano", {Cause.LIKENESS}),
        ("region:calm", {Cause.LIKENESS, Cause.MAP}),
        ('like:"x">80%', {Cause.LIKENESS}),
        ("played:<30d", {Cause.USE, Cause.DAY}),
        ("added:<3h", {Cause.HOUR}),
        ("added:today", {Cause.DAY}),
        ("added:2024", set()),
        ("added:30d..90d", {Cause.DAY}),
    ],
)
def test_causes_follow_from_the_fields_of_a_query(text: str, expected: set[Cause]) -> None:
    assert causes_of(parse(text).tree) == expected | {Cause.LIBRARY}


def test_what_was_done_or_heard_has_a_cause_of_its_own() -> None:
    for spec in FIELDS:
        is_of_file = spec.group not in {Group.USE, Group.SOUND} and spec.name != "length"
        assert bool(causes_of_field(spec.name)) != is_of_file, spec.name
    from_tags = {"lossless", "compilation", "explicit", "spoken"}
    assert {flag.name for flag in FLAGS if not causes_of_field(flag.name)} == from_tags


def test_named_playlists_are_known() -> None:
    tree = parse('(in:"a" | -in:b) like:playlist("c")>50% like:"d" in:""').tree
    assert playlists_of(tree) == {"a", "b", "c", ""}


@pytest.mark.parametrize(
    ("now", "causes", "expected"),
    [
        ("2024-05-03T10:20:30+02:00", {Cause.DAY}, "2024-05-04T00:00:00+02:00"),
        ("2024-05-03T10:20:30+02:00", {Cause.DAY, Cause.HOUR}, "2024-05-03T11:00:00+02:00"),
        ("2024-05-03T10:00:00+02:00", {Cause.HOUR}, "2024-05-03T11:00:00+02:00"),
        # Winter begins: the day has 25 hours, and two of them are called two o'clock.
        ("2024-10-27T00:30:00+02:00", {Cause.DAY}, "2024-10-28T00:00:00+01:00"),
        ("2024-10-27T02:30:00+02:00", {Cause.HOUR}, "2024-10-27T02:00:00+01:00"),
    ],
)
def test_time_changes_answers_at_the_next_hour_or_midnight(
    now: str, causes: set[Cause], expected: str
) -> None:
    assert next_moment_ms(causes, _ms(now), BERLIN) == _ms(expected)


def test_time_alone_does_not_change_other_answers() -> None:
    assert next_moment_ms({Cause.USE, Cause.LIBRARY}, 0, BERLIN) is None
