"""Analysing in the background, with workers whose answers the test gives."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from musicrec_desktop.analysis.outcome import Failure, FeatureOutcome
from musicrec_desktop.core.errors import DiskFullError, MusicRecError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import AnalysisReport, Features, PendingTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.analyse import AnalyseService
from musicrec_desktop.services.analysis_run import GONE_LIMIT
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_numbered_tracks, add_tracks, features_of, scanned
from tests.support.scheduler import ManualScheduler

VERSION = 1


class FakePool:
    """Takes paths; ``answer`` completes the oldest."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self.asked: list[tuple[str, Future[FeatureOutcome]]] = []
        self.all_paths: list[str] = []
        self.rested = 0
        self.at_once: FeatureOutcome | None = None

    def submit_features(self, path: str) -> Future[FeatureOutcome]:
        future: Future[FeatureOutcome] = Future()
        self.all_paths.append(path)
        if self.at_once is not None:
            future.set_result(self.at_once)
        else:
            self.asked.append((path, future))
        return future

    def resize(self, workers: int) -> None:
        self.workers = workers

    def rest(self) -> None:
        self.rested += 1

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, outcome: FeatureOutcome) -> str:
        path, future = self.asked.pop(0)
        future.set_result(outcome)
        return path


class Rig:
    """A service over a real database."""

    def __init__(self, database: Database, workers: int = 1) -> None:
        self.scheduler = ManualScheduler()
        self.pool = FakePool(workers)
        self.tracks = TrackStore(database)
        self.features = FeatureStore(database)
        self.service = AnalyseService(
            scheduler=self.scheduler,
            tracks=self.tracks,
            features=self.features,
            pool=self.pool,
            version=VERSION,
        )
        self.changed: list[tuple[TrackId, ...]] = []
        self.progress: list[Progress] = []
        self.reports: list[AnalysisReport] = []
        self.merged: list[tuple[tuple[TrackId, TrackId], ...]] = []
        self.failures: list[MusicRecError] = []
        self.service.features_changed.connect(self.changed.append)
        self.service.progressed.connect(self.progress.append)
        self.service.finished.connect(self.reports.append)
        self.service.tracks_merged.connect(self.merged.append)
        self.service.failed.connect(self.failures.append)

    def start(self) -> None:
        self.service.start()
        self.scheduler.settle()

    def answer(self, outcome: FeatureOutcome | None = None) -> str:
        path = self.pool.answer(outcome or described())
        self.scheduler.settle()
        return path

    def answer_all(self, outcome: FeatureOutcome | None = None) -> None:
        while self.pool.asked:
            self.answer(outcome)


def described(
    audio_id: bytes = b"sound", wall_seconds: float = 2.0, version: int = VERSION
) -> FeatureOutcome:
    features: Features = features_of([1.0, 2.0], version, audio_id)
    return FeatureOutcome(features, None, 200_000, audio_id, cpu_seconds=0.5, wall_seconds=wall_seconds)


def refused(reason: str, *, is_of_file: bool = True, duration_ms: int = 0) -> FeatureOutcome:
    return FeatureOutcome(failure=Failure(reason, is_of_file=is_of_file), duration_ms=duration_ms)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def rig(database: Database) -> Rig:
    return Rig(database)


def test_it_goes_on_until_nothing_is_pending(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 5)
    rig.start()
    assert rig.service.is_running
    assert rig.pool.paths == ["/music/00000.mp3", "/music/00001.mp3"]
    rig.answer_all()
    assert not rig.service.is_running
    (report,) = rig.reports
    assert report.analysed == tuple(ids)
    assert report.failed == ()
    assert report.cpu_seconds == pytest.approx(2.5)
    assert rig.features.counts(VERSION) == (5, 0, 0)
    assert [track_id for batch in rig.changed for track_id in batch] == ids
    assert rig.progress[-1].done == rig.progress[-1].total == 5


def test_each_result_is_kept_at_once(rig: Rig, database: Database) -> None:
    first, *_ = add_numbered_tracks(database, 5)
    rig.start()
    rig.answer()
    assert rig.features.vector(first, VERSION) is not None
    track = rig.tracks.get(first)
    assert track is not None
    assert track.duration_ms == 200_000


def test_what_plays_goes_first(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 30)
    rig.start()
    rig.service.prefer([ids[20], ids[10]])
    rig.scheduler.settle()
    assert [rig.answer() for _ in range(5)] == [f"/music/{number:05}.mp3" for number in (0, 1, 20, 10, 2)]


def test_a_preference_from_before_the_start_counts(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 5)
    rig.service.prefer([ids[3]])
    rig.start()
    assert rig.pool.paths[0] == "/music/00003.mp3"


def test_a_bad_file_is_not_tried_again_until_it_changes(rig: Rig, database: Database) -> None:
    folder_id, (first, _) = add_tracks(database, [scanned("a.mp3"), scanned("b.mp3")])
    rig.start()
    rig.answer(refused("timed-out"))
    rig.answer_all()
    assert rig.reports[0].failed == (("/music/a.mp3", "timed-out"),)
    rig.start()
    assert rig.pool.asked == []
    assert rig.reports[1].skipped == 1
    rig.tracks.upsert(folder_id, [scanned("a.mp3", size=2000)], NOW_MS)
    rig.start()
    assert rig.pool.paths == ["/music/a.mp3"]
    rig.answer_all()
    assert rig.features.vector(first, VERSION) is not None


def test_the_true_length_of_a_silent_file_is_kept(rig: Rig, database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    rig.start()
    rig.answer(refused("silent", duration_ms=44_000))
    track = rig.tracks.get(track_id)
    assert track is not None
    assert track.duration_ms == 44_000


def test_failed_files_are_tried_again_on_request(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 1)
    rig.start()
    rig.answer(refused("crashed"))
    rig.service.retry_failed()
    rig.scheduler.settle()
    assert rig.pool.paths == ["/music/00000.mp3"]


def test_a_drive_that_is_gone_is_not_held_against_its_files(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 3)
    rig.start()
    rig.answer_all(refused("gone", is_of_file=False))
    assert not rig.service.is_running
    assert len(rig.pool.all_paths) == 3
    assert {reason for _, reason in rig.reports[0].failed} == {"gone"}
    assert rig.features.counts(VERSION) == (0, 3, 0)
    rig.start()
    assert len(rig.pool.paths) == 2


def test_a_run_ends_when_everything_is_gone(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, GONE_LIMIT + 30)
    rig.start()
    rig.answer_all(refused("gone", is_of_file=False))
    assert not rig.service.is_running
    assert len(rig.pool.all_paths) <= GONE_LIMIT + 2


def test_a_run_ends_when_no_worker_can_be_started(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 30)
    rig.start()
    rig.answer_all(refused("no-workers", is_of_file=False))
    assert len(rig.pool.all_paths) <= 3
    assert rig.features.counts(VERSION) == (0, 30, 0)


def test_changes_come_in_small_batches(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 60)
    rig.start()
    rig.answer()
    assert rig.changed == []
    rig.scheduler.advance(2000)
    assert [len(batch) for batch in rig.changed] == [1]
    rig.answer_all()
    assert [len(batch) for batch in rig.changed] == [1, 25, 25, 9]


def test_progress_tells_how_long_it_takes(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 11)
    rig.pool.workers = 2
    rig.start()
    rig.answer(described(wall_seconds=4.0))
    rig.answer(described(wall_seconds=30.0))
    rig.answer(described(wall_seconds=4.0))
    assert rig.progress[-1] == Progress(3, 11, "00002.mp3", 16_000)


def test_pause_and_resume(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 5)
    states: list[bool] = []
    rig.service.state_changed.connect(lambda: states.append(rig.service.is_paused))
    rig.start()
    rig.service.pause()
    rig.answer_all()
    assert len(rig.pool.all_paths) == 2
    assert rig.service.is_running
    assert rig.service.is_paused
    assert rig.progress[-1].eta_ms is None
    rig.service.resume()
    rig.scheduler.settle()
    rig.answer_all()
    assert len(rig.pool.all_paths) == 5
    assert states == [False, True, False, False]


def test_cancel_ends_the_run_and_keeps_what_the_workers_finish(rig: Rig, database: Database) -> None:
    first, second, *_ = add_numbered_tracks(database, 5)
    rig.start()
    rig.service.cancel()
    assert not rig.service.is_running
    assert len(rig.reports) == 1
    rig.answer_all()
    assert len(rig.pool.all_paths) == 2
    assert rig.features.ids_with_features(VERSION).tolist() == [first, second]
    rig.scheduler.advance(2000)
    assert rig.changed == [(first, second)]


def test_a_new_run_does_not_repeat_what_is_still_on_its_way(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 4)
    rig.start()
    rig.service.cancel()
    rig.start()
    rig.answer_all()
    assert rig.pool.all_paths == [f"/music/{number:05}.mp3" for number in range(4)]


def test_new_tracks_of_a_scan_join_the_run(rig: Rig, database: Database) -> None:
    folder_id, _ = add_tracks(database, [scanned("a.mp3")])
    rig.start()
    rig.tracks.upsert(folder_id, [scanned("b.mp3")], NOW_MS)
    rig.start()
    assert rig.pool.paths == ["/music/a.mp3", "/music/b.mp3"]
    rig.answer_all()
    assert len(rig.reports) == 1


def test_idle_workers_are_sent_home_later(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 1)
    rig.start()
    rig.answer_all()
    assert rig.pool.rested == 0
    rig.scheduler.advance(30_000)
    assert rig.pool.rested == 1


def test_a_moved_and_retagged_file_is_the_track_that_was_missing(rig: Rig, database: Database) -> None:
    folder_id, (old,) = add_tracks(database, [scanned("old.mp3")])
    rig.start()
    rig.answer_all(described(b"the recording"))
    rig.tracks.mark_missing([old], NOW_MS)
    (new,), _ = rig.tracks.upsert(folder_id, [scanned("new place.mp3", size=5)], NOW_MS)
    rig.start()
    rig.answer_all(described(b"the recording"))
    assert rig.merged == [((old, new),)]
    assert rig.reports[1].analysed == (old,)
    assert rig.changed[-1] == (old,)
    track = rig.tracks.get(old)
    assert track is not None
    assert track.path == "/music/new place.mp3"
    assert not track.is_missing
    assert rig.tracks.get(new) is None
    assert rig.features.counts(VERSION) == (1, 0, 0)


def test_two_missing_tracks_of_the_same_sound_are_not_guessed_between(rig: Rig, database: Database) -> None:
    folder_id, ids = add_tracks(database, [scanned("one.mp3"), scanned("two.mp3")])
    rig.start()
    rig.answer_all(described(b"the recording"))
    rig.tracks.mark_missing(ids, NOW_MS)
    rig.tracks.upsert(folder_id, [scanned("three.mp3")], NOW_MS)
    rig.start()
    rig.answer_all(described(b"the recording"))
    assert rig.merged == []


def test_a_known_track_that_is_only_retagged_swallows_no_missing_copy(rig: Rig, database: Database) -> None:
    folder_id, (copy, _) = add_tracks(database, [scanned("copy.mp3"), scanned("kept.mp3")])
    rig.start()
    rig.answer_all(described(b"the recording"))
    rig.tracks.mark_missing([copy], NOW_MS)
    rig.tracks.upsert(folder_id, [scanned("kept.mp3", size=77)], NOW_MS)
    rig.start()
    rig.answer_all(described(b"the recording"))
    assert rig.merged == []


def test_a_newer_recipe_is_applied_lazily(rig: Rig, database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    rig.start()
    rig.answer_all()
    newer = AnalyseService(
        scheduler=rig.scheduler, tracks=rig.tracks, features=rig.features, pool=rig.pool, version=2
    )
    newer.start()
    rig.scheduler.settle()
    assert rig.features.serving_version(2) == 1
    rig.answer_all(described(version=2))
    assert rig.features.vector(track_id, 1) is not None
    assert rig.features.vector(track_id, 2) is not None


def test_a_database_that_refuses_ends_the_run_with_its_error(
    rig: Rig, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_numbered_tracks(database, 3)
    rig.start()

    def refuse(*_args: object) -> None:
        raise DiskFullError("library.sqlite3")

    monkeypatch.setattr(rig.features, "save", refuse)
    rig.answer_all()
    assert not rig.service.is_running
    assert [type(error) for error in rig.failures] == [DiskFullError]


def test_after_close_nothing_happens(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 3)
    rig.start()
    rig.service.close()
    rig.answer_all()
    rig.start()
    assert rig.reports == []
    assert len(rig.features.ids_with_features(VERSION)) == 0


def test_blocking_run_for_the_command_line(rig: Rig, database: Database) -> None:
    ids = add_numbered_tracks(database, 7)
    rig.pool.at_once = described()
    progress: list[Progress] = []
    report = rig.service.run_blocking(3, progress.append)
    assert sorted(report.analysed) == ids
    assert rig.pool.workers == 3
    assert progress[-1].done == progress[-1].total == 7
    again = rig.service.run_blocking(None, progress.append)
    assert again.analysed == ()


def test_an_interrupt_leaves_what_was_finished(rig: Rig, database: Database) -> None:
    add_numbered_tracks(database, 7)
    rig.pool.at_once = described()

    def interrupt(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rig.service.run_blocking(1, interrupt)
    assert rig.features.counts(VERSION) == (3, 4, 0)
    pending = rig.features.pending(VERSION, 10)
    assert all(isinstance(item, PendingTrack) for item in pending)
    report = rig.service.run_blocking(1, lambda _progress: None)
    assert len(report.analysed) == 4
