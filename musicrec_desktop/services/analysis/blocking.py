"""The worker processes as the services see them, and a run that the calling thread waits for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol

from musicrec_desktop.analysis.outcome import FeatureOutcome
from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.services.analysis.pace import TASKS_A_WORKER
from musicrec_desktop.services.analysis.record import AnalysisRecorder
from musicrec_desktop.services.analysis.run import AnalysisRun


class FeaturePool(Protocol):
    """What the service needs of ``analysis.pool.AnalysisPool``."""

    workers: int

    def submit_features(self, path: str) -> Future[FeatureOutcome]:
        """Describe a file; the future never raises and completes in any thread."""
        ...

    def resize(self, workers: int) -> None:
        """Change the number of processes."""
        ...

    def rest(self) -> None:
        """End idle processes."""
        ...


def analyse_blocking(
    run: AnalysisRun,
    pool: FeaturePool,
    recorder: AnalysisRecorder,
    clock: Clock,
    on_progress: Callable[[Progress], object],
) -> None:
    """Analyse what is pending; an interrupt leaves everything kept that was finished.

    Args:
        run: takes what was done.
        pool: does the work.
        recorder: tells what is pending and keeps results.
        clock: dates them.
        on_progress: hears of every track.

    Raises:
        StorageError: the database cannot be used.
    """
    tasks: dict[Future[FeatureOutcome], PendingTrack] = {}
    capacity = TASKS_A_WORKER * pool.workers
    while not run.is_hopeless:
        if len(run.waiting) < capacity and not run.is_exhausted:
            busy_count = len(tasks) + len(run.waiting) + len(run.unreachable)
            run.take(recorder.find((), busy_count), {pending.track_id for pending in tasks.values()})
        while run.waiting and len(tasks) < capacity:
            pending = run.waiting.popleft()
            tasks[pool.submit_features(pending.path)] = pending
        if not tasks:
            break
        done = wait(tasks, return_when=FIRST_COMPLETED).done
        for future in [task for task in tasks if task in done]:
            pending = tasks.pop(future)
            recorded = recorder.record(pending, future.result(), clock.now_ms())
            run.count(pending, recorded.described, future.result())
            on_progress(run.progress())
    pool.rest()
