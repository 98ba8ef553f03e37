"""What is suggested at a place in a query, and what is put there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.query.completion import (
    MOST,
    Place,
    Suggestion,
    inserted,
    place_at,
    suggest,
)
from musicrec_desktop.query.fields import FIELDS, FLAGS, HAS_MORE, SPECIAL_FIELDS
from musicrec_desktop.query.parser import parse

NAMES = ("Miles Davis", "Emil Gilels", "Smile", "Mogwai")
QUERIES = st.text(alphabet='abmilesy:"()|<>=-/~*1 ', max_size=24)


def cut(marked: str) -> tuple[str, int]:
    """A text whose cursor stands at the ``^``."""
    return marked.replace("^", "", 1), marked.index("^")


def place(marked: str) -> Place:
    return place_at(*cut(marked))


def labels(marked: str, *, is_asked: bool = False) -> list[str]:
    return [each.label for each in suggest(place(marked), NAMES, is_asked=is_asked)]


def taken(marked: str, label: str) -> str:
    """The text after a suggestion was taken."""
    text, cursor = cut(marked)
    found = place_at(text, cursor)
    (chosen,) = (each for each in suggest(found, NAMES, is_asked=True) if each.label == label)
    insert, start, end = inserted(text, found, chosen)
    return text[:start] + insert + text[end:]


@pytest.mark.parametrize(
    ("marked", "field", "typed", "values_of"),
    [
        ("artist:mil^", "artist", "mil", "artist"),
        ('artist:"miles d^', "artist", "miles d", "artist"),
        ("-artist:mil^", "artist", "mil", "artist"),
        ("blue (album:kind or artist:mi^)", "artist", "mi", "artist"),
        ("genre:(jazz | bl^)", "genre", "bl", "genre"),
        ("genre:(^", "genre", "", "genre"),
        ("artist:=mil^", "artist", "mil", "artist"),
        ("tempo:12^", "bpm", "12", ""),
        ("in:Sun^", "in", "Sun", "in"),
        ('like:playlist("Su^', "like", "Su", "in"),
        ("like:blu^", "like", "blu", "title"),
        ("lyrics:moon^", "lyrics", "moon", ""),
        ("so wh^at", "", "wh", ""),
        ("art^ist:miles", "", "art", ""),
        ('artist:"Miles Davis" ^', "", "", ""),
        ("nosuch:mil^", "", "nosuch:mil", ""),
    ],
)
def test_the_place_at_the_cursor(marked: str, field: str, typed: str, values_of: str) -> None:
    found = place(marked)
    assert (found.field, found.typed, found.values_of) == (field, typed, values_of)


def test_fields_come_after_two_letters_or_when_asked_for() -> None:
    assert labels("a^") == []
    assert labels("ar^")[0] == "artist:"
    assert "artist:" in labels("a^", is_asked=True)
    assert labels("^") == []
    assert {"artist:", "or", "not"} <= set(labels("^", is_asked=True))
    assert labels("coltrane^") == []


def test_words_of_titles_aliases_and_flags_find_their_fields() -> None:
    assert "plays:" in labels("playc^")
    assert "is:liked" in labels("liked^")
    assert "bpm:" in labels("temp^")


def test_a_misspelt_field_is_near_when_asked_for() -> None:
    assert labels("artst^") == []
    assert labels("artst^", is_asked=True)[0] == "artist:"


def test_values_begin_then_have_a_word_then_contain_what_is_typed() -> None:
    found = suggest(place("artist:mil^"), ("Smile", "Big Mile", "Emil Gilels", "Miles Davis"))
    assert [each.label for each in found] == ["Miles Davis", "Big Mile", "Smile", "Emil Gilels"]
    assert labels("artist:Björ^") == []
    assert [each.label for each in suggest(place("artist:bjo^"), ("Björk",))] == ["Björk"]


@pytest.mark.parametrize(
    ("marked", "label", "text"),
    [
        ("ar^", "artist:", "artist:"),
        ("artist:mil^", "Miles Davis", 'artist:"Miles Davis" '),
        ('artist:"mil^', "Miles Davis", 'artist:"Miles Davis" '),
        ("artist:mil^ year:1990", "Mogwai", ""),
        ("artist:=mil^", "Smile", "artist:=Smile "),
        ("genre:(jazz | mo^)", "Mogwai", "genre:(jazz | Mogwai)"),
        ("artist:mo^ year:1990", "Mogwai", "artist:Mogwai year:1990"),
        ("plays:^", ">=", "plays:>="),
        ("plays:to^", "top10%", "plays:top10% "),
        ("added:<^", "<2w", "added:<2w "),
        ("is:li^", "liked", "is:liked "),
        ("lik^", "is:liked", "is:liked "),
        ("key:am^", "Am~", "key:Am~ "),
        ("like:^", "now", "like:now "),
        ("sounds:pi^", "piano", "sounds:piano "),
        ("sounds:fem^", "female voice", 'sounds:"female voice" '),
        ('like:playlist("Sm^', "Smile", "like:playlist(Smile) "),
        ("in:mi^", "Miles Davis", 'in:"Miles Davis" '),
        ("art^ist:miles", "artist:", "artist:miles"),
    ],
)
def test_what_is_taken_replaces_what_was_typed(marked: str, label: str, text: str) -> None:
    if not text:
        assert label not in labels(marked, is_asked=True)
    else:
        assert taken(marked, label) == text


def test_what_stands_there_already_is_not_suggested() -> None:
    assert labels("is:liked^") == ["disliked"]
    assert "genre:" not in labels("genre:Smile^")
    assert "Smile" not in labels("genre:smile^")


@pytest.mark.parametrize("marked", ["artist:/a b^/", "title:/x^"])
def test_nothing_is_suggested_inside_a_regular_expression(marked: str) -> None:
    assert labels(marked, is_asked=True) == []


def test_every_field_can_be_completed_and_every_flag() -> None:
    for name in (*(spec.name for spec in FIELDS), *SPECIAL_FIELDS):
        assert f"{name}:" in labels(f"{name}^", is_asked=True)
    assert labels("is:^") == [flag.name for flag in FLAGS]
    assert set(HAS_MORE) <= set(labels("has:^"))


@pytest.mark.parametrize("spec", [spec for spec in FIELDS if not spec.is_text], ids=lambda spec: spec.name)
def test_all_whole_suggestions_of_numbers_and_dates_are_understood(spec: object) -> None:
    name = getattr(spec, "name", "")
    found = suggest(place(f"{name}:^"))
    assert found
    for each in found:
        if each.is_whole:
            assert not parse(f"{name}:{each.insert}").problems, each


@given(QUERIES, st.data())
def test_what_is_taken_anywhere_stays_inside_the_text(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = place_at(text, cursor)
    offered = suggest(found, NAMES, is_asked=True)
    assert len(offered) <= MOST
    for each in offered:
        _, start, end = inserted(text, found, each)
        assert 0 <= start <= cursor <= max(end, cursor) <= len(text)
        assert isinstance(each, Suggestion)


@pytest.mark.parametrize("typed", ["or", "AND", "not"])
def test_what_joins_terms_is_not_completed_to_a_field(typed: str) -> None:
    assert suggest(Place(typed=typed)) == []
