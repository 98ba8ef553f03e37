"""``musicrec profile``: profiles are made, named, coloured and deleted, and what is theirs with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cli import Cli, chord, write
from tests.support.cli_session import CliSession, cli_session


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CliSession]:
    """A library with one track, in one process for all tests."""
    made = Cli(tmp_path_factory.mktemp("profiles"))
    made.home.mkdir()
    write(made.music / "X.flac", "flac", chord(110.0), "Drone X", "X")
    with cli_session(made) as opened:
        assert opened.document("scan", str(made.music))["added"] == 1
        yield opened


def names(cli: CliSession) -> list[str]:
    return [profile["name"] for profile in cli.document("profile", "list")]


def refusal(cli: CliSession, *arguments: str) -> str:
    status, _, told = cli.run(*arguments)
    assert status == 1
    return told


def test_profiles_come_change_and_go(cli: CliSession) -> None:
    assert names(cli) == ["Main"]
    (first, anna) = cli.document("profile", "create", "Anna", "--colour", "#C2410C")
    assert (first["is_current"], anna["is_current"]) == (True, False)
    assert (anna["colour"], anna["is_guest"], anna["is_locked"]) == ("#c2410c", False, False)
    assert anna["created"] is not None
    cli.document("profile", "rename", "anna", "Änne")
    cli.document("profile", "colour", "Änne", "#2f6fd0")
    assert cli.document("profile")[1] | {"created": None} == {
        "id": anna["id"],
        "name": "Änne",
        "colour": "#2f6fd0",
        "is_current": False,
        "is_guest": False,
        "has_passphrase": False,
        "is_locked": False,
        "opens_always": False,
        "created": None,
    }
    cli.document("rate", "1", "4", "--profile", "Änne")
    assert [track["stars"] for track in cli.document("tracks", "--profile", "änne")] == [4]
    assert [track["stars"] for track in cli.document("tracks")] == [None]
    assert "--yes" in refusal(cli, "profile", "delete", "Änne")
    cli.document("profile", "start", "Änne")
    assert [track["stars"] for track in cli.document("tracks")] == [4]
    assert [one["opens_always"] for one in cli.document("profile", "delete", "Änne", "--yes")] == [False]
    assert names(cli) == ["Main"]


def test_the_first_profile_gets_a_name(cli: CliSession) -> None:
    assert [one["name"] for one in cli.document("profile", "rename", "Main", "Josef")] == ["Josef"]
    assert cli.document("history", "--profile", "josef") == []
    cli.document("profile", "rename", "Josef", "Main")


def test_a_table_for_people(cli: CliSession) -> None:
    shown = cli.run("profile")[1]
    assert "Main" in shown
    assert "in use" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["create", "MAIN"], "There is a profile “MAIN” already."),
        (["create", " "], "needs a name"),
        (["create", "a\nb"], "line breaks"),
        (["create", "A" * 81], "longer than 80"),
        (["create", "Bert", "--colour", "red"], "“red” is no colour"),
        (["rename", "Nobody", "x"], "There is no profile “Nobody”. There is “Main”."),
        (["delete", "Main", "--yes"], "The only profile cannot be deleted."),
    ],
)
def test_what_is_wrong_is_said(cli: CliSession, arguments: list[str], words: str) -> None:
    assert words in refusal(cli, "profile", *arguments)
    assert names(cli) == ["Main"]


def test_a_library_that_cannot_be_written_says_so(cli: CliSession, tmp_path: Path) -> None:
    assert "no profile “Anna”" in refusal(cli, "stats", "--profile", "Anna")
    assert not list(tmp_path.iterdir())
