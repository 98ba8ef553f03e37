"""Copies of the library: verified, seven of them, and back again."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import BackupError, DatabaseBusyError, DatabaseCorruptError, DiskFullError
from musicrec_desktop.core.held_files import hold
from musicrec_desktop.core.tasks import CancelledError
from musicrec_desktop.storage.backups import DAILY_COUNT, DAY_MS, Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.failures import MARK_SUFFIX
from tests.support import damage
from tests.support.library import NOW_MS, add_numbered_tracks, new_library


class Days:
    """A library and its copies, with a calendar."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.now_ms = NOW_MS
        self.backups = Backups(path, lambda: self.now_ms)

    def add(self, count: int) -> None:
        database = new_library(self.path)
        database.open()
        add_numbered_tracks(database, count)
        database.close()

    def tracks(self) -> int:
        database = Database(self.path)
        database.open()
        found = database.one("SELECT count(*) FROM track")
        database.close()
        assert found is not None
        return int(found[0])


@pytest.fixture
def days(tmp_path: Path) -> Days:
    made = Days(str(tmp_path / "library.sqlite3"))
    made.add(3)
    return made


def test_copies_of_a_clock_that_was_ahead_are_the_oldest(days: Days) -> None:
    days.now_ms += 400 * DAY_MS
    ahead = [days.backups.make() for _ in range(1)]
    for _ in range(DAILY_COUNT - 1):
        days.now_ms += DAY_MS
        ahead.append(days.backups.make())
    days.now_ms -= 400 * DAY_MS + 30 * DAY_MS
    assert days.backups.is_due()
    right = days.backups.make()
    assert not days.backups.is_due(), "else a copy would be made every hour"
    assert days.backups.newest() == right
    for _ in range(DAILY_COUNT - 1):
        days.now_ms += DAY_MS
        days.backups.make()
    assert {backup.path for backup in days.backups.all()}.isdisjoint(ahead)
    assert days.backups.all()[-1].path == right


def test_one_a_day_and_the_last_seven(days: Days) -> None:
    made = []
    for _ in range(DAILY_COUNT + 3):
        assert days.backups.is_due()
        made.append(days.backups.make())
        assert not days.backups.is_due()
        days.now_ms += DAY_MS
    assert [backup.path for backup in days.backups.all()] == made[: -DAILY_COUNT - 1 : -1]
    assert days.backups.newest() == made[-1]
    assert sorted(os.listdir(days.backups.folder)) == sorted(map(os.path.basename, made[-DAILY_COUNT:]))


def test_a_copy_made_while_the_library_is_written_is_whole(days: Days) -> None:
    database = Database(days.path)
    database.open()
    add_numbered_tracks(database, 5)
    with database.transaction():
        database.execute("UPDATE track SET title = 'half'")
        days.backups.make()
    database.close()
    (backup,) = days.backups.all()
    assert backup.counts["tracks"] == 5
    days.backups.restore(backup.path)
    reopened = Database(days.path)
    reopened.open()
    assert reopened.query("SELECT 1 FROM track WHERE title = 'half'") == []
    reopened.close()


def test_a_bad_library_makes_no_copy_and_takes_none_away(days: Days) -> None:
    for _ in range(DAILY_COUNT):
        days.backups.make()
        days.now_ms += DAY_MS
    before = [backup.path for backup in days.backups.all()]
    damage.garbage_in_the_middle(days.path, random.Random(2))
    with pytest.raises(DatabaseCorruptError):
        days.backups.make()
    assert [backup.path for backup in days.backups.all()] == before
    assert os.path.exists(days.path + MARK_SUFFIX)
    assert not [name for name in os.listdir(days.backups.folder) if name.startswith(".")]


def test_an_empty_library_is_not_copied(tmp_path: Path) -> None:
    days = Days(str(tmp_path / "library.sqlite3"))
    days.add(0)
    assert days.backups.make() == ""
    assert days.backups.all() == []


def test_without_room_nothing_is_begun(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    days.backups.make()
    days.now_ms += DAY_MS
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(DiskFullError):
        days.backups.make()
    assert len(days.backups.all()) == 1


def test_one_that_is_given_up_leaves_nothing(days: Days) -> None:
    def stop() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        days.backups.make(stop)
    assert os.listdir(days.backups.folder) == []


def test_what_a_restore_replaces_can_be_restored(days: Days) -> None:
    old = days.backups.make()
    days.add(8)
    days.backups.restore(old)
    assert days.tracks() == 3
    replaced = next(backup for backup in days.backups.all() if backup.is_replaced)
    assert replaced.counts["tracks"] == 8
    days.now_ms += 1_000
    days.backups.restore(replaced.path)
    assert days.tracks() == 8


def test_a_damaged_library_is_kept_as_it_is_by_a_restore(days: Days) -> None:
    old = days.backups.make()
    damage.truncated(days.path, random.Random(1))
    before = Path(days.path).read_bytes()
    days.backups.restore(old)
    assert days.tracks() == 3
    replaced = next(backup for backup in days.backups.all() if backup.is_replaced)
    assert Path(replaced.path).read_bytes() == before


def test_a_damaged_copy_is_refused_and_nothing_is_changed(days: Days) -> None:
    old = days.backups.make()
    days.add(8)
    damage.zeroed_pages(old, random.Random(3))
    with pytest.raises(BackupError):
        days.backups.restore(old)
    assert days.tracks() == 8


def test_the_library_of_an_open_player_is_not_replaced(days: Days) -> None:
    old = days.backups.make()
    database = Database(days.path)
    database.open()
    with pytest.raises(DatabaseBusyError):
        days.backups.restore(old)
    database.close()


def test_a_wish_is_done_at_the_next_opening_and_can_be_taken_back(days: Days) -> None:
    old = days.backups.make()
    days.add(8)
    days.backups.request_restore(old)
    days.backups.forget_restore()
    assert days.tracks() == 8
    days.backups.request_restore(old)
    database = Database(days.path)
    database.open()
    assert database.restored == old
    assert database.query("SELECT count(*) FROM track") == [(3,)]
    database.close()
    assert days.tracks() == 3


def test_files_of_others_are_neither_listed_nor_deleted(days: Days) -> None:
    for _ in range(DAILY_COUNT + 1):
        days.backups.make()
        days.now_ms += DAY_MS
    stranger = Path(days.backups.folder) / "library-old.sqlite3"
    stranger.write_text("mine")
    days.backups.make()
    assert len(days.backups.all()) == DAILY_COUNT
    assert stranger.read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="there are no such locks")
def test_a_copy_waits_for_one_that_another_program_makes(days: Days) -> None:
    """Both would write the same draft, and a half one could become a copy."""
    first = days.backups.make()
    folder = Path(days.backups.folder)
    draft = folder / ".daily.part"
    draft.write_bytes(b"of the other one")
    lock = os.open(folder, os.O_RDONLY)
    asked = []

    def give_up() -> None:
        asked.append(True)
        if len(asked) > 2:
            raise CancelledError

    assert hold(lock)
    with pytest.raises(CancelledError):
        days.backups.make(give_up)
    assert draft.read_bytes() == b"of the other one"
    os.close(lock)
    days.now_ms += DAY_MS
    second = days.backups.make()
    assert [backup.path for backup in days.backups.all()] == [second, first]
