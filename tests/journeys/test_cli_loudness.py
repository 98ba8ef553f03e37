"""``musicrec loudness``: show, measure, write, as a person does it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tests.support.cli import Cli, chord, write


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A library of an album of two tracks and of another track."""
    made = Cli(tmp_path_factory.mktemp("loudness"))
    made.home.mkdir()
    write(made.music / "1.flac", "flac", chord(110.0), "One", "X")
    write(made.music / "2.opus", "opus", chord(150.0) * 0.3, "Two", "X")
    write(made.music / "3.mp3", "mp3", chord(220.0), "Three", "Y")
    assert made.document("scan", str(made.music))["added"] == 3
    return made


def digests(cli: Cli) -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(cli.music.iterdir())]


def test_from_nothing_to_tags_that_the_scan_reads(scanned: Cli) -> None:
    cli, first = scanned, str(scanned.music / "1.flac")
    before = digests(cli)
    shown = cli.document("loudness", "show")["tracks"]
    assert [track["measured"] for track in shown] == [None, None, None]
    assert {track["gain_source"] for track in shown} == {"none"}

    refused = cli.run("loudness", "write", first, "--yes")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "musicrec loudness measure" in refused.stderr

    measured = cli.document("loudness", "measure", first)
    assert (measured["measured"], measured["known_before"], measured["failed"]) == (2, 0, [])
    one, two = measured["tracks"]
    assert one["measured"]["integrated_lufs"] > two["measured"]["integrated_lufs"] + 5
    assert one["measured"]["album_lufs"] == two["measured"]["album_lufs"]
    assert one["gain_source"] == "measured-track"
    assert cli.document("loudness", "measure", first)["known_before"] == 2
    assert digests(cli) == before

    asked = cli.run("loudness", "write", first)
    assert asked.returncode == 1
    assert "2 files" in asked.stderr
    assert "--yes" in asked.stderr
    assert digests(cli) == before

    assert cli.document("loudness", "write", first, "--yes") == {"written": 2, "failed": []}
    assert [a == b for a, b in zip(digests(cli), before, strict=True)] == [False, False, True]
    again = cli.document("scan")
    assert (again["unchanged"], again["changed"]) == (3, 0)
    for track in cli.document("loudness", "show", first, str(cli.music / "2.opus"))["tracks"]:
        gain = -18.0 - track["measured"]["integrated_lufs"]
        assert track["tags"]["track_gain_db"] == pytest.approx(gain, abs=0.01)
        assert track["tags"]["album_gain_db"] == pytest.approx(
            -18 - track["measured"]["album_lufs"], abs=0.01
        )


def test_people_read_a_table_and_what_failed(scanned: Cli, tmp_path: Path) -> None:
    cli = scanned.copied_to(tmp_path)
    broken = scanned.music / "4.flac"
    broken.write_bytes(b"fLaC" + bytes(3000))
    try:
        cli.run("scan", str(scanned.music))
        done = cli.run("loudness", "measure")
        assert done.returncode == 0, done.stderr
        assert "Measured" in done.stdout
        table = cli.run("loudness").stdout
        assert "LUFS" in table
        assert all(title in table for title in ("One", "Two", "Three"))
    finally:
        os.unlink(broken)


def test_an_unknown_track_is_said(scanned: Cli) -> None:
    done = scanned.run("loudness", "measure", "nothing.mp3")
    assert done.returncode == 1
    assert "nothing.mp3" in done.stderr
