"""Which kind of index suits a library on this machine: both are searched and timed on tracks of the library.

Annoy is compared at the smallest number of search nodes with which nearly all of the ten best neighbours are
those of exact search. Both answers are ranked by exact cosines and corrected for hubs before: that is what a
listener gets. How many nodes that are depends on the sound of the library: one whose tracks form clusters
needs a tenth of those that one without gaps needs (docs/adr/0010-kind-of-index.md).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures, IndexKind, IndexReason
from musicrec_desktop.recommend.neighbours.annoy_index import AnnoyIndex
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE, HubCorrection
from musicrec_desktop.recommend.neighbours.index import Neighbours, SimilarityIndex
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable

MEASURED_FROM: Final = 10_000
"""Tracks from which the kinds are compared. Below, exact search takes at most half a millisecond, and Annoy
takes as long at best and several times as long at worst."""
ASKED: Final = 300
"""Neighbours of a query: what the automatic queue asks about each of its seeds, the most frequent query."""
RECALL_AT: Final = 10
LEAST_RECALL: Final = 0.99
AIMED_RECALL: Final = 0.992
"""What the queries of the calibration have to reach, so that other queries reach ``LEAST_RECALL``: the mean
of a hundred lists of ten is off by .003."""
CLEARLY: Final = 0.8
"""Share of the time of the kind in use that the other may take at most to replace it. Two measurements of one
index differ by less."""
CHANGED: Final = 1.5
"""Times as many tracks, or as few, after which earlier figures do not count."""
QUERIES: Final = 200
ROUNDS: Final = 3
_STEPS: Final = 3
"""Halvings of the last doubling of the nodes: the result is at most 9 % above the smallest number."""
_TIE: Final = 1e-6
_SEED: Final = 20_240_501

Decision = tuple[IndexKind, IndexReason]
Check = Callable[[], object]


@dataclass(frozen=True, slots=True, eq=False)
class _Queries:
    """Random tracks of a library that an index is asked about.

    Attributes:
        table: the library; its traits begin with the spread of each track.
        places: of the tracks in the table, int64, shape (q,).
    """

    table: VectorTable
    places: IdArray

    @classmethod
    def of(cls, table: VectorTable) -> _Queries:
        """Up to ``QUERIES`` tracks, the same draw every time."""
        count = min(QUERIES, len(table))
        return cls(table, np.random.default_rng(_SEED).choice(len(table), count, replace=False))

    def __len__(self) -> int:
        return len(self.places)

    def answers(self, index: SimilarityIndex, check: Check) -> Iterator[Neighbours]:
        """What an index says of each."""
        for place in self.places.tolist():
            yield index.query(self.table.vectors[place], ASKED, self.table.ids[place : place + 1])
            check()

    def best_likeness(self, index: SimilarityIndex, references: HubCorrection, check: Check) -> FloatArray:
        """Likeness of the ten best neighbours of each after the correction for hubs, as a listener gets them.

        Returns:
            Descending in each row, float32, shape (q, 10); fewer columns for a tiny library, and minus
            infinity where an index found fewer.
        """
        depth = min(RECALL_AT, len(self.table) - 1)
        best = np.full((len(self), depth), -np.inf, dtype=np.float32)
        spreads = self.table.traits[:, :SPREAD_SIZE]
        for row, answer in enumerate(self.answers(index, check)):
            own, others = spreads[self.places[row]], spreads[self.table.places(answer.ids)]
            likeness = np.sort(references.corrected(answer.cosines, own, others))[::-1][:depth]
            best[row, : len(likeness)] = likeness
        return best


def decided(
    wanted: IndexKind | None, before: IndexChoice | None, tracks: int, space: str, measured_from: int
) -> Decision | None:
    """Kind and reason, where these follow without a measurement; None where both kinds have to be measured.

    Args:
        wanted: the kind that the setting names; None for an automatic choice.
        before: the choice made last.
        tracks: size of the index now.
        space: the kind of space now.
        measured_from: tracks from which an automatic choice compares.
    """
    if wanted is not None:
        return wanted, IndexReason.CHOSEN
    if tracks < measured_from:
        return IndexKind.EXACT, IndexReason.SMALL
    if before is None or before.exact is None or before.annoy is None or not is_valid(before, tracks, space):
        return None
    return _compared(before.exact, before.annoy, before.kind)


def is_valid(choice: IndexChoice, tracks: int, space: str) -> bool:
    """Whether the figures of a choice hold for an index of so many tracks in a kind of space."""
    few, many = sorted((choice.tracks, tracks))
    return choice.space == space and many < CHANGED * few


def exact_choice(
    reason: IndexReason,
    before: IndexChoice | None,
    table: VectorTable,
    space: str,
    *,
    check: Check = lambda: None,
    seconds: Callable[[], float] = time.thread_time,
) -> IndexChoice:
    """A choice of exact search; figures of a library and space like this one are kept.

    Args:
        reason: why exact search is used.
        before: the choice made last.
        table: what is searched, at least two tracks.
        space: the kind of space of the table.
        check: called now and then; may raise to leave.
        seconds: a clock that runs while this thread works.
    """
    if before is not None and before.exact is not None and is_valid(before, len(table), space):
        return IndexChoice(
            IndexKind.EXACT, reason, before.tracks, before.exact, before.annoy, before.search_nodes, space
        )
    queries = _Queries.of(table)
    (exact_ms,) = _timed([ExactIndex(table)], queries, check, seconds)
    return IndexChoice(IndexKind.EXACT, reason, len(table), IndexFigures(0.0, 1.0, exact_ms), space=space)


def calibrated(
    forest: AnnoyIndex,
    references: HubCorrection,
    wanted: IndexKind | None,
    before: IndexChoice | None,
    space: str,
    *,
    build_seconds: float,
    size: int,
    check: Check = lambda: None,
    seconds: Callable[[], float] = time.thread_time,
) -> tuple[AnnoyIndex, IndexChoice]:
    """Search and time both kinds over one table, and choose.

    Args:
        forest: built over a table of at least two tracks, whose traits begin with their spreads.
        references: by which the spreads were measured.
        wanted: the kind that the setting names; None to take the faster one.
        before: the choice made last; its kind stays unless the other is clearly faster. Without one, exact
            search counts as in use, because it needs no files and no build.
        space: the kind of space of the table.
        build_seconds: what it took to build the forest.
        size: bytes of the forest's file.
        check: called now and then; may raise to leave.
        seconds: a clock that runs while this thread works. Processor time tells the kinds apart even where
            other programs keep all processors busy.

    Returns:
        The forest, searched to the depth that was found; and the choice.
    """
    queries = _Queries.of(forest.table)
    tuned, recall = _tuned(forest, references, queries, check)
    exact_ms, annoy_ms = _timed([ExactIndex(forest.table), tuned], queries, check, seconds)
    exact = IndexFigures(0.0, 1.0, exact_ms)
    annoy = IndexFigures(build_seconds, recall, annoy_ms, size)
    in_use = before.kind if before is not None else IndexKind.EXACT
    kind, reason = (wanted, IndexReason.CHOSEN) if wanted else _compared(exact, annoy, in_use)
    return tuned, IndexChoice(kind, reason, len(forest.table), exact, annoy, tuned.nodes, space)


def _compared(exact: IndexFigures, annoy: IndexFigures, in_use: IndexKind) -> Decision:
    if annoy.recall < LEAST_RECALL:
        return IndexKind.EXACT, IndexReason.MISSES_TOO_MUCH
    figures = {IndexKind.EXACT: exact, IndexKind.ANNOY: annoy}
    faster = min(figures, key=lambda kind: figures[kind].ms)
    if faster is in_use or figures[faster].ms <= CLEARLY * figures[in_use].ms:
        return faster, IndexReason.FASTER
    return in_use, IndexReason.TOO_CLOSE


def _tuned(
    forest: AnnoyIndex, references: HubCorrection, queries: _Queries, check: Check
) -> tuple[AnnoyIndex, float]:
    """The forest with the smallest number of nodes that finds enough, and the share that it finds.

    Each half of the queries has to reach ``AIMED_RECALL``. A found
    track counts by its likeness and not by its id: equal tracks can stand for each other.
    """
    exact = ExactIndex(forest.table)
    limits = queries.best_likeness(exact, references, check)[:, -1:] - np.float32(_TIE)

    def tried(nodes: int) -> tuple[AnnoyIndex, float, bool]:
        index = forest.with_nodes(nodes)
        hits = np.mean(queries.best_likeness(index, references, check) >= limits, axis=1)
        halves = [float(half.mean()) for half in (hits[::2], hits[1::2])]
        return index, float(hits.mean()), min(halves) >= AIMED_RECALL

    low, high = ASKED // 2, ASKED
    best = tried(high)
    while not best[2] and high < forest.most_nodes:
        low, high = high, 2 * high
        best = tried(high)
    for _ in range(_STEPS):
        middle = round((low * high) ** 0.5)
        attempt = tried(middle)
        if attempt[2]:
            high, best = middle, attempt
        else:
            low = middle
    return best[0], best[1]


def _timed(
    indexes: Sequence[SimilarityIndex], queries: _Queries, check: Check, seconds: Callable[[], float]
) -> list[float]:
    """Milliseconds of a query of each index: of the best round, with turns taken round by round."""
    rounds = np.empty((ROUNDS, len(indexes)))
    for number in range(ROUNDS):
        for place, index in enumerate(indexes):
            started = seconds()
            for _ in queries.answers(index, check):
                pass
            rounds[number, place] = seconds() - started
    return [round(float(best), 4) for best in 1_000 * rounds.min(axis=0) / len(queries)]
