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
        (["Nord / Süd; Gast"], ("Nord", "Süd", "Gast")),
        (["NORD / SÜD KREIS", "Gast; Stimme"], ("NORD / SÜD KREIS", "Gast; Stimme")),
        (["A / B Band\0C"], ("A / B Band", "C")),
        (["Max / \\ Ingo"], ("Max / \\ Ingo",)),
        (["Stein &amp; Fluss"], ("Stein & Fluss",)),
        (["A &amp; B; C"], ("A & B", "C")),
        (["R&B; AT&T;"], ("R&B", "AT&T")),
        (["Hip-Hop/Rap"], ("Hip-Hop/Rap",)),
    ],
)
def test_lists(given_values: list[str], expected: tuple[str, ...]) -> None:
    assert values.text_list(given_values) == expected


@pytest.mark.parametrize(
    ("text", "separators", "expected"),
    [
        ("A / B; C", "", ("A / B; C",)),
        ("A / B; C", ";", ("A / B", "C")),
        ("A feat. B & C", "feat. &", ("A", "B", "C")),
        ("A Feat. B", "feat.", ("A", "B")),
        ("Anna x Bo", "x", ("Anna", "Bo")),
        ("Axl, Bo and 10,000 Maniacs", ",", ("Axl", "Bo and 10,000 Maniacs")),
        ("A|B", "|", ("A", "B")),
    ],
)
def test_separators_are_a_setting(text: str, separators: str, expected: tuple[str, ...]) -> None:
    assert values.text_list([text], separators) == expected


def test_ids_tell_how_many_there_are() -> None:
    assert values.text_list(["NORD / SÜD KREIS"], count=1) == ("NORD / SÜD KREIS",)
    assert values.text_list(["NORD / SÜD KREIS; Gast"], count=2) == ("NORD / SÜD KREIS", "Gast")
    assert values.text_list(["A / B; C"], count=3) == ("A", "B", "C")


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "Wobble \U0001fae8",
        "\U0001fae8",
        "\U0003134d",
        "\ue000 private",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "a\u200f!",
        "あ\u3000い",
        "10\xa0km",
    ],
)
def test_what_is_not_known_stays(text: str) -> None:
    assert values.clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("two\r\n lines", "two lines"),
        ("\ufeffmark", "mark"),
        ("Gro\u0308ße", "Größe"),
        ("\x01a\x9fb\u2028c", "a b c"),
        ("lone \udce9 half", "lone  half"),
        ("\ud83e\udee8", "\U0001fae8"),
        ("\u200b", ""),
        (" \t ", ""),
        ("&quot;a&quot; &eacute; &nosuch;", '"a" é &nosuch;'),
    ],
)
def test_what_is_no_text_goes(text: str, cleaned: str) -> None:
    assert values.clean_text(text) == cleaned


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
