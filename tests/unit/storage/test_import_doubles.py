"""Plays that two sources tell of."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.storage.imports.doubles import LEAST_WINDOW_MS, Plays, doubles

MINUTE_MS = 60_000


def feed(
    *times_s: int, source: int = 1, track: int = 1, length_ms: int = 0, precision_ms: int = 1000
) -> Plays:
    count = len(times_s)
    return Plays(
        np.full(count, track * 2, np.int64),
        np.array(times_s, np.int64) * 1000,
        np.full(count, length_ms, np.int64),
        np.full(count, precision_ms, np.int64),
        source,
    )


def test_the_nearest_in_time_is_a_double_and_one_only() -> None:
    assert doubles(feed(0, 1000), [feed(30, source=2)]).tolist() == [True, False]
    assert doubles(feed(0, 20), [feed(10, source=2)]).tolist() == [True, False]
    assert doubles(feed(0, 110), [feed(100, 210, source=2)]).tolist() == [True, True]


def test_a_long_track_has_a_long_window() -> None:
    hour = feed(0, length_ms=3_600_000)
    assert doubles(hour, [feed(3000, source=2)]).tolist() == [True]
    assert doubles(feed(0), [feed(3000, source=2)]).tolist() == [False]


def test_two_exports_of_one_source_are_compared_by_their_exactness() -> None:
    assert doubles(feed(0), [feed(30)]).tolist() == [False]
    assert doubles(feed(0, precision_ms=MINUTE_MS), [feed(30)]).tolist() == [True]
    assert doubles(feed(30), [feed(0, precision_ms=MINUTE_MS)]).tolist() == [True]


def test_tracks_and_kinds_are_kept_apart() -> None:
    assert doubles(feed(0), [feed(0, source=2, track=2)]).tolist() == [False]
    other_kind = feed(0, source=2)
    other_kind.groups[:] += 1
    assert doubles(feed(0), [other_kind]).tolist() == [False]


@pytest.mark.parametrize("count", [0, 3])
def test_nothing_has_no_doubles(count: int) -> None:
    assert doubles(feed(*range(count)), []).tolist() == [False] * count
    assert doubles(feed(), [feed(*range(count), source=2)]).tolist() == []


TIMES = st.lists(st.integers(0, 3000), max_size=12, unique=True)


@given(TIMES, TIMES)
def test_as_many_are_paired_as_can_be(own: list[int], other: list[int]) -> None:
    found = int(doubles(feed(*own), [feed(*other, source=2)]).sum())
    window_s = LEAST_WINDOW_MS // 1000
    free = sorted(other)
    most = 0
    for at in sorted(own):
        near = next((each for each in free if abs(each - at) <= window_s), None)
        if near is not None:
            free.remove(near)
            most += 1
    assert found == most
    assert int(doubles(feed(*other, source=2), [feed(*own)]).sum()) == most
