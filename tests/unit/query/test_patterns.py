"""Patterns with stars fit whole texts, and quickly."""

from __future__ import annotations

import pytest

from musicrec_desktop.query.patterns import wildcard_test


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
