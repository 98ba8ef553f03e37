"""The report on the cards of a day: simulated listeners over a month, and own history held out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.mix_evaluation import SIMULATED_DAYS, MixEvaluation
from musicrec_desktop.recommend.evaluation.mixes.evaluation import evaluate_mixes
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.mixes import MixStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.tracks import TrackStore

RUNS: Final = 2
HISTORY_LISTENS: Final = 50_000
"""The number of listens, the latest ones, of which pages of the past are made."""


class MixReportService:
    """Evaluates cards on the library, in the calling thread.

    Args:
        similarity: the sound of the library.
        tracks: tags and facts.
        relatives: gives tracks with tags in common.
        listens: the history.
        mixes: the library as columns.
    """

    def __init__(
        self,
        *,
        similarity: SimilarityService,
        tracks: TrackStore,
        relatives: RelativeStore,
        listens: ListenStore,
        mixes: MixStore,
    ) -> None:
        self._similarity = similarity
        self._tracks, self._relatives = tracks, relatives
        self._listens = listens
        self._mixes = mixes

    def evaluate_blocking(
        self,
        *,
        runs: int = RUNS,
        seed: int = 0,
        days: int = SIMULATED_DAYS,
        on_progress: Callable[[Progress], object] = lambda _progress: None,
    ) -> MixEvaluation:
        """Evaluate; the similarity service must be loaded.

        Args:
            runs: how often each simulated listener gets a month of pages, at least once.
            seed: any whole number; another one gives other tastes, histories and draws.
            days: how long each listener gets a page a day.
            on_progress: called after each listener and each page of the past; may raise to cancel.

        Raises:
            StorageError: the library cannot be read.
        """
        # A new view each time, because it caches what it read.
        library = AutoplayLibrary(tracks=self._tracks, relatives=self._relatives, listens=self._listens)
        return evaluate_mixes(
            library,
            self._mixes.tracks(),
            self._similarity.catalogue,
            self._listens.table(HISTORY_LISTENS),
            runs=runs,
            seed=seed,
            days=days,
            on_progress=on_progress,
        )
