"""Figures of lists, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.figures import (
    NO_CLICKS,
    clicks,
    diversity,
    list_figures,
    mean_figures,
    ndcg,
    repeats,
)
from tests.unit.recommend.evaluation.queue.world import numbered


def test_ranks_two_and_four_of_three_wanted() -> None:
    figures = list_figures(numbered(9, 1, 8, 2, 7), set(numbered(1, 2, 3)))
    assert figures.hit_at_10 == 1.0
    assert figures.r_precision == pytest.approx(1 / 3)
    # DCG: rank 2 counts 1 / log2 2 = 1, rank 4 counts 1 / 2; the ideal of two found: 1 + 1 / log2 2.
    assert figures.ndcg == pytest.approx(1.5 / 2)
    assert figures.clicks == 0


def test_the_gain_of_later_ranks_shrinks_as_the_challenge_says() -> None:
    assert ndcg(numbered(9, 8, 1), numbered(1)) == pytest.approx(1 / math.log2(3))
    assert ndcg(numbered(1, 2, 9), numbered(1, 2)) == 1.0


@pytest.mark.parametrize(("place", "expected"), [(0, 0), (9, 0), (10, 1), (499, 49), (500, NO_CLICKS)])
def test_each_click_brings_ten_more(place: int, expected: int) -> None:
    proposed = [TrackId(number) for number in range(600)]
    assert clicks(proposed, {TrackId(place)}) == expected


def test_what_finds_nothing_has_zeros_and_fifty_one_clicks() -> None:
    figures = list_figures(numbered(1, 2), numbered(3))
    assert (figures.hit_at_10, figures.r_precision, figures.ndcg, figures.clicks) == (0, 0, 0, 51)
    assert mean_figures([figures, list_figures(numbered(3), numbered(3))]).clicks == 25.5


@given(st.permutations(list(range(1, 30))), st.sets(st.integers(1, 29), min_size=1))
def test_all_shares_are_shares_and_a_perfect_list_has_ones(order: list[int], wanted: set[int]) -> None:
    figures = list_figures([TrackId(number) for number in order], {TrackId(number) for number in wanted})
    for share in (figures.hit_at_10, figures.r_precision, figures.ndcg):
        assert 0 <= share <= 1
    best = [TrackId(number) for number in [*wanted, *(set(order) - wanted)]]
    perfect = list_figures(best, {TrackId(number) for number in wanted})
    assert (perfect.hit_at_10, perfect.r_precision, perfect.clicks) == (1, 1, 0)
    assert perfect.ndcg == pytest.approx(1)


def test_diversity_is_one_minus_the_mean_cosine_of_different_tracks() -> None:
    vectors = np.array([[1, 0], [0, 1], [1, 0]], dtype=np.float32)
    assert diversity(vectors) == pytest.approx(1 - 1 / 3)
    assert diversity(vectors[:1]) is None


def test_a_third_time_is_a_second_repeat() -> None:
    assert repeats(numbered(1, 2, 1, 1)) == 2
