"""What is typed finds what is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from musicrec_desktop.core.text.scripts import Kind, kind_of
from musicrec_desktop.core.text.search_words import has_words, matcher, search_phrases, search_text

UNSPACED = st.sampled_from(
    "雨の月曜日遠い海向こう我爱你中国歌사랑의노래봄날은간다เพลงรักของเราກາເພງບໍ្ចេរៀងមြန်မာသီချင်း𠮷𱍐ガラス"
)


def finds(typed: str, text: str) -> bool:
    """Whether an index of prefixes and phrases would find it."""
    words = f" {search_text((text,))}"
    return any(f" {' '.join(phrase)}" in words for phrase in search_phrases(typed))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("月曜", "雨の月曜日"),
        ("海", "遠い海の向こう"),
        ("向こう", "遠い海の向こう"),
        ("爱你", "我爱你中国歌"),
        ("中国", "我爱你中国歌"),
        ("노래", "사랑의노래"),
        ("간다", unicodedata.normalize("NFD", "봄날은간다")),
        (unicodedata.normalize("NFD", "간다"), "봄날은간다"),
        ("ของเรา", "เพลงรักของเรา"),
        ("雨音", "Blue Monday雨音"),
        ("monday雨", "Blue Monday雨音"),
        ("森", "ガラスの森"),
        ("がらす", "ガラスの森"),
        ("ｶﾞﾗｽ", "ガラスの森"),
        ("ABC", "ＡＢＣのうた"),
        ("ABC", "私のabc本"),
        ("bjorn", "Bjørn"),
        ("bjoern", "Bjørn"),
        ("Bjørn", "Bjorn"),
        ("mueller", "Müller"),
        ("müller", "Mueller"),
        ("strasse", "Straße"),
        ("gross", "Groß"),
        ("dont", "Don’t"),
        ("don't", "Dont"),
        ("don´t", "Don’t"),
        ("ohara", "O’Hara"),
        ("hara", "O’Hara"),
        ("reb", "R.E.B."),
        ("r.e.b", "REB"),
        ("acxc", "AC/XC"),
        ("ac/xc", "ACXC"),
        ("ac xc", "AC/XC"),
        ("xc", "AC/XC"),
        ("rocknroll", "Rock ’n’ Roll"),
        ("gunsnroses", "Guns N Roses"),
        ("jayz", "Jay-Z"),
        ("betaband", "Beta‐Band"),
        ("beta-band", "Betaband"),
        ("keshi", "Ke$hi"),
        ("ke$hi", "Keshi"),
        ("pink", "P!nk"),
        ("asap", "A$AP"),
        ("suicideboys", "$uicideboy$"),
        ("rnb", "R&B"),
        ("!!!", "!!!"),
        ("!!", "!!!"),
        ("+/-", "+/-"),
        ("?", "?"),
        ("🫨", "Wobble 🫨"),
        ("♥", "I ♥ you"),
        ("42", "Nummer ４２"),
        ("خواهم", "می خواهم"),
        ("हिन्दी", "हिन्दी गाना"),
    ],
)
def test_found(typed: str, text: str) -> None:
    assert finds(typed, text)
    assert matcher(typed)(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("yue", "月曜"),
        ("曜月", "雨の月曜日"),
        ("olka", "Folka"),
        ("trust", "Don't Rust"),
        ("blues", "Blue Sky"),
        ("!", "Wham!"),
        ("?", "Who?"),
        ("hip", "Sushi P!nk"),
        ("\u0301", "é"),
    ],
)
def test_not_found(typed: str, text: str) -> None:
    assert not finds(typed, text)


def test_nothing_to_search() -> None:
    assert search_phrases("") == search_phrases(" \u200b ") == ()
    assert has_words("雨")
    assert has_words("7")
    assert not has_words("!!!")
    assert matcher("nord - kreis")("Nord Kreis")
    assert not matcher("!!!")("Nord")


@given(st.text(UNSPACED, min_size=1, max_size=12), st.integers(0, 11), st.integers(1, 12))
def test_a_part_of_an_unspaced_title_is_found(title: str, start: int, length: int) -> None:
    title = unicodedata.normalize("NFC", title)
    part = title[start : start + length]
    assume(part and not any(map(unicodedata.combining, part)))
    assert finds(part, title)
    assert finds(unicodedata.normalize("NFD", part), title)


@given(st.text(max_size=20))
def test_a_text_finds_itself(text: str) -> None:
    assert finds(text, text) or not search_phrases(text)
    assert finds(text.upper(), text) or not search_phrases(text.upper())


@given(st.text(max_size=20))
def test_an_index_gets_words_and_spaces_only(text: str) -> None:
    words = search_text((text,))
    assert not any(
        character.isascii() and not character.isalnum() and character != " " for character in words
    )
    assert all(kind_of(character) is not Kind.SPACE for character in words.replace(" ", ""))


@given(st.text(st.sampled_from("abø. '-/&$雨!"), max_size=16), st.data())
def test_the_beginning_of_a_word_is_enough(text: str, data: st.DataObject) -> None:
    words = [word for word in text.split() if has_words(word)]
    assume(words)
    word = data.draw(st.sampled_from(words))
    begun = word[: data.draw(st.integers(1, len(word)))]
    assume(has_words(begun))
    assert finds(begun, text) or begun[-1] in "$!&"
