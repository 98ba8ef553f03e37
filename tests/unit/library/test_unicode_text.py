"""Bytes of text files as Unicode, where they are."""

from __future__ import annotations

import codecs

import pytest

from musicrec_desktop.library.unicode_text import unicode_text

LINES = "[00:10.00]Über den Wolken\n[00:12.50]愛\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_each_kind_of_unicode_is_told(mark: bytes, encoding: str) -> None:
    assert unicode_text(mark + LINES.encode(encoding)) == LINES


def test_an_older_code_page_is_none_of_them() -> None:
    assert unicode_text("Für Elise, spät\n".encode("latin-1")) is None


def test_half_a_character_is_left_out_only_where_the_file_may_be_cut() -> None:
    cut = "Über 愛".encode()[:-1]
    assert unicode_text(cut, may_be_cut=True) == "Über "
    assert unicode_text(cut) is None
    assert unicode_text("Beyoncé".encode("latin-1")) is None
