"""A backup a day, made in the background."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DatabaseCorruptError
from musicrec_desktop.services.backups import EVERY_MS, FIRST_MS, BackupService
from musicrec_desktop.storage.backups import DAY_MS, Backups
from tests.support import damage
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler


class Rig:
    """A library with its backups."""

    def __init__(self, path: str) -> None:
        self.scheduler = ManualScheduler()
        self.database = new_library(path)
        self.database.open()
        self.backups = Backups(path, self.scheduler.clock.now_ms)
        self.service = BackupService(database=self.database, backups=self.backups, scheduler=self.scheduler)
        self.damaged: list[DatabaseCorruptError] = []
        self.service.damaged.connect(self.damaged.append)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(str(tmp_path / "library.sqlite3"))
    add_numbered_tracks(made.database, 2)
    yield made
    made.service.close()
    made.database.close()


def test_one_is_made_after_the_start_and_one_each_day(rig: Rig) -> None:
    rig.service.start()
    rig.scheduler.advance(FIRST_MS - 1)
    assert rig.service.all() == []
    rig.scheduler.advance(1)
    assert len(rig.service.all()) == 1
    rig.scheduler.advance(DAY_MS - EVERY_MS)
    assert len(rig.service.all()) == 1
    rig.scheduler.advance(2 * EVERY_MS)
    assert len(rig.service.all()) == 2


def test_damage_is_found_by_it_and_told(rig: Rig) -> None:
    rig.service.start()
    rig.database.close()
    damage.garbage_in_the_middle(rig.database.path, random.Random(1))
    rig.scheduler.advance(FIRST_MS)
    assert len(rig.damaged) == 1
    assert rig.service.all() == []


def test_a_library_that_was_left_open_is_copied_although_none_is_due(tmp_path: Path) -> None:
    path = str(tmp_path / "library.sqlite3")
    damage.make_history(path, tracks=5, listens=5, likes=1)
    first = Rig(path)
    first.backups.make()
    first.database.close()
    damage.leave_open(path)
    second = Rig(path)
    second.service.start()
    second.scheduler.advance(FIRST_MS)
    assert len(second.service.all()) == 2
    second.service.close()
    second.database.close()


def test_none_is_made_after_the_end(rig: Rig) -> None:
    rig.service.start()
    rig.service.close()
    rig.scheduler.advance(DAY_MS)
    assert rig.service.all() == []
