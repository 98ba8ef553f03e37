"""Ratings go into real files on wish, in the background, and wait for what passes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.settings import WRITE_RATINGS
from musicrec_desktop.library.rating_tags import read_rating
from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.file_tags.ratings import DELAY_MS, RatingsWritten, RatingWriting
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore
from tests.support.library import add_tracks, library_of, new_library
from tests.support.scheduler import ManualScheduler
from tests.unit.library.files import read_tags, write_titled


class Rig:
    """A library of three real files whose ratings are written."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.paths = [write_titled(folder / f"{number}.mp3", f"T{number}") for number in (1, 2, 3)]
        self.ids = add_tracks(database, [_scanned(path) for path in self.paths], str(folder))[1]
        self.scheduler, self.settings = ManualScheduler(), SettingStore(database)
        self.ratings = RatingService(store=RatingStore(database), scheduler=self.scheduler)
        self.store = FileTagStore(database)
        self.settings.set(WRITE_RATINGS, True)
        self.writing = self.opened()
        self.reports: list[RatingsWritten] = []
        self.writing.ended.connect(self.reports.append)

    def opened(self) -> RatingWriting:
        """The service, as a start makes it."""
        return RatingWriting(
            scheduler=self.scheduler,
            settings=self.settings,
            ratings=self.ratings,
            store=self.store,
            writer=FileTagWriter(self.store),
        )

    def later(self) -> None:
        self.scheduler.advance(DELAY_MS)
        self.scheduler.settle()

    @property
    def in_files(self) -> list[int | None]:
        return [read_rating(str(path)).rating for path in self.paths]

    def failures(self) -> list[tuple[str, str]]:
        return [
            (os.path.basename(failure.path), failure.reason)
            for report in self.reports
            for failure in report.failed
        ]


def _scanned(path: Path) -> ScannedFile:
    found = os.stat(path)
    stat = FileStat(path.name, found.st_size, found.st_mtime_ns)
    return ScannedFile(stat, read_tags(str(path), path.name))


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    folder = tmp_path / "music"
    folder.mkdir()
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield Rig(database, folder)
    database.close()


def test_only_the_last_of_several_ratings_is_written(rig: Rig) -> None:
    one, two, _ = rig.ids
    rig.ratings.rate([one, two], 2)
    rig.ratings.step([one], 1)
    assert rig.in_files == [None, None, None]
    rig.later()
    assert rig.in_files == [30, 20, None]
    assert rig.reports == [RatingsWritten((one, two), ())]
    assert rig.store.queued_ratings() == {}
    rig.ratings.rate([one], 9)()
    rig.later()
    assert rig.in_files == [30, 20, None]
    rig.ratings.rate([one, two], 0)
    rig.later()
    assert rig.in_files == [None, None, None]


def test_the_library_knows_the_new_state_and_scans_nothing_again(rig: Rig) -> None:
    before = TrackStore(rig.database).many(rig.ids)
    rig.ratings.rate(rig.ids, 8)
    rig.later()
    scan = ScanService(
        scheduler=rig.scheduler,
        folders=FolderStore(rig.database),
        tracks=TrackStore(rig.database),
        unread=UnreadFileStore(rig.database),
    )
    changes: list[object] = []
    scan.library_changed.connect(changes.append)
    scan.rescan()
    rig.scheduler.settle()
    assert changes == []
    after = TrackStore(rig.database).many(rig.ids)
    assert [track.tags.title for track in after] == [track.tags.title for track in before]
    assert [track.half_stars for track in after] == [8, 8, 8]


def test_nothing_is_written_without_a_wish(rig: Rig) -> None:
    rig.settings.set(WRITE_RATINGS, False)
    before = [path.read_bytes() for path in rig.paths]
    rig.ratings.rate(rig.ids, 8)
    rig.later()
    assert [path.read_bytes() for path in rig.paths] == before
    assert rig.store.queued_ratings() == {}
    rig.settings.set(WRITE_RATINGS, True)
    rig.ratings.rate(rig.ids[:1], 0)
    rig.later()
    assert [path.read_bytes() for path in rig.paths] == before


def test_what_waits_outlasts_the_program(rig: Rig) -> None:
    rig.ratings.rate(rig.ids[:2], 6)
    rig.writing.close()
    rig.later()
    assert rig.in_files == [None, None, None]
    rig.opened().start()
    rig.scheduler.settle()
    rig.later()
    assert rig.in_files == [60, 60, None]


def test_a_file_that_is_away_waits_and_one_that_stays_read_only_is_told(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path / "away.mp3"
    shutil.move(rig.paths[0], away)
    rig.ratings.rate(rig.ids[:2], 10)
    locked = rig.paths[1].read_bytes()
    os.link(rig.paths[1], tmp_path / "other-name.mp3")
    rig.later()
    assert rig.failures() == [("2.mp3", "hard-linked")]
    assert rig.paths[1].read_bytes() == locked
    assert rig.store.queued_ratings() == {rig.ids[0]: 0}
    shutil.move(away, rig.paths[0])
    rig.writing.write_soon()
    rig.later()
    assert rig.in_files[0] == 100
    assert rig.store.queued_ratings() == {}


def test_a_track_that_is_rated_while_it_is_written_is_written_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = rig.ids[0]
    rig.ratings.rate([one], 4)
    real, is_first = FileTagStore.rating_written, [True]

    def rated_meanwhile(store: FileTagStore, track_id: TrackId, half_stars: int) -> None:
        if is_first.pop() if is_first else False:
            rig.ratings.rate([track_id], 5)
        real(store, track_id, half_stars)

    monkeypatch.setattr(FileTagStore, "rating_written", rated_meanwhile)
    rig.later()
    assert rig.in_files[0] == 40
    assert rig.store.queued_ratings() == {one: 4}
    rig.later()
    assert rig.in_files[0] == 50
    assert rig.store.queued_ratings() == {}


def test_a_writing_is_cancelled_between_two_files(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.ratings.rate(rig.ids, 8)
    real = FileTagStore.rating_written

    def cancelled(store: FileTagStore, track_id: TrackId, half_stars: int) -> None:
        real(store, track_id, half_stars)
        rig.writing.cancel()

    with monkeypatch.context() as patch:
        patch.setattr(FileTagStore, "rating_written", cancelled)
        rig.later()
    assert rig.in_files == [80, None, None]
    assert rig.store.queued_ratings() == {}
    rig.ratings.rate(rig.ids, 2)
    rig.later()
    assert rig.in_files == [20, 20, 20]


def test_each_listener_has_a_queue(rig: Rig, tmp_path: Path) -> None:
    rig.ratings.rate(rig.ids[:1], 8)
    other = library_of(str(tmp_path / "library.sqlite3"), "Anna")
    assert FileTagStore(other).queued_ratings() == {}
    other.close()
    assert rig.store.queued_ratings() == {rig.ids[0]: 0}


def test_a_track_that_left_the_library_is_forgotten(rig: Rig) -> None:
    rig.ratings.rate(rig.ids[:1], 8)
    rig.database.execute("DELETE FROM track WHERE id = ?", (rig.ids[0],))
    rig.later()
    assert rig.store.queued_ratings() == {}
    assert rig.in_files == [None, None, None]


def test_ratings_of_a_selection_are_written_without_the_wish_for_each(rig: Rig) -> None:
    rig.settings.set(WRITE_RATINGS, False)
    rig.ratings.rate(rig.ids[:2], 7)
    ended: list[RatingsWritten] = []
    rig.writing.write(rig.ids[1:], ended.append)
    rig.scheduler.settle()
    assert rig.in_files == [None, 70, None]
    assert ended == [RatingsWritten((rig.ids[1],), ())]
    assert rig.store.queued_ratings() == {}
    assert not rig.writing.is_running
