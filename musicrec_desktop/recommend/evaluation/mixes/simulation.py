"""Simulated listeners who get a page of cards each day for a month, and play one card of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.card import Card, CardControls, CardKind
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.mix_evaluation import SIMULATED_DAYS, MixSimulation
from musicrec_desktop.model.queue_evaluation import LISTENERS, ListenerName
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.mixes.histories import (
    EVENING_MS,
    PLAYED_MS,
    SKIPPED_MS,
    listens_of,
    simulated_history,
)
from musicrec_desktop.recommend.evaluation.mixes.judging import Repeats, Rivals, Tally, figures_of
from musicrec_desktop.recommend.evaluation.mixes.world import MixWorld, most_liked
from musicrec_desktop.recommend.evaluation.queue.listeners import Casting, Listener
from musicrec_desktop.recommend.evaluation.queue.our_queue import Knowledge
from musicrec_desktop.recommend.mixes.page import make_page
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS

FIRST_DAY: Final = dt.date(2025, 3, 7)
"""A Friday when no season is on."""
HISTORY_DAYS: Final = 60
EARLIER_DAYS: Final = 30
"""Evenings of the same weeks a year before."""
NEW_USER_DAYS: Final = 2


@dataclass(slots=True)
class _Counts:
    kinds: dict[str, Tally]
    listeners: dict[str, Tally]
    coverage: list[float]
    next_day: list[float]
    in_week: list[float]
    twice: int = 0


def simulate_pages(
    world: MixWorld,
    casting: Casting,
    *,
    runs: int,
    seed: int,
    days: int = SIMULATED_DAYS,
    step: Callable[[], object],
) -> MixSimulation:
    """Give each listener that the library can host a page a day.

    Args:
        world: the library.
        casting: gives the listeners.
        runs: how often each kind of listener is simulated, at least once.
        seed: 0 or more; the same seed gives the same result.
        days: for how long.
        step: called after each run, and as often for a listener that is left out; may raise to cancel.
    """
    counts = _Counts(
        {kind.value: Tally() for kind in CardKind},
        {spec.name.value: Tally() for spec in LISTENERS},
        [],
        [],
        [],
    )
    for place, spec in enumerate(LISTENERS):
        is_hosted = casting.obstacle(spec.name) is None
        for run in range(runs):
            if is_hosted:
                rng = np.random.default_rng((seed, place, run))
                _simulate(world, casting.cast(spec.name, rng), spec.name, days, rng, counts)
            step()
    return MixSimulation(
        kinds={CardKind(name): figures for name, figures in figures_of(counts.kinds).items()},
        listeners=figures_of(counts.listeners),
        coverage=_mean(counts.coverage),
        repeats_next_day=_mean(counts.next_day),
        repeats_in_week=_mean(counts.in_week),
        twice=counts.twice,
    )


def _simulate(
    world: MixWorld,
    listener: Listener,
    name: ListenerName,
    days: int,
    rng: np.random.Generator,
    counts: _Counts,
) -> None:
    begins_ms = int(dt.datetime.combine(FIRST_DAY, dt.time(), dt.UTC).timestamp() * 1000)
    wanted = listener.liked if listener.later is None else listener.later
    listens = _before(world, listener, name, begins_ms, rng)
    co_occurrence = Knowledge.of(listens, world.catalogue, begins_ms).co_occurrence
    liked = most_liked(listens)
    world = world.aged(np.unique(listens.track_ids), begins_ms, rng)
    repeats = Repeats()
    rng_seed = int(rng.integers(2**62))
    for number in range(days):
        day_ms = begins_ms + number * DAY_MS
        given = world.given(
            listens, day_ms + EVENING_MS, co_occurrence=co_occurrence, liked=liked, shown=repeats.shown
        )
        cards = make_page(given, FIRST_DAY + dt.timedelta(days=number), CardControls(), rng_seed)
        rivals = Rivals.of(world, listens)
        for card in cards:
            beside = rivals.beside(card)
            counts.kinds[card.kind.value].add(card, wanted, rivals, beside)
            counts.listeners[name.value].add(card, wanted, rivals, beside)
        repeats.add(cards)
        if cards:
            card = cards[int(rng.integers(len(cards)))]
            listens = _joined(listens, _heard(card, wanted, day_ms + EVENING_MS, HISTORY_DAYS + number + 1))
    counts.coverage.append(len(repeats.seen) / max(1, len(world.library.ids)))
    counts.next_day += repeats.next_day
    counts.in_week += repeats.in_week
    counts.twice += repeats.twice


def _before(
    world: MixWorld, listener: Listener, name: ListenerName, begins_ms: int, rng: np.random.Generator
) -> ListenTable:
    """What the listener heard before the first page; who drifts turned to the later taste halfway."""
    playable = world.library.ids
    if name is ListenerName.NEW_USER:
        return simulated_history(listener.liked, playable, rng, end_ms=begins_ms, days=NEW_USER_DAYS)
    year_ago_ms = begins_ms - 365 * DAY_MS + EARLIER_DAYS * DAY_MS
    earlier = simulated_history(listener.liked, playable, rng, end_ms=year_ago_ms, days=EARLIER_DAYS)
    if listener.later is None:
        lately = simulated_history(listener.liked, playable, rng, end_ms=begins_ms, days=HISTORY_DAYS)
        return _joined(earlier, lately)
    half = HISTORY_DAYS // 2
    before = simulated_history(listener.liked, playable, rng, end_ms=begins_ms - half * DAY_MS, days=half)
    lately = simulated_history(listener.later, playable, rng, end_ms=begins_ms, days=half)
    return _joined(earlier, _joined(before, lately))


def _heard(card: Card, wanted: Collection[TrackId], at_ms: int, session_id: int) -> ListenTable:
    is_play = np.array([track_id in wanted for track_id in card.track_ids], dtype=np.bool_)
    lasts_ms = np.where(is_play, PLAYED_MS, SKIPPED_MS)
    starts = at_ms + np.concatenate(([0], np.cumsum(lasts_ms)[:-1]))
    return listens_of(
        id_array(list(card.track_ids)),
        starts.astype(np.int64),
        is_play,
        np.full(len(is_play), session_id, dtype=np.int64),
    )


def _joined(one: ListenTable, other: ListenTable) -> ListenTable:
    """Two tables, the later one last."""
    return listens_of(
        np.concatenate((one.track_ids, other.track_ids)),
        np.concatenate((one.started_at_ms, other.started_at_ms)),
        np.concatenate((one.is_play, other.is_play)),
        np.concatenate((one.session_ids, other.session_ids)),
    )


def _mean(values: Collection[float]) -> float | None:
    return float(np.mean(list(values))) if values else None
