"""The whole evaluation of cards, on a small library."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.mix import MixTracks
from musicrec_desktop.model.mix_evaluation import MixEvaluation, Rival
from musicrec_desktop.model.queue_evaluation import Obstacle
from musicrec_desktop.recommend.evaluation.mixes.evaluation import evaluate_mixes
from musicrec_desktop.recommend.evaluation.mixes.held_out import LEAST_PLAYS, PAGES, page_days
from musicrec_desktop.recommend.evaluation.mixes.histories import simulated_history
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from tests.unit.recommend.evaluation.mixes.columns import mix_tracks_of
from tests.unit.recommend.evaluation.queue.world import listens_of, numbered, styles_catalogue, styles_library
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of

DAYS = 3
LIBRARY, CATALOGUE = styles_library(tracks=8), styles_catalogue(tracks=8)
END_MS = 20_000 * 86_400_000
HISTORY = simulated_history(
    numbered(*range(1, 17)), numbered(*range(1, 41)), np.random.default_rng(1), end_ms=END_MS, days=20
)


def evaluated(listens: ListenTable = HISTORY, steps: list[Progress] | None = None) -> MixEvaluation:
    heard: list[Progress] = [] if steps is None else steps
    return evaluate_mixes(
        LIBRARY,
        mix_tracks_of(ReplayLibrary(LIBRARY)),
        CATALOGUE,
        listens,
        runs=1,
        seed=-3,
        days=DAYS,
        on_progress=heard.append,
    )


def test_it_is_a_pure_function_and_tells_of_each_step() -> None:
    steps: list[Progress] = []
    found = evaluated(steps=steps)
    assert found == evaluated()
    total = 5 + len(page_days(HISTORY))
    assert [(step.done, step.total) for step in steps] == [(number, total) for number in range(1, total + 1)]
    assert found.obstacle is None
    assert found.simulation.twice == 0


def test_cards_of_listeners_with_a_clear_taste_beat_random_tracks() -> None:
    found = evaluated()
    assert found.simulation.kinds
    tracks = sum(figures.tracks for figures in found.simulation.kinds.values())
    accepted = sum(figures.accepted * figures.tracks for figures in found.simulation.kinds.values())
    by_chance = sum(
        figures.rivals[Rival.RANDOM] * figures.tracks for figures in found.simulation.kinds.values()
    )
    assert accepted > by_chance
    assert tracks == sum(figures.tracks for figures in found.simulation.listeners.values())
    assert found.history is not None
    assert found.history.pages == len(page_days(HISTORY))


def test_pages_of_the_past_come_after_enough_plays_and_are_spread() -> None:
    days = page_days(HISTORY)
    assert 1 < len(days) <= PAGES
    played_ms = HISTORY.started_at_ms[HISTORY.is_play]
    assert int((played_ms < days[0]).sum()) >= LEAST_PLAYS - 12
    assert all(day_ms % 86_400_000 == 0 for day_ms in days)
    assert page_days(listens_of((1, 2, 3))) == []
    assert evaluated(listens_of((1, 2, 3))).history is None


def test_a_library_too_small_or_of_one_kind_is_a_sentence_and_no_crash() -> None:
    library = FakeLibrary()
    for number in range(1, 31):
        library.add(number, genre="Jazz")
    columns = mix_tracks_of(ReplayLibrary(library))
    nothing = listens_of()
    none = evaluate_mixes(library, columns, None, nothing, runs=1, seed=0)
    assert none.obstacle is Obstacle.TOO_FEW_TRACKS
    one = evaluate_mixes(library, columns, catalogue_of(range(1, 31)), nothing, runs=1, seed=0)
    assert one.obstacle is Obstacle.TOO_FEW_STYLES
    assert isinstance(columns, MixTracks)
