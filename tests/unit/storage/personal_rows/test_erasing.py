"""What was deleted is nowhere in the bytes of the library, its journal and its copies."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.personal_rows.copying import merge_rows
from musicrec_desktop.storage.personal_rows.erasing import copies_of, erase_traces
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES
from musicrec_desktop.storage.profiles import ProfileStore
from tests.support.library import NOW_MS
from tests.support.profile_rows import lived_in

SECRET, OTHER = "zyzzyva", "quokka"


def files_with(word: str, folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()
    )


def test_no_byte_of_it_stays_anywhere(database: Database, tracks: list[TrackId], tmp_path: Path) -> None:
    one = ProfileId(lived_in(database, "Anna", SECRET, tracks))
    other = lived_in(database, "Ben", OTHER, tracks)
    # What was deleted long ago stays in the file, too.
    database.execute("DELETE FROM playlist_entry WHERE title = ?", (f"Unowned {SECRET}",))
    daily = Backups(database.path).make()
    shutil.copy(daily, f"{database.path}.before-15")
    (tmp_path / "library.sqlite3.broken-20260101-000000").write_bytes(b"not a database " + SECRET.encode())
    assert len(files_with(SECRET, tmp_path)) >= 4
    kept = {
        table: database.query(f"SELECT * FROM {table} WHERE {rows}", (other,)) for table, rows in all_rows()
    }

    ProfileStore(database).remove(one)
    done = erase_traces(database, one)

    assert files_with(SECRET, tmp_path) == []
    assert done.is_overwritten
    assert done.scrubbed == 2
    assert [Path(path).name for path in done.removed] == ["library.sqlite3.broken-20260101-000000"]
    assert done.left == ()
    assert kept == {
        table: database.query(f"SELECT * FROM {table} WHERE {rows}", (other,)) for table, rows in all_rows()
    }
    assert OTHER.encode() in Path(daily).read_bytes()
    assert [profile.name for profile in ProfileStore(database).all()] == ["", "Ben"]


def all_rows() -> list[tuple[str, str]]:
    return [(name, table.rows) for name, table in PERSONAL_TABLES.items()]


def test_the_library_opens_afterwards_without_a_repair(
    database: Database, tracks: list[TrackId], tmp_path: Path
) -> None:
    one = ProfileId(lived_in(database, "Anna", SECRET, tracks))
    backup = Backups(database.path).make()
    ProfileStore(database).remove(one)
    erase_traces(database, one)
    database.close()
    for path in (database.path, backup):
        again = Database(path)
        again.open()
        assert again.recovery is None
        assert not again.was_left_open or path == backup
        assert [profile.name for profile in ProfileStore(again).all()] == [""]
        again.close()


def test_an_empty_profile_can_stay(database: Database, tracks: list[TrackId], tmp_path: Path) -> None:
    one = ProfileId(lived_in(database, "Anna", SECRET, tracks))
    ProfileStore(database).forget(one)
    erase_traces(database, one)
    assert files_with(SECRET, tmp_path) == []
    assert [profile.name for profile in ProfileStore(database).all()] == ["", "Anna"]


def test_a_copy_of_an_earlier_version_is_scrubbed(
    database: Database, tracks: list[TrackId], tmp_path: Path
) -> None:
    one = ProfileId(lived_in(database, "Anna", SECRET, tracks))
    copy = tmp_path / "library.sqlite3.before-15"
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(database.path, copy)
    with contextlib.closing(sqlite3.connect(copy)) as old:
        old.execute("DROP TABLE state")
        old.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        old.execute("INSERT INTO state VALUES ('searches', ?)", (SECRET,))
        old.execute("DROP TABLE taste_answer")
        old.commit()
    ProfileStore(database).remove(one)
    assert erase_traces(database, one).scrubbed == 1
    assert files_with(SECRET, tmp_path) == []
    assert copy.exists()


def test_a_copy_that_never_had_the_profile_stays_as_it_is(
    database: Database, tracks: list[TrackId], tmp_path: Path
) -> None:
    lived_in(database, "Ben", OTHER, tracks)
    copy = Path(Backups(database.path).make())
    before = copy.read_bytes()
    one = ProfileId(lived_in(database, "Anna", SECRET, tracks))
    ProfileStore(database).remove(one)
    assert erase_traces(database, one).scrubbed == 0
    assert copy.read_bytes() == before
    assert copies_of(database.path) == [str(copy)]


def test_a_profile_that_was_merged_is_erased_as_itself(
    database: Database, tracks: list[TrackId], tmp_path: Path
) -> None:
    one = ProfileId(lived_in(database, "Anna", SECRET, tracks))
    other = ProfileStore(database).create("Ben", NOW_MS)
    merge_rows(database, one, other)
    ProfileStore(database).remove(other)
    erase_traces(database, other)
    assert files_with(SECRET, tmp_path) == []
