"""Libraries of other players hold the tracks of a made library."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest

from tests.support.made_library.profile import MadeLibrary, make_library
from tests.support.peers.libraries import Write, fill_strawberry, write_quodlibet, write_rhythmbox
from tests.support.peers.tracks import PeerTrack, tracks_of
from tests.support.process_tree import ProcessTree
from tests.unit.imports.reading import read_one

TRACKS = 14


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeLibrary:
    """Two albums."""
    return make_library(tmp_path_factory.mktemp("made"), TRACKS)


@pytest.fixture(scope="module")
def tracks(made: MadeLibrary) -> list[PeerTrack]:
    """Their tracks."""
    found, folder = tracks_of(made.profile)
    assert folder == made.music
    return found


@pytest.mark.parametrize("write", [write_quodlibet, write_rhythmbox], ids=["quodlibet", "rhythmbox"])
def test_our_own_import_reads_what_is_written(write: Write, tracks: list[PeerTrack], tmp_path: Path) -> None:
    read = read_one(write(tmp_path, tracks, os.path.dirname(tracks[0].path)))
    found = {(one.known.location, one.known.title, one.known.artist, one.known.album) for one in read.tracks}
    assert found == {(track.path, track.title, track.artist, track.album) for track in tracks}


def test_the_columns_that_strawberry_has_are_filled(tracks: list[PeerTrack], tmp_path: Path) -> None:
    path = tmp_path / "strawberry.db"
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE directories (path, subdirs)")
        connection.execute("CREATE TABLE subdirectories (directory_id, path, mtime)")
        connection.execute("CREATE TABLE songs (title, url, length, lyrics DEFAULT '')")
    fill_strawberry(path, tracks, "/music")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT title, url, length FROM songs").fetchall()
        folders = connection.execute("SELECT count(*) FROM subdirectories").fetchone()
    assert rows == [(track.title, track.address, track.duration_ms * 1_000_000) for track in tracks]
    assert folders == (3,)  # two albums and what they lie in


def test_a_process_tree_knows_itself_and_its_children() -> None:
    tree = ProcessTree(os.getpid())
    memory = tree.memory()
    assert 0 < memory.private_mb <= memory.rss_mb
    assert tree.cpu_s() > 0
    assert tree.threads() >= 1
