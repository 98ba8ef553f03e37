"""The file itself: schema, threads, damage, limits."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlite_utils

from musicrec_desktop.core.errors import (
    DatabaseBusyError,
    DatabaseReadOnlyError,
    DatabaseTooNewError,
    DiskFullError,
)
from musicrec_desktop.model.files import FileStat
from musicrec_desktop.model.track import FolderId
from musicrec_desktop.storage import file_lock
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.schema import migrations
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES
from musicrec_desktop.storage.tracks import TrackStore


def test_a_second_opening_loads_no_migration_library(database: Database) -> None:
    program = (
        "import sys; from musicrec_desktop.storage.database import Database;"
        "d = Database(sys.argv[1]); d.open(); d.close(); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, database.path], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_the_table_of_names_tells_the_migrations() -> None:
    pending = migrations.migrations.pending(sqlite_utils.Database(memory=True))
    assert tuple(migration.name for migration in pending) == MIGRATION_NAMES


@pytest.mark.skipif(os.name != "posix", reason="a folder is no file that can be held")
def test_one_that_is_being_made_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command beside the first start of a window: what is half made is no damage."""
    path = str(tmp_path / "library.sqlite3")
    made, beside = Database(path), Database(path)
    waits = threading.Event()
    monkeypatch.setattr("musicrec_desktop.core.held_files.time.sleep", lambda _seconds: waits.set())
    other = threading.Thread(target=beside.open)
    seen: list[bool] = []

    def on_step(_step: object) -> None:
        if not seen:
            other.start()
            seen.append(waits.wait(30))

    made.open(on_step)
    other.join(30)
    assert seen == [True]
    assert beside.recovery is None
    assert beside.one("SELECT count(*) FROM track") == (0,)
    beside.close()
    made.close()


def test_one_that_is_never_made_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "library.sqlite3")
    monkeypatch.setattr(file_lock, "OPENING_PATIENCE_S", 0.0)
    with file_lock.opened_by_one(path), pytest.raises(DatabaseBusyError, match="opening"):
        Database(path).open()


def test_every_thread_has_its_own_connection(database: Database) -> None:
    seen: list[sqlite3.Connection] = []
    thread = threading.Thread(target=lambda: seen.append(database.connection))
    thread.start()
    thread.join()
    assert seen[0] is not database.connection


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    folders = FolderStore(database)

    def fail_in_the_middle() -> None:
        with database.transaction():
            folders.add("/music")
            raise KeyError

    with pytest.raises(KeyError):
        fail_in_the_middle()
    assert folders.all() == ()


def test_a_newer_database_is_refused_and_kept(database: Database) -> None:
    database.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('musicrec_desktop', '9999', '')"
    )
    database.close()
    with pytest.raises(DatabaseTooNewError):
        Database(database.path).open()
    assert os.path.getsize(database.path) > 0


def test_a_profile_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DatabaseReadOnlyError):
        Database(str(tmp_path / "file" / "library.sqlite3")).open()


def test_a_full_disk_is_told_as_such(database: Database) -> None:
    pages = database.one("PRAGMA page_count")
    assert pages is not None
    database.execute(f"PRAGMA max_page_count = {pages[0]}")

    def fill() -> None:
        for number in range(10_000):
            FolderStore(database).add(f"/music/{number}" * 50)

    with pytest.raises(DiskFullError):
        fill()


def test_a_database_that_another_process_holds_is_busy(database: Database) -> None:
    database.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(DatabaseBusyError):
            FolderStore(database).add("/music")
    finally:
        other.close()


def test_there_is_a_backup_before_a_migration(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    FolderStore(database).add("/music")
    database.close()
    monkeypatch.setattr(
        "musicrec_desktop.storage.schema.versions.MIGRATION_NAMES", (*MIGRATION_NAMES, "9999_next")
    )
    reopened = Database(database.path)
    reopened.open()
    reopened.close()
    backup = Database(f"{database.path}.before-{len(MIGRATION_NAMES) + 1}")
    assert [folder.path for folder in FolderStore(backup).all()] == ["/music"]
    backup.close()


@pytest.mark.parametrize("count", range(1, len(MIGRATION_NAMES)))
def test_a_database_of_every_earlier_schema_keeps_its_data(tmp_path: Path, count: int) -> None:
    path = str(tmp_path / "library.sqlite3")
    old = sqlite3.connect(path, isolation_level=None)
    migrations.migrations.apply(sqlite_utils.Database(old), stop_before=MIGRATION_NAMES[count])
    old.execute("INSERT INTO folder (path) VALUES (?)", (b"/music",))
    columns = {
        name: b"" if kind == "BLOB" else "" if kind == "TEXT" else 0
        for _, name, kind, is_needed, default, *_ in old.execute("PRAGMA table_info(track)")
        if is_needed and default is None
    }
    columns |= {
        "folder_id": 1,
        "relative_path": b"a.mp3",
        "title": "A",
        "cover": "none",
        "size": 9000,
        "mtime_ns": 5,
    }
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    old.execute(f"INSERT INTO track ({names}) VALUES ({marks})", tuple(columns.values()))
    old.close()
    database = Database(path)
    database.open()
    (known,) = TrackStore(database).known_files(FolderId(1))
    assert known.stat == FileStat("a.mp3", 9000, 5, 0)
    track = TrackStore(database).get(known.track_id)
    assert track is not None
    assert (track.tags.title, track.tags.position) == ("A", "")
    assert [folder.path for folder in FolderStore(database).all()] == ["/music"]
    database.close()


def test_rest_changes_nothing_that_is_read_or_written(database: Database) -> None:
    assert database.query("PRAGMA mmap_size") == [(0,)]
    FolderStore(database).add("/music")
    database.rest()
    assert database.one("SELECT path FROM folder") == (b"/music",)
    with database.transaction():
        database.execute("UPDATE folder SET path = ?", (b"/other",))
        database.rest()
        assert database.one("SELECT path FROM folder") == (b"/other",)
