"""Computing librosa's features when somebody asks for them, and keeping what was found."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from musicrec_desktop.analysis.outcome import Outcome
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core import interruption
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.feature_statistics import STATISTICS_VERSION, FeatureStatistics
from musicrec_desktop.model.features import FloatArray, PendingTrack
from musicrec_desktop.model.track import Track
from musicrec_desktop.services.worker_run import WorkerRun, WorkerTasks
from musicrec_desktop.storage.feature_statistics import FeatureStatisticsStore

log = logging.getLogger(__name__)

NOT_COMPUTED: Final = "not-computed"
"""The reason word of a track that was not listened to, because its file was away or nothing can be kept."""
PAGE_SIZE: Final = 200
"""Tracks whose values are in memory at a time, half a megabyte."""


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """How a run ended.

    Attributes:
        computed: how many tracks were described.
        known: how many needed nothing.
        failed: path and reason of each file that could not be described.
        seconds: wall time.
        cpu_seconds: of the workers.
    """

    computed: int = 0
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    cpu_seconds: float = 0.0


class FeatureStatisticsService:
    """Describes tracks in the worker processes, each result kept at once.

    Args:
        scheduler: the owner's thread and its lanes.
        store: keeps what was computed.
        pool: does the work; its owner closes it.
    """

    def __init__(self, *, scheduler: Scheduler, store: FeatureStatisticsStore, pool: AnalysisPool) -> None:
        self._scheduler, self._store, self._pool = scheduler, store, pool
        self._tasks: WorkerTasks[PendingTrack, Outcome[FloatArray], None] = WorkerTasks(
            scheduler=scheduler,
            pool=pool,
            submit=lambda track: pool.submit_statistics(track.place),
            keep=self._keep,
            on_kept=lambda _track, _outcome, _nothing: None,
            on_not_kept=lambda _track, _error: None,
        )

    def compute_blocking(
        self, tracks: Sequence[Track], on_progress: Callable[[Progress], object], jobs: int | None = None
    ) -> StatisticsReport:
        """Compute what is not known yet, in this thread. An interrupt leaves everything kept.

        Args:
            tracks: of the library.
            on_progress: hears of every track that is computed.
            jobs: processes; None for as many as the pool has.

        Raises:
            StorageError: the database cannot be used.
        """
        if jobs is not None:
            self._pool.resize(jobs)
        clock = self._scheduler.clock
        run = _Run(clock.monotonic_ms())
        pending = self._store.pending([track.id for track in tracks], STATISTICS_VERSION)
        run.known = len(tracks) - len(pending)
        run.waiting.extend(pending)
        run.total = len(pending)

        def on_kept(track: PendingTrack, outcome: Outcome[FloatArray], _nothing: None) -> None:
            run.cpu_seconds += outcome.cpu_seconds
            run.note_end(track.path, outcome, None if outcome.value is None else track.track_id)
            on_progress(run.progress(clock.monotonic_ms()))

        self._tasks.run_blocking(
            lambda: run.waiting.popleft() if run.waiting else None, lambda: self._pool.workers, on_kept
        )
        return run.report(clock.monotonic_ms())

    def rows(self, tracks: Sequence[Track]) -> Iterator[tuple[Track, FeatureStatistics]]:
        """Each track with what is known of it, in order."""
        for start in range(0, len(tracks), PAGE_SIZE):
            interruption.check()
            page = tracks[start : start + PAGE_SIZE]
            known = self._store.known([track.id for track in page], STATISTICS_VERSION)
            for track in page:
                yield track, known.get(track.id, FeatureStatistics(failure=NOT_COMPUTED))

    def _keep(self, track: PendingTrack, outcome: Outcome[FloatArray], now_ms: int) -> None:
        """A failure is kept, too, where the file is to blame, so that it is not tried each time."""
        failure = outcome.failure
        if failure is not None:
            log.info("no features: %r: %s", track.path, failure)
            if not failure.is_of_file:
                return
        found = FeatureStatistics(outcome.value, "" if failure is None else failure.reason)
        self._store.save(track, STATISTICS_VERSION, found, now_ms)


@dataclass(slots=True)
class _Run(WorkerRun[PendingTrack, StatisticsReport]):
    """The state of a run; lives in one thread."""

    known: int = 0
    cpu_seconds: float = 0.0

    @override
    def progress(self, now_ms: int) -> Progress:
        passed_ms = now_ms - self.started_ms
        eta_ms = round(passed_ms * (self.total - self.done) / self.done) if self.done else None
        return Progress(self.done, self.total, self.label, eta_ms)

    @override
    def report(self, now_ms: int) -> StatisticsReport:
        return StatisticsReport(
            len(self.succeeded), self.known, tuple(self.failed), self.seconds(now_ms), self.cpu_seconds
        )
