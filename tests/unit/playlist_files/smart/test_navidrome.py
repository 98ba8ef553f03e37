"""Rules of Navidrome mean the same here, and rules of ours mean the same there, or are refused by name."""

from __future__ import annotations

import datetime as dt
import json
import random

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from musicrec_desktop.core.errors import PlaylistFileError, QueryTimeError
from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playlist_files.smart.navidrome.writing import navidrome_text
from musicrec_desktop.playlist_files.smart.values import RuleErrors
from musicrec_desktop.query.ast import (
    Compare,
    Exact,
    Field,
    Flag,
    Node,
    Operator,
    PartialDate,
    Range,
    Wildcard,
    Words,
    leaves,
)
from musicrec_desktop.query.fields import FIELDS, Kind, field_of
from musicrec_desktop.query.literals import date_text
from musicrec_desktop.query.meaning import FieldValues, World, matches
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write
from tests.support.query_trees import trees
from tests.unit.playlist_files.smart.lists import rules, smart

NOW_MS = round(dt.datetime(2024, 6, 15, 12, tzinfo=dt.UTC).timestamp() * 1000)
WORLD = World(NOW_MS, dt.UTC)
NAMES = st.sampled_from(["blue", "blue train", "Été", "a*b", "x\\y", "é", "The", "100 %", '"so" what'])


@pytest.mark.parametrize(
    ("rule", "query"),
    [
        ({"is": {"artist": "Ada"}}, "artist:=Ada"),
        ({"isNot": {"artist": "Ada"}}, "-artist:=Ada"),
        ({"contains": {"Title": "so"}}, "title:*so*"),
        ({"notContains": {"genre": "Rock"}}, "-genre:*Rock*"),
        ({"startsWith": {"album": "a*b"}}, 'album:"a\\*b*"'),
        ({"endsWith": {"comment": "x"}}, "comment:*x"),
        ({"is": {"title": 1984}}, "title:=1984"),
        ({"is": {"composer": ""}}, 'composer:""'),
        ({"GT": {"year": "1990"}}, "year:>1990"),
        ({"lt": {"duration": 180}}, "length:<3:00"),
        ({"is": {"playcount": 0}}, "plays:0"),
        ({"gt": {"rating": 3}}, "rating:>3"),
        ({"lt": {"rating": 3}}, 'rating:<3 | rating:""'),
        ({"is": {"rating": 0}}, 'rating:""'),
        ({"gt": {"rating": 0}}, "has:rating"),
        ({"isNot": {"rating": 5}}, "-rating:5"),
        ({"inTheRange": {"year": [1980, 1989]}}, "year:1980..1989"),
        ({"inTheRange": {"dateadded": ["2024-01-01", "2024-02-01"]}}, "added:2024-01-01..2024-02-01"),
        ({"before": {"lastplayed": "2024-05-03"}}, "played:<2024-05-03"),
        ({"after": {"lastplayed": "2024-05-03"}}, "played:>=2024-05-03"),
        ({"after": {"releasedate": "2020-06-30"}}, "date:>2020-06-30"),
        ({"startsWith": {"date": "2004"}}, "date:2004"),
        ({"inTheLast": {"lastPlayed": 30}}, "played:<30d"),
        ({"notInTheLast": {"lastPlayed": "30"}}, "played:(>30d | never)"),
        ({"is": {"loved": "true"}}, "is:liked"),
        ({"is": {"loved": False}}, "-is:liked"),
        ({"isNot": {"compilation": True}}, "-is:compilation"),
        ({"is": {"hascoverart": True}}, "has:cover"),
        ({"is": {"explicitstatus": "e"}}, "is:explicit"),
        ({"is": {"filetype": "mp3"}}, "file:*.mp3"),
        ({"is": {"missing": False}}, ""),
        ({"isMissing": {"mbz_recording_id": True}}, 'mbrecording:""'),
        ({"isMissing": {"lyrics": 0}}, "has:lyrics"),
        ({"isPresent": {"lyrics": "false"}}, 'lyrics:""'),
        ({"isPresent": {"rgtrackgain": 1}}, "has:gain"),
        ({"startsWith": {"filepath": "Jazz/"}}, 'path:"*/Jazz/*"'),
        ({"inPlaylist": {"name": "Sunday"}}, 'in:"Sunday"'),
        ({"notInPlaylist": {"path": "lists/Old ones.nsp"}}, '-in:"Old ones"'),
        ({"any": [{"all": [{"is": {"loved": True}}, {"gt": {"year": 1}}]}, {"is": {"title": "x"}}]},
         "is:liked year:>1 | title:=x"),
        ({"is": {"recordlabel": "ECM"}, "gt": {"bpm": 100}}, "label:=ECM bpmtag:>100"),
    ],
)  # fmt: skip
def test_rules_that_are_read(rule: dict[str, object], query: str) -> None:
    assert parse(rules("navidrome", json.dumps({"all": [rule]})).query).tree == parse(query).tree


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ({"soundsLike": {"artist": "x"}}, "operator “soundsLike”"),
        ({"is": {"albumrating": 4}}, "field “albumrating”"),
        ({"is": {"library_id": 1}}, "field “library_id”"),
        ({"is": {"lyricist": "x"}}, "field “lyricist”"),
        ({"inPlaylist": {"id": "abc"}}, "inPlaylist id abc"),
        ({"contains": {"year": "19"}}, 'contains year "19"'),
        ({"gt": {"title": 3}}, "“more” of title"),
        ({"inTheRange": {"artist": ["a", "b"]}}, 'inTheRange artist ["a", "b"]'),
        ({"inTheRange": {"year": [1]}}, "inTheRange year [1]"),
        ({"inTheLast": {"year": 3}}, "inTheLast year 3"),
        ({"inTheLast": {"lastplayed": "soon"}}, 'inTheLast lastplayed "soon"'),
        ({"is": {"title": "x", "album": "y"}}, "“is” on 2 fields"),
        ({"is": {"missing": True}}, "field “missing”"),
        ({"gt": {"loved": True}}, "gt loved true"),
        ({"before": {"lastplayed": "soon"}}, 'before lastplayed "soon"'),
        ({"gt": {"rating": 9}}, "rating 9"),
        ({"all": []}, "“all” without rules"),
        ({"is": {"year": [1, 2]}}, "is year [1, 2]"),
        ({"gt": {"year": "1e400"}}, 'gt year "1e400"'),
        ("is", '"is" as a rule'),
    ],
)  # fmt: skip
def test_rules_that_are_refused_by_name(rule: object, named: str) -> None:
    text = json.dumps({"all": [{"is": {"title": "good"}}, rule]})
    one = smart("navidrome", text)
    assert one.rules is None
    assert one.problems == (named,)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"offset": 5}, "offset 5"),
        ({"sort": "albumrating"}, "sort by albumrating"),
        ({"sort": "title,random"}, "sort by random"),
        ({"order": "up"}, "order up"),
        ({"limit": -1}, "limit -1"),
        ({"limit": "10"}, "limit 10"),
        ({"limitPercent": 101}, "limitpercent 101"),
        ({"rules": []}, "key “rules”"),
        ({"any": []}, "“all” and “any” both at the top"),
    ],
)
def test_orders_and_limits_that_are_refused(more: dict[str, object], named: str) -> None:
    text = json.dumps({"all": [{"is": {"title": "x"}}], **more})
    assert smart("navidrome", text).problems == (named,)


@pytest.mark.parametrize(
    ("more", "order", "sort", "limit", "unit"),
    [
        ({}, SortOrder.FIELDS, (("title", False),), None, LimitUnit.TRACKS),
        ({"sort": "-year, +title", "order": "desc"}, SortOrder.FIELDS, (("year", False), ("title", True)),
         None, LimitUnit.TRACKS),
        ({"sort": "random", "limit": 5, "limitPercent": 10}, SortOrder.RANDOM, (), 5, LimitUnit.TRACKS),
        ({"sort": "lastPlayed", "limitPercent": 10, "offset": 0, "refreshDelay": "1h", "public": True},
         SortOrder.FIELDS, (("played", False),), 10, LimitUnit.PERCENT),
    ],
)  # fmt: skip
def test_order_and_limit(
    more: dict[str, object],
    order: SortOrder,
    sort: tuple[tuple[str, bool], ...],
    limit: int | None,
    unit: LimitUnit,
) -> None:
    read = rules("navidrome", json.dumps({"ANY": [{"is": {"title": "x"}}], **more}))
    assert (read.order, read.sort, read.limit, read.limit_unit) == (order, sort, limit, unit)


def test_comments_and_texts_that_look_like_some() -> None:
    text = '// a\n{ /* b\n */ "name": "http://x /* y */", "all": [ { "is": { "title": "a // b" } } ] } // c'
    one = smart("navidrome", text)
    assert one.name == "http://x /* y */"
    assert one.rules is not None
    assert parse(one.rules.query).tree == Field("title", Exact("a // b"))


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"all": [' * 5000, "nonsense", '{"limit": ' + "9" * 5000 + "}"]
)
def test_damaged_files(text: str) -> None:
    with pytest.raises(PlaylistFileError) as caught:
        smart("navidrome", text)
    assert caught.value.reason in {"damaged", "not-text"}


def test_too_many_and_too_deep_rules() -> None:
    many = json.dumps({"all": [{"is": {"title": str(number)}} for number in range(5000)]})
    assert smart("navidrome", many).problems == ("more than 400 rules",)
    deep = '{"all": [' + '{"any": [' * 60 + '{"is": {"title": "x"}}' + "]}" * 60 + "]}"
    assert smart("navidrome", deep).problems == ("groups too deep",)


def values_near(node: Node, seed: int) -> FieldValues:
    """A random track whose values are near those that a tree asks for."""
    chance = random.Random(seed)
    texts: dict[str, list[str]] = {}
    numbers: dict[str, float | str] = {}
    wanted: dict[str, list[object]] = {}
    flags = []
    for leaf in leaves(node):
        if isinstance(leaf, Field):
            wanted.setdefault(leaf.name, []).append(leaf.condition)
        elif isinstance(leaf, Flag) and chance.random() < 0.5:
            flags.append(leaf.name)
    for spec in FIELDS:
        conditions = wanted.get(spec.name, [])
        if chance.random() < 0.25:
            continue
        if spec.is_text:
            texts[spec.name] = [text_near(chance, conditions)]
            continue
        chosen = ends_of(conditions)
        numbers[spec.name] = near(chance, spec.kind, chance.choice(chosen) if chosen else None)
        if spec.name == "rating":
            numbers[spec.name] = min(10, max(1, round(float(numbers[spec.name]))))
    return FieldValues(
        1, texts, numbers, None, frozenset(flags), frozenset(chance.sample(["cover", "gain"], 1))
    )


def ends_of(conditions: list[object]) -> list[object]:
    ends: list[object] = []
    for each in conditions:
        if isinstance(each, Compare):
            ends.append(each.value)
        elif isinstance(each, Range):
            ends += [end for end in (each.low, each.high) if end is not None]
    return ends


def text_near(chance: random.Random, conditions: list[object]) -> str:
    known = [
        each.text if isinstance(each, (Exact, Words)) else each.pattern.replace("\\", "").replace("*", "")
        for each in conditions
        if isinstance(each, (Exact, Words, Wildcard))
    ] or ["other"]
    text = chance.choice(known)
    return chance.choice([text, f"x {text}", f"{text} x", f"a{text}b", f"/m/{text}", "y"])


def near(chance: random.Random, kind: Kind, end: object) -> float | str:
    if kind is Kind.DATE:
        date = end if isinstance(end, PartialDate) else PartialDate(2004, 5, 3)
        shift = chance.choice([-1, 0, 0, 1])
        year = min(9999, max(1, date.year + shift))
        return date_text(chance.choice([PartialDate(year), PartialDate(year, date.month or 5, date.day)]))
    if kind is Kind.TIME:
        day = 86_400_000
        if isinstance(end, PartialDate):
            first = dt.datetime(end.year, end.month or 1, end.day or 1, tzinfo=dt.UTC)
            return first.timestamp() * 1000 + chance.choice([-1, 0, 1, day, 40 * day, 400 * day])
        # Navidrome does not say on which side the very millisecond is.
        return NOW_MS - chance.choice([0, 1, 30, 365, 4000]) * day - chance.choice([-5, 5])
    number = float(end) if isinstance(end, (int, float)) else 3.0
    if kind in {Kind.DURATION, Kind.SIZE, Kind.NUMBER, Kind.RATING}:
        return round(number) + chance.choice([-1001, -1, 0, 0, 1, 999, 1001])
    return number


@settings(max_examples=200, deadline=None)
@given(trees(NAMES), st.integers(0, 2**32))
def test_what_is_written_means_the_same_when_it_is_read(tree: Node, seed: int) -> None:
    try:
        text = navidrome_text("x", "", SmartRules(write(tree)))
    except RuleErrors as error:
        event(f"refused: {len(error.problems) > 0}")
        assume(False)
    event("said")
    back = parse(rules("navidrome", text).query).tree
    for number in range(12):
        track = values_near(tree, seed + number)
        try:
            assert matches(back, track, WORLD) == matches(tree, track, WORLD), (text, write(back), track)
        except QueryTimeError:
            assume(False)


SAID = st.one_of(
    st.builds(
        Field,
        st.sampled_from(["title", "artist", "genre", "isrc", "label"]),
        st.one_of(
            st.builds(Exact, NAMES),
            st.builds(lambda text: Wildcard(f"{text}*"), st.sampled_from(["a b", "é", "x"])),
            st.builds(lambda text: Wildcard(f"*{text}*"), st.sampled_from(["a b", "é", "x"])),
        ),
    ),
    st.builds(Field, st.sampled_from(["title", "album"]), st.builds(Words, NAMES)),
    st.builds(
        Field,
        st.sampled_from(["year", "plays", "size"]),
        st.one_of(
            st.builds(Compare, st.sampled_from([Operator.LESS, Operator.MORE, Operator.EQUAL]),
                      st.integers(0, 3000).map(float)),
            st.builds(Range, st.integers(0, 9).map(float), st.integers(10, 99).map(float)),
        ),
    ),
    st.builds(Flag, st.sampled_from(["liked", "compilation", "explicit"])),
)  # fmt: skip


@given(st.lists(SAID, min_size=2, max_size=5), st.booleans())
def test_the_usual_rules_come_back_as_they_were(parts: list[Node], is_any: bool) -> None:
    query = (" | " if is_any else " ").join(write(part) for part in parts)
    assume(len(dict.fromkeys(parts)) == len(parts))
    tree = parse(query).tree
    sort = (("year", True), ("title", False))
    given_rules = SmartRules(write(tree), sort=sort, limit=10, limit_unit=LimitUnit.PERCENT)
    back = rules("navidrome", navidrome_text("x", "y", given_rules))
    assert parse(back.query).tree == tree
    assert (back.order, back.sort, back.limit, back.limit_unit) == (
        SortOrder.FIELDS,
        sort,
        10,
        LimitUnit.PERCENT,
    )


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("blue", "blue"),
        ("skips:>3", "skips:>3"),
        ("energy:>50%", "energy:>50%"),
        ("plays:top10%", "plays:top10%"),
        ('in:"Sunday"', 'in:"Sunday"'),
        ('like:"x"', 'like:"x"'),
        ("title:/x/", "title:/x/"),
        ("title:a*b", "title:a*b"),
        ("is:banned", "is:banned"),
        ("played:today", "played:today"),
        ("-title:x*", "-title:x*"),
        ("added:<5h", "added:<5h"),
        ("folder:x", "folder:x"),
    ],
)
def test_what_navidrome_cannot_say_is_named(query: str, named: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        navidrome_text("x", "", SmartRules(f"artist:=Ada ({query} | year:>1)"))
    assert caught.value.problems == (named,)


def test_orders_and_limits_that_navidrome_cannot_say() -> None:
    wrong = SmartRules(
        "year:>1",
        SortOrder.WEIGHTED,
        limit=5,
        limit_unit=LimitUnit.MINUTES,
        most_of_artist=1,
        most_of_album=2,
    )
    with pytest.raises(RuleErrors) as caught:
        navidrome_text("x", "", wrong)
    assert len(caught.value.problems) == 4
    with pytest.raises(RuleErrors) as caught:
        navidrome_text("x", "", SmartRules("year:>1", sort=(("energy", True),)))
    assert caught.value.problems == ("the order by energy",)


def test_every_field_of_the_table_is_ours() -> None:
    from musicrec_desktop.playlist_files.smart.navidrome.fields import FLAGS, INTEGERS, READ

    assert all(field_of(ours) is not None for ours in (*READ.values(), *INTEGERS))
    assert set(FLAGS.values()) <= {"liked", "compilation"}
