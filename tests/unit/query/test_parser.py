"""What a search means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.query.ast import Query, TextField, UnknownField, WordsTerm, YearTerm
from musicrec_desktop.query.parser import parse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("blue train", (WordsTerm(TextField.ANY, "blue"), WordsTerm(TextField.ANY, "train"))),
        ('"kind of" -live', (WordsTerm(TextField.ANY, "kind of"), WordsTerm(TextField.ANY, "live", True))),
        ('Artist:"miles d', (WordsTerm(TextField.ARTIST, "miles d"),)),
        ("year:1959", (YearTerm(1959, 1959),)),
        ("year:1955..1965", (YearTerm(1955, 1965),)),
        ("-year:..1965", (YearTerm(None, 1965, True),)),
        ("year:195", ()),
        ("artist:", ()),
        ("re:stacks", (WordsTerm(TextField.ANY, "re:stacks"),)),
        ("!!!", (WordsTerm(TextField.ANY, "!!!"),)),
        ("+/-", (WordsTerm(TextField.ANY, "+/-"),)),
        ("-!!!", (WordsTerm(TextField.ANY, "-!!!"),)),
        ("--", (WordsTerm(TextField.ANY, "--"),)),
        ("-", (WordsTerm(TextField.ANY, "-"),)),
        ("nord - kreis", (WordsTerm(TextField.ANY, "nord"), WordsTerm(TextField.ANY, "kreis"))),
        ("nord ???", (WordsTerm(TextField.ANY, "nord"), WordsTerm(TextField.ANY, "???"))),
        ("nord artist:-", (WordsTerm(TextField.ANY, "nord"), WordsTerm(TextField.ARTIST, "-"))),
        ("-雨", (WordsTerm(TextField.ANY, "雨", True),)),
    ],
)
def test_meaning(text: str, terms: tuple[object, ...]) -> None:
    assert parse(text).terms == terms


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("artist:miles year:1959 nothing", []),
        ("artits:miles", [UnknownField("artits", "artist", 0)]),
        ("blue Artits:", [UnknownField("Artits", "artist", 5)]),
        ("gen:jazz", [UnknownField("gen", "genre", 0)]),
        ("re:stacks", [UnknownField("re", "", 0)]),
        ("Künstler:x", [UnknownField("Künstler", "", 0)]),
        ("12:51 http://", [UnknownField("http", "", 6)]),
    ],
)
def test_what_looks_like_a_field_and_is_none_is_told(text: str, fields: list[UnknownField]) -> None:
    assert list(parse(text).unknown_fields) == fields


def test_a_year_that_is_none_is_pointed_at() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse("blue year:soon")
    assert caught.value.position == 5


@given(st.text(max_size=40).filter(lambda text: "year" not in text.lower()))
def test_half_typed_text_is_never_an_error(text: str) -> None:
    assert isinstance(parse(text), Query)
