"""Likeness of pairs that is asked for again and again."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.remembered_likeness import (
    MOST_ONES,
    MOST_OTHERS,
    RememberedLikeness,
)
from musicrec_desktop.recommend.space.vector_table import VectorTable, id_array
from musicrec_desktop.recommend.unit_vectors import all_cosines
from tests.unit.recommend.libraries import catalogue_of
from tests.unit.recommend.vectors import table


class Counted:
    """Compares by cosine, and counts the pairs."""

    def __init__(self) -> None:
        self.pairs = 0

    def __call__(self, ones: VectorTable, many: VectorTable) -> FloatArray:
        self.pairs += len(ones) * len(many)
        return all_cosines(ones.vectors, many.vectors)


def test_only_pairs_that_are_new_are_compared() -> None:
    library, counted = table(60), Counted()
    remembered = RememberedLikeness(counted)
    ones, others = library.rows(slice(0, 3)), library.rows(slice(10, 30))
    assert np.allclose(remembered.of(ones, others), ones.vectors @ others.vectors.T, atol=1e-6)
    assert counted.pairs == 3 * 20
    assert np.allclose(remembered.of(ones, others), ones.vectors @ others.vectors.T, atol=1e-6)
    assert counted.pairs == 3 * 20
    ones, others = library.rows(slice(1, 5)), library.rows(slice(5, 32))
    assert np.allclose(remembered.of(ones, others), ones.vectors @ others.vectors.T, atol=1e-6)
    assert counted.pairs == 3 * 20 + 2 * 7 + 2 * 27


def test_rows_in_any_order_and_of_no_track_can_be_asked_for() -> None:
    library = table(40)
    remembered = RememberedLikeness(Counted())
    others = VectorTable(library.ids[::-1], library.vectors[::-1])
    ones = library.rows(np.array([4, 2]))
    assert np.allclose(remembered.of(ones, others), ones.vectors @ others.vectors.T, atol=1e-6)
    assert remembered.of(library.rows(slice(0, 0)), library).shape == (0, 40)
    assert remembered.of(library, library.rows(slice(0, 0))).shape == (40, 0)


def test_where_places_are_taken_what_was_asked_for_the_longest_ago_is_forgotten() -> None:
    library, counted = table(MOST_ONES + 20), Counted()
    remembered = RememberedLikeness(counted)
    others = library.rows(slice(0, 2))
    first, last = library.rows(slice(0, 100)), library.rows(slice(100, MOST_ONES + 20))
    for ones, new in ((first, 100), (last, 80), (last, 0), (first, 20), (first, 0), (last, 20)):
        before = counted.pairs
        assert np.allclose(remembered.of(ones, others), ones.vectors @ others.vectors.T, atol=1e-6)
        assert counted.pairs == before + 2 * new


def test_more_than_can_be_remembered_is_compared_all_the_same() -> None:
    library, counted = table(MOST_ONES + 20), Counted()
    remembered = RememberedLikeness(counted)
    assert remembered.of(library, library.rows(slice(0, 2))).shape == (len(library), 2)
    many = table(MOST_OTHERS + 1, 2)
    ones = many.rows(slice(0, 2))
    assert np.allclose(remembered.of(ones, many), ones.vectors @ many.vectors.T, atol=1e-6)
    assert remembered.of(many.rows(slice(0, 0)), many).shape == (0, MOST_OTHERS + 1)


def test_a_catalogue_gives_the_same_with_and_without_its_memory() -> None:
    catalogue = catalogue_of(range(1, 81))
    ones = catalogue.index.select(id_array([3, 40, 77]))
    for weights in (None, {"timbre": 2.0, "rhythm": 0.0}):
        for many in (catalogue.index.select(id_array(range(1, 50))), catalogue.index.table):
            expected = [catalogue.likeness(ones.rows(slice(n, n + 1)), many, weights) for n in range(3)]
            assert np.array_equal(catalogue.likenesses(ones, many, weights), np.stack(expected))
