"""``musicrec covers`` on real files: looking, a kill in the middle, similar albums, queries, doubles."""

from __future__ import annotations

import signal
import sqlite3
import time
from collections import Counter
from pathlib import Path

import pytest

from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.ui.kit.wording.covers import LOOKING_IS_OFF
from tests.support.cli import Cli
from tests.support.cover_set import HUES, MOTIFS, motif_cover, picture
from tests.support.pictures import encoded
from tests.unit.services.looks.rig import write_track

ALBUMS = 24


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Albums of two tracks with six motifs in two colours, each twice; scanned, not looked at."""
    made = Cli(tmp_path_factory.mktemp("covers"))
    made.home.mkdir()
    for number in range(ALBUMS):
        motif, hue = MOTIFS[number % 6], HUES[number // 6 % 2 * 3]
        cover = motif_cover(motif, hue, number)
        for track in (1, 2):
            name = f"{motif.title()} {number}"
            write_track(made.music / f"{number:02}" / f"{track}.mp3", name, cover, artist=f"Artist {number}")
    write_track(made.music / "bare" / "1.mp3", "Bare")
    assert made.document("scan", str(made.music))["added"] == 2 * ALBUMS + 1
    return made


def picture_count(cli: Cli) -> int:
    """How many pictures are kept."""
    path = next(Path(cli.profile).rglob("*.sqlite3"))
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return int(connection.execute("SELECT count(*) FROM picture WHERE motif IS NOT NULL").fetchone()[0])


def test_a_kill_in_the_middle_loses_nothing_that_was_seen(cli: Cli) -> None:
    with cli.started("covers", "look") as process:
        deadline = time.monotonic() + 60
        while picture_count(cli) < 3 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    seen = picture_count(cli)
    assert seen >= 3
    report = cli.document("covers", "look")
    assert report["pictures"] == ALBUMS - seen
    assert (report["failed"], report["unreachable"], report["problem"]) == ([], 0, None)
    again = cli.document("covers", "look")
    assert (again["tracks"], again["pictures"]) == (0, 0)


def test_albums_that_look_alike(cli: Cli) -> None:
    found = cli.document("covers", "similar", "Piano 0", "-n", "3")
    assert (found["album"], found["album_artist"], found["tracks"]) == ("Piano 0", "Artist 0", 2)
    assert found["similar"][0]["album"] == "Piano 12"
    scores = [one["score"] for one in found["similar"]]
    assert scores == sorted(scores, reverse=True)
    assert cli.document("covers", "similar", "Artist 7 - Ambient 7")["album"] == "Ambient 7"
    assert len(cli.document("covers", "wall")["albums"]) == ALBUMS + 1


def test_names_that_are_none_or_several_and_albums_without_a_cover(cli: Cli) -> None:
    for name, word in (("piano", "Several"), ("nothing", "No album"), ("bare", "no cover")):
        done = cli.run("covers", "similar", name)
        assert done.returncode == 1
        assert word in done.stderr


def test_looks_in_queries(cli: Cli) -> None:
    found = Counter(track["album"] for track in cli.document("tracks", 'looks:"Piano 0">90%'))
    assert found["Piano 12"] == 2
    assert "Piano 0" not in found
    assert "Bare" not in found


def test_a_picture_in_two_sizes(cli: Cli) -> None:
    small = encoded(picture(motif_cover(MOTIFS[0], HUES[0], 0))[::2, ::2], "JPEG", 85)
    write_track(cli.music / "small" / "1.mp3", "Small", small)
    cli.document("scan")
    (double,) = cli.document("covers", "doubles")
    sizes = [(one["width"], one["height"], len(one["tracks"])) for one in double["files"]]
    assert sizes == [(320, 320, 2), (160, 160, 1)]


def test_what_is_said_while_looking_is_turned_off(cli: Cli) -> None:
    path = next(Path(cli.profile).rglob("*.sqlite3"))
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO setting (key, value) VALUES (?, 'false')", (LOOK_AT_COVERS.key,))
    try:
        for words in (("look",), ("similar", "Piano 0"), ("doubles",), ("wall",)):
            done = cli.run("covers", *words)
            assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", LOOKING_IS_OFF)
        assert LOOKING_IS_OFF in cli.run("tracks", 'looks:"Piano 0"').stderr
    finally:
        with sqlite3.connect(path) as connection:
            connection.execute("DELETE FROM setting WHERE key = ?", (LOOK_AT_COVERS.key,))
    assert cli.document("covers", "doubles")
