"""Commands on a full disk, on a profile that may not be written, and after damage."""

from __future__ import annotations

import json
import random
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from tests.support import damage
from tests.support.cli import Cli
from tests.support.unwritable import forbid_writing


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    made = Cli(tmp_path)
    made.home.mkdir()
    damage.make_history(str(made.profile / "library.sqlite3"), tracks=12, listens=30, likes=4)
    return made


def database(cli: Cli) -> str:
    return str(cli.profile / "library.sqlite3")


def liked(cli: Cli) -> int:
    return len(cli.document("feedback", "list")["tracks"])


def run_on_full_disk(cli: Cli, *arguments: str) -> subprocess.CompletedProcess[str]:
    """No file can grow; the kernel says so as it does on a full disk."""

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    return subprocess.run(
        cli.command(*arguments),
        env=cli.environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=250,
        check=False,
        preexec_fn=fill,
    )


def test_on_a_full_disk_reading_goes_on(cli: Cli) -> None:
    done = run_on_full_disk(cli, "tracks", "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 12
    assert f"The disk of {cli.profile} is full." in done.stderr
    assert "not saved" in done.stderr


def test_on_a_full_disk_writing_is_refused_in_words(cli: Cli) -> None:
    done = run_on_full_disk(cli, "feedback", "like", "1")
    assert done.returncode == 1
    assert "The disk is full" in done.stderr
    assert str(cli.profile) in done.stderr
    assert "Traceback" not in done.stderr


def test_what_may_not_be_written_is_read(cli: Cli) -> None:
    forbid_writing(database(cli))
    for command in (["stats"], ["history"], ["tracks", "song"], ["feedback", "list"], ["backups"]):
        done = cli.run(*command)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    refused = cli.run("feedback", "like", "1")
    assert refused.returncode == 1
    assert f"The folder {cli.profile} cannot be written." in refused.stderr


def test_a_cache_that_cannot_be_made_is_named_and_no_matter(cli: Cli) -> None:
    (cli.profile / "cache").write_text("in the way")
    done = cli.run("stats")
    assert done.returncode == 0, done.stderr
    assert f"The folder {cli.profile / 'cache'} cannot be written" in done.stderr


def test_damage_is_repaired_by_the_command_that_meets_it_and_said(cli: Cli) -> None:
    damage.schema_text(database(cli), random.Random(1))
    done = cli.run("feedback", "list", "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["tracks"]) == 4
    assert "30 listens, 4 likes and bans" in done.stderr
    assert f"{database(cli)}.broken-" in done.stderr
    assert cli.run("stats").stderr == ""


def test_backups_are_made_listed_and_restored(cli: Cli) -> None:
    assert cli.run("backups").stdout.startswith("There are no backups yet.")
    assert cli.run("backups", "make").returncode == 0
    is_liked = any(track["id"] == 2 for track in cli.document("feedback", "list")["tracks"])
    assert cli.run("feedback", "like", "2").returncode == 0
    assert liked(cli) == 5 - is_liked
    (backup,) = cli.document("backups", "list")
    assert (backup["number"], backup["tracks"], backup["listens"], backup["likes"]) == (1, 12, 30, 4)
    assert cli.run("backups", "restore", "1").returncode == 0
    assert liked(cli) == 4
    assert [each["is_replaced"] for each in cli.document("backups")] == [True, False]
    assert cli.run("backups", "restore", "1").returncode == 0
    assert liked(cli) == 5 - is_liked
    assert cli.run("backups", "restore", "9").returncode == 1
