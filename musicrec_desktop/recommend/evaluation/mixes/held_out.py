"""Pages as they would have been on days of the listener's own past, judged by what was played then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

import numpy as np

from musicrec_desktop.model.card import CardControls, CardKind
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.mix_evaluation import MixHistoryFigures
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.mixes.judging import Rivals, Tally, figures_of
from musicrec_desktop.recommend.evaluation.mixes.world import MixWorld
from musicrec_desktop.recommend.evaluation.queue.held_out import rows
from musicrec_desktop.recommend.evaluation.queue.our_queue import Knowledge
from musicrec_desktop.recommend.mixes.page import make_page
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS

LEAST_PLAYS: Final = 60
"""Plays that must come before the first page that is judged."""
HELD_OUT_SHARE: Final = 0.3
PAGES: Final = 10
AFTER_DAYS: Final = 30


def own_history_figures(
    world: MixWorld, listens: ListenTable, *, seed: int, step: Callable[[], object]
) -> MixHistoryFigures | None:
    """Make pages for days of the last part of the history, each from what was known before it.

    Args:
        world: the library.
        listens: the listener's own, oldest first.
        seed: of the draws, 0 or more.
        step: called after each page; may raise to cancel.

    Returns:
        None where there are too few plays.
    """
    tallies = {kind.value: Tally() for kind in CardKind}
    pages = 0
    for day_ms in page_days(listens):
        before = rows(listens, listens.started_at_ms < day_ms)
        is_after = (listens.started_at_ms >= day_ms) & (listens.started_at_ms < day_ms + AFTER_DAYS * DAY_MS)
        played = listens.track_ids[is_after & listens.is_play]
        wanted = frozenset(TrackId(number) for number in np.unique(played).tolist())
        knowledge = Knowledge.of(before, world.catalogue, day_ms)
        given = world.at(day_ms).given(before, day_ms, co_occurrence=knowledge.co_occurrence)
        day = dt.datetime.fromtimestamp(day_ms / 1000, dt.UTC).date()
        rivals = Rivals.of(world, before)
        for card in make_page(given, day, CardControls(), seed):
            tallies[card.kind.value].add(card, wanted, rivals, rivals.beside(card))
        pages += 1
        step()
    if not pages:
        return None
    kinds = {CardKind(name): figures for name, figures in figures_of(tallies).items()}
    return MixHistoryFigures(pages, AFTER_DAYS, kinds)


def page_days(listens: ListenTable) -> list[int]:
    """The midnights (UTC, ms) of the days whose pages are judged; none where there are too few plays."""
    played_ms = listens.started_at_ms[listens.is_play]
    if len(played_ms) <= LEAST_PLAYS:
        return []
    earliest = max(int((1 - HELD_OUT_SHARE) * len(played_ms)), LEAST_PLAYS)
    held_days = np.unique(played_ms[earliest:] // DAY_MS)
    chosen = np.unique(np.linspace(0, len(held_days) - 1, min(PAGES, len(held_days))).round().astype(int))
    return [int(day) * DAY_MS for day in held_days[chosen].tolist()]
