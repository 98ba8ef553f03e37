"""``musicrec feedback`` and ``--profile``: what is said lasts, and each profile has a say of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cli import Cli, chord, write


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A library of three tracks by X, Y and Z, ids 1 to 3."""
    made = Cli(tmp_path_factory.mktemp("feedback"))
    made.home.mkdir()
    for number, artist in enumerate("XYZ"):
        write(made.music / f"{artist}.flac", "flac", chord(110.0 + 40 * number), f"Drone {artist}", artist)
    assert made.document("scan", str(made.music))["added"] == 3
    return made


@pytest.fixture
def cli(scanned: Cli, tmp_path: Path) -> Cli:
    """A copy that nobody said anything about."""
    return scanned.copied_to(tmp_path)


@pytest.fixture
def path(scanned: Cli) -> Callable[[str], str]:
    """The file of an artist."""
    return lambda artist: str(scanned.music / f"{artist}.flac")


def held(document: dict[str, list[dict[str, object]]]) -> list[tuple[object, ...]]:
    """Title, opinion and ban of the tracks of a document."""
    return [(track["title"], track["opinion"], track["is_banned"]) for track in document["tracks"]]


def test_words_about_tracks_hold_until_taken_back(cli: Cli, path: Callable[[str], str]) -> None:
    liked = cli.document("feedback", "like", path("X"), path("Y"))
    assert held(liked) == [("Drone X", "like", False), ("Drone Y", "like", False)]
    assert set(liked["tracks"][0]) == {
        *("id", "path", "title", "artists", "opinion", "is_banned"),
        *("more", "less", "added", "removed"),
    }
    banned = cli.document("feedback", "ban", path("X"))
    assert held(banned) == [("Drone X", "like", True)]
    assert held(cli.document("feedback", "dislike", path("X"))) == [("Drone X", "dislike", True)]
    assert held(cli.document("feedback", "undo", path("X"))) == [("Drone X", "like", True)]
    undone = cli.document("feedback", "undo", path("X"))
    assert held(undone) == [("Drone X", "like", False)]
    assert [(word["kind"], word["track_id"]) for word in undone["taken_back"]] == [
        ("ban", undone["tracks"][0]["id"])
    ]
    assert [track["title"] for track in cli.document("tracks") if track["is_liked"]] == ["Drone X", "Drone Y"]
    assert held(cli.document("feedback", "clear", path("Y"))) == [("Drone Y", "neutral", False)]
    assert held(cli.document("feedback", "list")) == [("Drone X", "like", False)]


def test_more_and_less_are_counted(cli: Cli, path: Callable[[str], str]) -> None:
    cli.document("feedback", "more", path("Z"))
    (track,) = cli.document("feedback", "--json", "more", path("Z"))["tracks"]
    assert (track["more"], track["less"]) == (2, 0)
    (track,) = cli.document("feedback", "less", str(track["id"]))["tracks"]
    assert (track["more"], track["less"]) == (2, 1)


def test_artists_are_banned_by_name(cli: Cli) -> None:
    assert cli.document("feedback", "ban-artist", "The Xx")["artists"] == [
        {"name": "The Xx", "is_banned": True}
    ]
    assert cli.document("feedback")["artists"] == [{"name": "The Xx", "is_banned": True}]
    undone = cli.document("feedback", "undo")
    assert undone["artists"] == [{"name": "The Xx", "is_banned": False}]
    cli.document("feedback", "ban-artist", "The Xx")
    assert cli.document("feedback", "unban-artist", "THE XX")["artists"][0]["is_banned"] is False
    assert cli.document("feedback", "list") == {"tracks": [], "artists": []}


def have_profiles(cli: Cli, *names: str) -> None:
    there = {profile["name"] for profile in cli.document("profile")}
    for name in set(names) - there:
        cli.document("profile", "create", name)


def test_each_profile_has_a_say_of_their_own(cli: Cli, path: Callable[[str], str]) -> None:
    have_profiles(cli, "Anna", "Bert")
    cli.document("feedback", "like", path("X"), "--profile", "Anna")
    cli.document("--profile", " Anna ", "feedback", "ban", path("Y"))
    cli.document("feedback", "dislike", path("X"))
    hers = cli.document("feedback", "list", "--profile=Anna")
    assert held(hers) == [("Drone X", "like", False), ("Drone Y", "neutral", True)]
    assert held(cli.document("feedback", "list")) == [("Drone X", "dislike", False)]
    assert [track["is_liked"] for track in cli.document("tracks", "--profile", "Anna")] == [
        True,
        False,
        False,
    ]
    assert cli.document("stats", "--profile", "Bert")["liked"] == 0
    assert cli.document("stats", "--profile", "Anna")["liked"] == 1


@pytest.mark.vlc
def test_what_is_played_belongs_to_whoever_listens(cli: Cli, path: Callable[[str], str]) -> None:
    have_profiles(cli, "Anna")
    cli.document("play", path("X"), "--seconds", "0.5", "--profile", "Anna")
    assert [row["title"] for row in cli.document("history", "--profile", "Anna")] == ["Drone X"]
    assert cli.document("history") == []


def test_tables_and_lines_for_people(cli: Cli, path: Callable[[str], str]) -> None:
    assert "Nothing was said yet" in cli.run("feedback").stdout
    shown = cli.run("feedback", "like", path("X"), COLUMNS="80").stdout
    assert "Drone X" in shown
    assert "like" in shown
    assert "Taken back: like “Drone X”." in cli.run("feedback", "undo").stdout
    assert cli.run("feedback", "ban-artist", "Z").stdout == "Z: banned\n"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["feedback", "like", "/nowhere.flac"], 1, "not a track of the library"),
        (["feedback", "undo", "4711"], 1, "not a track of the library"),
        (["feedback", "undo"], 1, "nothing to take back"),
        (["feedback", "undo", "1"], 1, "nothing to take back"),
        (["feedback", "like"], 2, "PATH|ID"),
        (["feedback", "love", "1"], 2, "love"),
        (["feedback", "ban-artist", " "], 2, "not blank"),
        (["feedback", "--profile", "a\nb"], 2, "control characters"),
        (["stats", "--profile", "Carl"], 1, "There is no profile “Carl”. There is “Main”"),
        (["stats", "--profile", "A" * 81], 2, "1 to 80 characters"),
    ],
)
def test_failures_have_a_status_and_a_clear_line(
    cli: Cli, arguments: list[str], status: int, words: str
) -> None:
    done = cli.run(*arguments)
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_is_said_where_one_track_is_unknown(cli: Cli, path: Callable[[str], str]) -> None:
    assert cli.run("feedback", "like", path("X"), "/nowhere.flac").returncode == 1
    assert cli.document("feedback") == {"tracks": [], "artists": []}
