"""A database of every earlier schema becomes one of today, with all that is in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.files import FileStat, UnreadFile
from musicrec_desktop.model.library_update import BACKUP_STEP, CHECK_STEP, UpdateStep
from musicrec_desktop.model.track import NO_DETAILS, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.name_index import index_names, renew_keys, renew_names
from musicrec_desktop.storage.schema.checks import rewrite_table
from musicrec_desktop.storage.schema.migration_names import FIELDS, MIGRATION_NAMES, NAMES, TAGS
from musicrec_desktop.storage.schema.migrations import migrations
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore

_TRACK = """
    INSERT INTO track (
        folder_id, relative_path, album_directory, file_name, size, mtime_ns, title, artist_text, album,
        album_artist_text, genre_text, sort_title, sort_artist, sort_album, sort_genre,
        header_duration_ms, decoded_duration_ms, cover, codec, is_explicit, added_at_ms
    ) VALUES (
        1, ?, x'', 'a', ?, 1, ?, 'Artist', 'Album', 'Artist', '', ?, 'artist', 'album', '', ?, ?, 'none',
        'mp3', 0, 5
    )
"""
_TRACKS = (("one", 4_000_000, 201_000, 200_000), ("wild", 532, None, 97_391_897))
_LISTEN = """
    INSERT INTO listen (
        listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason, origin, session_id, is_play,
        is_early_skip
    ) VALUES (1, 1, 1000, 200000, 200000, 'finished', 'user', 1, 1, 0)
"""
_LIKE = "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (1, 1, 'like', 2000)"


def old_database(path: Path, last: str) -> None:
    """A database whose newest migration is ``last``, with a folder, tracks, a listen and a like in it."""
    connection = sqlite3.connect(path)
    database = sqlite_utils.Database(connection)
    migrations.apply(database, stop_before=next_after(last))
    connection.execute("INSERT INTO folder (id, path) VALUES (1, x'2f6d75736963')")
    for name, size, header_ms, decoded_ms in _TRACKS:
        connection.execute(_TRACK, (name.encode(), size, name, name, header_ms, decoded_ms))
    connection.execute(_LISTEN)
    connection.execute(_LIKE)
    connection.execute(
        "INSERT INTO track_value (track_id, kind, position, value) VALUES (1, 'artist', 0, 'Artist')"
    )
    if last in (NAMES, TAGS):
        # As these migrations once made it, before they made room for the columns of a later one.
        connection.execute("DROP TABLE track_search")
        connection.execute(
            "CREATE VIRTUAL TABLE track_search USING fts5 (title, artist, album, genre, file_name,"
            " tokenize = 'ascii', prefix = '1 2 3', columnsize = 0)"
        )
        renew_keys(connection)
        ids = [track_id for (track_id,) in connection.execute("SELECT id FROM track")]
        index_names(connection, ids, ("title", "artist", "album", "genre", "file_name"))
    elif MIGRATION_NAMES.index(last) >= MIGRATION_NAMES.index(FIELDS):
        renew_names(connection)
    connection.commit()
    connection.close()


def next_after(name: str) -> str | None:
    place = MIGRATION_NAMES.index(name) + 1
    return MIGRATION_NAMES[place] if place < len(MIGRATION_NAMES) else None


@pytest.mark.parametrize("last", MIGRATION_NAMES[:-1])
def test_everything_is_there_after_a_migration(tmp_path: Path, last: str) -> None:
    path = tmp_path / "library.sqlite3"
    old_database(path, last)
    database = Database(str(path))
    database.open()
    tracks = TrackStore(database)
    one, wild = tracks.many([TrackId(1), TrackId(2)])
    assert (one.tags.title, one.duration_ms, one.is_liked, one.play_count) == ("one", 200_000, True, 1)
    assert not one.is_estimated
    if last == MIGRATION_NAMES[0]:
        # 27 hours in 532 bytes were believed.
        assert wild.duration_ms is None
    assert [folder.path for folder in FolderStore(database).all()] == ["/music"]
    assert one.tags.artists == ("Artist",)
    assert one.tags.details == NO_DETAILS
    for word in ("one", "title:one", "artist:artist one"):
        assert list(BrowseStore(database).ids(BrowseRequest(word))) == [1]
    assert tracks.has_outdated()
    assert database.query("PRAGMA integrity_check") == [("ok",)]
    database.execute(
        "INSERT INTO track_value (track_id, kind, position, value) VALUES (1, 'mood', 0, 'calm')"
    )
    unread = UnreadFileStore(database)
    file = UnreadFile(FileStat("bad.mpc", 114, 7), "reading-hangs")
    unread.note(FolderStore(database).all()[0].id, file)
    assert unread.of_folder(FolderStore(database).all()[0].id) == {"bad.mpc": file}
    assert unread.all() == [("/music/bad.mpc", "reading-hangs")]
    database.close()


def test_each_step_is_told_before_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    old_database(path, TAGS)
    database, steps = Database(str(path)), list[UpdateStep]()
    assert database.is_older

    def on_step(step: UpdateStep) -> None:
        if step.name == FIELDS:
            with sqlite3.connect(path) as other:
                names = {name for (name,) in other.execute("SELECT name FROM _sqlite_migrations")}
            other.close()
            assert TAGS in names
            assert FIELDS not in names
        steps.append(step)

    database.open(on_step)

    after = MIGRATION_NAMES[MIGRATION_NAMES.index(TAGS) + 1 :]
    assert [step.name for step in steps] == [BACKUP_STEP, *after, CHECK_STEP]
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert {step.count for step in steps} == {len(steps)}
    assert not database.is_older
    database.close()


def test_what_is_new_damaged_or_of_today_is_not_older(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    assert not Database(str(path)).is_older
    path.write_bytes(b"")
    assert not Database(str(path)).is_older
    path.write_bytes(b"no database at all, but long enough to be looked at" * 50)
    assert not Database(str(path)).is_older


def test_a_rewritten_check_holds_at_once_and_in_other_connections(tmp_path: Path) -> None:
    path = tmp_path / "table.sqlite3"
    connection, other = (sqlite3.connect(path, isolation_level=None) for _ in range(2))
    made = "CREATE TABLE t (a TEXT CHECK (a IN ('one')), b TEXT) STRICT"
    connection.execute(made)
    connection.execute("CREATE INDEX t_by_b ON t (b)")
    connection.execute("INSERT INTO t VALUES ('one', 'b')")
    assert other.execute("SELECT * FROM t").fetchall() == [("one", "b")]

    connection.execute("BEGIN")
    rewrite_table(connection, "t", made.replace("'one'", "'one', 'two'"))
    connection.execute("INSERT INTO t VALUES ('two', 'c')")
    connection.execute("COMMIT")

    other.execute("INSERT INTO t VALUES ('two', 'd')")
    for each in (connection, other):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            each.execute("INSERT INTO t VALUES ('three', 'e')")
        assert each.execute("SELECT b FROM t ORDER BY b").fetchall() == [("b",), ("c",), ("d",)]
        assert each.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        each.close()


def test_a_rewritten_check_that_is_taken_back_is_the_old_one(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "table.sqlite3", isolation_level=None)
    made = "CREATE TABLE t (a TEXT CHECK (a IN ('one'))) STRICT"
    connection.execute(made)
    connection.execute("BEGIN")
    rewrite_table(connection, "t", made.replace("'one'", "'one', 'two'"))
    connection.execute("ROLLBACK")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute("INSERT INTO t VALUES ('two')")
    assert connection.execute("SELECT sql FROM sqlite_master").fetchone() == (made,)
    connection.close()
