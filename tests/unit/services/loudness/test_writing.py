"""Writing measured loudness to real files, and taking it back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.library.replacing import draft_path
from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.loudness import SILENCE_LUFS, LoudnessMeasurement, blocks_of
from musicrec_desktop.model.track import ReplayGain, TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.loudness.writing import LoudnessWriting, WritingPlan, WritingReport
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore
from tests.support.library import NOW_MS, add_tracks, features_of, new_library
from tests.support.scheduler import ManualScheduler
from tests.unit.library.files import read_tags, write_titled

LOUD, SILENT = -10.0, SILENCE_LUFS


class Rig:
    """A library of an album of three real files."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.paths = [write_titled(folder / f"{number}.mp3", f"T{number}") for number in (1, 2, 3)]
        files = []
        for path in self.paths:
            found = os.stat(path)
            stat = FileStat(path.name, found.st_size, found.st_mtime_ns)
            files.append(ScannedFile(stat, read_tags(str(path), path.name)))
        self.ids = add_tracks(database, files, str(folder))[1]
        self.scheduler, self.store = ManualScheduler(), LoudnessStore(database)
        self.files = FileTagStore(database)
        self.writer = FileTagWriter(self.files)
        self.writing = LoudnessWriting(scheduler=self.scheduler, store=self.store, writer=self.writer)
        self.reports: list[WritingReport] = []
        self.errors: list[Exception] = []

    def measure(self, *levels: float) -> None:
        for track_id, lufs in zip(self.ids, levels, strict=False):
            (pending,) = self.store.to_measure([track_id])
            self.store.save(pending, LoudnessMeasurement(lufs, 0.9, 5.0, blocks_of([lufs] * 9)), NOW_MS)

    def write(self, *ids: TrackId) -> WritingReport:
        self.writing.write(ids or self.ids, self.reports.append, self.errors.append)
        self.scheduler.settle()
        return self.reports[-1]

    def gain(self, place: int) -> ReplayGain:
        path = self.paths[place]
        return read_tags(str(path), path.name).replay_gain


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield Rig(database, tmp_path / "music")
    database.close()


def test_an_album_is_written_and_taken_back(rig: Rig) -> None:
    rig.measure(LOUD, LOUD, -16.0)
    told: list[Progress] = []
    rig.writing.progressed.connect(told.append)
    report = rig.write()
    assert (report.written, report.failed) == (tuple(rig.ids), ())
    assert rig.gain(0).album_gain_db == pytest.approx(-6.74, abs=0.06)
    assert rig.gain(0) == ReplayGain(-8.0, 0.9, rig.gain(0).album_gain_db, 0.9)
    assert rig.gain(2).track_gain_db == -2.0
    assert rig.gain(2).album_gain_db == rig.gain(0).album_gain_db
    assert told[-1].done == told[-1].total == 3
    rig.writing.restore(report.before, rig.reports.append, rig.errors.append)
    rig.scheduler.settle()
    assert rig.reports[-1].written == tuple(rig.ids)
    assert [rig.gain(place) for place in range(3)] == [ReplayGain()] * 3


def test_nothing_is_listened_to_again_and_no_scan_sees_a_change(rig: Rig) -> None:
    features = FeatureStore(rig.database)
    for track_id in rig.ids:
        (pending,) = features.pending_among(EXTRACTOR_VERSION, [track_id])
        made = features_of([1.0], EXTRACTOR_VERSION)
        features.save(track_id, made, pending.size, pending.mtime_ns, NOW_MS)
    rig.measure(LOUD, LOUD, LOUD)
    rig.write()
    assert features.pending(EXTRACTOR_VERSION, 10) == []
    assert set(rig.store.known(rig.ids)) == set(rig.ids)
    assert rig.store.known(rig.ids)[rig.ids[0]].album is not None
    playable = TrackStore(rig.database).playable(rig.ids[0])
    assert playable is not None
    assert playable.loudness.tags.track_gain_db == -8.0
    scan = ScanService(
        scheduler=rig.scheduler,
        folders=FolderStore(rig.database),
        tracks=TrackStore(rig.database),
        unread=UnreadFileStore(rig.database),
    )
    report = scan.scan_blocking([], TaskContext())
    assert (report.unchanged, bool(report.changes)) == (3, False)


def test_what_is_not_measured_or_silent_or_changed_is_left_alone(rig: Rig) -> None:
    rig.measure(LOUD, SILENT)
    with open(rig.paths[0], "ab") as file:
        file.write(b"more")
    before = [path.read_bytes() for path in rig.paths]
    report = rig.write()
    assert [one.reason for one in report.failed] == ["changed", "silent", "not-measured"]
    assert report.written == ()
    assert report.before == ()
    assert [path.read_bytes() for path in rig.paths] == before


def test_without_a_measured_album_only_the_track_is_written(rig: Rig) -> None:
    rig.measure(LOUD)
    assert rig.write(rig.ids[0]).written == (rig.ids[0],)
    assert rig.gain(0) == ReplayGain(-8.0, 0.9)


def test_cancel_stops_between_files_and_can_be_taken_back(rig: Rig) -> None:
    rig.measure(LOUD, LOUD, LOUD)
    rig.writing.progressed.connect(lambda _progress: rig.writing.cancel())
    report = rig.write()
    assert report.written == (rig.ids[0],)
    assert [track_id for track_id, _ in report.before] == [rig.ids[0]]
    assert not rig.writing.is_running
    assert rig.gain(1) == ReplayGain()


def test_a_plan_says_what_would_be_done(rig: Rig) -> None:
    rig.measure(LOUD)
    plans: list[WritingPlan] = []
    rig.writing.plan([rig.ids[1]], plans.append, rig.errors.append)
    rig.scheduler.settle()
    assert plans == [WritingPlan((rig.ids[0],), 2)]


def test_what_a_killed_program_left_is_removed_at_the_next_start(rig: Rig) -> None:
    path = rig.paths[0]
    copy = path.with_name(os.path.basename(draft_path(str(path))))
    copy.write_bytes(b"half")
    rig.files.begin_writing(str(path))
    rig.files.begin_writing("/no such drive/a.mp3")
    rig.writer.tidy_up()
    assert not copy.exists()
    assert path.exists()
    assert rig.files.unfinished_writings() == ["/no such drive/a.mp3"]


def test_a_writing_that_comes_to_its_end_leaves_no_note(rig: Rig) -> None:
    rig.measure(LOUD, LOUD, LOUD)
    rig.write()
    assert rig.files.unfinished_writings() == []
