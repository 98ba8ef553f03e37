"""``musicrec demo``: music is composed, scanned, analysed, played and continued, in less than a minute."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.vlc, pytest.mark.timeout(600)]


def run_demo(profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "musicrec_desktop", "--profile-dir", str(profile), "demo", *arguments],
        env={**os.environ, "MUSICREC_AUDIO_OUTPUT": "dummy", "COLUMNS": "80"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=560,
        check=False,
    )


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def document(profile: Path) -> Any:
    done = run_demo(profile, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_six_styles_of_six_tracks_are_found_with_their_tags(document: Any) -> None:
    assert [style["style"] for style in document["library"]] == [
        "Ambient",
        "Chiptune",
        "Orchestral",
        "Piano",
        "Rock",
        "Techno",
    ]
    tracks = [track for style in document["library"] for track in style["tracks"]]
    assert len(tracks) == document["scan"]["added"] == document["analysis"]["analysed"] == 36
    assert document["scan"]["failed"] == document["analysis"]["failed"] == []
    assert {track["codec"] for track in tracks} == {"flac", "mp3", "vorbis", "opus", "aac"}
    assert {track["cover"] for track in tracks} == {"embedded", "folder"}
    for track in tracks:
        assert track["album_artists"] == track["artists"]
        assert track["album"]
        assert track["track_number"] in {1, 2}
        assert 1990 < track["year"] < 2030
        assert 30_000 < track["duration_ms"] < 40_000


def test_most_similar_tracks_are_of_the_same_style(document: Any) -> None:
    genres = {track["id"]: style["style"] for style in document["library"] for track in style["tracks"]}
    hits = [
        genres[similar["id"]] == entry["track"]["genres"][0]
        for entry in document["similar"]
        for similar in entry["similar"]
    ]
    assert len(hits) == 18
    assert sum(hits) / len(hits) >= 0.75
    for entry in document["similar"]:
        assert genres[entry["similar"][0]["id"]] == entry["track"]["genres"][0]


def test_what_was_played_is_logged_and_the_queue_goes_on(document: Any) -> None:
    assert len(document["history"]) == 3
    assert all(listen["listened_ms"] >= 1000 for listen in document["history"])
    assert len(document["queue"]) == 10
    # A style has three artists with one album each: their tracks follow each other, and that is said.
    assert all("album" in sentence or "artist" in sentence for sentence in document["relaxed"])
    assert all(entry["reasons"] for entry in document["queue"])
    assert document["stats"]["listens"] == 3


def test_a_second_time_nothing_is_made_again_and_tables_are_shown(document: Any, profile: Path) -> None:
    files = sorted(path for path in Path(document["folder"]).rglob("*") if path.is_file())
    before = [path.stat().st_mtime_ns for path in files]
    done = run_demo(profile)
    assert done.returncode == 0
    assert [path.stat().st_mtime_ns for path in files] == before
    for words in ("six styles", "Similar to", "Next 10 tracks", "History"):
        assert words in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    assert "\x1b" not in done.stdout
