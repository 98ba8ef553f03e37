"""``musicrec playlist``, ``share`` and ``rate``: lists are made, edited, shared, and outlast their files."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.settings import WRITE_RATINGS
from musicrec_desktop.library.rating_tags import read_rating
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import SettingStore
from tests.support.cli import Cli, chord, write
from tests.support.cli_session import CliSession, cli_session


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A profile and music of three tracks by X, Y and Z."""
    made = Cli(tmp_path_factory.mktemp("playlists"))
    made.home.mkdir()
    for number, artist in enumerate("XYZ"):
        write(made.music / f"{artist}.flac", "flac", chord(110.0 + 40 * number), f"Drone {artist}", artist)
    return made


@pytest.fixture(scope="module")
def session(library: Cli) -> Iterator[CliSession]:
    """One process for all tests."""
    with cli_session(library) as opened:
        assert opened.document("scan", str(library.music))["added"] == 3
        yield opened


@pytest.fixture
def cli(session: CliSession) -> CliSession:
    """No playlists, folders or ratings are there."""
    for playlist in session.document("playlist"):
        session.document("playlist", "delete", str(playlist["id"]))
    for folder in session.document("playlist", "folders"):
        session.document("playlist", "folders", "delete", str(folder["id"]))
    return session


@pytest.fixture
def path(library: Cli) -> Callable[[str], str]:
    """The file of an artist."""
    return lambda artist: str(library.music / f"{artist}.flac")


def titles(cli: CliSession, name: str) -> list[Any]:
    return [entry["title"] for entry in cli.document("playlist", "show", name)["entries"]]


def refusal(cli: CliSession, *arguments: str) -> str:
    """What is said of a command that is refused."""
    status, out, err = cli.run(*arguments)
    assert (status, out) == (1, "")
    return err


def test_a_playlist_and_tracks_are_shared(
    cli: CliSession, path: Callable[[str], str], tmp_path: Path
) -> None:
    cli.document("playlist", "create", "Mornings", path("X"), path("Z"))
    status, out, _ = cli.run("share", "Mornings")
    assert (status, out) == (0, "Mornings\n\nX – Drone X (2020)\nZ – Drone Z (2020)\n")
    target = tmp_path / "two.musicrec.json"
    shared = cli.document("share", path("Y"), "mornings", "--title", "All", "--out", str(target))
    assert (shared["format"], shared["tracks"], shared["out"]) == ("json", 3, str(target))
    written = json.loads(target.read_text())
    assert (written["title"], [track["title"] for track in written["tracks"]]) == (
        "All",
        ["Drone Y", "Drone X", "Drone Z"],
    )
    assert str(tmp_path.parent) not in target.read_text()
    assert "is there already" in refusal(cli, "share", "Mornings", "--out", str(target))
    assert cli.document("share", path("X"), "--format", "m3u")["content"].splitlines()[-1] == "X.flac"
    assert refusal(cli, "share", "No such list")
    picture = tmp_path / "Mornings.png"
    assert cli.document("share", "Mornings", "--out", str(picture), "--look", "dark")["format"] == "png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert cli.run("share", "Mornings", "--format", "png")[0] == 2


def test_a_playlist_is_made_edited_and_deleted(cli: CliSession, path: Callable[[str], str]) -> None:
    made = cli.document("playlist", "create", " Mornings ", path("X"), "--search", "artist:Z")
    assert (made["name"], made["tracks"], made["kind"], made["folder"]) == ("Mornings", 2, "plain", None)
    assert set(made) == {
        *("id", "name", "description", "folder", "kind", "rules", "source", "tracks", "missing"),
        *("length_ms", "created", "changed", "is_followed", "file_problem"),
    }
    assert cli.document("playlist", "add", "mornings", path("Y"), "--at", "2")["doubles"] == []
    assert titles(cli, "Mornings") == ["Drone X", "Drone Y", "Drone Z"]
    cli.document("playlist", "move", "Mornings", "1", "--to", "3")
    assert titles(cli, "Mornings") == ["Drone Y", "Drone Z", "Drone X"]
    cli.document("playlist", "move", "Mornings", "3", "2", "--to", "1")
    assert titles(cli, "Mornings") == ["Drone Z", "Drone X", "Drone Y"]
    cli.document("playlist", "sort", "Mornings", "title", "--descending")
    assert titles(cli, "Mornings") == ["Drone Z", "Drone Y", "Drone X"]
    cli.document("playlist", "remove", "Mornings", "2")
    assert titles(cli, str(made["id"])) == ["Drone Z", "Drone X"]
    cli.document("playlist", "rename", "Mornings", "Evenings")
    assert cli.document("playlist", "describe", "Evenings", "calm")["description"] == "calm"
    assert cli.document("playlist", "duplicate", "Evenings")["name"] == "Evenings (copy)"
    merged = cli.document("playlist", "merge", "Both", "Evenings", "Evenings (copy)")
    assert merged["tracks"] == 4
    assert cli.document("playlist", "remove-doubles", "Both")["tracks"] == 2
    assert [one["name"] for one in cli.document("playlist")] == ["Both", "Evenings", "Evenings (copy)"]
    assert [one["name"] for one in cli.document("playlist", "delete", "Both", "Evenings")] == [
        "Both",
        "Evenings",
    ]
    assert [one["name"] for one in cli.document("playlist", "list")] == ["Evenings (copy)"]


def test_tracks_that_are_there_are_asked_about(cli: CliSession, path: Callable[[str], str]) -> None:
    cli.document("playlist", "create", "One", path("X"))
    status, out, err = cli.run("playlist", "add", "One", path("X"), path("Y"))
    assert status == 1
    assert "1 track" in out
    assert "1 track is in the playlist already" in err
    assert titles(cli, "One") == ["Drone X"]
    assert cli.document("playlist", "add", "One", path("X"), path("Y"), "--doubles", "skip")["tracks"] == 2
    assert len(cli.document("playlist", "add", "One", path("X"), "--doubles", "add")["doubles"]) == 1
    assert titles(cli, "One") == ["Drone X", "Drone Y", "Drone X"]


def test_what_cannot_be_meant_is_refused_in_words(cli: CliSession, path: Callable[[str], str]) -> None:
    first = cli.document("playlist", "create", "Same", path("X"))["id"]
    cli.document("playlist", "folders", "create", "Box")
    second = cli.document("playlist", "create", "Same", path("Y"), "--folder", "box")["id"]
    said = refusal(cli, "playlist", "show", "same")
    assert f"{first} is “Same”; {second} is “Box/Same”" in said
    assert titles(cli, "Box/Same") == ["Drone Y"]
    assert titles(cli, str(first)) == ["Drone X"]
    assert "There is no playlist “Nothing”" in refusal(cli, "playlist", "show", "Nothing")
    assert "no place" in refusal(cli, "playlist", "remove", str(first), "2")
    assert "no place" in refusal(cli, "playlist", "move", str(first), "1", "--to", "3")
    assert "200 characters" in refusal(cli, "playlist", "create", "x" * 201)
    assert "not a track of the library" in refusal(cli, "playlist", "create", "New", "nowhere.mp3")
    for query in ("genre:drone yeer:1", "year:abc", "in:Nothing", '"half'):
        status, _, said = cli.run("playlist", "create", "New", "--search", query)
        assert (status, query in said) == (2, True)
    assert len(cli.document("playlist")) == 2
    assert cli.run("playlist", "sort", "Same", "colour")[0] == 2


def test_folders_hold_playlists_and_folders(cli: CliSession, path: Callable[[str], str]) -> None:
    cli.document("playlist", "folders", "create", "Box")
    cli.document("playlist", "folders", "create", "Inner", "--in", "Box")
    cli.document("playlist", "create", "One", path("X"))
    (one,) = cli.document("playlist", "folders", "put", "One", "--in", "Box/Inner")
    assert one["folder"] == "Box/Inner"
    folders = cli.document("playlist", "folders")
    assert [(folder["path"], folder["playlists"]) for folder in folders] == [
        ("Box", []),
        ("Box/Inner", [one["id"]]),
    ]
    assert "inside itself" in refusal(cli, "playlist", "folders", "move", "Box", "--in", "Inner")
    cli.document("playlist", "folders", "rename", "Box", "Crate")
    assert "Crate" in cli.run("playlist", "folders", "delete", "Inner")[1]
    (one,) = cli.document("playlist")
    assert one["folder"] == "Crate"
    assert cli.document("playlist", "folders", "move", "Crate")[0]["parent"] is None


def test_words_and_tables_without_json(cli: CliSession, path: Callable[[str], str]) -> None:
    assert "no playlist yet" in cli.run("playlist")[1]
    assert "no folder yet" in cli.run("playlist", "folders", "list")[1]
    created = cli.run("playlist", "create", "One", path("X"), "--description", "calm")[1]
    assert re.fullmatch(r"“One” \(\d+\): 1 track, 8 seconds\.\n", created)
    assert "1 playlist" in cli.run("playlist")[1]
    shown = cli.run("playlist", "show", "One")[1]
    assert "Drone X" in shown
    assert "calm" in shown
    assert "Deleted: “One”" in cli.run("playlist", "delete", "One")[1]


def test_profiles_have_playlists_of_their_own(cli: CliSession, path: Callable[[str], str]) -> None:
    cli.document("playlist", "create", "Mine", path("X"))
    cli.document("rate", path("X"), "5")
    cli.document("profile", "create", "Anna")
    cli.document("--profile", "Anna", "playlist", "create", "Hers", path("Y"))
    assert [one["name"] for one in cli.document("playlist", "--profile", "Anna")] == ["Hers"]
    assert cli.document("--profile", "Anna", "rate", path("X"), "1")[0]["stars"] == 1
    assert [one["name"] for one in cli.document("playlist")] == ["Mine"]
    assert "There is no playlist" in refusal(cli, "--profile", "Anna", "playlist", "show", "Mine")


def test_entries_outlast_their_files_and_find_them_again(
    cli: CliSession, library: Cli, path: Callable[[str], str]
) -> None:
    cli.document("playlist", "create", "All", "--search", "")
    hidden = library.root / "Y.flac"
    Path(path("Y")).rename(hidden)
    cli.document("scan", str(library.music))
    playlist = cli.document("playlist", "show", "All")
    assert [(entry["title"], entry["is_missing"]) for entry in playlist["entries"]] == [
        ("Drone X", False),
        ("Drone Y", True),
        ("Drone Z", False),
    ]
    assert playlist["missing"] == 1
    assert "(missing)" in cli.run("playlist", "show", "All")[1]
    hidden.rename(path("Y"))
    cli.document("scan", str(library.music))
    assert cli.document("playlist", "show", "All")["missing"] == 0


def test_tracks_are_rated_in_half_stars(cli: CliSession, path: Callable[[str], str]) -> None:
    (other,) = cli.document("tracks", "artist:Y")
    rated = cli.document("rate", path("X"), str(other["id"]), "4.5")
    assert [(one["title"], one["stars"]) for one in rated] == [("Drone X", 4.5), ("Drone Y", 4.5)]
    assert cli.run("rate", path("X"), "1")[1] == "“Drone X”: 1 star\n"
    assert cli.run("rate", path("X"), "0")[1] == "“Drone X”: not rated\n"
    for stars in ("5.5", "-1", "0.3", "many", "nan"):
        assert cli.run("rate", path("X"), stars)[0] == 2
    assert cli.document("rate", path("X"), "0")[0]["stars"] is None


def test_ratings_go_into_files_where_that_is_wanted(
    cli: CliSession, library: Cli, path: Callable[[str], str]
) -> None:
    database = Database(str(library.profile / "library.sqlite3"))
    with contextlib.closing(database):
        database.open()
        SettingStore(database).set(WRITE_RATINGS, True)
        cli.document("rate", path("X"), path("Y"), "3.5")
        assert [read_rating(path(artist)).rating for artist in "XYZ"] == [70, 70, None]
        os.link(path("Y"), library.root / "another name.flac")
        status, out, err = cli.run("rate", path("X"), path("Y"), "0")
        os.unlink(library.root / "another name.flac")
        assert (status, out.count("not rated")) == (1, 2)
        assert "hard links" in err
        assert [read_rating(path(artist)).rating for artist in "XY"] == [None, 70]
        SettingStore(database).set(WRITE_RATINGS, False)
        assert cli.document("tracks", "artist:Y")[0]["stars"] is None
    assert cli.document("scan", str(library.music))["changed"] == 0
