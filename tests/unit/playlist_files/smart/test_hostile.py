"""Files with rules that are too large, too deep, or built to harm: refused in words, and in little time."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.smart.reading import parse_smart
from musicrec_desktop.playlist_files.smart.values import LONGEST_VALUE, MOST_BYTES, SmartList

FILES = {
    "navidrome": "a.nsp",
    "kodi": "a.xsp",
    "musicbee": "a.xautopf",
    "rhythmbox": "playlists.xml",
    "quodlibet": "queries.saved",
}


def _lists(kind: str, text: str) -> tuple[SmartList, ...]:
    return parse_smart(f"/m/{FILES[kind]}", kind, text.encode())


def _refused(kind: str, text: str) -> str:
    with pytest.raises(PlaylistFileError) as caught:
        _lists(kind, text)
    return caught.value.reason


def _kodi(rules: str) -> str:
    return f"<smartplaylist type='songs'><name>a</name>{rules}</smartplaylist>"


def _kodi_rule(value: str) -> str:
    return _kodi(f"<rule field='title' operator='is'><value>{value}</value></rule>")


def _musicbee(conditions: str, limit: str = "") -> str:
    source = f"<Source Type='1'><Conditions>{conditions}</Conditions>{limit}</Source>"
    return f"<SmartPlaylist>{source}</SmartPlaylist>"


def _rhythmbox(criteria: str, attributes: str = "") -> str:
    playlist = (
        f"<playlist name='a' type='automatic' {attributes}><conjunction>{criteria}</conjunction></playlist>"
    )
    return f"<rhythmdb-playlists>{playlist}</rhythmdb-playlists>"


TITLE = "<Condition Field='Title' Comparison='Is' Value='a'/>"
RULE_OF_A_TITLE: dict[str, Callable[[str], str]] = {
    "navidrome": lambda value: json.dumps({"all": [{"is": {"title": value}}]}),
    "kodi": _kodi_rule,
    "musicbee": lambda value: _musicbee(f"<Condition Field='Title' Comparison='Is' Value='{value}'/>"),
    "rhythmbox": lambda value: _rhythmbox(f"<equals prop='title'>{value}</equals>"),
    "quodlibet": lambda value: f'title = "{value}"\nname\n',
}


@pytest.mark.parametrize("kind", FILES)
def test_a_value_of_any_length_is_read_or_refused(kind: str) -> None:
    (read,) = _lists(kind, RULE_OF_A_TITLE[kind]("x" * LONGEST_VALUE))
    assert read.rules is not None
    (refused,) = _lists(kind, RULE_OF_A_TITLE[kind]("x" * (LONGEST_VALUE + 1)))
    assert refused.rules is None
    assert len(refused.problems) == 1
    assert len(refused.problems[0]) < 200


@pytest.mark.parametrize("kind", FILES)
def test_a_value_of_megabytes_is_refused(kind: str) -> None:
    text = RULE_OF_A_TITLE[kind]("x" * 5 * MOST_BYTES)
    if kind == "rhythmbox":  # plain lists, which may be long, lie in the same file
        (refused,) = _lists(kind, text)
        assert refused.rules is None
        assert refused.problems
    else:
        assert _refused(kind, text) == "rules-too-big"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("navidrome", json.dumps({"all": [{"is": {"title": f"{number}"}} for number in range(5000)]})),
        ("kodi", _kodi("<rule field='title' operator='is'><value>a</value></rule>" * 5000)),
        ("musicbee", _musicbee("<Condition Field='Title' Comparison='Is' Value='a'/>" * 5000)),
        ("rhythmbox", _rhythmbox("<equals prop='title'>a</equals>" * 100_000)),
        ("quodlibet", f"&({'title=a, ' * 100_000}title=a)\nname\n"),
        ("quodlibet", f"{'a ' * 100_000}\nname\n"),
        ("quodlibet", f"{'title, ' * 100_000}title=a\nname\n"),
    ],
)
def test_too_many_rules_are_refused(kind: str, text: str) -> None:
    (refused,) = _lists(kind, text)
    assert refused.rules is None
    assert refused.problems[0].startswith(("more than 400 rules", "“"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("navidrome", '{"all":[' * 100_000),
        ("navidrome", '{"all":[{"is":{"title":' + "[" * 990 + "]" * 990 + "}}]}"),
        ("kodi", _kodi("<rule>" * 100_000)),
        ("musicbee", _musicbee("<Condition Field='Title'><And>" * 20_000)),
        ("rhythmbox", _rhythmbox("<subquery><conjunction>" * 100_000)),
    ],
)
def test_groups_too_deep_are_refused(kind: str, text: str) -> None:
    assert _refused(kind, text) == "damaged"


@pytest.mark.parametrize("query", ["&(" * 100_000, "!" * 100_000, "title=" + "!" * 100_000])
def test_searches_too_deep_are_refused(query: str) -> None:
    (refused,) = _lists("quodlibet", f"{query}\nname\n")
    assert refused.problems == ("groups too deep",)


@pytest.mark.parametrize(
    "text",
    [
        '{"all":[{"is":{"title":"' + '\\"' * 450_000,
        "/*" * 450_000,
        "/*" + "/ *" * 300_000,
        '"\\' * 450_000,
    ],
)
def test_comments_and_strings_without_end_are_looked_for_once(text: str) -> None:
    """Looked for from each quotation mark, this would take minutes."""
    assert _refused("navidrome", text) == "damaged"


def test_an_attribute_of_megabytes_is_read_once() -> None:
    """Read again with each part of the file, this would take minutes."""
    (refused,) = _lists("rhythmbox", _rhythmbox(f"<equals prop='{'x' * 20_000_000}'>a</equals>"))
    assert len(refused.problems[0]) < 200


def test_searches_that_multiply_end() -> None:
    bomb = "".join(
        f"&({', '.join([f'@(saved: q{number + 1})'] * 10)}, title=t{number})\nq{number}\n"
        for number in range(25)
    )
    lists = _lists("quodlibet", f"{bomb}title=a\nq25\n")
    assert lists[0].problems == ("more than 400 rules",)
    assert lists[-1].rules is not None


def test_searches_that_include_each_other_are_refused() -> None:
    lists = _lists("quodlibet", "@(saved: b)\na\n|(title=x, @(saved: a))\nb\n@(saved: c)\nc\ntitle=y\nd\n")
    assert [bool(one.problems) for one in lists] == [True, True, True, False]


def test_a_search_in_many_others_is_read_for_each() -> None:
    lists = _lists(
        "quodlibet", "title=x\na\n" + "".join(f"@(saved: a)\nn{number}\n" for number in range(500))
    )
    assert {one.rules.query for one in lists if one.rules} == {"title:*x*"}
    assert len(lists) == 501


@pytest.mark.parametrize(
    "text",
    ["title=a\nn\n" * 2000, None],
)
def test_too_many_lists_are_refused(text: str | None) -> None:
    if text is None:
        one = _rhythmbox("<equals prop='title'>a</equals>").split(">", 1)[1].rsplit("<", 1)[0]
        assert (
            _refused("rhythmbox", f"<rhythmdb-playlists>{one * 2000}</rhythmdb-playlists>")
            == "too-many-lists"
        )
    else:
        assert _refused("quodlibet", text) == "too-many-lists"


NUMBERS = ("1e999", "-1e999", "nan", "inf", "9" * 400, "9" * 5000, "٣", "1_000", "", "0x10", "99999999999")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("navidrome", '{{"all":[{{"gt":{{"duration":"{0}"}}}}, {{"is":{{"year":"{0}"}}}}]}}'),
        ("navidrome", '{{"all":[{{"inTheLast":{{"lastplayed":"{0}"}}}}], "limit":"{0}"}}'),
        ("navidrome", '{{"all":[{{"inTheRange":{{"year":["{0}","{0}"]}}}}]}}'),
        ("kodi", _kodi("<rule field='time' operator='greaterthan'><value>{0}</value></rule>")),
        ("kodi", _kodi("<rule field='title' operator='is'><value>a</value></rule><limit>{0}</limit>")),
        ("musicbee", _musicbee("<Condition Field='Rating' Comparison='Is' Value='{0}'/>")),
        ("musicbee", _musicbee(TITLE, "<Limit Enabled='True' Count='{0}' Type='Items'/>")),
        ("rhythmbox", _rhythmbox("<greater prop='duration'>{0}</greater><less prop='year'>{0}</less>")),
        ("rhythmbox", _rhythmbox("<current-time-within prop='last-played'>{0}</current-time-within>")),
        ("rhythmbox", _rhythmbox("<equals prop='title'>a</equals>", "limit-count='{0}'")),
        ("quodlibet", "#(length > {0})\nname\n"),
        ("quodlibet", "#(length > 1:{0})\nname\n"),
        ("quodlibet", "#(length > {0}:10)\nname\n"),
        ("quodlibet", "#(lastplayed < {0} years)\nname\n"),
        ("quodlibet", "#(year = {0})\nname\n"),
        ("quodlibet", "#(rating > {0})\nname\n"),
    ],
)  # fmt: skip
def test_numbers_that_are_none_or_too_large_are_told(kind: str, form: str, number: str) -> None:
    """Never another error than the room's; what is read is a query that can be kept."""
    (one,) = _lists(kind, form.format(number))
    assert bool(one.problems) is (one.rules is None)


def test_a_count_of_more_digits_than_a_number_can_have_is_told() -> None:
    limit = f"<Limit Enabled='True' Count='000000001{'9' * 5000}' Type='Items'/>"
    (one,) = _lists("musicbee", _musicbee(TITLE, limit))
    assert len(one.problems) == 1


def test_years_of_few_digits_can_be_said() -> None:
    (one,) = _lists("rhythmbox", _rhythmbox("<greater prop='year'>0</greater>"))
    assert one.rules is not None
    assert one.rules.query == "year:>=0000"


def test_a_report_of_many_problems_stays_short() -> None:
    rules = "".join(
        f"<rule field='nope{number}' operator='is'><value>a</value></rule>" for number in range(300)
    )
    (one,) = _lists("kodi", _kodi(rules))
    assert len(one.problems) == 21
    assert one.problems[-1] == "280 more"
