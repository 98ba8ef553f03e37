"""Character references of any length."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.text.entities import short_references, unescaped


@pytest.mark.parametrize("digits", ["9" * 5000, "x" + "f" * 5000, "X" + "0" * 200])
def test_a_number_without_end_is_no_character(digits: str) -> None:
    assert unescaped(f"a&#{digits};b") == "a\ufffdb"
    assert short_references(f"a&#{digits} b") == "a\ufffd b"


def test_others_are_what_they_mean() -> None:
    assert unescaped("R&amp;B &#39;&#x27; &qqq; &#99999999;") == "R&B '' &qqq; \ufffd"
