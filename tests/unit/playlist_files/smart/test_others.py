"""Rules of Quod Libet, Rhythmbox, MusicBee and Kodi."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.model.playlist import LimitUnit, SortOrder
from musicrec_desktop.playlist_files.smart.reading import parse_smart
from musicrec_desktop.query.ast import EVERYTHING
from musicrec_desktop.query.parser import parse
from tests.support.exchange_library import EXCHANGE
from tests.unit.playlist_files.smart.lists import rules, smart


def same(one: str, other: str) -> bool:
    return parse(one).tree == parse(other).tree


@pytest.mark.parametrize(
    ("search", "query"),
    [
        ("#(rating >= 0.8)", "rating:>=4"),
        ("#(0.2 < rating <= 0.8)", "rating:>1 rating:<=4"),
        ("#(length > 5 minutes)", "length:>5:00"),
        ("#(length < 3:30)", "length:<3:30"),
        ("#(playcount = 0)", "plays:0"),
        ("#(playcount != 3)", "-plays:3"),
        ("#(lastplayed < 1 week)", "played:<7d"),
        ("#(added > 3 days ago)", "added:(>3d | never)"),
        ("#(added >= 2024-05-03)", "added:>=2024-05-03"),
        ("#(lastplayed = 0)", "played:never"),
        ("#(filesize > 10 MB)", "size:>10485760"),
        ("#(date > 2004)", "date:>2004"),
        ("artist = beatles", "artist:*beatles*"),
        ('artist = "The Beatles"', 'artist:="The Beatles"'),
        ('artist != "x"', "-artist:=x"),
        ("title = /^So .*$/", "title:/^So .*$/i"),
        ("title = /AC\\/DC/c", "title:/AC\\/DC/"),
        ("!genre = jazz", "-genre:*jazz*"),
        ("genre = |(jazz, blues)", "genre:*jazz* | genre:*blues*"),
        ("genre = !jazz", "-genre:*jazz*"),
        ("genre = &(jazz, !blues)", "genre:*jazz* -genre:*blues*"),
        ("artist, title = x", "artist:*x* | title:*x*"),
        ("&(a = b, c)", None),
        ("|(artist = x, &(title = y, #(year > 1990)))", "artist:*x* | title:*y* year:>1990"),
        ("blue train", "blue train"),
        ("artist = x, #(year = 1990)", "artist:*x* year:1990"),
        ("~dirname = Live", "folder:*Live*"),
        ("date = 2004", "date:2004"),
        ("tracknumber = 3", "track:3"),
        ("organization = ECM", "label:*ECM*"),
    ],
)
def test_searches_of_quod_libet(search: str, query: str | None) -> None:
    one = smart("quodlibet", f"{search}\nName\n", "queries.saved")
    if query is None:
        assert one.rules is None
        assert one.problems
        return
    assert one.problems == ()
    assert one.rules is not None
    assert same(one.rules.query, query), one.rules.query


@pytest.mark.parametrize(
    "search",
    [
        "#(rating >= 0.8", "#(foo > 3)", "#(rating > playcount)", "#(length > 3 parsecs)", "@(plugin: x)",
        "@(saved: nothing)", "@(saved: Name)", "language = de", "&(artist = x", "title = /(/",
            "#(rating > 7)",
        "!" * 60 + "artist = x", "&(" * 60 + "artist = x" + ")" * 60, "artist =", "#(lastplayed = 3 days)",
    ],
)  # fmt: skip
def test_searches_that_cannot_be_said(search: str) -> None:
    one = smart("quodlibet", f"{search}\nName\n", "queries.saved")
    assert one.rules is None
    assert len(one.problems) == 1


def test_a_search_inside_another_stands_in_its_place() -> None:
    text = "#(year > 1990)\nNew\n|(artist = x, @(saved: new))\nBoth\n@(saved: Loop)\nLoop\n"
    _, both, loop = parse_smart("/m/queries.saved", "quodlibet", text.encode())
    assert both.rules is not None
    assert same(both.rules.query, "artist:*x* | year:>1990")
    assert loop.problems == ("@(saved: Loop)",)
    with pytest.raises(PlaylistFileError, match="damaged"):
        smart("quodlibet", "artist = x\n", "queries.saved")


def rhythmbox(criteria: str, more: str = "") -> str:
    return (
        f'<rhythmdb-playlists><playlist name="x" type="automatic" {more}><conjunction>'
        '<equals prop="type">song'
        f"</equals><subquery><conjunction>{criteria}</conjunction></subquery></conjunction></playlist>"
        "</rhythmdb-playlists>"
    )


@pytest.mark.parametrize(
    ("criteria", "query"),
    [
        ('<like prop="artist-folded">ada</like>', "artist:*ada*"),
        ('<not-like prop="genre-folded">rock</not-like>', "-genre:*rock*"),
        ('<equals prop="title">x</equals>', "title:=x"),
        ('<not-equal prop="title">x</not-equal>', "-title:=x"),
        ('<prefix prop="album-folded">a</prefix><suffix prop="title-folded">b</suffix>', "album:a* title:*b"),
        ('<greater prop="rating">4.000000</greater>', "rating:>=4"),
        ('<less prop="rating">2.0</less>', 'rating:<=2 | rating:""'),
        ('<less prop="play-count">3</less>', "plays:<=3"),
        ('<greater prop="duration">300</greater>', "length:>=5:00"),
        ('<greater prop="date">735234</greater>', "year:>=2014"),
        (
            '<current-time-not-within prop="last-played">604800</current-time-not-within>',
            "played:(>7d | never)",
        ),
        ('<current-time-within prop="first-seen">3600</current-time-within>', "added:<1h"),
        ('<prefix prop="location">file:///m/My%20Jazz/</prefix>', 'path:"/m/My Jazz/*"'),
        (
            '<like prop="title-folded">a</like><disjunction/><like prop="title-folded">b</like>',
            "title:*a* | title:*b*",
        ),
    ],
)  # fmt: skip
def test_criteria_of_rhythmbox(criteria: str, query: str) -> None:
    read = rules(
        "rhythmbox", rhythmbox(criteria, 'sort-key="PlayCount" sort-direction="1" limit-time="3600"')
    )
    assert same(read.query, query), read.query
    assert (read.sort, read.limit, read.limit_unit) == ((("plays", True),), 60, LimitUnit.MINUTES)


@pytest.mark.parametrize(
    ("criteria", "more", "named"),
    [
        ('<like prop="mood">x</like>', "", "like mood x"),
        ('<sounds prop="title">x</sounds>', "", "sounds title x"),
        ('<greater prop="rating">many</greater>', "", "greater rating many"),
        ('<greater prop="last-played">17</greater>', "", "greater last-played 17"),
        ('<like prop="title">x</like>', 'sort-key="Mood"', "sort-key Mood"),
        ('<like prop="title">x</like>', 'limit-count="many"', "limit-count many"),
    ],
)
def test_criteria_that_cannot_be_said(criteria: str, more: str, named: str) -> None:
    assert smart("rhythmbox", rhythmbox(criteria, more)).problems == (named,)


def musicbee(conditions: str, method: str = "All", limit: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><SmartPlaylist><Source Type="1"><Description>d</Description>'
        f'<Conditions CombineMethod="{method}">{conditions}</Conditions>{limit}</Source></SmartPlaylist>'
    )


def condition(field: str, comparison: str, *values: str) -> str:
    names = ["Value"] if len(values) == 1 else [f"Value{number}" for number in range(1, len(values) + 1)]
    told = " ".join(f"{name}={quoteattr(value)}" for name, value in zip(names, values, strict=True))
    return f'<Condition Field="{field}" Comparison="{comparison}" {told}/>'


@pytest.mark.parametrize(
    ("rule", "query"),
    [
        (condition("ArtistPeople", "Contains", "Ada"), "artist:*Ada*"),
        (condition("Album Artist", "IsNot", "Ada"), "-albumartist:=Ada"),
        (condition("GenreSplits", "IsIn", "Jazz", "Blues"), "genre:(=Jazz | =Blues)"),
        (condition("Title", "DoesNotContain", "x"), "-title:*x*"),
        (condition("Comment", "IsNull"), 'comment:""'),
        (condition("Year", "InRange", "1980", "1989"), "year:1980..1989"),
        (condition("Rating", "GreaterThan", "60"), "rating:>3"),
        (condition("Rating", "Is", "5"), "rating:5"),
        (condition("Rating", "LessThan", "3"), 'rating:<3 | rating:""'),
        (condition("FileLastPlayed", "InTheLast", "3d"), "played:<3d"),
        (condition("FileDateAdded", "NotInTheLast", "2 weeks"), "added:(>14d | never)"),
        (condition("FileDateAdded", "IsAfter", "31/12/2023"), "added:>=2023-12-31"),
        (condition("FileDuration", "LessThan", "3:30"), "length:<3:30"),
        (condition("Title", "MatchesRegEx", "^a"), "title:/^a/"),
    ],
)
def test_conditions_of_musicbee(rule: str, query: str) -> None:
    assert same(rules("musicbee", musicbee(rule)).query, query)


def test_groups_and_limits_of_musicbee() -> None:
    inner = condition("Year", "LessThan", "1980") + condition("Title", "Is", "x")
    group = f'<{{0}} CombineMethod="Any">{inner}</{{0}}>'
    rule = f'<Condition Field="Rating" Comparison="Is" Value="5">{group}</Condition>'
    limit = '<Limit FilterDuplicates="False" Enabled="{}" Count="2" Type="Hours" SelectedBy="{}" />'
    read = rules("musicbee", musicbee(rule.format("And"), limit=limit.format("True", "MostRecentlyAdded")))
    assert same(read.query, "rating:5 (year:<1980 | title:=x)")
    assert (read.limit, read.limit_unit, read.sort) == (120, LimitUnit.MINUTES, (("added", True),))
    read = rules("musicbee", musicbee(rule.format("Or"), "Any", limit.format("False", "Random")))
    assert same(read.query, "rating:5 | year:<1980 | title:=x")
    assert (read.limit, read.order) == (None, SortOrder.FIELDS)
    refused = smart(
        "musicbee", musicbee(condition("Custom1", "Is", "x"), limit=limit.format("True", "Magic"))
    )
    assert refused.problems == ("Custom1 Is x", "selected by Magic")


def kodi(rule: str, more: str = "", match: str = "all", kind: str = "songs") -> str:
    return f'<smartplaylist type="{kind}"><name>N</name><match>{match}</match>{rule}{more}</smartplaylist>'


def kodi_rule(field: str, operator: str, *values: str) -> str:
    told = "".join(f"<value>{value}</value>" for value in values)
    return f'<rule field="{field}" operator="{operator}">{told}</rule>'


@pytest.mark.parametrize(
    ("rule", "query"),
    [
        (kodi_rule("genre", "is", "Jazz", "Blues"), "genre:(=Jazz | =Blues)"),
        (kodi_rule("genre", "isnot", "Jazz", "Blues"), "-genre:(=Jazz | =Blues)"),
        ('<rule field="path" operator="startswith">/m/x</rule>', 'path:"/m/x*"'),
        (kodi_rule("userrating", "greaterthan", "6"), "rating:>3"),
        (kodi_rule("lastplayed", "notinthelast", "2 weeks"), "played:(>14d | never)"),
        (kodi_rule("lastplayed", "after", "2024-05-03"), "played:>=2024-05-03"),
        (kodi_rule("year", "between", "1980", "1989"), "year:1980..1989"),
        (kodi_rule("playlist", "is", "Other.xsp"), 'in:"Other"'),
        (kodi_rule("compilation", "true"), "is:compilation"),
        (kodi_rule("time", "greaterthan", "05:00"), "length:>5:00"),
    ],
)
def test_rules_of_kodi(rule: str, query: str) -> None:
    read = rules("kodi", kodi(rule, "<limit>25</limit><order direction='descending'>playcount</order>"))
    assert same(read.query, query), read.query
    assert (read.limit, read.sort) == (25, (("plays", True),))


def test_lists_of_kodi_that_cannot_be_said() -> None:
    rule = kodi_rule("genre", "is", "Jazz")
    assert smart("kodi", kodi(rule, kind="albums")).problems == ("a list of albums, not of songs",)
    assert smart("kodi", kodi(rule, "<group>artists</group>")).problems == ("group artists",)
    assert smart("kodi", kodi(kodi_rule("role", "is", "x"))).problems == ("role is x",)
    assert smart("kodi", kodi("")).problems == ("no rules",)
    assert rules("kodi", kodi(rule, "<order>random</order>")).order is SortOrder.RANDOM
    assert same(
        rules("kodi", kodi(rule + kodi_rule("year", "is", "1999"), match="one")).query,
        "genre:=Jazz | year:1999",
    )


def files() -> Iterator[Any]:
    for kind, pattern in (
        ("navidrome", "nsp/*.nsp"),
        ("quodlibet", "quodlibet/lists/*"),
        ("rhythmbox", "rhythmbox/playlists.xml"),
    ):
        for path in sorted(EXCHANGE.glob(pattern)):
            yield pytest.param(kind, path, id=path.name)


@pytest.mark.parametrize(("kind", "path"), [*files()] or [pytest.param("", Path(), marks=pytest.mark.skip)])
def test_cut_and_spoiled_samples_are_read_or_refused(kind: str, path: Path) -> None:
    chance = random.Random(path.name)
    data = path.read_bytes()
    for _ in range(80):
        spoiled = bytearray(data[: chance.randrange(len(data) + 1)] if chance.random() < 0.5 else data)
        for _ in range(chance.randrange(6)):
            if spoiled:
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        with contextlib.suppress(PlaylistFileError):
            for one in parse_smart(str(path), kind, bytes(spoiled)):
                assert one.name
                assert bool(one.problems) or one.rules is not None or kind == "rhythmbox"
                if one.rules is not None:
                    parsed = parse(one.rules.query)
                    assert parsed.problems == ()
                    assert parsed.tree != EVERYTHING or not one.rules.query
