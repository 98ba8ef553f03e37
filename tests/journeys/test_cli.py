"""The command ``musicrec`` as scripts use it: a process of its own, real files, a real database."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.support.cli import SECONDS, Cli, chord, drums, write


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A library of three drummed and three droning tracks, scanned and analysed."""
    made = Cli(tmp_path_factory.mktemp("cli"))
    made.home.mkdir()
    # Of nearer tempos, all of one length, some would pass for one recording.
    for number, tempo_bpm in enumerate((80, 120, 200)):
        artist = "ABC"[number]
        write(made.music / "drums" / f"{artist}.flac", "flac", drums(tempo_bpm), f"Beat {artist}", artist)
    for number, base_hz in enumerate((110.0, 147.0, 196.0)):
        artist = "XYZ"[number]
        write(made.music / "drone" / f"{artist}.ogg", "ogg", chord(base_hz), f"Drone {artist}", artist)
    assert made.document("scan", str(made.music))["added"] == 6
    assert made.document("analyse", "--jobs", "1")["analysed"] == 6
    return made


def test_a_second_scan_reads_nothing_again(cli: Cli) -> None:
    report = cli.document("scan", str(cli.music))
    counts = {"added", "changed", "moved", "missing", "unchanged", "failed", "left_out", "seconds"}
    assert set(report) == counts
    assert (report["added"], report["changed"], report["unchanged"], report["failed"]) == (0, 0, 6, [])


def test_all_tags_can_be_read_again(cli: Cli) -> None:
    report = cli.document("scan", "--all")
    assert (report["added"], report["changed"], report["unchanged"], report["failed"]) == (0, 0, 6, [])


def test_a_second_analysis_has_nothing_to_do(cli: Cli) -> None:
    report = cli.document("analyse")
    assert set(report) == {"analysed", "failed", "skipped", "seconds", "cpu_seconds"}
    assert (report["analysed"], report["failed"]) == (0, [])


def test_the_ear_is_switched_without_listening_again(cli: Cli) -> None:
    for choice in ("off", "on"):
        assert cli.document("analyse", "--ear", choice)["analysed"] == 0


def test_tracks_are_listed_and_searched(cli: Cli) -> None:
    every = cli.document("tracks")
    assert [track["title"] for track in every] == [
        *(f"Beat {artist}" for artist in "ABC"),
        *(f"Drone {artist}" for artist in "XYZ"),
    ]
    first = every[0]
    assert first["path"] == str(cli.music / "drums" / "A.flac")
    assert first["artists"] == ["A"]
    assert first["genres"] == ["Drums"]
    assert first["duration_ms"] == pytest.approx(SECONDS * 1000, abs=50)
    assert len(cli.document("tracks", "genre:drone")) == 3
    assert cli.document("tracks", "nothing", "like", "that") == []


def test_similar_tracks_come_with_reasons(cli: Cli) -> None:
    path = str(cli.music / "drums" / "B.flac")
    found = cli.document("similar", path, "-n", "2")
    assert [one["title"][:4] for one in found] == ["Beat", "Beat"]
    assert set(found[0]) == {"id", "path", "title", "artists", "score", "is_discovery", "reasons"}
    assert set(found[0]["reasons"][0]) == {"kind", "text", "weight", "contribution"}
    track_id = next(track["id"] for track in cli.document("tracks") if track["path"] == path)
    assert cli.document("similar", str(track_id), "-n", "2") == found


def test_an_aspect_can_count_more(cli: Cli) -> None:
    path = str(cli.music / "drums" / "B.flac")
    plain = cli.document("similar", path)
    weighted = cli.document("similar", path, "--weight", "harmony=9", "--weight", "rhythm=0")
    assert {one["id"] for one in weighted} == {one["id"] for one in plain}
    assert [one["score"] for one in weighted] != [one["score"] for one in plain]


def test_a_relative_path_and_a_link_name_the_same_track(cli: Cli, tmp_path: Path) -> None:
    link = tmp_path / "link.flac"
    link.symlink_to(cli.music / "drums" / "B.flac")
    relative = os.path.relpath(cli.music / "drums" / "B.flac")
    assert cli.document("similar", str(link)) == cli.document("similar", relative)


def test_the_queue_is_the_same_for_the_same_seed(cli: Cli) -> None:
    seed = str(cli.music / "drone" / "X.ogg")
    # Two interpreters, whose sets have other orders.
    first, second = (
        cli.document("queue", "--seed", seed, "-n", "4", "--rng-seed", "3", PYTHONHASHSEED=order)
        for order in ("1", "2")
    )
    assert first == second
    assert len(first) == 4
    assert all(one["reasons"] for one in first)
    assert seed not in {one["path"] for one in first}


def test_stats(cli: Cli) -> None:
    stats = cli.document("stats")
    assert (stats["tracks"], stats["analysed"], stats["genres"]) == (6, 6, 2)


def test_tables_are_plain_where_nobody_looks(cli: Cli) -> None:
    for arguments in (["tracks"], ["similar", "1"], ["queue", "--seed", "1"], ["history"], ["stats"]):
        done = cli.run(*arguments, COLUMNS="80")
        assert done.returncode == 0
        assert "\x1b" not in done.stdout + done.stderr
        assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_the_table_speaks_to_a_terminal_without_unicode(cli: Cli) -> None:
    done = cli.run("tracks", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Beat A" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["similar", "/nowhere.flac"], 1, "not a track of the library"),
        (["similar", "4711"], 1, "not a track of the library"),
        (["queue", "--seed", "/nowhere.flac"], 1, "not a track of the library"),
        (["scan", "/nowhere"], 1, "/nowhere"),
        (["play", "/nowhere.flac"], 1, "/nowhere.flac"),
        (["tracks", "year:soon"], 2, "is not a year"),
        (["similar"], 2, "PATH|ID"),
        (["simlar"], 2, "musicrec similar"),
        (["/nowhere.flac"], 2, "neither a command nor a file"),
        (["--json"], 2, "--json needs a command"),
    ],
)
def test_failures_have_a_status_and_a_clear_line(
    cli: Cli, arguments: list[str], status: int, words: str
) -> None:
    done = cli.run(*arguments)
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_profile_that_cannot_be_made_is_one_clear_line(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = cli.run("--profile-dir", str(file), "stats")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert str(file) in done.stderr


def test_a_track_that_was_not_analysed_says_so(cli: Cli, tmp_path: Path) -> None:
    copy = cli.copied_to(tmp_path)
    write(tmp_path / "new" / "N.mp3", "mp3", drums(90), "Beat N", "N")
    assert copy.document("scan", str(tmp_path / "new"))["added"] == 1
    done = copy.run("similar", str(tmp_path / "new" / "N.mp3"))
    assert done.returncode == 1
    assert "musicrec analyse" in done.stderr


def test_paths_that_are_not_utf8_work_and_are_shown(cli: Cli, tmp_path: Path) -> None:
    copy = cli.copied_to(tmp_path)
    folder = os.fsencode(tmp_path / "new")
    os.mkdir(folder)
    path = folder + b"/caf\xe9.flac"
    shutil.copyfile(cli.music / "drums" / "A.flac", path)
    assert copy.document("scan", folder)["added"] == 1
    shown = {track["path"] for track in copy.document("tracks")}
    assert path.decode("utf-8", "replace") in shown
    copy.document("analyse", "--jobs", "1")
    assert copy.document("similar", path, "-n", "1")


def test_a_reader_that_goes_away_is_no_error(cli: Cli) -> None:
    with cli.started("tracks", "--json") as process:
        assert process.stdout is not None
        process.stdout.close()
        _, complaints = process.communicate(timeout=30)
    assert process.returncode == 141
    assert complaints == ""


def test_version(cli: Cli) -> None:
    assert re.fullmatch(r"musicrec \d+\.\d+\.\d+\n", cli.run("--version").stdout)


def test_every_byte_of_state_is_in_the_profile(cli: Cli) -> None:
    """Runs last: everything above left the home of its user empty."""
    assert list(cli.home.rglob("*")) == []
    assert (cli.profile / "library.sqlite3").is_file()
