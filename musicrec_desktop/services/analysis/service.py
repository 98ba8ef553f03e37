"""Analysing the library in the background: what plays first, each result kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from typing_extensions import override

from musicrec_desktop.analysis.outcome import FeatureOutcome, Listening
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.port import WorkerPool
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, PLAIN_VERSION
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext
from musicrec_desktop.model.features import AnalysisReport, PendingTrack
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.analysis.record import AnalysisRecorder, Recorded
from musicrec_desktop.services.analysis.run import AnalysisRun, Found
from musicrec_desktop.services.worker_run import TASKS_A_WORKER, PausableService, WorkerPace, WorkerTasks
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore

BATCH_COUNT: Final = 25
BATCH_MS: Final = 2000
LEAST_TASKS: Final = 32
"""What is given to a cluster, also before its first computer is there."""


class AnalyseService(PausableService[AnalysisRun, AnalysisReport]):
    """Keeps the features of the library up to date.

    Results are written in the quick lane, since a scan may keep the io lane busy for minutes.

    Args:
        scheduler: the owner's thread and its lanes.
        tracks: take durations and identities.
        features: tell what is pending, take vectors and failures.
        pool: does the work; its owner closes it.
        version: of the extractor.
        pace: how many tasks may run at once; None for one of its own.

    Signals:
        features_changed: tracks with new features, in small batches.
        tracks_merged: pairs of a track that was missing and the id that proved to be the same recording. The
            other signals are those of ``WorkerService``.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        tracks: TrackStore,
        features: FeatureStore,
        pool: AnalysisPool,
        version: int = EXTRACTOR_VERSION,
        pace: WorkerPace | None = None,
    ) -> None:
        super().__init__(scheduler, pool)
        self._local_pool = pool
        self._features = features
        self._pace = pace or WorkerPace()
        self._recorder = AnalysisRecorder(
            tracks=tracks, features=features, version=version, started_ms=scheduler.clock.now_ms()
        )
        self._tasks = self._tasks_of(pool)
        self._has_begun = False
        self._preferred: tuple[TrackId, ...] = ()
        self._changed: list[TrackId] = []
        self._batch_timer: Timer | None = None
        self._is_fetching = False
        self.features_changed: Signal[tuple[TrackId, ...]] = Signal()
        self.tracks_merged: Signal[tuple[tuple[TrackId, TrackId], ...]] = Signal()

    def start(self) -> None:
        """Analyse until nothing is pending; during a run, look for more."""
        if self._is_closed:
            return
        if self._run is None:
            self._run = AnalysisRun(self._scheduler.clock.monotonic_ms(), worker_count=self._pool.workers)
            self.state_changed.emit()
        self._fetch()

    def set_playing(self, *, is_playing: bool) -> None:
        """Leave a core to the music while it plays."""
        self._pace.is_playing = is_playing
        self.go_on()

    def prefer(self, ids: Iterable[TrackId]) -> None:
        """Analyse these first, in this order, if they are pending."""
        self._preferred = tuple(dict.fromkeys(ids))
        if self._run is not None:
            self._fetch()

    def failures(self) -> list[FileFailure]:
        """Files that could not be described as they are now, and why."""
        return self._features.failures(self._recorder.version)

    @property
    def worker_count(self) -> int:
        """How many processes work at once."""
        return self._pool.workers

    def set_worker_count(self, wanted: int) -> None:
        """Work with another number of processes from now on (0: all cores); running tasks are finished."""
        self._local_pool.resize(wanted)

    def set_version(self, version: int) -> None:
        """Make features of another version from now on; a run goes on with what is pending for it."""
        if version == self._recorder.version:
            return
        self._recorder.version = version
        if self._run is not None:
            self._run.waiting.clear()
            self._fetch()

    def retry_failed(self) -> None:
        """Try every failed file again."""

        def clear() -> None:
            self._features.clear_failures()

        self._scheduler.run(
            Lane.QUICK,
            lambda _context: clear(),
            name="analysis-retry",
            on_done=lambda _nothing: self.start(),
            on_error=self._on_error,
        )

    @override
    def close(self) -> None:
        super().close()
        if self._batch_timer is not None:
            self._batch_timer.cancel()

    def run_blocking(
        self,
        jobs: int | None,
        on_progress: Callable[[Progress], object],
        *,
        is_retry: bool = False,
        pool: WorkerPool | None = None,
    ) -> AnalysisReport:
        """Analyse what is pending, in this thread; for the command line.

        An interrupt leaves everything kept that was finished.

        Args:
            jobs: processes; None for as many as the pool has.
            on_progress: hears of every track.
            is_retry: also files that failed before.
            pool: does the work in place of the processes of this computer, as a cluster does; its owner
                closes it. The number of its workers may change meanwhile.

        Raises:
            StorageError: the database cannot be used.
        """
        if is_retry:
            self._features.clear_failures()
        self._recorder.begin()
        if jobs is not None:
            self._local_pool.resize(jobs)
        clock = self._scheduler.clock
        workers = self._local_pool if pool is None else pool
        tasks = self._tasks if pool is None else self._tasks_of(pool)
        run = AnalysisRun(clock.monotonic_ms(), worker_count=workers.workers)

        def capacity() -> int:
            return max(0 if pool is None else LEAST_TASKS, TASKS_A_WORKER * workers.workers)

        def next_file() -> PendingTrack | None:
            if run.is_hopeless:
                return None
            if not run.waiting and not run.is_exhausted:
                run.take(self._recorder.find((), run.busy_count(tasks.in_flight)), tasks.in_flight)
            return run.waiting.popleft() if run.waiting else None

        def on_kept(pending: PendingTrack, outcome: FeatureOutcome, recorded: Recorded) -> None:
            run.count(pending, recorded.described, outcome)
            run.worker_count = workers.workers
            on_progress(run.progress(clock.monotonic_ms()))

        tasks.run_blocking(next_file, capacity, on_kept)
        return run.report(clock.monotonic_ms())

    def _tasks_of(self, pool: WorkerPool) -> WorkerTasks[PendingTrack, FeatureOutcome, Recorded]:
        return WorkerTasks(
            scheduler=self._scheduler,
            pool=pool,
            submit=lambda pending: pool.submit_features(pending.place, self._listening(pending)),
            keep=self._recorder.record,
            on_kept=self._on_kept,
            on_not_kept=lambda _pending, error: self._on_error(error),
        )

    def _listening(self, pending: PendingTrack) -> Listening:
        if self._recorder.version == PLAIN_VERSION:
            return Listening.PLAIN
        return Listening.EAR_ALONE if pending.lacks_addition_only else Listening.WHOLE

    def _fetch(self) -> None:
        run = self._run
        assert run is not None
        busy_count = run.busy_count(self._tasks.in_flight)
        preferred = self._preferred
        has_begun, self._has_begun = self._has_begun, True
        self._is_fetching = True
        run.ask()

        def find(_context: TaskContext) -> Found:
            if not has_begun:
                self._recorder.begin()
            return self._recorder.find(preferred, busy_count)

        # A newer question replaces an unanswered one.
        self._scheduler.run(
            Lane.QUICK,
            find,
            name="analysis-pending",
            on_done=partial(self._on_found, run),
            on_error=self._on_not_found,
        )

    def _on_found(self, run: AnalysisRun, found: Found) -> None:
        self._is_fetching = False
        if self._run is run:
            run.take(found, self._tasks.in_flight)
            self._tell(run)
            self.go_on()

    def _on_not_found(self, error: Exception) -> None:
        self._is_fetching = False
        self._on_error(error)

    @override
    def go_on(self) -> None:
        run = self._run
        if run is None or self._is_closed:
            return
        if run.is_hopeless:
            self._finish(run)
            return
        capacity = self._pace.tasks(self._pool.workers)
        while run.waiting and not run.is_paused and len(self._tasks.in_flight) < capacity:
            self._tasks.submit(run.waiting.popleft())
        if self._is_fetching:
            return
        if len(run.waiting) < capacity and not run.is_exhausted:
            self._fetch()
        elif not run.waiting and not self._tasks.in_flight:
            self._finish(run)

    def _on_kept(self, pending: PendingTrack, outcome: FeatureOutcome, recorded: Recorded) -> None:
        if recorded.merged is not None:
            self.tracks_merged.emit((recorded.merged,))
        if recorded.described is not None:
            self._collect(recorded.described)
        run = self._run
        if run is not None:
            run.count(pending, recorded.described, outcome)
            self._tell(run)
            self.go_on()

    @override
    def _finish(self, run: AnalysisRun) -> None:
        self._flush()
        super()._finish(run)

    def _collect(self, track_id: TrackId) -> None:
        self._changed.append(track_id)
        if len(self._changed) >= BATCH_COUNT:
            self._flush()
        elif self._batch_timer is None:
            self._batch_timer = self._scheduler.call_later(BATCH_MS, self._flush)

    def _flush(self) -> None:
        if self._batch_timer is not None:
            self._batch_timer.cancel()
            self._batch_timer = None
        changed, self._changed = tuple(self._changed), []
        if changed:
            self.features_changed.emit(changed)
