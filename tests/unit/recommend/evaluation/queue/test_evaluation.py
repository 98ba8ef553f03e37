"""The whole evaluation."""

from __future__ import annotations

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.queue_evaluation import Obstacle, QueueEvaluation, Simulation
from musicrec_desktop.recommend.evaluation.queue.evaluation import LEAST_TRACKS, evaluate_queue
from tests.unit.recommend.evaluation.queue.world import listens_of, styles_catalogue, styles_library
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of

HISTORY = listens_of((1, 2, 3, 4, 5, 6, 7))


def evaluated(steps: list[Progress] | None = None) -> QueueEvaluation:
    heard: list[Progress] = [] if steps is None else steps
    return evaluate_queue(
        styles_library(tracks=8),
        styles_catalogue(tracks=8),
        HISTORY,
        runs=1,
        seed=-3,
        on_progress=heard.append,
    )


def test_it_is_a_pure_function_and_tells_of_each_step() -> None:
    steps: list[Progress] = []
    found = evaluated(steps)
    assert found == evaluated()
    assert [(step.done, step.total) for step in steps] == [(number, 6) for number in range(1, 7)]
    assert (found.runs, found.seed, found.tracks, found.analysed) == (1, -3, 40, 40)
    assert found.styles == tuple((f"Genre {number}", 8) for number in range(5))
    assert found.history is not None
    assert found.obstacle is None


def test_a_library_too_small_or_of_one_kind_is_a_sentence_and_no_crash() -> None:
    library = FakeLibrary()
    for number in range(1, LEAST_TRACKS + 1):
        library.add(number, genre="Jazz")
    few = evaluate_queue(library, catalogue_of(range(1, LEAST_TRACKS)), HISTORY, runs=1, seed=0)
    assert few.obstacle is Obstacle.TOO_FEW_TRACKS
    assert evaluate_queue(library, None, HISTORY, runs=1, seed=0).obstacle is Obstacle.TOO_FEW_TRACKS
    one = evaluate_queue(library, catalogue_of(range(1, LEAST_TRACKS + 1)), HISTORY, runs=1, seed=0)
    assert one.obstacle is Obstacle.TOO_FEW_STYLES
    assert one.styles == (("Jazz", LEAST_TRACKS),)
    empty = evaluate_queue(FakeLibrary(), None, listens_of(), runs=1, seed=0)
    assert (empty.tracks, empty.simulation) == (0, Simulation())
