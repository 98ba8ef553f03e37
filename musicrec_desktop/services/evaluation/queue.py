"""The report on the automatic queue: simulated listeners, and the listener's own history held out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.queue_evaluation import QueueEvaluation
from musicrec_desktop.recommend.evaluation.queue.evaluation import evaluate_queue
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.tracks import TrackStore

RUNS: Final = 20
HISTORY_LISTENS: Final = 20_000
"""The number of listens, the latest ones, of which sessions are held out."""

OnProgress = Callable[[Progress], object]


class QueueReportService:
    """Evaluates the automatic queue on the library, in a lane or in the calling thread.

    Args:
        scheduler: gives the lane.
        similarity: the sound of the library.
        tracks: tags and facts.
        relatives: gives tracks with tags in common.
        listens: the history.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        similarity: SimilarityService,
        tracks: TrackStore,
        relatives: RelativeStore,
        listens: ListenStore,
    ) -> None:
        self._scheduler = scheduler
        self._similarity = similarity
        self._listens = listens
        self._tracks, self._relatives = tracks, relatives

    def load(
        self,
        on_done: Callable[[QueueEvaluation], object],
        on_error: Callable[[Exception], object] | None = None,
        on_progress: OnProgress | None = None,
        *,
        runs: int = RUNS,
        seed: int = 0,
    ) -> TaskHandle:
        """Evaluate and call ``on_done`` with the result; a second call cancels an unfinished first one."""
        catalogue = self._similarity.catalogue

        def work(context: TaskContext) -> QueueEvaluation:
            def step(progress: Progress) -> None:
                context.check()
                context.progress(progress)

            return self._evaluated(catalogue, runs, seed, step)

        return self._scheduler.run(
            Lane.QUICK,
            work,
            name="queue-report",
            on_done=on_done,
            on_error=on_error,
            on_progress=on_progress,
        )

    def evaluate_blocking(
        self, *, runs: int = RUNS, seed: int = 0, on_progress: OnProgress = lambda _progress: None
    ) -> QueueEvaluation:
        """Evaluate in the calling thread; the similarity service must be loaded.

        Args:
            runs: how often each simulated listener is replayed, at least once.
            seed: any whole number; another one gives other tastes and draws.
            on_progress: called after each run and each held-out session.
        """
        return self._evaluated(self._similarity.catalogue, runs, seed, on_progress)

    def _evaluated(
        self, catalogue: SoundCatalogue | None, runs: int, seed: int, on_progress: OnProgress
    ) -> QueueEvaluation:
        listens = self._listens.table(HISTORY_LISTENS)
        # A new view each time, because it caches what it read.
        library = AutoplayLibrary(tracks=self._tracks, relatives=self._relatives, listens=self._listens)
        return evaluate_queue(library, catalogue, listens, runs=runs, seed=seed, on_progress=on_progress)
