"""One contract for every similarity index: exact, Annoy, and either with a delta of later changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.recommend.neighbours.annoy_index import AnnoyIndex
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.index import SimilarityIndex
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.space.vector_table import VectorTable, id_array
from tests.unit.recommend.vectors import clustered, table

Build = Callable[[VectorTable], SimilarityIndex]
COUNT = 300
NODES = 5_000


@pytest.fixture(params=["exact", "annoy", "annoy-loaded", "exact+delta", "annoy+delta"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    def annoy(vectors: VectorTable) -> SimilarityIndex:
        return AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), NODES)

    def annoy_loaded(vectors: VectorTable) -> SimilarityIndex:
        annoy(vectors)
        loaded = AnnoyIndex.load(vectors, str(tmp_path / "forest.ann"), NODES)
        assert loaded is not None
        return loaded

    def with_delta(base: Build) -> Build:
        def live(vectors: VectorTable) -> SimilarityIndex:
            """Most of it built, a third added later, some of that replaced, strangers that went."""
            kind = np.arange(len(vectors.ids)) % 3
            stale = kind == 1
            strangers = VectorTable(id_array([2, 5]), clustered(2, vectors.vectors.shape[1], 9))
            old = VectorTable(vectors.ids, np.where(stale[:, None], -vectors.vectors, vectors.vectors))
            started = old.select(vectors.ids[kind < 2]).joined(strangers)
            later = vectors.select(vectors.ids[kind > 0])
            return LiveIndex(base(started)).changed(later, id_array([2, 5]))

        return live

    builders: dict[str, Build] = {
        "exact": ExactIndex,
        "annoy": annoy,
        "annoy-loaded": annoy_loaded,
        "exact+delta": with_delta(ExactIndex),
        "annoy+delta": with_delta(annoy),
    }
    return builders[request.param]


def test_the_nearest_come_first_with_their_cosines(build: Build) -> None:
    vectors = table(COUNT)
    index = build(vectors)
    query = vectors.vectors[17]
    cosines = vectors.vectors @ query
    found = index.query(query, 10)
    assert found.ids[0] == vectors.ids[17]
    assert found.ids.tolist() == vectors.ids[np.lexsort((vectors.ids, -cosines))[:10]].tolist()
    assert np.allclose(found.cosines, np.sort(cosines)[::-1][:10], atol=1e-6)
    assert found.ids.dtype == np.int64
    assert found.cosines.dtype == np.float32


def test_excluded_tracks_do_not_come_and_others_take_their_places(build: Build) -> None:
    vectors = table(COUNT)
    index = build(vectors)
    query = vectors.vectors[17]
    first = index.query(query, 20)
    rest = index.query(query, 10, first.ids[:10])
    assert rest.ids.tolist() == first.ids[10:].tolist()
    unknown = index.query(query, 10, id_array([-4, 999_999, 2]))
    assert unknown.ids.tolist() == first.ids[:10].tolist()


def test_asking_for_more_than_there_is_gives_everything_once(build: Build) -> None:
    vectors = table(COUNT)
    found = build(vectors).query(vectors.vectors[0], COUNT + 50)
    assert sorted(found.ids.tolist()) == vectors.ids.tolist()


def test_excluding_all_but_one_finds_that_one(build: Build) -> None:
    vectors = table(COUNT)
    found = build(vectors).query(vectors.vectors[0], 5, np.delete(vectors.ids, 123))
    assert found.ids.tolist() == [vectors.ids[123]]
    assert not len(build(vectors).query(vectors.vectors[0], 5, vectors.ids))


def test_none_are_none(build: Build) -> None:
    vectors = table(COUNT)
    assert not len(build(vectors).query(vectors.vectors[0], 0))


def test_equal_vectors_come_in_the_order_of_their_ids(build: Build) -> None:
    vectors = table(40)
    vectors = VectorTable(vectors.ids, np.repeat(vectors.vectors[:1], 40, axis=0))
    found = build(vectors).query(vectors.vectors[0], 40)
    assert found.ids.tolist() == vectors.ids.tolist()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tiny_libraries(build: Build, count: int) -> None:
    vectors = table(count)
    found = build(vectors).query(vectors.vectors[0], 10)
    assert sorted(found.ids.tolist()) == vectors.ids.tolist()


def test_the_table_is_what_can_be_found(build: Build) -> None:
    vectors = table(COUNT)
    held = build(vectors).table
    assert held.ids.tolist() == vectors.ids.tolist()
    assert np.array_equal(held.vectors, vectors.vectors)


def test_many_neighbours_are_exact_whatever_the_index(build: Build) -> None:
    vectors = table(3_000)
    query = vectors.vectors[5]
    found = build(vectors).query(query, 1_500)
    assert found.ids.tolist() == ExactIndex(vectors).query(query, 1_500).ids.tolist()


def test_a_shallow_search_still_gives_as_many_as_were_asked_for(tmp_path: Path) -> None:
    vectors = table(3_000)
    index = AnnoyIndex.build(vectors, str(tmp_path / "forest.ann"), 1)
    found = index.query(vectors.vectors[5], 300, vectors.ids[:100])
    assert len(np.unique(found.ids)) == 300
