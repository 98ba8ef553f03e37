"""An analysis service over a real database, with workers whose answers the test gives."""

from __future__ import annotations

from concurrent.futures import Future

from musicrec_desktop.analysis.outcome import Failure, FeatureOutcome
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import AnalysisReport, Features
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.analysis.pace import AnalysisPace
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.clock import FakeClock
from tests.support.library import NOW_MS, features_of
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

    def __init__(self, database: Database, workers: int = 1, clock_ms: int = NOW_MS) -> None:
        self.scheduler = ManualScheduler(FakeClock(clock_ms))
        self.pool = FakePool(workers)
        self.tracks = TrackStore(database)
        self.features = FeatureStore(database)
        self.service = AnalyseService(
            scheduler=self.scheduler,
            tracks=self.tracks,
            features=self.features,
            pool=self.pool,
            version=VERSION,
            pace=AnalysisPace("/no such folder"),
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
