"""Holds out the listener's own later sessions: how much of the second half is found after the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_evaluation import HistoryFigures, Strategy
from musicrec_desktop.model.queue_rule_table import RuleChoice, RuleName
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.baselines import orders_after, popular
from musicrec_desktop.recommend.evaluation.queue.figures import list_figures, mean_figures
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.evaluation.queue.our_queue import Knowledge, QueueMaker
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue

LEAST_PLAYS: Final = 6
"""The least plays of a session that is held out."""
HELD_OUT_SHARE: Final = 0.3
MAXIMUM_CASES: Final = 50
DEPTH: Final = 100
"""The length of all lists of proposals. The challenge takes 500, but no queue is that long."""
UNSPACED: Final = QueueControls(
    rules=RuleChoice()
    .changed(RuleName.ARTIST_WINDOW, is_on=False)
    .changed(RuleName.ALBUM_WINDOW, is_on=False)
)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One session of the listener in two halves.

    Attributes:
        context: the plays of the first half, in order.
        by_hand: tracks of the context that the listener chose.
        wanted: the plays of the second half, without those of the context.
        at_ms: when the session began, UTC.
    """

    context: tuple[TrackId, ...]
    by_hand: frozenset[TrackId]
    wanted: tuple[TrackId, ...]
    at_ms: int


@dataclass(frozen=True, slots=True)
class Split:
    """The history, split.

    Attributes:
        before: listens that may be learnt from.
        cases: the sessions that are held out, the oldest first.
    """

    before: ListenTable
    cases: tuple[HeldOut, ...]


def split_sessions(listens: ListenTable, library: ReplayLibrary) -> Split | None:
    """Hold out the later sessions; None where there is none with enough plays.

    Args:
        listens: oldest first.
        library: listens to tracks that are not in it do not count.
    """
    found = [
        case
        for session in np.unique(listens.session_ids).tolist()
        if (case := _held_out(rows(listens, listens.session_ids == session), library)) is not None
    ]
    found.sort(key=lambda case: case.at_ms)
    if not found:
        return None
    count = min(MAXIMUM_CASES, max(1, int(HELD_OUT_SHARE * len(found))))
    cases = tuple(found[-count:])
    return Split(rows(listens, listens.started_at_ms < cases[0].at_ms), cases)


def history_figures(
    split: Split, library: ReplayLibrary, catalogue: SoundCatalogue, *, seed: int, step: Callable[[], object]
) -> HistoryFigures:
    """Let every strategy go on after the first half of each held-out session.

    Args:
        split: the history.
        library: without history.
        catalogue: the sound of the library.
        seed: of the draws, 0 or more.
        step: called after each case; may raise to cancel.
    """
    then = library.with_history(split.before)
    knowledge = Knowledge.of(split.before, catalogue, split.cases[0].at_ms)
    maker = QueueMaker(catalogue, then, knowledge)
    unspaced = QueueMaker(catalogue, then, knowledge, UNSPACED)
    lists: dict[Strategy, list[Sequence[TrackId]]] = {}
    for place, case in enumerate(split.cases):
        rng_seed = int(np.random.default_rng((seed, place)).integers(2**62))
        orders = {
            Strategy.OURS: _ours(maker, case, rng_seed),
            Strategy.OURS_UNSPACED: _ours(unspaced, case, rng_seed),
            Strategy.POPULAR: popular(case.context, then, split.before),
            **orders_after(case.context, then, catalogue, rng_seed),
        }
        for strategy, order in orders.items():
            lists.setdefault(strategy, []).append(order[:DEPTH])
        step()
    return HistoryFigures(
        len(split.cases),
        DEPTH,
        {
            strategy: mean_figures(
                [list_figures(order, case.wanted) for order, case in zip(orders, split.cases, strict=True)]
            )
            for strategy, orders in lists.items()
        },
    )


def rows(listens: ListenTable, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> ListenTable:
    """The listens in the rows where ``kept`` is true, shape (n,)."""
    return ListenTable(
        listens.track_ids[kept],
        listens.started_at_ms[kept],
        listens.listened_ms[kept],
        listens.is_play[kept],
        listens.is_finished[kept],
        listens.is_skip[kept],
        listens.is_auto[kept],
        listens.session_ids[kept],
    )


def _held_out(session: ListenTable, library: ReplayLibrary) -> HeldOut | None:
    is_known = np.array([library.track(TrackId(number)) is not None for number in session.track_ids.tolist()])
    played = rows(session, session.is_play & is_known.astype(np.bool_))
    if len(played) < LEAST_PLAYS:
        return None
    ids = [TrackId(number) for number in played.track_ids.tolist()]
    half = len(ids) // 2
    context = tuple(dict.fromkeys(ids[:half]))
    by_hand = {
        track_id
        for track_id, is_auto in zip(ids[:half], played.is_auto[:half].tolist(), strict=True)
        if not is_auto
    }
    wanted = tuple(track_id for track_id in dict.fromkeys(ids[half:]) if track_id not in context)
    at_ms = int(session.started_at_ms[0])
    return HeldOut(context, frozenset(by_hand), wanted, at_ms) if wanted else None


def _ours(maker: QueueMaker, case: HeldOut, rng_seed: int) -> list[TrackId]:
    queue = maker.begin(rng_seed, case.at_ms)
    for track_id in case.context:
        start = queue.choose if track_id in case.by_hand else queue.play
        start(track_id, is_liked=True)
    proposed = dict.fromkeys(item.track_id for item in queue.plan(DEPTH).entries)
    return [track_id for track_id in proposed if track_id not in case.context]
