"""The whole evaluation of the automatic queue on one library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.queue_evaluation import LISTENERS, Obstacle, QueueEvaluation
from musicrec_desktop.recommend.evaluation.queue.held_out import history_figures, split_sessions
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.evaluation.queue.listeners import Casting
from musicrec_desktop.recommend.evaluation.queue.our_queue import QueueMaker
from musicrec_desktop.recommend.evaluation.queue.simulation import simulate
from musicrec_desktop.recommend.evaluation.queue.styles import groups_of
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import LibraryView

LEAST_TRACKS: Final = 20
LEAST_STYLES: Final = 2


def evaluate_queue(
    view: LibraryView,
    catalogue: SoundCatalogue | None,
    listens: ListenTable,
    *,
    runs: int,
    seed: int,
    on_progress: Callable[[Progress], object] = lambda _progress: None,
) -> QueueEvaluation:
    """Replay simulated listeners, and the listener's own history; a pure function of its arguments.

    Args:
        view: the library.
        catalogue: its sound; None where nothing is analysed.
        listens: the listener's own, oldest first.
        runs: how often each simulated listener is replayed, at least once.
        seed: any whole number; another one gives other tastes and other draws.
        on_progress: called after each run and each held-out session; may raise to cancel.

    Returns:
        Figures; where the library is too small for any, an evaluation with an ``obstacle``.
    """
    library = ReplayLibrary(view)
    analysed = 0 if catalogue is None else len(catalogue.index)
    if catalogue is None or analysed < LEAST_TRACKS:
        return QueueEvaluation(runs, seed, len(library.ids), analysed, obstacle=Obstacle.TOO_FEW_TRACKS)
    groups = groups_of(library, catalogue)
    styles = tuple((style.name, len(style.playable)) for style in groups.styles)
    if len(styles) < LEAST_STYLES:
        return QueueEvaluation(
            runs, seed, len(library.ids), analysed, styles, obstacle=Obstacle.TOO_FEW_STYLES
        )
    split = split_sessions(listens, library)
    steps = _Steps(runs * len(LISTENERS) + (0 if split is None else len(split.cases)), on_progress)
    casting = Casting(groups, catalogue, library.ids)
    # NumPy takes no negative seed.
    rng_seed = seed % 2**64
    simulation = simulate(QueueMaker(catalogue, library), casting, runs=runs, seed=rng_seed, step=steps.step)
    history = None
    if split is not None:
        history = history_figures(split, library, catalogue, seed=rng_seed, step=steps.step)
    return QueueEvaluation(
        runs=runs,
        seed=seed,
        tracks=len(library.ids),
        analysed=analysed,
        styles=styles,
        is_artist_album=groups.is_artist_album,
        simulation=simulation,
        history=history,
    )


class _Steps:
    """Counts runs and cases, and tells the progress."""

    def __init__(self, total: int, on_progress: Callable[[Progress], object]) -> None:
        self._done = 0
        self._total = total
        self._on_progress = on_progress

    def step(self) -> None:
        self._done += 1
        self._on_progress(Progress(self._done, self._total))
