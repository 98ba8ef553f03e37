"""``musicrec tracks`` and ``smart``: queries with orders and limits, and playlists that rules find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from musicrec_desktop.model.smart_templates import SMART_TEMPLATES
from tests.support.cli import Cli, chord, drums, write
from tests.support.cli_session import CliSession, cli_session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CliSession]:
    """A profile and music of three drummed and three droning tracks, scanned and analysed."""
    library = Cli(tmp_path_factory.mktemp("smart"))
    library.home.mkdir()
    for number, tempo_bpm in enumerate((100, 120, 140)):
        artist = "ABC"[number]
        write(library.music / f"{artist}.flac", "flac", drums(tempo_bpm), f"Beat {artist}", artist)
    for number, base_hz in enumerate((110.0, 147.0, 196.0)):
        artist = "XYZ"[number]
        write(library.music / f"{artist}.flac", "flac", chord(base_hz), f"Drone {artist}", artist)
    with cli_session(library) as opened:
        assert opened.document("scan", str(library.music))["added"] == 6
        assert opened.document("analyse", "--jobs", "1")["analysed"] == 6
        yield opened


@pytest.fixture
def cli(session: CliSession) -> CliSession:
    """No playlists are there."""
    for playlist in session.document("playlist"):
        session.document("playlist", "delete", str(playlist["id"]))
    return session


def titles(tracks: list[Any]) -> list[str]:
    return [track["title"] for track in tracks]


def test_tracks_are_ordered_and_limited(cli: CliSession) -> None:
    assert titles(cli.document("tracks", "genre:drone", "--sort", "-title")) == [
        "Drone Z",
        "Drone Y",
        "Drone X",
    ]
    assert titles(cli.document("tracks", "--sort", "-genre,title", "--limit", "2")) == ["Beat A", "Beat B"]
    assert titles(cli.document("tracks", "--sort", "genre,-artist", "--limit", "4")) == [
        "Drone Z",
        "Drone Y",
        "Drone X",
        "Beat C",
    ]


def test_tracks_that_sound_alike_are_found(cli: CliSession) -> None:
    found = titles(cli.document("tracks", 'like:"Drone X"', "genre:drone"))
    assert found == ["Drone Y", "Drone Z"]


@pytest.mark.parametrize(
    ("query", "signs", "words"),
    [
        ("genre:drone yaer:2020 x", "            ^^^^^", "Perhaps “year:” is meant."),
        ("year:soon", "     ^^^^", "“soon” is not a year."),
        ('in:"Sunday"', "   ^^^^^^^^", "There is no playlist “Sunday”."),
        ('ø like:"Nobody"', "       ^^^^^^^^", "“Nobody” names no track"),
    ],
)
def test_an_error_points_at_the_characters(cli: CliSession, query: str, signs: str, words: str) -> None:
    status, out, err = cli.run("tracks", query)
    first, text, pointed = err.splitlines()
    assert (status, out) == (2, "")
    assert words in first
    assert (text, pointed) == (f"  {query}", f"  {signs}")


def test_a_query_may_begin_with_a_minus(cli: CliSession) -> None:
    assert titles(cli.document("tracks", "-drone", "--sort", "-title")) == ["Beat C", "Beat B", "Beat A"]
    assert titles(cli.document("tracks", "--limit", "1", "-beat", "-artist:X")) == ["Drone Y"]
    assert titles(cli.document("tracks", "beat", "--sort", "title", "-artist:B")) == ["Beat A", "Beat C"]
    made = cli.document("smart", "create", "Not drone", "-drone", "--limit", "2", "-artist:A")
    assert (made["rules"]["query"], made["tracks"]) == ("-drone -artist:A", 2)
    status, _, err = cli.run("tracks", "-drone", "--sorrt", "title")
    assert (status, "--sorrt" in err) == (2, True)
    status, _, err = cli.run("smart", "create", "-drone")
    assert (status, "the name comes first" in err) == (2, True)


def test_the_list_tells_how_many_tracks_each_holds_now(cli: CliSession) -> None:
    cli.document("playlist", "create", "Beats", "--search", "beat")
    cli.document("smart", "create", "Drones", "genre:drone")
    cli.document("smart", "create", "Two at most", "--limit", "2")
    cli.document("smart", "create", "In beats", "in:Beats")
    cli.document("smart", "create", "Alike", 'like:"Beat A"')
    cli.document("playlist", "delete", "Beats")
    status, out, err = cli.run("smart", "list", "--json")
    held = {one["name"]: one for one in json.loads(out)}
    assert status == 0
    assert (held["Drones"]["tracks"], held["Two at most"]["tracks"]) == (3, 2)
    assert held["Drones"]["length_ms"] > 0
    assert held["Drones"]["problem"] is None
    assert held["Alike"]["tracks"] == len(cli.document("tracks", 'like:"Beat A"'))
    assert (held["In beats"]["tracks"], held["In beats"]["length_ms"]) == (None, None)
    assert "Beats" in held["In beats"]["problem"]
    assert "“In beats”" in err
    status, out, _ = cli.run("smart", "list")
    (row,) = [line.split() for line in out.splitlines() if " Drones " in line]
    assert row[1:4] == ["Drones", "3", "genre:drone"]


def test_an_order_by_no_field_is_refused(cli: CliSession) -> None:
    status, _, err = cli.run("tracks", "--sort", "yeer")
    assert status == 2
    assert "Perhaps “year:” is meant." in err


def test_a_smart_playlist_is_made_shown_edited_and_frozen(cli: CliSession) -> None:
    made = cli.document("smart", "create", "Drones", "genre:drone", "--sort", "-title", "--limit", "2")
    assert (made["name"], made["kind"], made["tracks"]) == ("Drones", "smart", 2)
    assert made["rules"]["sort"] == [["title", True]]
    assert titles(cli.document("smart", "show", "drones")["entries"]) == ["Drone Z", "Drone Y"]
    edited = cli.document("smart", "edit", "drones", "--limit", "none", "--most-of-artist", "1")
    assert (edited["tracks"], edited["rules"]["query"], edited["rules"]["limit"]) == (3, "genre:drone", None)
    assert edited["rules"]["most_of_artist"] == 1
    frozen = cli.document("smart", "freeze", "drones", "Kept")
    assert (frozen["kind"], frozen["tracks"]) == ("plain", 3)
    shown = cli.document("playlist", "show", "Kept")["entries"]
    assert titles(shown) == ["Drone Z", "Drone Y", "Drone X"]
    assert [one["name"] for one in cli.document("smart")] == ["Drones"]
    assert [one["name"] for one in cli.document("playlist")] == ["Drones", "Kept"]


def test_limits_are_tracks_minutes_or_megabytes(cli: CliSession) -> None:
    limits = {
        "5": ("tracks", 5),
        "90min": ("minutes", 90),
        "2h": ("minutes", 120),
        "700MB": ("megabytes", 700),
    }
    for text, (unit, number) in limits.items():
        rules = cli.document("smart", "create", f"Limit {text}", "--limit", text)["rules"]
        assert (rules["limit_unit"], rules["limit"]) == (unit, number)
    status, _, err = cli.run("smart", "create", "X", "--limit", "5 apples")
    assert status == 2
    assert "is not like 50" in err


def test_a_random_order_stays_until_it_has_another_seed(cli: CliSession) -> None:
    made = cli.document("smart", "create", "Any", "--random", "--seed", "5")
    first = titles(cli.document("smart", "show", "any")["entries"])
    assert titles(cli.document("smart", "show", "any")["entries"]) == first
    orders = {
        tuple(titles(cli.document("smart", "show", "any")["entries"]))
        for seed in range(6)
        if cli.document("smart", "edit", str(made["id"]), "--seed", str(seed))["rules"]["seed"] == seed
    }
    assert tuple(first) in orders
    assert len(orders) > 1


def test_playlists_in_each_other_are_followed_and_loops_refused(cli: CliSession) -> None:
    cli.document("smart", "create", "Inner", "genre:drone")
    cli.document("smart", "create", "Outer", 'in:"Inner" -title:x')
    assert titles(cli.document("tracks", "in:outer")) == ["Drone Y", "Drone Z"]
    cli.document("playlist", "rename", "Inner", "Core")
    assert cli.document("smart", "show", "Outer")["rules"]["query"] == 'in:"Core" -title:x'
    status, _, err = cli.run("smart", "edit", "Core", "--query", 'genre:drone in:"outer"')
    assert status == 2
    assert "“outer” would be inside itself." in err
    assert err.splitlines()[2] == f"  {' ' * 15}{'^' * 7}"


def test_templates_are_listed_and_used(cli: CliSession) -> None:
    listed = cli.document("smart", "templates")
    assert [one["id"] for one in listed] == [one.id for one in SMART_TEMPLATES]
    made = cli.document("smart", "create", "New", "--template", "never-played", "--limit", "4")
    assert (made["tracks"], made["rules"]["limit"]) == (4, 4)
    assert made["rules"]["query"] == next(
        one["rules"]["query"] for one in listed if one["id"] == "never-played"
    )


def test_what_cannot_be_evaluated_now_is_made_all_the_same(cli: CliSession) -> None:
    status, out, err = cli.run("--json", "smart", "create", "Alike", "like:now")
    assert (status, json.loads(out)["tracks"]) == (0, None)
    assert "Nothing that was analysed plays now" in err
    assert cli.run("smart", "show", "Alike")[0] == 2
    assert cli.document("smart", "edit", "Alike", "--query", "-genre:drone")["tracks"] == 3


def test_bytes_that_are_no_text_are_kept_as_signs(cli: CliSession) -> None:
    assert len(cli.document("tracks", "beat\udcff")) == 3
    made = cli.document("smart", "create", "Bytes", "not title:beat\udcff")
    assert (made["tracks"], made["rules"]["query"]) == (3, "not title:beat\ufffd")


def test_people_are_shown_tables(cli: CliSession) -> None:
    cli.document("smart", "create", "Drones", "genre:drone", "--sort", "-title", "--limit", "2")
    for arguments, words in (
        (("smart",), ("Drones", "genre:drone", "-title")),
        (("smart", "show", "Drones"), ("Drone Z", "2 tracks", "genre:drone  -title  2")),
        (("smart", "templates"), ("workout", "calm-evening")),
        (("playlist",), ("Drones", "smart")),
    ):
        status, out, err = cli.run(*arguments)
        assert (status, err) == (0, "")
        assert all(word in out for word in words), out


def test_a_plain_playlist_has_no_rules_to_edit(cli: CliSession) -> None:
    cli.document("playlist", "create", "Plain")
    status, _, err = cli.run("smart", "edit", "Plain", "--query", "x")
    assert status == 1
    assert "has no rules" in err
