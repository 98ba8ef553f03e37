"""Damaged databases: what can be read is there again, the rest comes from a backup, and it is said."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DatabaseBusyError, DatabaseCorruptError
from musicrec_desktop.core.settings import AUTOPLAY_AHEAD
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.recovery import RecoveryKind
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.failures import MARK_SUFFIX
from musicrec_desktop.storage.integrity import counts, faults
from musicrec_desktop.storage.recovery.pages import open_pages
from musicrec_desktop.storage.recovery.shapes import EMPTY, shapes
from musicrec_desktop.storage.schema import migrations
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES
from musicrec_desktop.storage.state import SettingStore
from tests.support import damage

TRACKS, LISTENS, LIKES = 60, 400, 20


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("whole") / "library.sqlite3")
    damage.make_history(path, tracks=TRACKS, listens=LISTENS, likes=LIKES)
    return path


@pytest.fixture
def path(whole: str, tmp_path: Path) -> str:
    copy = str(tmp_path / "library.sqlite3")
    damage.copy_library(whole, copy)
    return copy


def opened(path: str) -> Database:
    database = Database(path)
    database.open()
    return database


def held(database: Database) -> dict[str, int]:
    assert faults(database.connection) == []
    return counts(database.connection)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", ["header", "schema text", "random bytes"])
def test_damage_that_leaves_the_rows_costs_nothing(path: str, kind: str, seed: int) -> None:
    damage.DAMAGES[kind](path, random.Random(seed))
    database = opened(path)
    found = held(database)
    database.close()
    assert found["likes"] == LIKES
    assert found["listens"] >= LISTENS - 20
    assert found["tracks"] >= TRACKS - 10


def test_a_damaged_name_of_a_migration_costs_nothing(path: str) -> None:
    with open(path, "r+b") as file:
        content = file.read()
        file.seek(content.index(MIGRATION_NAMES[0].encode()))
        file.write(b"X")
        file.seek(content.index(b"CREATE TABLE listener"))
        file.write(b"\xff")
    database = opened(path)
    found = held(database)
    database.close()
    assert (found["tracks"], found["listens"], found["likes"]) == (TRACKS, LISTENS, LIKES)


@pytest.mark.parametrize("kind", sorted(damage.DAMAGES))
def test_with_a_backup_no_damage_costs_anything(path: str, kind: str) -> None:
    Backups(path).make()
    damage.DAMAGES[kind](path, random.Random(kind))
    Path(path + MARK_SUFFIX).write_text("suspected\n")
    database = opened(path)
    found = held(database)
    ahead = SettingStore(database).get(AUTOPLAY_AHEAD)
    hits = BrowseStore(database).ids(BrowseRequest(text="song"))
    database.close()
    assert (found["tracks"], found["likes"], ahead) == (TRACKS, LIKES, 7)
    assert found["listens"] >= LISTENS  # a row whose number is damaged counts as another one
    assert len(hits) == TRACKS


def test_only_a_damaged_index_is_rebuilt_in_place(path: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        sql = "CREATE INDEX listen_by_track ON listen (track_id)"
        connection.execute(
            "UPDATE sqlite_master SET sql = ? WHERE name = 'listen_by_track'",
            (sql.replace("(track_id)", "(listened_ms)"),),
        )
    connection.close()
    with sqlite3.connect(path) as connection:
        connection.execute("REINDEX listen_by_track")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'listen_by_track'", (sql,))
    connection.close()
    Path(path + MARK_SUFFIX).write_text("met\n")
    database = opened(path)
    recovery = database.recovery
    assert recovery is not None
    assert (recovery.kind, recovery.aside, recovery.is_complete) == (RecoveryKind.REBUILT, "", True)
    assert held(database)["listens"] == LISTENS
    database.close()
    assert not os.path.exists(path + MARK_SUFFIX)


def test_the_damaged_file_is_kept_as_it_was(path: str) -> None:
    damage.schema_text(path, random.Random(3))
    before = Path(path).read_bytes()
    database = opened(path)
    recovery = database.recovery
    database.close()
    assert recovery is not None
    assert recovery.kind is RecoveryKind.SALVAGED
    assert Path(recovery.aside).read_bytes() == before
    assert recovery.kept["likes"] == LIKES


def test_a_track_whose_row_is_lost_keeps_its_history(path: str) -> None:
    """Its place comes from the index of paths, so that the next scan reads its tags."""
    database = Database(path)
    before = dict(database.query("SELECT id, relative_path FROM track"))
    database.close()
    pages = open_pages(path)
    with sqlite3.connect(path) as connection:
        (leaf,) = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'track' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1"
        ).fetchone()
    connection.close()
    with open(path, "r+b") as file:
        file.seek((leaf - 1) * pages.page_size)
        file.write(bytes(pages.page_size))
    Path(path + MARK_SUFFIX).write_text("met\n")
    database = opened(path)
    assert held(database)["listens"] == LISTENS
    assert dict(database.query("SELECT id, relative_path FROM track")) == before
    recovery = database.recovery
    database.close()
    assert recovery is not None
    assert recovery.lost["track details"] > 0


def test_damage_met_in_use_is_repaired_by_the_next_opening(path: str) -> None:
    with sqlite3.connect(path) as connection:
        pages = [
            row[0] for row in connection.execute("SELECT pageno FROM dbstat WHERE name = 'listen' ORDER BY 1")
        ]
    connection.close()
    database = opened(path)
    assert database.recovery is None
    with open(path, "r+b") as file:
        file.seek((pages[1] - 1) * damage.PAGE)
        file.write(random.Random(1).randbytes(damage.PAGE))
    database.rest()  # forgets the pages that it has read
    with pytest.raises(DatabaseCorruptError):
        database.query("SELECT * FROM listen")
    database.close()
    again = opened(path)
    assert again.recovery is not None
    assert held(again)["listens"] == LISTENS
    assert 0 < again.recovery.lost["listen details"] < LISTENS
    assert "listens" not in again.recovery.lost
    again.close()


def test_a_file_that_is_no_database_is_set_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    path.write_bytes(b"not a database at all" * 1000)
    database = opened(str(path))
    recovery = database.recovery
    assert recovery is not None
    assert recovery.kind is RecoveryKind.EMPTY
    assert Path(recovery.aside).read_bytes().startswith(b"not a database")
    assert held(database)["tracks"] == 0
    database.close()


@pytest.mark.parametrize("content", ["", "table"])
def test_an_empty_file_is_no_new_library(path: str, content: str) -> None:
    Backups(path).make()
    os.unlink(path)
    if content:
        sqlite3.connect(path).execute("VACUUM").connection.close()
    else:
        Path(path).touch()
    database = opened(path)
    recovery = database.recovery
    assert recovery is not None
    assert recovery.kind is RecoveryKind.RESTORED
    assert held(database)["likes"] == LIKES
    database.close()


def test_what_is_newer_than_the_backup_stays(path: str) -> None:
    Backups(path).make()
    database = opened(path)
    database.execute("UPDATE setting SET value = '9'")
    database.execute(
        "INSERT INTO feedback (listener_id, track_id, kind, at_ms) SELECT id, 1, 'ban', 5 FROM listener"
    )
    database.close()
    damage.truncated(path, random.Random(2))
    again = opened(path)
    assert again.recovery is not None
    assert again.recovery.backup
    assert held(again)["likes"] == LIKES + 1
    assert SettingStore(again).get(AUTOPLAY_AHEAD) == 9
    again.close()


def test_a_database_in_use_elsewhere_is_not_replaced(path: str) -> None:
    other = opened(path)
    damage.schema_text(path, random.Random(4))
    with pytest.raises(DatabaseCorruptError):
        opened(path)
    other.close()
    assert opened_and_closed(path)


def test_many_programs_may_open_it_at_the_same_moment(path: str) -> None:
    """Each looks whether it is alone; none takes that for a replacement of the file."""
    failures: list[Exception] = []

    def use() -> None:
        for _ in range(10):
            database = Database(path)
            try:
                database.open()
                database.close()
            except DatabaseBusyError as error:
                failures.append(error)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def opened_and_closed(path: str) -> bool:
    database = opened(path)
    database.close()
    return database.recovery is not None


def test_numbers_of_lost_listens_are_news_to_accounts(path: str) -> None:
    database = opened(path)
    database.execute(
        "INSERT INTO scrobble_account"
        " (listener_id, kind, url, user, secret_name, token_place, seen_listen_id)"
        " SELECT id, 'lastfm', 'https://x', 'u', 's', 'file', 400 FROM listener"
    )
    database.execute("DELETE FROM listen WHERE id > 300")
    database.close()
    damage.schema_text(path, random.Random(5))
    again = opened(path)
    assert again.one("SELECT seen_listen_id FROM scrobble_account") == (300,)
    again.close()


def test_a_database_of_an_earlier_version_is_repaired_as_such_and_migrated(tmp_path: Path) -> None:
    """What the migrations do to rows is done to those that were saved, too."""
    path = str(tmp_path / "library.sqlite3")
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.apply(connection, stop_before=MIGRATION_NAMES[1])
    connection.execute("INSERT INTO folder (path) VALUES (x'2f6d')")
    shape = shapes(connection)["track"]
    for number in range(1, 30):
        row = {column.name: EMPTY[column.kind] for column in shape.columns if not column.is_nullable}
        row |= {"id": number, "folder_id": 1, "relative_path": b"%d.mp3" % number, "title": f"Song {number}"}
        connection.execute(
            f"INSERT INTO track ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
        )
        connection.execute(
            "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (1, ?, 'like', 1)", (number,)
        )
    connection.close()
    damage.schema_text(path, random.Random(1))
    database = opened(path)
    assert database.recovery is not None
    assert held(database)["likes"] == 29
    assert database.query("SELECT name FROM _sqlite_migrations ORDER BY id") == [
        (name,) for name in MIGRATION_NAMES
    ]
    assert database.one("SELECT title FROM track WHERE id = 7") == ("Song 7",)
    database.close()
