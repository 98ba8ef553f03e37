"""``musicrec tag``: show, edit, rename, undo, as a person does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Cli, chord, write
from tests.unit.library.tagging.making import png


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A library of an album of two tracks."""
    made = Cli(tmp_path_factory.mktemp("tag"))
    made.home.mkdir()
    album = made.music / "Vier Stücke"
    write(album / "01 - eins.flac", "flac", chord(110.0), "One", "X")
    write(album / "02 - l'amour.mp3", "mp3", chord(150.0), "Two", "X")
    (album / "02 - l'amour.lrc").write_text("[00:01.00]la", encoding="utf-8")
    assert made.document("scan", str(made.music))["added"] == 2
    return made


def names(cli: Cli) -> list[str]:
    return sorted(str(path.relative_to(cli.music)) for path in cli.music.rglob("*") if path.is_file())


def test_an_album_is_tagged_renamed_and_put_back(scanned: Cli, tmp_path: Path) -> None:
    cli, music = scanned, str(scanned.music)
    cover = tmp_path / "front.png"
    cover.write_bytes(png())
    before, shown = names(cli), cli.document("tag", music)["files"]
    edits = (
        *("--from-name", "%album%/%track% - %title%", "--case", "title=title", "--set", "artist=Ada"),
        *("--add", "artist=Bo", "--number", "--cover", str(cover), "--rename", "%artist%/%track% %title%"),
    )
    dry = cli.document("tag", music, *edits, "--dry-run")
    assert not dry["written"]
    assert (names(cli), cli.document("tag", music)["files"]) == (before, shown)
    changes = {one["field"]: one["after"] for one in dry["files"][1]["changes"]}
    assert changes["title"] == ["L'Amour"]
    assert changes["artist"] == ["Ada", "Bo"]
    told = cli.run("tag", music, *edits)
    assert told.returncode == 0
    assert "L'Amour" in told.stdout
    assert "musicrec tag --undo 1" in told.stdout
    assert names(cli) == ["Ada, Bo/01 Eins.flac", "Ada, Bo/02 L'Amour.lrc", "Ada, Bo/02 L'Amour.mp3"]
    # The library knows it without a scan, and a scan finds nothing new.
    tracks = cli.document("tracks", "artist:Bo")
    assert sorted(track["title"] for track in tracks) == ["Eins", "L'Amour"]
    assert cli.document("scan")["added"] == 0
    saved = tmp_path / "saved.png"
    assert cli.run("tag", music, "--save-cover", str(saved)).returncode == 0
    assert saved.read_bytes() == png()
    assert cli.document("tag", "--history")["batches"][0]["files"] == 2
    undone = cli.document("tag", "--undo")
    assert (undone["batch"], len(undone["done"]), undone["failed"]) == (1, 2, [])
    assert names(cli) == before
    assert cli.document("tag", music)["files"] == shown


def test_what_is_typed_wrong_is_told(scanned: Cli, tmp_path: Path) -> None:
    cli, music = scanned, str(scanned.music)
    run = cli.run("tag", music, "--replace", "title", "(", "x", "--regex")
    assert run.returncode == 1
    assert "regular expression" in run.stderr
    gone = cli.run("tag", str(tmp_path / "none.mp3"), "--set", "title=x")
    assert gone.returncode == 1
    assert "The file is not there" in gone.stderr
