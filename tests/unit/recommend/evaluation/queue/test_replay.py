"""One listener and our queue."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.queue_evaluation import ListenerName, RuleCount, Simulation, Strategy
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.evaluation.queue.listeners import Casting, Listener
from musicrec_desktop.recommend.evaluation.queue.our_queue import SKIP_AFTER_MS, QueueMaker
from musicrec_desktop.recommend.evaluation.queue.replay import BEGINS_MS, QUEUE_LENGTH, Tally, replay, walk
from musicrec_desktop.recommend.evaluation.queue.simulation import simulate
from musicrec_desktop.recommend.evaluation.queue.styles import groups_of
from tests.unit.recommend.evaluation.queue.world import (
    STYLE_TRACKS,
    numbered,
    replay_library,
    styles_catalogue,
)
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of

COMPARED = (Strategy.OURS, Strategy.NEAREST, Strategy.RANDOM, Strategy.SAME_ARTIST)


@pytest.fixture(scope="module")
def maker() -> QueueMaker:
    return QueueMaker(styles_catalogue(), replay_library())


@pytest.fixture(scope="module")
def simulated(maker: QueueMaker) -> Simulation:
    casting = Casting(groups_of(maker.library, maker.catalogue), maker.catalogue, maker.library.ids)
    return simulate(maker, casting, runs=2, seed=0, step=lambda: None)


def listener(*liked: int, target: int, later: tuple[int, ...] | None = None) -> Listener:
    return Listener(
        TrackId(1),
        frozenset(numbered(*liked)),
        target,
        None if later is None else frozenset(numbered(*later)),
    )


def test_a_fixed_order_is_walked_until_the_target() -> None:
    assert walk(numbered(2, 9, 3, 8, 4), listener(2, 3, 4, target=2)) == Tally(1, 2)
    assert walk(numbered(2, 9, 8), listener(2, 3, 4, target=2)) == Tally(2, 1)
    assert walk(numbered(2, 3, 8, 4), listener(2, 3, target=2, later=(8,))) == Tally(1, 2)


def test_our_queue_finds_the_style_and_proposes_nothing_twice(maker: QueueMaker) -> None:
    style = range(1, STYLE_TRACKS + 1)
    found = replay(listener(*style, target=10), maker, 1)
    assert found.tally.accepted == 10
    assert len(found.proposed) == found.tally.accepted + found.tally.skips
    assert len(set(found.proposed)) == len(found.proposed)
    assert 1 not in found.proposed
    assert len(found.queue) == QUEUE_LENGTH
    random_share = STYLE_TRACKS / len(maker.library.ids)
    assert found.tally.accepted / len(found.proposed) > 1.5 * random_share


def test_the_same_seed_is_the_same_replay(maker: QueueMaker) -> None:
    one_style = listener(*range(1, STYLE_TRACKS + 1), target=6)
    assert replay(one_style, maker, 4) == replay(one_style, maker, 4)


def test_a_library_that_runs_out_ends_with_all_that_was_proposed_in_vain() -> None:
    library = FakeLibrary()
    for number in range(1, 6):
        library.add(number, f"Artist {number}")
    maker = QueueMaker(catalogue_of(range(1, 6)), ReplayLibrary(library))
    found = replay(listener(1, 2, target=3), maker, 0)
    assert found.tally.accepted == 1
    assert found.tally.skips == len(found.proposed) - 1 == 4


def test_time_passes_as_the_listener_listens(maker: QueueMaker) -> None:
    queue = maker.begin(0, BEGINS_MS)
    queue.choose(TrackId(1), is_liked=True)
    assert queue.now_ms == BEGINS_MS + queue.lasts_ms(TrackId(1))
    before_ms = queue.now_ms
    queue.play(TrackId(2), is_liked=False)
    assert queue.now_ms == before_ms + SKIP_AFTER_MS


def test_all_listeners_are_compared_with_all_strategies(simulated: Simulation) -> None:
    assert set(simulated.listeners) == set(ListenerName)
    assert not simulated.obstacles
    for figures in simulated.listeners.values():
        assert set(figures.skips) == set(figures.reached) == set(COMPARED)
        assert figures.reached[Strategy.OURS] == 1.0
    drifts = simulated.listeners[ListenerName.DRIFTS]
    assert drifts.skips[Strategy.OURS] < drifts.skips[Strategy.NEAREST]
    assert drifts.saved_share == pytest.approx(
        1 - drifts.skips[Strategy.OURS] / drifts.skips[Strategy.NEAREST]
    )


def test_what_the_queues_were_like_is_told(simulated: Simulation) -> None:
    assert simulated.coverage is not None
    assert 0 < simulated.coverage <= 1
    assert simulated.diversity is not None
    assert 0 < simulated.diversity < 2
    assert simulated.repeats == 0
    assert simulated.violations[RuleName.NO_REPEAT] == RuleCount(0, 0)


def test_listeners_that_cannot_be_hosted_are_left_out_and_their_steps_counted() -> None:
    maker = QueueMaker(styles_catalogue(styles=2), replay_library(styles=2))
    casting = Casting(groups_of(maker.library, maker.catalogue), maker.catalogue, maker.library.ids)
    steps: list[None] = []
    found = simulate(maker, casting, runs=1, seed=0, step=lambda: steps.append(None))
    assert ListenerName.NEW_USER not in found.listeners
    assert set(found.obstacles) == {ListenerName.THREE_INTERESTS, ListenerName.NEW_USER}
    assert len(steps) == len(ListenerName)
