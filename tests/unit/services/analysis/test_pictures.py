"""Seek pictures on demand, with workers whose answers the test gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.outcome import Failure, Outcome
from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.analysis.pictures import TRY_AGAIN_AFTER_MS, PictureService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler
from tests.support.worker_pool import AnsweringPool

DRAWN = Outcome(SeekPicture(np.arange(400).astype(np.uint8), np.full(400, 7, np.uint8)))
FAILED: Outcome[SeekPicture] = Outcome(failure=Failure("unreadable"))


class Rig:
    """A service over a real database with six tracks."""

    def __init__(self, database: Database) -> None:
        self.ids = add_numbered_tracks(database, 6)
        self.scheduler = ManualScheduler()
        self.pool = AnsweringPool()
        self.store = PictureStore(database)
        self.service = PictureService(
            scheduler=self.scheduler, store=self.store, tracks=TrackStore(database), pool=self.pool
        )
        self.ready: list[TrackId] = []
        self.service.picture_ready.connect(self.ready.append)

    def answer(self, outcome: Outcome[SeekPicture] = DRAWN) -> str:
        path = self.pool.answer(outcome)
        self.scheduler.settle()
        return path


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield Rig(database)
    database.close()


def test_a_picture_is_made_once_and_kept(rig: Rig) -> None:
    assert rig.service.get(rig.ids[0]) is None
    assert rig.service.get(rig.ids[0]) is None
    assert rig.answer() == "/music/00000.mp3"
    assert rig.ready == [rig.ids[0]]
    picture = rig.service.get(rig.ids[0])
    assert picture is not None
    assert DRAWN.value is not None
    assert np.array_equal(picture.loudness, DRAWN.value.loudness)
    assert rig.pool.asked == []


def test_the_latest_wish_comes_first_and_few_are_made_at_once(rig: Rig) -> None:
    rig.service.prefer(rig.ids[:4])
    rig.service.prefer(rig.ids[4:])
    assert len(rig.pool.asked) == 2
    order = [rig.answer() for _ in range(6)]
    assert order == [f"/music/{number:05}.mp3" for number in (0, 1, 4, 5, 2, 3)]
    assert len(rig.ready) == 6


def test_a_failure_is_remembered_for_the_session(rig: Rig) -> None:
    rig.service.get(rig.ids[0])
    rig.answer(FAILED)
    assert rig.ready == []
    assert rig.service.get(rig.ids[0]) is None
    rig.service.prefer([rig.ids[0]])
    assert rig.pool.asked == []


@pytest.mark.parametrize("failure", [Failure("gone"), Failure("no-workers", is_of_file=False)])
def test_what_was_not_the_files_fault_is_tried_again(rig: Rig, failure: Failure) -> None:
    rig.service.get(rig.ids[0])
    rig.answer(Outcome(failure=failure))
    rig.service.get(rig.ids[0])
    assert rig.pool.asked == []
    rig.scheduler.advance(TRY_AGAIN_AFTER_MS)
    rig.service.get(rig.ids[0])
    rig.answer()
    assert rig.ready == [rig.ids[0]]


def test_the_picture_comes_back_with_the_drive(rig: Rig) -> None:
    rig.service.prefer(rig.ids[:2])
    rig.answer(Outcome(failure=Failure("gone")))
    rig.answer(FAILED)
    rig.service.files_changed(rig.ids)
    assert [rig.answer(), rig.answer()] == ["/music/00000.mp3", "/music/00001.mp3"]
    assert rig.ready == rig.ids[:2]
    rig.service.files_changed(rig.ids)
    assert rig.pool.asked == []


def test_a_track_that_left_the_library_is_passed_over(rig: Rig) -> None:
    rig.service.prefer([TrackId(9999), rig.ids[1]])
    assert rig.answer() == "/music/00001.mp3"


def test_a_full_disk_costs_the_picture_only(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise DiskFullError("library.sqlite3")

    monkeypatch.setattr(rig.store, "save", refuse)
    rig.service.prefer(rig.ids[:1])
    rig.answer()
    assert rig.ready == []


def test_idle_workers_are_sent_home_later(rig: Rig) -> None:
    rig.service.get(rig.ids[0])
    rig.answer()
    rig.scheduler.advance(30_000)
    assert rig.pool.rested == 1


def test_of_each_that_shall_be_made_one_signal_tells(rig: Rig) -> None:
    failed: list[TrackId] = []
    rig.service.picture_failed.connect(failed.append)
    gone = TrackId(999)
    rig.service.make([rig.ids[0], rig.ids[1], gone])
    rig.answer()
    rig.answer(FAILED)
    assert (rig.ready, sorted(failed)) == ([rig.ids[0]], sorted([rig.ids[1], gone]))
    rig.service.make([rig.ids[1]])
    assert failed.count(rig.ids[1]) == 2
    assert rig.pool.asked == []
    assert set(rig.store.known(rig.ids)) == {rig.ids[0]}
