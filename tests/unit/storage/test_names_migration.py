"""A database of the first schema gets keys, orders and words, and loses nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from musicrec_desktop.model.browse import BrowseRequest, GroupKind
from musicrec_desktop.model.track import FolderId, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.schema import migrations
from musicrec_desktop.storage.schema.migration_names import FILES
from musicrec_desktop.storage.tracks import TrackStore

TRACK = (
    "INSERT INTO track (id, folder_id, relative_path, album_directory, file_name, size, mtime_ns, title,"
    " artist_text, album, album_artist_text, genre_text, sort_title, sort_artist, sort_album, sort_genre,"
    " header_duration_ms, decoded_duration_ms, cover, codec, is_explicit, added_at_ms)"
    " VALUES (?, 1, ?, x'', ?, 10, 20, ?, ?, ?, ?, 'Rock', 'old', 'old', 'old', 'old', 1000, 1234, 'none',"
    " 'mp3', 0, 5)"
)


@pytest.fixture
def old_path(tmp_path: Path) -> str:
    """A library as the first schema has it."""
    path = str(tmp_path / "library.sqlite3")
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.apply(connection, stop_before=FILES)
    connection.execute("INSERT INTO folder (id, path) VALUES (1, ?)", (b"/music",))
    for number, (title, artist, album) in enumerate(
        [("Teil 10", "Bjørn", "Größe"), ("Teil 2", "BJØRN", "GRÖSSE"), ("雨の月曜日", "The Mitte", "")],
        start=1,
    ):
        connection.execute(
            TRACK, (number, f"{number}.mp3".encode(), f"{number}.mp3", title, artist, album, artist)
        )
        connection.executemany(
            "INSERT INTO track_value (track_id, kind, position, value) VALUES (?, ?, 0, ?)",
            [(number, "artist", artist), (number, "genre", "Rock")],
        )
    connection.execute("INSERT INTO album_loudness VALUES ('Größe', 'Bjørn', -14.0, 0.9, '1 1 7')")
    connection.execute(
        "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin, session_id,"
        " is_play, is_early_skip) VALUES (1, 1, 1, 1000, 'finished', 'user', 1, 1, 0)"
    )
    connection.execute("INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (1, 2, 'like', 1)")
    connection.close()
    return path


def test_old_rows_are_found_grouped_and_in_order(old_path: str) -> None:
    database = Database(old_path)
    database.open()
    store = BrowseStore(database)
    assert list(store.ids(BrowseRequest())) == [2, 1, 3]
    assert list(store.ids(BrowseRequest("月曜"))) == [3]
    assert list(store.ids(BrowseRequest("artist:bjorn"))) == [2, 1]
    assert [group.track_count for group in store.groups(GroupKind.ALBUMS)] == [2, 1]
    assert [group.name for group in store.groups(GroupKind.ARTISTS)] == ["Bjørn", "The Mitte"]
    track = TrackStore(database).get(TrackId(1))
    assert track is not None
    assert (track.duration_ms, track.play_count) == (1234, 1)
    assert (track.tags.artist_text, track.tags.recording_id) == ("Bjørn", "")
    assert database.query("SELECT album_key, album_artist_key, state FROM album_loudness") == [
        ("grösse", "bjørn", "1 1 7")
    ]
    assert database.query("PRAGMA integrity_check") == [("ok",)]
    database.close()


def test_each_old_file_is_to_be_read_once_more(old_path: str) -> None:
    database = Database(old_path)
    database.open()
    (folder,) = FolderStore(database).all()
    assert folder.id == FolderId(1)
    assert all(file.is_outdated for file in TrackStore(database).known_files(folder.id))
    database.close()


def test_an_interrupted_migration_begins_anew(old_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("musicrec_desktop.storage.schema.names.index_names", fail)
        with pytest.raises(KeyboardInterrupt):
            Database(old_path).open()
    database = Database(old_path)
    database.open()
    assert list(BrowseStore(database).ids(BrowseRequest("月曜"))) == [3]
    database.close()
