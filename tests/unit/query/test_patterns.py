"""Patterns with stars fit whole texts, and quickly."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.errors import QueryTimeError
from musicrec_desktop.query.patterns import (
    LONGEST_PATTERN,
    RegexEdits,
    RegexTests,
    regex_problem,
    searched_texts,
    wildcard_pieces,
    wildcard_test,
)

ENDLESS = "(a|aa)+$"


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("", "", True),
        ("", "a", False),
        ("ab", "AB", True),
        ("ab", "abc", False),
        ("*", "", True),
        ("a*", "Ábc", True),
        ("*b", "ab", True),
        ("ab*ba", "aba", False),
        ("ab*ba", "abba", True),
        ("a**c", "abc", True),
        ("*a*b*", "xaxbx", True),
        ("*a*b*", "xbxax", False),
        (r"a\*b", "a*b", True),
        (r"a\*b", "axb", False),
        ("a*\nc", "a\nb\nc", True),
    ],
)
def test_stars_stand_for_any_characters(pattern: str, text: str, fits: bool) -> None:
    assert wildcard_test(pattern)(text) == fits


def test_many_stars_cost_no_more_than_a_few() -> None:
    # Tried in all ways, this would never end.
    assert not wildcard_test("*a" * 100 + "*b")("a" * 20_000)
    assert wildcard_test("*a" * 100 + "*b")("a" * 20_000 + "b")


def test_a_backslash_that_is_typed_is_meant() -> None:
    assert wildcard_pieces("C:\\music*", "\ue000") == "C:\\\\music*"
    assert wildcard_pieces("a\ue000*", "\ue000") == "a\\**"


def test_lyrics_are_searched_in_pieces_of_whole_lines() -> None:
    assert searched_texts("lyrics", ["one two\nthree"]) == ["one two three"]
    assert searched_texts("lyrics", ["a" * 199 + "\n" + "b" * 200]) == ["a" * 199 + " " + "b" * 200]
    assert searched_texts("lyrics", ["a" * 199 + "\n" + "b" * 201]) == ["a" * 199, "b" * 201]
    lines = ["x" * 99] * 9
    assert searched_texts("lyrics", ["\n".join(lines)]) == [" ".join(lines[:4])] * 2 + ["x" * 99]
    assert searched_texts("lyrics", ["one", "two"]) == ["one", "two"]
    assert searched_texts("file", ["01.a.flac"]) == ["01 a flac"]
    assert searched_texts("title", ["a.b\nc"]) == ["a.b\nc"]


def test_why_a_regular_expression_cannot_be_used() -> None:
    assert regex_problem("a+") == ""
    assert regex_problem("x" * LONGEST_PATTERN) == ""
    assert regex_problem("x" * (LONGEST_PATTERN + 1)) == f"longer than {LONGEST_PATTERN} characters"
    assert "missing )" in regex_problem("(a")
    assert "unknown group" in regex_problem(r"(a)\2") or "invalid group" in regex_problem(r"(a)\2")


def test_a_part_of_a_text_fits_a_regular_expression() -> None:
    tests = RegexTests()
    assert tests.test("b+", ignores_case=False)("abba")
    assert not tests.test("b+", ignores_case=False)("ABBA")
    assert tests.test("b+", ignores_case=True)("ABBA")
    assert not tests.test("c", ignores_case=True)("ABBA")


def test_regular_expressions_of_one_search_share_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1.5, 10.0, 11.0, 20.0, 20.0])
    monkeypatch.setattr("musicrec_desktop.query.patterns.time.perf_counter", lambda: next(times))
    tests = RegexTests(2.0)
    holds = tests.test("a", ignores_case=False)
    assert holds("a")
    assert tests._left_s == 0.5
    assert holds("a")
    assert tests._left_s == -0.5
    with pytest.raises(QueryTimeError) as error:
        tests.test(ENDLESS, ignores_case=False)("a" * 80 + "b")
    assert ENDLESS in str(error.value)


def test_what_fits_is_replaced() -> None:
    edits = RegexEdits()
    assert edits.replaced("(b)(c)", r"\2\1", "abc ABC", ignores_case=False) == "acb ABC"
    assert edits.replaced("(b)(c)", r"\2\1", "abc ABC", ignores_case=True) == "acb ACB"
    with pytest.raises(ValueError, match="group"):
        edits.replaced("b", r"\3", "abc", ignores_case=False)
    with pytest.raises(ValueError, match="group"):
        edits.replaced("b", r"\g<name>", "abc", ignores_case=False)


def test_the_named_groups_of_a_whole_text() -> None:
    edits = RegexEdits()
    assert edits.groups("(?P<n>[0-9]+)(?P<rest>x)?", "12") == {"n": "12", "rest": ""}
    assert edits.groups("(?P<n>[a-z]+)", "AB") == {"n": "AB"}
    assert edits.groups("(?P<n>[0-9]+)", "12 ") is None


def test_edits_share_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1.5, 10.0, 11.0, 20.0, 20.0])
    monkeypatch.setattr("musicrec_desktop.query.patterns.time.perf_counter", lambda: next(times))
    edits = RegexEdits(2.0)
    assert edits.replaced("a", "b", "a", ignores_case=False) == "b"
    assert edits.groups("a", "a") == {}
    assert edits._left_s == -0.5
    with pytest.raises(QueryTimeError) as error:
        edits.replaced(ENDLESS, "", "a" * 80 + "b", ignores_case=False)
    assert ENDLESS in str(error.value)
