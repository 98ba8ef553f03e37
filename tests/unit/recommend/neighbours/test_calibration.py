"""The kind of index is chosen by what was measured, and is not changed for little."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures, IndexKind, IndexReason
from musicrec_desktop.recommend.neighbours.annoy_index import WIDEST, AnnoyIndex
from musicrec_desktop.recommend.neighbours.calibration import (
    ASKED,
    LEAST_RECALL,
    MEASURED_FROM,
    calibrated,
    decided,
    exact_choice,
)
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import ReferenceSet
from musicrec_desktop.recommend.neighbours.index import Neighbours, SimilarityIndex
from musicrec_desktop.recommend.queue.candidates import AROUND
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable
from tests.support.realistic import library_vectors
from tests.support.stopwatch import Stopwatch
from tests.unit.recommend.vectors import table

SPACE = "1/64/0"
EXACT, ANNOY = IndexKind.EXACT, IndexKind.ANNOY


def described(vectors: FloatArray) -> tuple[VectorTable, ReferenceSet]:
    """A library of vectors: its table with the spread of each track, and the reference set."""
    ids = np.arange(len(vectors), dtype=np.int64) * 3
    references = ReferenceSet.of(VectorTable(ids, vectors))
    return VectorTable(ids, vectors, references.spreads(ids, vectors)), references


def choice(
    exact_ms: float,
    annoy_ms: float,
    *,
    in_use: IndexKind = EXACT,
    recall: float = 0.992,
    tracks: int = 20_000,
) -> IndexChoice:
    return IndexChoice(
        in_use,
        IndexReason.FASTER,
        tracks,
        IndexFigures(0.0, 1.0, exact_ms),
        IndexFigures(2.0, recall, annoy_ms),
        9_000,
        SPACE,
    )


def test_calibration_asks_what_the_queue_asks() -> None:
    assert ASKED == AROUND < WIDEST


@pytest.mark.parametrize(
    ("exact_ms", "annoy_ms", "in_use", "recall", "expected"),
    [
        (1.0, 0.5, EXACT, 0.992, (ANNOY, IndexReason.FASTER)),
        (1.0, 0.79, EXACT, 0.992, (ANNOY, IndexReason.FASTER)),
        (1.0, 0.85, EXACT, 0.992, (EXACT, IndexReason.TOO_CLOSE)),
        (1.0, 1.2, EXACT, 0.992, (EXACT, IndexReason.FASTER)),
        (1.0, 0.99, ANNOY, 0.992, (ANNOY, IndexReason.FASTER)),
        (1.0, 1.2, ANNOY, 0.992, (ANNOY, IndexReason.TOO_CLOSE)),
        (1.0, 1.3, ANNOY, 0.992, (EXACT, IndexReason.FASTER)),
        (1.0, 0.1, EXACT, 0.97, (EXACT, IndexReason.MISSES_TOO_MUCH)),
    ],
)
def test_the_other_kind_has_to_be_clearly_faster(
    exact_ms: float,
    annoy_ms: float,
    in_use: IndexKind,
    recall: float,
    expected: tuple[IndexKind, IndexReason],
) -> None:
    before = choice(exact_ms, annoy_ms, in_use=in_use, recall=recall)
    assert decided(None, before, 20_000, SPACE, MEASURED_FROM) == expected


def test_a_wish_and_a_small_library_need_no_measurement() -> None:
    assert decided(ANNOY, None, 40, SPACE, MEASURED_FROM) == (ANNOY, IndexReason.CHOSEN)
    assert decided(EXACT, choice(5, 1), 10**6, SPACE, MEASURED_FROM) == (EXACT, IndexReason.CHOSEN)
    small = decided(None, choice(5, 1, in_use=ANNOY), MEASURED_FROM - 1, SPACE, MEASURED_FROM)
    assert small == (EXACT, IndexReason.SMALL)


@pytest.mark.parametrize("tracks", [13_334, 20_000, 29_999])
def test_figures_hold_while_library_and_space_are_much_the_same(tracks: int) -> None:
    assert decided(None, choice(5, 1), tracks, SPACE, MEASURED_FROM) == (ANNOY, IndexReason.FASTER)


@pytest.mark.parametrize(
    ("tracks", "space"), [(13_333, SPACE), (30_000, SPACE), (20_000, "2/64/0"), (20_000, "1/64/40")]
)
def test_another_library_or_space_is_measured_again(tracks: int, space: str) -> None:
    assert decided(None, choice(5, 1), tracks, space, MEASURED_FROM) is None


def test_what_was_never_measured_has_to_be() -> None:
    assert decided(None, None, MEASURED_FROM, SPACE, MEASURED_FROM) is None
    only_exact = IndexChoice(EXACT, IndexReason.SMALL, 9_000, IndexFigures(0.0, 1.0, 0.3), space=SPACE)
    assert decided(None, only_exact, MEASURED_FROM, SPACE, MEASURED_FROM) is None


def test_annoy_is_searched_as_deep_as_needed_and_no_deeper(tmp_path: Path) -> None:
    """Also for queries that the depth was not found with; tracks overlap as those of a real library do."""
    vectors, references = described(library_vectors(8_000))
    forest = AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), 0, jobs=2)
    seconds = Stopwatch(0.2, 0.1)
    tuned, chosen = calibrated(
        forest, references, None, None, SPACE, build_seconds=1.5, size=7, seconds=seconds
    )
    assert seconds.timed == 6
    assert (chosen.kind, chosen.reason) == (ANNOY, IndexReason.FASTER)
    assert (chosen.tracks, chosen.search_nodes, chosen.space) == (8_000, tuned.nodes, SPACE)
    assert chosen.exact == IndexFigures(0.0, 1.0, 1.0)
    assert chosen.annoy == IndexFigures(1.5, chosen.annoy.recall if chosen.annoy else 0, 0.5, 7)
    assert chosen.annoy.recall >= LEAST_RECALL
    assert recall(tuned, references) >= LEAST_RECALL
    assert recall(forest.with_nodes(tuned.nodes // 2), references) < LEAST_RECALL
    assert tuned.nodes < forest.most_nodes / 10


def recall(index: AnnoyIndex, references: ReferenceSet) -> float:
    """Share of the ten best after re-ranking that is found, over queries of its own."""
    exact, table = ExactIndex(index.table), index.table

    def best(one: SimilarityIndex, place: int) -> IdArray:
        pool = one.query(table.vectors[place], ASKED, table.ids[place : place + 1])
        others = table.traits[table.places(pool.ids)]
        likeness = references.corrected(pool.cosines, table.traits[place], others)
        return Neighbours.best(pool.ids, likeness, 10).ids

    places = np.random.default_rng(17).integers(0, len(table), 300).tolist()
    found = sum(len(np.intersect1d(best(exact, place), best(index, place))) for place in places)
    return found / (10 * len(places))


def test_a_wish_for_annoy_counts_also_where_it_is_slower(tmp_path: Path) -> None:
    vectors, references = described(table(400).vectors)
    forest = AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), 0)
    _, chosen = calibrated(
        forest, references, ANNOY, None, SPACE, build_seconds=0.1, size=7, seconds=Stopwatch(0.1, 0.9)
    )
    assert (chosen.kind, chosen.reason) == (ANNOY, IndexReason.CHOSEN)


def test_equal_tracks_stand_for_each_other(tmp_path: Path) -> None:
    """Of forty equal tracks any ten are the nearest ten."""
    copies, references = described(np.repeat(table(5).vectors, 40, axis=0))
    forest = AnnoyIndex.build(copies, str(tmp_path / "forest.ann"), 0)
    _, chosen = calibrated(
        forest, references, None, None, SPACE, build_seconds=0.1, size=7, seconds=Stopwatch(0.1)
    )
    assert chosen.annoy is not None
    assert chosen.annoy.recall == 1.0


@pytest.mark.parametrize("count", [2, 5])
def test_tiny_libraries_can_be_measured(tmp_path: Path, count: int) -> None:
    vectors, references = described(table(count).vectors)
    forest = AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), 0)
    _, chosen = calibrated(
        forest, references, ANNOY, None, SPACE, build_seconds=0.1, size=7, seconds=Stopwatch(0.1)
    )
    assert chosen.annoy is not None
    assert chosen.annoy.recall == 1.0


def test_exact_search_is_timed_alone_and_figures_that_hold_are_kept() -> None:
    vectors = table(400)
    seconds = Stopwatch(0.4, 0.2, 0.3)
    chosen = exact_choice(IndexReason.SMALL, None, vectors, SPACE, seconds=seconds)
    assert chosen == IndexChoice(EXACT, IndexReason.SMALL, 400, IndexFigures(0.0, 1.0, 1.0), space=SPACE)
    before = choice(3, 4, in_use=ANNOY, tracks=410)
    kept = exact_choice(IndexReason.CHOSEN, before, vectors, SPACE, seconds=seconds)
    assert (kept.kind, kept.reason, kept.tracks) == (EXACT, IndexReason.CHOSEN, 410)
    assert (kept.exact, kept.annoy) == (before.exact, before.annoy)
    again = exact_choice(IndexReason.CHOSEN, choice(3, 4, tracks=900), vectors, SPACE, seconds=seconds)
    assert (again.tracks, again.annoy) == (400, None)


def test_a_calibration_can_be_left(tmp_path: Path) -> None:
    vectors, references = described(table(400).vectors)
    forest = AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), 0)
    asked = 0

    def leave() -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        calibrated(forest, references, None, None, SPACE, build_seconds=0.1, size=7, check=leave)
