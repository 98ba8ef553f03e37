"""Categories of points: at most 16, with counts that add up."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.music_map import GroupTable, MapColour, MapColouring
from musicrec_desktop.recommend.music_map.colouring import (
    MOST_ENTRIES,
    age_steps,
    classes_of,
    decades,
    even_steps,
    in_classes,
    in_steps,
    inside_or_not,
    main_keys,
    play_steps,
    star_steps,
    values_of,
)
from musicrec_desktop.recommend.music_map.points import Members

DAY_MS = 86_400_000


def counts(found: MapColouring) -> dict[str, int]:
    """The legend, which agrees with the categories."""
    told = np.bincount(found.categories, minlength=len(found.legend)).tolist()
    assert told == [entry.count for entry in found.legend]
    assert len(found.legend) <= MOST_ENTRIES
    return {entry.label: entry.count for entry in found.legend}


def tracks(count: int) -> Members:
    return Members(np.arange(count), np.arange(1, count + 1), count)


def test_decades_are_a_ramp_with_a_rest() -> None:
    years = np.asarray([1959.0, 1960.0, 1969.0, 1985.0, np.nan])
    found = in_steps(MapColour.DECADE, years, decades(years), "No year")
    assert counts(found) == {"1950s": 1, "1960s": 2, "1970s": 0, "1980s": 1, "No year": 1}
    assert found.is_ramp
    assert found.has_rest
    assert found.categories.tolist() == [0, 1, 1, 3, 4]


def test_many_decades_fit() -> None:
    years = np.arange(1500.0, 2030.0, 7)
    found = in_steps(MapColour.DECADE, years, decades(years), "No year")
    assert next(iter(counts(found))) == "Before 1890"


@pytest.mark.parametrize("values", [[], [np.nan, np.nan], [0.5], [0.5, 0.5, 0.5], [0.1, 0.9], [-5.0, 3.0]])
def test_even_steps_of_anything(values: list[float]) -> None:
    numbers = np.asarray(values, dtype=np.float64)
    steps = even_steps(numbers, 0.01, "{} %")
    assert len(steps.labels) == len(steps.limits) + 1
    assert list(steps.limits) == sorted(set(steps.limits))
    found = in_steps(MapColour.ENERGY, numbers, steps, "Not known")
    assert sum(counts(found).values()) == len(values)


def test_even_steps_are_round() -> None:
    tempos = np.random.default_rng(1).normal(120, 25, 1_000)
    assert even_steps(tempos, 1.0, "{} BPM").labels == (
        "< 80 BPM", "80–100 BPM", "100–120 BPM", "120–140 BPM", "140–160 BPM", "≥ 160 BPM",
    )  # fmt: skip


def test_plays_stars_and_ages() -> None:
    plays = in_steps(MapColour.PLAYS, np.asarray([1.0, 2, 4, 60, np.nan]), play_steps(), "Never")
    assert [label for label, count in counts(plays).items() if count] == [
        "1 play", "2 plays", "3–5 plays", "> 50 plays", "Never",
    ]  # fmt: skip
    stars = in_steps(MapColour.RATING, np.asarray([1.0, 10.0, 7.0]), star_steps(), "Not rated")
    assert [label for label, count in counts(stars).items() if count] == ["0.5 ★", "3.5 ★", "5 ★"]
    now = 2_000 * DAY_MS
    ages = now - np.asarray([0.5, 2, 2_000]) * DAY_MS
    told = in_steps(MapColour.LAST_PLAYED, ages, age_steps(now), "Never")
    assert [label for label, count in counts(told).items() if count] == [
        "Over 3 years ago", "1–7 days ago", "In the last 24 hours",
    ]  # fmt: skip


def test_a_thousand_genres_are_sixteen_entries() -> None:
    rng = np.random.default_rng(1)
    owners, classes = np.arange(5_000), rng.zipf(1.3, 5_000) % 1_000
    names = [f"Genre {number}" for number in range(1_000)]
    found = in_classes(MapColour.GENRE, owners, classes, names, 6_000, "No genre", "Other genres")
    told = counts(found)
    assert len(told) == MOST_ENTRIES
    assert told["No genre"] == 1_000
    assert sum(told.values()) == 6_000


def test_the_first_genre_of_a_track_and_the_main_genre_of_a_group() -> None:
    table = GroupTable(
        ("Jazz", "Rock"), np.asarray([0, 1, 1, 0], np.int32), np.asarray([1, 1, 2, 3], np.int64)
    )
    owners, classes = classes_of(tracks(4), table)
    assert owners.tolist() == [0, 1, 2]
    assert classes.tolist() == [0, 1, 0]
    group = Members(np.asarray([0, 0, 0, 0]), np.asarray([1, 2, 3, 4]), 1)
    owners, classes = classes_of(group, table)
    found = in_classes(MapColour.GENRE, owners, classes, table.names, 1, "No genre", "Other")
    assert counts(found) == {"Jazz": 1}


def test_relative_keys_are_one_and_fifths_are_neighbours() -> None:
    c_major, a_minor, g_major, b_major = 0 * 2 + 1, 9 * 2, 7 * 2 + 1, 11 * 2 + 1
    ids = np.arange(1, 5)
    places = main_keys(tracks(5), ids, np.asarray([c_major, a_minor, g_major, b_major], dtype=np.float64))
    assert places[0] == places[1]
    assert abs(int(places[2]) - int(places[0])) == 1
    assert places[3] == 0
    assert places[4] == -1


def test_values_of_groups() -> None:
    group = Members(np.asarray([0, 0, 1, 2]), np.asarray([1, 2, 3, 4]), 3)
    ids, values = np.asarray([2, 1, 3]), np.asarray([3.0, 1.0, 5.0])
    assert values_of(group, ids, values)[:2].tolist() == [2.0, 5.0]
    assert values_of(group, ids, values, is_sum=True)[:2].tolist() == [4.0, 5.0]
    assert values_of(group, ids, values, is_last=True)[:2].tolist() == [3.0, 5.0]
    assert np.isnan(values_of(group, ids, values)[2])


def test_inside_a_playlist_or_not() -> None:
    found = inside_or_not(np.asarray([True, False, True]), "Sunday", "Not in it")
    assert counts(found) == {"Sunday": 2, "Not in it": 1}
    assert found.has_rest
    assert counts(inside_or_not(np.asarray([True]), "Sunday", "Not in it")) == {"Sunday": 1, "Not in it": 0}
