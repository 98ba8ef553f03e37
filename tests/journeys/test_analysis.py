"""Analysis from files to the database, with real worker processes."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import mutagen.id3
import pytest

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.track import FolderId, TrackId
from musicrec_desktop.services.analysis.pictures import PictureService
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, scanned
from tests.support.processes import ended
from tests.unit.analysis.making import melody, write

KILLED_PROGRAM = """
import sys
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore

database = Database(sys.argv[1])
database.open()
pool = AnalysisPool(2)
service = AnalyseService(
    scheduler=LoopScheduler(), tracks=TrackStore(database), features=FeatureStore(database), pool=pool
)
service.run_blocking(None, lambda progress: print(progress.done, *pool.process_ids, flush=True))
"""


@pytest.fixture(scope="module")
def pool() -> Iterator[AnalysisPool]:
    opened = AnalysisPool(1)
    yield opened
    opened.kill()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def scheduler() -> Iterator[LoopScheduler]:
    opened = LoopScheduler()
    yield opened
    opened.close()


def add(database: Database, folder: Path, *names: str) -> tuple[FolderId, list[TrackId]]:
    files = [
        scanned(name, size=(folder / name).stat().st_size, mtime_ns=(folder / name).stat().st_mtime_ns)
        for name in names
    ]
    return add_tracks(database, files, str(folder))


def service_of(database: Database, scheduler: LoopScheduler, pool: AnalysisPool) -> AnalyseService:
    return AnalyseService(
        scheduler=scheduler, tracks=TrackStore(database), features=FeatureStore(database), pool=pool
    )


def run(service: AnalyseService, scheduler: LoopScheduler) -> AnalysisReport:
    reports: list[AnalysisReport] = []
    disconnect = service.finished.connect(reports.append)
    service.start()
    scheduler.run_until(lambda: bool(reports))
    disconnect()
    return reports[0]


def has_ended(process_id: int) -> bool:
    """Whether a process ends within some seconds."""
    try:
        descriptor = os.pidfd_open(process_id)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 15.0)[0])
    finally:
        os.close(descriptor)


def test_a_folder_is_described_and_a_moved_retagged_file_is_known_again(
    tmp_path: Path, database: Database, scheduler: LoopScheduler, pool: AnalysisPool
) -> None:
    music = tmp_path / "music"
    music.mkdir()
    write(music / "one.mp3", melody(16, 1))
    write(music / "two.flac", melody(12, 2))
    (music / "broken.mp3").write_bytes(bytes(range(256)) * 100)
    folder_id, (one, two, broken) = add(database, music, "one.mp3", "two.flac", "broken.mp3")
    service, tracks, features = (
        service_of(database, scheduler, pool),
        TrackStore(database),
        FeatureStore(database),
    )
    report = run(service, scheduler)
    assert set(report.analysed) == {one, two}
    assert report.failed == ((str(music / "broken.mp3"), "unreadable"),)
    assert report.cpu_seconds > 0
    track = tracks.get(one)
    assert track is not None
    assert track.duration_ms == pytest.approx(16_000, abs=100)
    assert features.descriptors([two], EXTRACTOR_VERSION)[two]["loudness_lufs"] < 0

    moved = music / "elsewhere.mp3"
    shutil.move(music / "one.mp3", moved)
    tags = mutagen.id3.ID3()
    tags.add(mutagen.id3.TIT2(encoding=3, text="A new name " * 1000))
    tags.save(moved)
    tracks.mark_missing([one], NOW_MS)
    stat = moved.stat()
    tracks.upsert(folder_id, [scanned("elsewhere.mp3", size=stat.st_size, mtime_ns=stat.st_mtime_ns)], NOW_MS)
    merged: list[tuple[tuple[TrackId, TrackId], ...]] = []
    service.tracks_merged.connect(merged.append)
    again = run(service, scheduler)
    assert again.analysed == (one,)
    assert again.skipped == 1
    assert len(merged) == 1
    track = tracks.get(one)
    assert track is not None
    assert track.path == str(moved)
    assert broken not in again.analysed


def test_the_picture_of_a_track_comes_when_it_is_asked_for(
    tmp_path: Path, database: Database, scheduler: LoopScheduler, pool: AnalysisPool
) -> None:
    write(tmp_path / "track.flac", melody(10))
    _, (track_id,) = add(database, tmp_path, "track.flac")
    pictures = PictureService(
        scheduler=scheduler, store=PictureStore(database), tracks=TrackStore(database), pool=pool
    )
    ready: list[TrackId] = []
    pictures.picture_ready.connect(ready.append)
    assert pictures.get(track_id) is None
    scheduler.run_until(lambda: bool(ready))
    picture = pictures.get(track_id)
    assert picture is not None
    assert picture.loudness.max() == 255


def test_killed_in_the_middle_it_leaves_no_process_and_goes_on_where_it_was(
    tmp_path: Path, database: Database, scheduler: LoopScheduler, pool: AnalysisPool
) -> None:
    names = [f"{number}.flac" for number in range(8)]
    for number, name in enumerate(names):
        write(tmp_path / name, melody(62, number))
    add(database, tmp_path, *names)
    features = FeatureStore(database)
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED_PROGRAM, database.path], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    with ended(program):
        _, *workers = (int(word) for word in program.stdout.readline().split())
        program.send_signal(signal.SIGKILL)
        assert workers
        assert all(has_ended(worker) for worker in workers)
    done, pending, failed = features.counts(EXTRACTOR_VERSION)
    assert done >= 1
    assert pending >= 1
    assert failed == 0
    report = run(service_of(database, scheduler, pool), scheduler)
    assert len(report.analysed) == pending
    assert features.counts(EXTRACTOR_VERSION) == (8, 0, 0)
