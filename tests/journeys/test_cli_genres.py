"""``musicrec genres`` on real files: suggest, accept, find, write; and what a small library is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from tests.support.cli import Cli
from tests.support.genre_library import GENRES, vectors_of
from tests.support.library import NOW_MS, features_of
from tests.unit.library.files import read_tags, write_mp3

TRACKS, UNTAGGED = 66, 6


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Files of three genres by eighteen artists, the last of them without a genre; scanned and described."""
    import mutagen.id3

    made = Cli(tmp_path_factory.mktemp("genres"))
    made.home.mkdir()
    genres = [GENRES[number % 3] for number in range(TRACKS)]
    artists = [number % 18 for number in range(TRACKS)]
    for number, (genre, artist) in enumerate(zip(genres, artists, strict=True)):
        frames = [mutagen.id3.TIT2(text=f"T{number}"), mutagen.id3.TPE1(text=f"Artist {artist}")]
        if number < TRACKS - UNTAGGED:
            frames.append(mutagen.id3.TCON(text=genre))
        write_mp3(made.music / f"{number:02}.mp3", *frames)
    assert made.document("scan", str(made.music))["added"] == TRACKS
    database = Database(ProfilePaths.under(str(made.profile)).database)
    database.open()
    rows = database.query("SELECT id, size, mtime_ns FROM track ORDER BY relative_path")
    for row, vector in zip(rows, vectors_of(genres, artists), strict=True):
        FeatureStore(database).save(row[0], features_of(vector.tolist(), 2), row[1], row[2], NOW_MS)
    database.close()
    return made


def test_from_suggestions_to_tags(cli: Cli) -> None:
    assert cli.run("genres").returncode == 1
    found = cli.document("genres", "suggest")
    assert found["verdict"]["is_on"]
    assert found["verdict"]["accuracy"] > 0.9
    suggestions = found["suggestions"]
    assert len(suggestions) == UNTAGGED
    first = suggestions[0]
    assert cli.run("genres", "write", "--all").returncode == 1
    accepted = cli.document("genres", "accept", str(first["id"]))
    assert [each["state"] for each in accepted["suggestions"]] == ["accepted"]
    other = next(each["genre"] for each in suggestions if each["genre"] != first["genre"])
    cli.document("genres", "reject", "--all", "--genre", str(other))
    names = {each["genre"] for each in cli.document("genres", "show")["suggestions"]}
    assert other not in names
    listed = cli.document("tracks", f"genre~:{first['genre']}")
    assert first["id"] in {track["id"] for track in listed}

    path = Path(first["path"])
    assert read_tags(str(path), path.name).genres == ()
    assert cli.document("genres", "write", "--all")["written"] == [first["id"]]
    assert read_tags(str(path), path.name).genres == (first["genre"],)
    listed = cli.document("tracks", f"genre:{first['genre']}")
    assert first["id"] in {track["id"] for track in listed}
    judged = cli.document("evaluate", "genre")
    assert judged["artists"] == 18


def test_words_change_what_is_shown_and_no_file(cli: Cli) -> None:
    first, second, third = GENRES
    files = {path: path.read_bytes() for path in cli.music.iterdir()}
    counts = {genre: len(cli.document("tracks", f"genre:{genre}")) for genre in GENRES}
    told = cli.document("genres", "words", "show", first, "Mixed/Bag", second)
    assert {each["written"]: each["shown"] for each in told["genres"]} == {
        first: ["Mixed/Bag", second],
        second: [second],
        third: [third],
    }
    cli.document("genres", "words", "hide", third)
    assert cli.document("genres", "words", "split", "/")["split_at"] == ["/"]
    assert not cli.document("tracks", f"genre:{third}")
    assert len(cli.document("tracks", f"genre:{second}")) == counts[first] + counts[second]
    assert len(cli.document("tracks", "genre:bag")) == counts[first]
    assert "hidden" in cli.run("genres", "words").stdout
    back = cli.document("genres", "words", "forget", first, second, third)
    assert all(each["shown"] == [each["written"]] for each in back["genres"])
    assert files == {path: path.read_bytes() for path in cli.music.iterdir()}
