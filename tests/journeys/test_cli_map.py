"""``musicrec map`` on a real profile: laying out in the other process, a kill, pictures, data, regions."""

from __future__ import annotations

import json
import signal
import sqlite3
import struct
import time
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, VECTOR_SIZE
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.features import FeatureStore
from tests.support.cli import Cli
from tests.support.library import NOW_MS, add_tracks, features_of, new_library, scanned

TRACKS = 90
GENRES = ("Jazz", "Rock", "Techno")


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Three genres that sound different, of thirty tracks each; analysed, not laid out."""
    made = Cli(tmp_path_factory.mktemp("map"))
    made.home.mkdir()
    paths = ProfilePaths.under(str(made.profile))
    Path(paths.database).parent.mkdir(parents=True)
    database = new_library(paths.database)
    _, ids = add_tracks(
        database,
        [
            scanned(
                f"{number % 3}/{number}.flac",
                Tags(
                    f"Title {number}",
                    (f"Artist {number % 30}",),
                    f"Album {number % 30}",
                    genres=(GENRES[number % 3],),
                    year=1960 + number % 60,
                ),
            )
            for number in range(TRACKS)
        ],
    )
    rng = np.random.default_rng(3)
    centres = rng.normal(size=(3, VECTOR_SIZE))
    store = FeatureStore(database)
    with database.transaction():
        for number, track_id in enumerate(ids):
            vector = centres[number % 3] + 0.4 * rng.normal(size=VECTOR_SIZE)
            store.save(track_id, features_of(vector.tolist(), EXTRACTOR_VERSION), 1000, 1, NOW_MS)
    database.close()
    return made


def kept(cli: Cli) -> int:
    path = next(Path(cli.profile).rglob("*.sqlite3"))
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return int(connection.execute("SELECT count(*) FROM map_layout").fetchone()[0])


def test_a_kill_while_it_is_made_leaves_nothing_half_done(cli: Cli) -> None:
    with cli.started("map", "--make") as process:
        time.sleep(1.0)  # anywhere: nothing is written before the end
        process.send_signal(signal.SIGKILL)
    assert kept(cli) in {0, 1}
    document = cli.document("map")
    assert kept(cli) == 1
    assert document["layout"]["kind"] == "tsne"
    assert document["layout"]["tracks"] == TRACKS
    points = document["points"]
    assert len(points) == TRACKS
    assert all(0 <= point["x"] <= 1 and 0 <= point["y"] <= 1 for point in points)
    assert {name for name in document["clusters"] if any(genre.lower() in name for genre in GENRES)}
    assert points[0]["title"] == "Title 0"


def test_genres_lie_apart_and_are_coloured(cli: Cli) -> None:
    document = cli.document("map", "--colour", "genre")
    assert {entry["label"]: entry["count"] for entry in document["legend"]} == dict.fromkeys(
        GENRES, TRACKS // 3
    )
    by_category = {
        category: np.asarray([[p["x"], p["y"]] for p in document["points"] if p["category"] == category])
        for category in range(3)
    }
    middles = np.asarray([places.mean(axis=0) for places in by_category.values()])
    for category, places in by_category.items():
        nearest = np.argmin(np.linalg.norm(places[:, None] - middles, axis=2), axis=1)
        assert (nearest == category).mean() > 0.95


def test_a_picture_has_the_size_that_was_asked_for(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    for theme in ("light", "dark"):
        done = cli.run(
            "map", "--png", str(path), "--size", "400x300", "--theme", theme, "--level", "albums",
            "--colour", "decade", "--replace",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert struct.unpack(">II", data[16:24]) == (400, 300)
    assert cli.run("map", "--png", str(path)).returncode == 1
    assert path.read_bytes() == data


def test_groups_are_points_with_their_tracks(cli: Cli) -> None:
    document = cli.document("map", "--level", "genres")
    assert sorted(point["name"] for point in document["points"]) == sorted(GENRES)
    assert all(len(point["tracks"]) == TRACKS // 3 for point in document["points"])


def test_wrong_words_are_refused_with_what_is_right(cli: Cli) -> None:
    assert "2000x2000" in cli.run("map", "--size", "9x9").stderr
    done = cli.run("map", "--colour", "playlist")
    assert done.returncode == 2
    assert "--playlist NAME" in done.stderr


def test_a_region_is_asked_for_in_queries(cli: Cli) -> None:
    path = next(Path(cli.profile).rglob("*.sqlite3"))
    everything = json.dumps([[-1, -1], [2, -1], [2, 2], [-1, 2]])
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO map_region (listener_id, name, name_key, polygon, made_at_ms)"
            " VALUES (1, 'Late night', 'late night', ?, 0)",
            (everything,),
        )
    found = cli.document("tracks", 'region:"late night" genre:jazz')
    assert len(found) == TRACKS // 3
    done = cli.run("tracks", "region:late")
    assert "Late night" in done.stderr


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    empty = Cli(tmp_path)
    empty.home.mkdir()
    done = empty.run("map")
    assert done.returncode == 1
    assert "fewer than two tracks" in done.stderr
    assert "musicrec analyse" in done.stderr
