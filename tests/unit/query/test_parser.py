"""What a search means, and what is wrong with one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.query.ast import (
    ANY,
    EVERYTHING,
    Ago,
    AgoUnit,
    Compare,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    InKey,
    InPlaylist,
    InRegion,
    Like,
    Node,
    Not,
    Operator,
    PartialDate,
    Range,
    Reference,
    Regex,
    Share,
    Sounds,
    Wildcard,
    Words,
    all_of,
    any_of,
)
from musicrec_desktop.query.completion import place_at
from musicrec_desktop.query.parser import MOST_DEPTH, MOST_TERMS, Query, parse, parse_strictly
from musicrec_desktop.query.problems import ProblemKind, fixes_of
from musicrec_desktop.query.scanner import LONGEST


def word(text: str) -> Field:
    return Field(ANY, Words(text))


def words(*texts: str) -> Node:
    return all_of(map(word, texts))


def equal(field: str, value: float) -> Field:
    return Field(field, Compare(Operator.EQUAL, value))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", EVERYTHING),
        ("blue train", words("blue", "train")),
        ('"kind of" -live', all_of([word("kind of"), Not(word("live"))])),
        ('Artist:"miles d', Field("artist", Words("miles d"))),
        ("year:1959", equal("year", 1959)),
        ("year:1955..1965", Field("year", Range(1955.0, 1965.0))),
        ("-year:..1965", Not(Field("year", Range(None, 1965.0)))),
        ("year:195", EVERYTHING),
        ("artist:", EVERYTHING),
        ("re:stacks", word("re:stacks")),
        ("!!!", word("!!!")),
        ("+/-", word("+/-")),
        ("-!!!", word("-!!!")),
        ("--", word("--")),
        ("-", word("-")),
        ("nord - kreis", words("nord", "kreis")),
        ("nord ???", words("nord", "???")),
        ("nord artist:-", all_of([word("nord"), Field("artist", Words("-"))])),
        ("-雨", Not(word("雨"))),
        ("a | b c", any_of([word("a"), words("b", "c")])),
        ("a or b and c", any_of([word("a"), words("b", "c")])),
        ("not a b", all_of([Not(word("a")), word("b")])),
        ("-(a | b)", Not(any_of([word("a"), word("b")]))),
        ("or", word("or")),
        ('"or" a', words("or", "a")),
        ("(live (2010)) re(member)", words("live", "2010", "re(member)")),
        (":)", word(":)")),
        ("artist:=AC/DC", Field("artist", Exact("AC/DC"))),
        ("artist:!=x", Not(Field("artist", Exact("x")))),
        ("genre:(jazz | blues)", any_of([Field("genre", Words("jazz")), Field("genre", Words("blues"))])),
        ("title:/^the /i", Field("title", Regex("^the ", ignores_case=True))),
        ("path:/home/music", Field("path", Words("/home/music"))),
        (r"file:/\.ogg$/", Field("file", Regex(r"\.ogg$"))),
        ("title:*remix", Field("title", Wildcard("*remix"))),
        (r'title:"a \* b"', Field("title", Words("a * b"))),
        ('genre:""', Field("genre", Empty())),
        ("has:lyrics is:loved", all_of([Has("lyrics"), Flag("liked")])),
        ("liked:no", Not(Flag("liked"))),
        ("plays:>=5", Field("plays", Compare(Operator.AT_LEAST, 5.0))),
        ("plays>5", Field("plays", Compare(Operator.MORE, 5.0))),
        ("plays!=5", Not(equal("plays", 5.0))),
        ("plays:top10%", Field("plays", Share(is_top=True, percent=10.0))),
        ("energy:bottom20%", Field("energy", Share(is_top=False, percent=20.0))),
        ("length:<3:30", Field("length", Compare(Operator.LESS, 210_000.0))),
        ("length:>10m", Field("length", Compare(Operator.MORE, 600_000.0))),
        ("size:>20MB", Field("size", Compare(Operator.MORE, 20_000_000.0))),
        ("samplerate:>=44.1k", Field("samplerate", Compare(Operator.AT_LEAST, 44_100.0))),
        ("rating:3.5", equal("rating", 7.0)),
        ("rating:****", equal("rating", 8.0)),
        ("finished%:>80%", Field("finished", Compare(Operator.MORE, 0.8))),
        ("added:2024-05", Field("added", Compare(Operator.EQUAL, PartialDate(2024, 5)))),
        ("played:<30d", Field("played", Compare(Operator.LESS, Ago(30, AgoUnit.DAY)))),
        ("played:never", Field("played", Empty())),
        ("key:C#m", Field("key", InKey(1, is_major=False))),
        ("key:8A~", Field("key", InKey(9, is_major=False, mixes=True))),
        ("key:Bb", Field("key", InKey(10, is_major=True))),
        ('in:"Sunday mix"', InPlaylist("Sunday mix")),
        ('like:"Blue in Green">80%', Like(Reference.TRACK, "Blue in Green", 80.0)),
        ('like:playlist("x")', Like(Reference.PLAYLIST, "x")),
        ("like:now", Like(Reference.NOW)),
        ('region:"Late night"', InRegion("Late night")),
        ("region:(a | b)", any_of((InRegion("a"), InRegion("b")))),
        ("sounds:piano", Sounds("piano")),
        ('sounds:"Female Voice"', Sounds("female voice")),
        ("sounds:singing", Sounds("voice")),
        ("sounds:(piano | harp)", any_of((Sounds("piano"), Sounds("harp")))),
        ('looks:"Kind of Blue"', Like(Reference.ALBUM, "Kind of Blue")),
        ("looks:blue>95%", Like(Reference.ALBUM, "blue", 95.0)),
        ('looks:"now"', Like(Reference.ALBUM, "now")),
        ("looks:now", Like(Reference.ALBUM_NOW)),
        ("loudness:(-14 | -20)", any_of([equal("loudness", -14.0), equal("loudness", -20.0)])),
    ],
)
def test_meaning(text: str, tree: Node) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "kind", "span", "nearest"),
    [
        ("artits:miles", ProblemKind.FIELD, "artits:", "artist"),
        ("blue Artits:", ProblemKind.FIELD, "Artits:", "artist"),
        ("gen:jazz", ProblemKind.FIELD, "gen:", "genre"),
        ("re:stacks", ProblemKind.FIELD, "re:", "region"),
        ("Künstler:x", ProblemKind.FIELD, "Künstler:", ""),
        ("blue year:soon now", ProblemKind.VALUE, "soon", ""),
        ("is:lik now", ProblemKind.FLAG, "lik", "liked"),
        ("sounds:pinao now", ProblemKind.FLAG, "pinao", "piano"),
        ("sounds:femalevoice now", ProblemKind.FLAG, "femalevoice", '"female voice"'),
        ("title:/(/ now", ProblemKind.REGEX, "/(/", ""),
        ('region:"" now', ProblemKind.NO_VALUE, '""', ""),
        ("year: 1959", ProblemKind.NO_VALUE, "year:", ""),
        ("played:5x now", ProblemKind.VALUE, "5x", ""),
        ("added:2024-13 now", ProblemKind.VALUE, "2024-13", ""),
        ("plays:top0% now", ProblemKind.VALUE, "top0%", ""),
        ("length:1e999 now", ProblemKind.VALUE, "1e999", ""),
        ("size:1e308TB now", ProblemKind.VALUE, "1e308TB", ""),
        (f"bpm:{'9' * 400} now", ProblemKind.VALUE, "9" * 400, ""),
        (f"length:{'9' * 400}h now", ProblemKind.VALUE, f"{'9' * 400}h", ""),
        ("a )) b", ProblemKind.BRACKET, "))", ""),
    ],
)
def test_problems_are_told_with_their_place(text: str, kind: ProblemKind, span: str, nearest: str) -> None:
    (problem,) = parse(text).problems
    assert problem.kind is kind
    assert text[problem.start : problem.end] == span
    assert (problem.nearest[0] if problem.nearest else "") == nearest
    with pytest.raises(QuerySyntaxError) as caught:
        parse_strictly(text)
    assert (caught.value.position, caught.value.end) == (problem.start, problem.end)


@pytest.mark.parametrize(
    "text", ["year:", "year:19", "plays:>", "(a", '"a', "is:li", "like:", "length:3:", "title:/(/"]
)
def test_what_is_half_typed_is_no_fault(text: str) -> None:
    query = parse(text)
    assert query.problems
    assert not query.faults


@pytest.mark.parametrize(
    ("field", "begun", "wrong"),
    [
        ("year", ("1", "199", "1990.", "t", "bott", "top1"), ("abc", "19x", "tip")),
        ("added", ("n", "toda", "20", "3"), ("abc", "x")),
        ("length", ("3:", "3x", "top"), ("abc",)),
        ("rating", ("4,", "☆½"[1:]), ("good",)),
        ("key", ("mi", "a#x", "8"), ("xyz",)),
        ("is", ("l", "lik"), ("liek",)),
        ("has", ("ly",), ("xyz",)),
    ],
)
def test_a_value_is_unfinished_only_if_it_can_be_finished(
    field: str, begun: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert [text for text in (*begun, *wrong) if parse(f"{field}:{text}").mistake] == list(wrong)
    assert all(parse(f"{field}:{text} x").mistake for text in wrong)


def test_what_is_after_a_colon_in_other_texts_is_no_field() -> None:
    assert [problem.text for problem in parse("12:51 http://").problems] == ["http"]


def test_bytes_that_are_no_text_are_read_as_in_paths() -> None:
    query = parse("path:/a\udcff/ \ud800")
    assert query.tree == all_of([Field("path", Regex("a\ufffd")), word("\ufffd")])


@given(st.text(max_size=40))
def test_reading_never_fails(text: str) -> None:
    assert isinstance(parse(text), Query)


def test_long_and_deep_texts_are_cut() -> None:
    long = parse(" ".join(f"w{number}" for number in range(MOST_TERMS + 10)))
    assert [problem.kind for problem in long.problems] == [ProblemKind.LONG]
    deep = parse("(" * 300 + "a" + ")" * 300)
    assert ProblemKind.BRACKET in {problem.kind for problem in deep.problems}
    assert deep.tree == word("a")
    assert MOST_DEPTH < 100


@pytest.mark.parametrize("piece", ["(", "-(", "|(", "title:(", "()", "not ", "or ", "titel:", ")", "is:x "])
def test_the_problems_of_a_text_are_bounded(piece: str) -> None:
    query = parse(piece * 100_000)
    assert 0 < len(query.problems) <= 2 * MOST_TERMS + 2
    assert sum(problem.kind is ProblemKind.LONG for problem in query.problems) <= 2


def test_of_a_text_of_a_megabyte_the_beginning_is_read() -> None:
    query = parse("word " + "x" * 1_000_000)
    assert [(problem.kind, problem.start, problem.end) for problem in query.problems] == [
        (ProblemKind.LONG, LONGEST, 1_000_005)
    ]
    assert query.tree == words("word", "x" * (LONGEST - 5))
    with pytest.raises(QuerySyntaxError) as caught:
        parse_strictly("x" * (LONGEST + 1))
    assert caught.value.reason == ProblemKind.LONG


def test_regular_expressions_without_end_cost_no_second_look() -> None:
    """Looked for to the end of the text from each slash, this would take minutes."""
    query = parse("title:/a " * 11_000)
    assert [problem.kind for problem in query.problems] == [ProblemKind.LONG]
    assert place_at("title:/a " * 11_000, 99_000).is_nothing


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("(jazz", "(jazz)"),
        ("(jazz or", "(jazz)"),
        ("(jazz or not ", "(jazz)"),
        ("genre:(jazz |", "genre:(jazz)"),
        ("genre:(jazz|", "genre:(jazz)"),
        ("-(live or blues", "-(live or blues)"),
        ("(nor", "(nor)"),
        ("(", None),
        ("(or", None),
        ('"kind of ', '"kind of"'),
    ],
)
def test_what_has_no_end_is_closed_behind_its_last_term(text: str, fixed: str | None) -> None:
    (problem,) = parse(text).problems
    written = [f"{text[: fix.start]}{fix.text}{text[fix.end :]}" for fix in fixes_of(problem, text)]
    assert [one.rstrip() for one in written] == ([] if fixed is None else [fixed])
