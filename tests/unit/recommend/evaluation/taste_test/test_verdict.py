"""What choices tell, exactly."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import pytest

from musicrec_desktop.model.taste_test import Strength, Tally
from musicrec_desktop.recommend.evaluation.taste_test.verdict import (
    CLEAR_FROM,
    chance_of,
    evidence_of,
    judged,
)


@pytest.mark.parametrize(
    ("first", "second", "percent"), [(9, 3, 14.6), (3, 9, 14.6), (12, 0, 0.0488), (6, 6, 100), (1, 0, 100)]
)
def test_the_sign_test_is_exact_and_two_sided(first: int, second: int, percent: float) -> None:
    assert 100 * chance_of(Tally(first, second)) == pytest.approx(percent, rel=0.01)


def test_the_sign_test_is_what_counting_all_orders_gives() -> None:
    for decided in range(1, 11):
        orders = [sum(order) for order in itertools.product((0, 1), repeat=decided)]
        for first in range(decided + 1):
            lead = abs(2 * first - decided)
            as_clear = sum(abs(2 * count - decided) >= lead for count in orders)
            assert chance_of(Tally(first, decided - first)) == pytest.approx(as_clear / 2**decided)


def test_without_a_preference_the_evidence_is_one_in_the_mean() -> None:
    for decided in range(1, 40):
        mean = sum(
            Fraction(math.comb(decided, first), 2**decided) * evidence_of(Tally(first, decided - first))
            for first in range(decided + 1)
        )
        assert mean == 1


def test_who_stops_when_it_looks_good_is_fooled_in_less_than_one_of_twenty_tests() -> None:
    """The share of tests of up to 300 pairs without a preference that are ever called clear, exactly."""
    alive, fooled = {0: Fraction(1)}, Fraction(0)
    stopped_by_sign_test = 0.0
    also_alive: dict[int, float] = {0: 1.0}
    for decided in range(1, 301):
        alive = _toss(alive)
        for first in [count for count in alive if _is_clear(count, decided)]:
            fooled += alive.pop(first)
        if decided <= 60:
            also_alive = _toss(also_alive)
            for first in [count for count in also_alive if chance_of(Tally(count, decided - count)) < 0.05]:
                stopped_by_sign_test += also_alive.pop(first)
    assert Fraction(1, 100) < fooled < Fraction(1, CLEAR_FROM)
    assert stopped_by_sign_test > 0.1, "which is why the words do not go by it"


def _toss(alive: dict[int, Fraction] | dict[int, float]) -> dict:  # type: ignore[type-arg]
    found: dict = {}  # type: ignore[type-arg]
    for first, share in alive.items():
        for heads in (0, 1):
            found[first + heads] = found.get(first + heads, 0) + share / 2
    return found


def _is_clear(first: int, decided: int) -> bool:
    return evidence_of(Tally(first, decided - first)) >= CLEAR_FROM


def test_the_words_grow_with_the_evidence() -> None:
    assert judged(Tally(0, 0, 4)).strength is Strength.NOTHING
    assert judged(Tally(9, 3)).strength is Strength.OPEN
    assert judged(Tally(2, 10)).strength is Strength.HINT
    assert judged(Tally(8, 0, 5)).strength is Strength.CLEAR
    assert judged(Tally(8, 0, 5)).chance == pytest.approx(2 / 256)
