"""Simulates all listeners, several runs each, beside the baselines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from musicrec_desktop.model.queue_evaluation import (
    LISTENERS,
    ListenerName,
    Obstacle,
    Simulation,
    SkipFigures,
    Strategy,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.baselines import orders_after
from musicrec_desktop.recommend.evaluation.queue.broken_rules import summed
from musicrec_desktop.recommend.evaluation.queue.figures import diversity, repeats
from musicrec_desktop.recommend.evaluation.queue.listeners import Casting
from musicrec_desktop.recommend.evaluation.queue.our_queue import QueueMaker
from musicrec_desktop.recommend.evaluation.queue.replay import Replayed, Tally, replay, walk
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import id_array


@dataclass(frozen=True, slots=True)
class _Run:
    target: int
    tallies: Mapping[Strategy, Tally]
    ours: Replayed


def simulate(
    maker: QueueMaker, casting: Casting, *, runs: int, seed: int, step: Callable[[], object]
) -> Simulation:
    """Replay each listener that the library can host.

    Args:
        maker: gives the queues.
        casting: gives the listeners.
        runs: how often each listener is replayed, at least once.
        seed: 0 or more; the same seed gives the same result.
        step: called after each run, and as often for a listener that is left out; may raise to cancel.
    """
    listeners: dict[ListenerName, SkipFigures] = {}
    obstacles: dict[ListenerName, Obstacle] = {}
    replayed: list[Replayed] = []
    for place, spec in enumerate(LISTENERS):
        if (obstacle := casting.obstacle(spec.name)) is not None:
            obstacles[spec.name] = obstacle
            for _ in range(runs):
                step()
            continue
        done = []
        for run in range(runs):
            done.append(_run(maker, casting, spec.name, np.random.default_rng((seed, place, run))))
            step()
        listeners[spec.name] = _figures(done)
        replayed += [run.ours for run in done]
    proposals = [run.proposed for run in replayed]
    came_up = {track_id for run in replayed for track_id in (*run.proposed, *run.queue)}
    return Simulation(
        listeners=listeners,
        obstacles=obstacles,
        violations=summed([run.violations for run in replayed]),
        coverage=len(came_up) / max(1, len(maker.library.ids)),
        diversity=_diversity([run.queue for run in replayed], maker.catalogue),
        repeats=sum(map(repeats, proposals)) / max(1, sum(map(len, proposals))),
    )


def _run(maker: QueueMaker, casting: Casting, name: ListenerName, rng: np.random.Generator) -> _Run:
    listener = casting.cast(name, rng)
    rng_seed = int(rng.integers(2**62))
    orders = orders_after([listener.start], maker.library, maker.catalogue, rng_seed)
    ours = replay(listener, maker, rng_seed)
    tallies = {strategy: walk(order, listener) for strategy, order in orders.items()}
    return _Run(listener.target, {Strategy.OURS: ours.tally, **tallies}, ours)


def _figures(runs: Sequence[_Run]) -> SkipFigures:
    strategies = tuple(runs[0].tallies)
    return SkipFigures(
        {each: float(np.mean([run.tallies[each].skips for run in runs])) for each in strategies},
        {
            each: float(np.mean([run.tallies[each].accepted >= run.target for run in runs]))
            for each in strategies
        },
        float(np.mean([run.target for run in runs])),
    )


def _diversity(queues: Sequence[Sequence[TrackId]], catalogue: SoundCatalogue) -> float | None:
    found = [diversity(catalogue.index.select(id_array(queue)).vectors) for queue in queues]
    known = [value for value in found if value is not None]
    return float(np.mean(known)) if known else None
