"""Lists, years, numbers and decibels from text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.library import values


@pytest.mark.parametrize(
    ("given_values", "expected"),
    [
        (["AC/DC"], ("AC/DC",)),
        (["A; B;C"], ("A", "B", "C")),
        (["Rock / Metal"], ("Rock", "Metal")),
        (["A\0B"], ("A", "B")),
        (["A", "B", "a"], ("A", "B")),
        (["Folk, World, & Country"], ("Folk, World, & Country",)),
        (["", "  ", ";"], ()),
        (["a\nb\x07c"], ("a b c",)),
    ],
)
def test_lists(given_values: list[str], expected: tuple[str, ...]) -> None:
    assert values.text_list(given_values) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1987", 1987),
        ("1987-03-31", 1987),
        ("31.03.1987", 1987),
        ("2009-09-04T14:20", 2009),
        ("20160318", 2016),
        ("2005/06", 2005),
        ("0000", None),
        ("", None),
        ("12345", None),
        ("next year", None),
    ],
)
def test_years(text: str, year: int | None) -> None:
    assert values.year_of([text]) == year


@pytest.mark.parametrize(
    ("text", "gain"),
    [("-8.08 dB", -8.08), ("+2,5", 2.5), ("−3 dB", -3.0), ("nan", None), ("900 dB", None), ("1e400", None)],
)
def test_gains(text: str, gain: float | None) -> None:
    assert values.gain_db([text]) == gain


def test_a_peak_of_zero_is_unknown() -> None:
    assert values.peak_of(["0.000000"]) is None
    assert values.peak_of(["0.9976"]) == 0.9976


@given(st.lists(st.text()))
def test_whatever_text_comes_the_values_are_clean(texts: list[str]) -> None:
    for value in values.text_list(texts):
        assert value
        assert value == value.strip()
        assert "\0" not in value
    values.year_of(texts)
    values.gain_db(texts)
