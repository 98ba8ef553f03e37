"""Annoy finds nearly all of what is there, also where tracks overlap as those of a real library do."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from musicrec_desktop.recommend.neighbours.annoy_index import TREES, AnnoyIndex, search_nodes
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.space.vector_table import VectorTable
from tests.support.realistic import library_vectors

TRACKS = 100_000
QUERIES = 100


def test_recall_at_ten_of_a_hundred_thousand(tmp_path: Path) -> None:
    assert TREES >= 50
    vectors = VectorTable(np.arange(TRACKS, dtype=np.int64) * 3, library_vectors(TRACKS))
    exact = ExactIndex(vectors)
    forest = AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), jobs=2)
    places = np.random.default_rng(5).integers(0, TRACKS, QUERIES)
    found = 0
    for place in places:
        itself = vectors.ids[place : place + 1]
        wanted = exact.query(vectors.vectors[place], 10, itself)
        answer = forest.query(vectors.vectors[place], 10, itself)
        found += len(np.intersect1d(wanted.ids, answer.ids))
    assert found / (10 * QUERIES) >= 0.99


def test_larger_libraries_are_searched_further() -> None:
    assert search_nodes(1_000) == 5_000
    assert search_nodes(100_000) < search_nodes(1_000_000) < 10 * search_nodes(100_000)
