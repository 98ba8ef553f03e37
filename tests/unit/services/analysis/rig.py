"""An analysis service over a real database, with workers whose answers the test gives."""

from __future__ import annotations

from musicrec_desktop.analysis.outcome import Failure, FeatureOutcome
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import AnalysisReport, Features
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.worker_run import WorkerPace
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.testing.clock import FakeClock
from tests.support.library import NOW_MS, features_of
from tests.support.scheduler import ManualScheduler
from tests.support.worker_pool import AnsweringPool

VERSION = 1


class Rig:
    """A service over a real database."""

    def __init__(self, database: Database, workers: int = 1, clock_ms: int = NOW_MS) -> None:
        self.scheduler = ManualScheduler(FakeClock(clock_ms))
        self.pool = AnsweringPool(workers)
        self.tracks = TrackStore(database)
        self.features = FeatureStore(database)
        self.service = AnalyseService(
            scheduler=self.scheduler,
            tracks=self.tracks,
            features=self.features,
            pool=self.pool,
            version=VERSION,
            pace=WorkerPace("/no such folder"),
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
    return FeatureOutcome(features, None, 0.5, wall_seconds, 200_000, audio_id)


def refused(reason: str, *, is_of_file: bool = True, duration_ms: int = 0) -> FeatureOutcome:
    return FeatureOutcome(failure=Failure(reason, is_of_file=is_of_file), duration_ms=duration_ms)
