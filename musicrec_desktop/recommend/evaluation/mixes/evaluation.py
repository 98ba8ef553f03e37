"""The whole evaluation of cards on one library."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.mix import MixTracks
from musicrec_desktop.model.mix_evaluation import SIMULATED_DAYS, MixEvaluation
from musicrec_desktop.model.queue_evaluation import LISTENERS, Obstacle
from musicrec_desktop.recommend.evaluation.mixes.held_out import own_history_figures, page_days
from musicrec_desktop.recommend.evaluation.mixes.simulation import simulate_pages
from musicrec_desktop.recommend.evaluation.mixes.world import MixWorld
from musicrec_desktop.recommend.evaluation.queue.evaluation import LEAST_STYLES, LEAST_TRACKS
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.evaluation.queue.listeners import Casting
from musicrec_desktop.recommend.evaluation.queue.styles import groups_of
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import LibraryView


def evaluate_mixes(
    view: LibraryView,
    tracks: MixTracks,
    catalogue: SoundCatalogue | None,
    listens: ListenTable,
    *,
    runs: int,
    seed: int,
    days: int = SIMULATED_DAYS,
    on_progress: Callable[[Progress], object] = lambda _progress: None,
) -> MixEvaluation:
    """Simulate listeners, and judge pages of the listener's own past; a pure function of its arguments.

    Args:
        view: the library.
        tracks: the same as columns.
        catalogue: its sound; None where nothing is analysed.
        listens: the listener's own, oldest first.
        runs: how often each kind of listener is simulated, at least once.
        seed: any whole number; another one gives other tastes, histories and draws.
        days: how long each listener gets pages.
        on_progress: called after each listener and each page of the past; may raise to cancel.

    Returns:
        Figures; where the library is too small for any, an evaluation with an ``obstacle``.
    """
    library = ReplayLibrary(view)
    analysed = 0 if catalogue is None else len(catalogue.index)
    if catalogue is None or analysed < LEAST_TRACKS:
        return MixEvaluation(runs, seed, days, len(library.ids), analysed, Obstacle.TOO_FEW_TRACKS)
    groups = groups_of(library, catalogue)
    if len(groups.styles) < LEAST_STYLES:
        return MixEvaluation(runs, seed, days, len(library.ids), analysed, Obstacle.TOO_FEW_STYLES)
    # NumPy takes no negative seed.
    rng_seed = seed % 2**64
    done, total = 0, runs * len(LISTENERS) + len(page_days(listens))

    def step() -> None:
        nonlocal done
        done += 1
        on_progress(Progress(done, total))

    world = MixWorld(tracks, library, catalogue)
    casting = Casting(groups, catalogue, library.ids)
    simulation = simulate_pages(world, casting, runs=runs, seed=rng_seed, days=days, step=step)
    history = own_history_figures(world, listens, seed=rng_seed, step=step)
    return MixEvaluation(runs, seed, days, len(library.ids), analysed, None, simulation, history)
