"""The samples of files with rules, against what is expected of them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playlist_files.reading import parse_playlist
from musicrec_desktop.playlist_files.smart.reading import parse_smart
from musicrec_desktop.playlist_files.smart.values import SmartList
from musicrec_desktop.playlist_files.surroundings import Surroundings
from musicrec_desktop.query.parser import parse
from tests.support.exchange_library import EXCHANGE, library

pytestmark = pytest.mark.skipif(not EXCHANGE.is_dir(), reason=f"no samples at {EXCHANGE}")

QUERIES = {
    "all_nested.nsp": "(is:liked | rating:>3) year:1998..2012 -genre:*Rock* (played:>30d | played:never)",
    "any_percent.nsp": 'artist:"The *" | title:"*(Live)" | file:*.flac',
    "dates_and_missing.nsp": 'plays:0 added:>=2024-01-01 date:<2020-06-30 mbrecording:"" lyrics:""',
    "Top Drone": "rating:>=4 | genre:*ambient* played:<7d",
    "Good, long unheard": "rating:>=3.75 (played:>90d | played:never)",
    "Quiet, not Otto": 'genre:/^(ambient|piano)$/i -artist:="Otto Lindqvist"',
    "New or good": "plays:0 | rating:>=3.75 (played:>90d | played:never)",
}
"""What the expected trees say, in the query language."""
SORTS = {"Rating": "rating", "dateadded": "added", "year": "year", "title": "title"}


@cache
def _expected(group: str) -> dict[str, Any]:
    path = EXCHANGE / group / "expected.json"
    return dict(json.loads(path.read_bytes())["files"]) if path.is_file() else {}


def _lists(kind: str, path: str) -> tuple[SmartList, ...]:
    return parse_smart(f"/m/{path.rpartition('/')[2]}", kind, (EXCHANGE / path).read_bytes())


def _check(rules: SmartRules | None, name: str, expected: dict[str, Any]) -> None:
    assert rules is not None
    assert parse(rules.query).tree == parse(QUERIES[name]).tree, rules.query
    sort = expected.get("sort", [])
    if sort and sort[0][0] == "random":
        assert rules.order is SortOrder.RANDOM
    else:
        assert rules.sort == tuple((SORTS[field], way == "desc") for field, way in sort)
    limit = expected.get("limit", expected.get("limit_percent"))
    unit = LimitUnit.PERCENT if "limit_percent" in expected else LimitUnit.TRACKS
    assert (rules.limit, rules.limit_unit) == (limit, unit)


@pytest.mark.parametrize("name", sorted(_expected("nsp")))
def test_navidrome(name: str) -> None:
    expected = _expected("nsp")[name]
    (one,) = _lists("navidrome", f"nsp/{name}")
    if "tree" in expected:
        assert one.name == expected["name"]
        _check(one.rules, name, expected)
        return
    assert one.rules is None
    for rule in expected.get("unsupported_rules", ()):
        assert rule in one.problems
    if "refused" in expected:
        assert len(one.problems) == 1


def test_rhythmbox() -> None:
    expected = _expected("rhythmbox")["playlists.xml"]
    lists = {one.name: one for one in _lists("rhythmbox", "rhythmbox/playlists.xml")}
    assert list(lists) == [*(one["name"] for one in expected["playlists"]), "Play Queue"]
    for wanted in expected["playlists"]:
        one = lists[wanted["name"]]
        if "tree" in wanted:
            _check(one.rules, wanted["name"], wanted)
        else:
            assert len(one.entries) == len(wanted["entries"])
    assert len(lists["Play Queue"].entries) == len(expected["queue"])


def test_saved_searches_of_quod_libet() -> None:
    expected = _expected("quodlibet")["lists/queries.saved"]["saved_searches"]
    lists = _lists("quodlibet", "quodlibet/lists/queries.saved")
    assert [one.name for one in lists] == [name for name, _ in expected]
    for one in lists:
        _check(one.rules, one.name, {})


def test_old_playlists_of_quod_libet() -> None:
    """Paths alone, in a file without an extension whose name has signs as URIs do."""
    expected = _expected("quodlibet")["playlists/old%2Fstyle"]
    path = "quodlibet/playlists/old%2Fstyle"
    document = parse_playlist(
        f"/m/{path}", (EXCHANGE / path).read_bytes(), Surroundings(lambda _path: False, lambda _path: b"")
    )
    assert document.name == expected["name"]
    root = library()["root"]
    tracks = {f"{root}/{track['path']}": track["id"] for track in library()["tracks"]}
    found = [tracks.get(entry.locations[0].raw) for entry in document.entries]
    assert found == [entry["track"] for entry in expected["entries"]]
