"""``musicrec play``: sound without a window, on libVLC with an output that makes none."""

from __future__ import annotations

import contextlib
import json
import signal
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from tests.support.cli import LIMIT_S, Cli, chord, drums, write
from tests.support.sound import poll, pulse_sink


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A library of one drummed and three droning tracks."""
    made = Cli(tmp_path_factory.mktemp("play"))
    made.home.mkdir()
    write(made.music / "drums" / "A.flac", "flac", drums(100), "Beat A", "A")
    for artist, base_hz in (("X", 110.0), ("Y", 147.0), ("Z", 196.0)):
        write(made.music / "drone" / f"{artist}.ogg", "ogg", chord(base_hz), f"Drone {artist}", artist)
    assert made.document("scan", str(made.music))["added"] == 4
    return made


@pytest.fixture
def cli(scanned: Cli, tmp_path: Path) -> Cli:
    """A copy in which nothing was played."""
    return scanned.copied_to(tmp_path)


@pytest.fixture(scope="module")
def long_beat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute: on a busy machine eight seconds are over before anybody looks."""
    path = tmp_path_factory.mktemp("long") / "long.flac"
    write(path, "flac", np.tile(drums(100), 8), "Long Beat", "A")
    return path


@pytest.mark.vlc
def test_play_logs_what_was_heard(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "loose.mp3", "mp3", drums(90), "Loose", "L")
    report = cli.document("play", str(tmp_path / "loose.mp3"), str(cli.music / "drone"), "--seconds", "0.3")
    assert report["failed"] == []
    assert [listen["title"] for listen in report["listens"]] == ["Loose", "Drone X", "Drone Y", "Drone Z"]
    assert all(300 <= listen["listened_ms"] < 2000 for listen in report["listens"])
    assert {listen["reason"] for listen in report["listens"]} == {"stopped"}
    history = cli.document("history", "-n", "2")
    assert [listen["title"] for listen in history] == ["Drone Z", "Drone Y"]
    assert cli.document("stats")["listens"] == 4


@pytest.mark.vlc
def test_playlists_and_playlist_files_are_played(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "loose.mp3", "mp3", drums(90), "Loose", "L")
    (tmp_path / "list.m3u").write_text(f"loose.mp3\nnowhere.mp3\n{cli.music}/drone/Z.ogg\n", encoding="utf-8")
    cli.document("playlist", "create", "Mine", str(cli.music / "drone" / "Y.ogg"))
    report = cli.document("play", str(tmp_path / "list.m3u"), "--playlist", "mine", "--seconds", "0.2")
    assert [listen["title"] for listen in report["listens"]] == ["Loose", "Drone Z", "Drone Y"]
    assert cli.run("play").returncode == 2
    nothing = cli.run("play", "--playlist", "Nothing")
    assert (nothing.returncode, "no playlist “Nothing”" in nothing.stderr) == (1, True)


@pytest.mark.vlc
def test_play_goes_on_after_a_file_that_cannot_be_played(cli: Cli, tmp_path: Path) -> None:
    bad = tmp_path / "bad.flac"
    bad.write_bytes(b"")
    done = cli.run("play", str(bad), str(cli.music / "drums" / "A.flac"), "--seconds", "0.2", "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert [failure["path"] for failure in report["failed"]] == [str(bad)]
    assert [listen["title"] for listen in report["listens"]] == ["Beat A"]
    assert str(bad) in done.stderr


@pytest.mark.sound
def test_play_without_libvlc_goes_through_the_embedded_output(cli: Cli) -> None:
    beat = str(cli.music / "drums" / "A.flac")
    arguments = ("play", beat, "--seconds", "0.3")
    with pulse_sink() as sink:
        own = {name: sink.environment[name] for name in ("XDG_RUNTIME_DIR", "PULSE_SERVER")}
        with sink.recording() as recorded:
            done = cli.run(*arguments, PYTHON_VLC_LIB_PATH="/nowhere/libvlc.so", **own)
            heard = recorded()
    assert done.returncode == 0
    assert "no sound" not in done.stderr
    assert abs(heard).max() > 0.01


def test_play_without_libvlc_and_without_a_device_keeps_time_and_says_so(cli: Cli) -> None:
    beat = str(cli.music / "drums" / "A.flac")
    done = cli.run(
        "play", beat, "--seconds", "0.3", PYTHON_VLC_LIB_PATH="/nowhere/libvlc.so", PULSE_SERVER="/nowhere"
    )
    assert done.returncode == 0
    assert "no sound device was found" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.vlc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_playing_and_keeps_what_was_heard(
    cli: Cli, long_beat: Path, number: signal.Signals
) -> None:
    with cli.started("play", str(long_beat)) as process:
        listening = cli.profile / "library.sqlite3"
        poll(lambda: process.poll() is not None or is_listening(listening), LIMIT_S, "the first track")
        process.send_signal(number)
        _, complaints = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopped" in complaints
    assert "Traceback" not in complaints
    (listen,) = cli.document("history")
    assert (listen["title"], listen["reason"]) == ("Long Beat", "stopped")


def is_listening(database: Path) -> bool:
    """Whether a listen is open: a track has started."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return bool(connection.execute("SELECT count(*) FROM current_listen").fetchone()[0])
