"""``musicrec profile``: a passphrase, what a locked profile refuses, archives, merges, and a deletion."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.cli.parser import COMMANDS
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.profiles import ProfileStore
from tests.support.cli import Cli, chord, write
from tests.support.cli_session import CliSession, cli_session

WORD = "zyzzyva"


@dataclass(frozen=True)
class Vault:
    """A command line, the folder of its data, and one with passphrases and archives."""

    session: CliSession
    data: Path
    files: Path

    def run(self, *arguments: str) -> tuple[int, str, str]:
        return self.session.run(*arguments)

    def document(self, *arguments: str) -> Any:
        return self.session.document(*arguments)

    def file(self, name: str) -> str:
        return str(self.files / name)


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A library with two tracks and Anna, who has a playlist, a like and a passphrase."""
    made, files = Cli(tmp_path_factory.mktemp("vault")), tmp_path_factory.mktemp("files")
    made.home.mkdir()
    for number, title in enumerate(("X", "Y")):
        write(made.music / f"{title}.flac", "flac", chord(110.0 + number), f"Drone {title}", title)
    (files / "right").write_text("très sûr\n", "utf-8")
    (files / "wrong").write_text("wrong\n", "utf-8")
    with cli_session(made) as session:
        opened = Vault(session, made.profile, files)
        assert opened.document("scan", str(made.music))["added"] == 2
        opened.document("profile", "create", "Anna")
        opened.document("--profile", "Anna", "feedback", "like", "1")
        assert opened.run("--profile", "Anna", "playlist", "create", f"List {WORD}")[0] == 0
        set_it = ("profile", "passphrase", "Anna", "--new-passphrase-file", opened.file("right"))
        (_, anna) = opened.document(*set_it)
        assert (anna["has_passphrase"], anna["is_locked"]) == (True, True)
        yield opened


def refusal(cli: Vault, *arguments: str) -> str:
    status, out, told = cli.run(*arguments)
    assert status == 1
    assert WORD not in out + told
    return told


PERSONAL = [
    ("playlist", "list"),
    ("playlist", "show", "1"),
    ("feedback", "list"),
    ("history",),
    ("stats",),
    ("taste",),
    ("mixes",),
    ("digest",),
    ("tracks", "liked:yes"),
    ("similar", "1"),
    ("features",),
    ("queue", "--seed", "1"),
    ("play", "/nowhere.flac"),
    ("recommend-from", "/dev/null"),
    ("share", "1"),
    ("import", "--list"),
    ("scrobble", "list"),
    ("smart", "list"),
    ("rate", "1", "4"),
    ("covers", "wall"),
    ("map",),
    ("path", "1", "2"),
    ("insights",),
    ("genres", "show"),
    ("lyrics", "1"),
    ("duplicates",),
    ("spoken",),
    ("tag", "--history"),
    ("index",),
    ("loudness", "show"),
    ("profile", "export", "Anna"),
    ("profile", "merge", "Anna", "--into", "Main"),
]
OF_EVERYBODY = {
    *("scan", "analyse", "worker", "backups", "check", "doctor", "remote", "completion", "demo", "evaluate"),
}
"""Commands that are about the library and its copies, the open window, or files of their own."""


def test_every_command_is_known_here() -> None:
    assert {command for command, *_ in PERSONAL} | OF_EVERYBODY == set(COMMANDS)


@pytest.mark.parametrize("command", PERSONAL, ids=" ".join)
def test_a_locked_profile_refuses_and_shows_nothing(cli: Vault, command: tuple[str, ...]) -> None:
    told = refusal(cli, "--profile", "Anna", *command)
    assert "“Anna” is locked" in told
    assert "--passphrase-file" in told


def test_a_locked_profile_that_is_always_opened_refuses_without_being_named(cli: Vault) -> None:
    cli.document("profile", "start", "Anna")
    for command in (("history",), ("playlist", "list"), ("stats",)):
        assert "“Anna” is locked" in refusal(cli, *command)
    with_anna = ("queue", "--seed", "1", "--with", "Anna")
    assert "locked" in refusal(cli, "--profile", "Main", *with_anna)
    cli.document("profile", "start")


def test_what_is_about_the_library_goes_on(cli: Vault) -> None:
    assert cli.document("--profile", "Anna", "scan")["unchanged"] == 2
    profiles = cli.document("--profile", "Anna", "profile", "list")
    assert [(profile["name"], profile["is_locked"]) for profile in profiles] == [
        ("Main", False),
        ("Anna", True),
    ]


def test_the_passphrase_opens_it_and_wrong_ones_wait(cli: Vault) -> None:
    anna = ("--profile", "Anna", "--passphrase-file", cli.file("right"))
    assert [one["name"] for one in cli.document(*anna, "playlist", "list")] == [f"List {WORD}"]
    bad = ("--profile", "Anna", "--passphrase-file", cli.file("wrong"), "playlist", "list")
    for wanted in ("is not right. Try again.", "is not right. Try again.", "Try again in 5 seconds."):
        assert wanted in refusal(cli, *bad)
    assert "too many wrong tries" in refusal(cli, *anna, "playlist", "list")
    with contextlib.closing(sqlite3.connect(cli.data / "library.sqlite3")) as database, database:
        database.execute("UPDATE listener SET wrong_tries = 0")
    assert "cannot be read" in refusal(cli, "--passphrase-file", "/nowhere", "--profile", "Anna", "history")


def test_an_archive_goes_out_and_comes_in(cli: Vault) -> None:
    unlocked = ("--passphrase-file", cli.file("right"))
    path = cli.file("anna.musicrec-profile")
    key = ("--archive-passphrase-file", cli.file("wrong"))
    made = cli.document(*unlocked, "profile", "export", "Anna", "--out", path, *key)
    assert (made["profile"], made["rows"]["playlist"], made["tracks"]) == ("Anna", 1, 1)
    assert WORD.encode() not in Path(path).read_bytes()
    assert "is not right" in refusal(
        cli, "profile", "import", path, "--archive-passphrase-file", cli.file("right")
    )
    got = cli.document("profile", "import", path, *key)
    assert (got["profile"], got["rows"]["playlist"], got["found_by_names"]) == ("Anna (2)", 1, 1)
    again = cli.document("profile", "import", path, "--into", "Anna (2)", *key)
    assert sum(again["rows"].values()) == 0
    Path(cli.file("notes")).write_text("Nothing of a profile. " * 20, "utf-8")
    assert "is no archive" in refusal(cli, "profile", "import", cli.file("notes"))
    assert "is not there" in refusal(cli, "profile", "import", cli.file("none"))


def test_two_become_one_and_one_is_gone(cli: Vault) -> None:
    merged = cli.document("profile", "merge", "Anna (2)", "--into", "Main")
    assert (merged["merged"], merged["into"], merged["rows"]["playlist"]) == ("Anna (2)", "Main", 1)
    assert "with itself" in refusal(cli, "profile", "merge", "Main", "--into", "main")
    assert [one["name"] for one in cli.document("playlist", "list")] == [f"List {WORD}"]
    assert cli.run("playlist", "delete", f"List {WORD}")[0] == 0


def test_a_deleted_profile_is_in_no_byte(cli: Vault) -> None:
    cli.document("profile", "create", "Cleo")
    assert cli.run("--profile", "Cleo", "playlist", "create", "List quokka")[0] == 0
    assert cli.run("backups", "make")[0] == 0
    assert found("quokka", cli.data)
    cli.document("profile", "delete", "Cleo", "--yes")
    assert found("quokka", cli.data) == []
    assert found("Cleo", cli.data) == []


def test_the_next_command_ends_what_a_killed_one_began(cli: Vault) -> None:
    cli.document("profile", "create", "Dora")
    assert cli.run("--profile", "Dora", "playlist", "create", "List wallaby")[0] == 0
    assert cli.run("backups", "make")[0] == 0
    database = Database(str(cli.data / "library.sqlite3"))
    database.open()
    (dora,) = [profile.id for profile in ProfileStore(database).all() if profile.name == "Dora"]
    ProfileStore(database).leave(dora)
    database.close()
    assert cli.run("tracks")[0] == 0
    assert found("wallaby", cli.data)
    assert "Dora" not in [profile["name"] for profile in cli.document("profile", "list")]
    assert found("wallaby", cli.data) == []


def found(word: str, folder: Path) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        and (word.encode() in path.read_bytes() or json.dumps(word).encode() in path.read_bytes())
    ]


def test_no_window_is_open_to_lock(cli: Vault) -> None:
    status, out, _ = cli.run("profile", "lock")
    assert (status, out.strip()) == (0, "No window is open, so nothing is unlocked.")
