"""Annoy finds nearly all of what is there."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from musicrec_desktop.recommend.annoy_index import SEARCH_NODES, TREES, AnnoyIndex
from musicrec_desktop.recommend.exact_index import ExactIndex
from tests.unit.recommend.vectors import table

TRACKS = 100_000
DIMENSION = 64
QUERIES = 100


def test_recall_at_ten_of_a_hundred_thousand(tmp_path: Path) -> None:
    assert TREES >= 50
    assert SEARCH_NODES >= 10 * TREES
    vectors = table(TRACKS, DIMENSION)
    exact = ExactIndex(vectors)
    forest = AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), jobs=2)
    places = np.random.default_rng(5).integers(0, TRACKS, QUERIES)
    found = 0
    for place in places:
        itself = vectors.ids[place : place + 1]
        wanted = exact.query(vectors.vectors[place], 10, itself)
        answer = forest.query(vectors.vectors[place], 10, itself)
        found += len(np.intersect1d(wanted.ids, answer.ids))
    assert found / (10 * QUERIES) >= 0.98
