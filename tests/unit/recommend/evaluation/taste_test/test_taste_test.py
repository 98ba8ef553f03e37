"""Pairs of two queues, excerpts, and what choices tell."""

from __future__ import annotations

import itertools
import math
import random
from fractions import Fraction

import numpy as np
import pytest

from musicrec_desktop.model.features import TRAINED_EAR, SeekPicture
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.taste_test import (
    COMPARISONS,
    Choice,
    Slot,
    Strength,
    Tally,
    TastePair,
)
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.evaluation.taste_test.pairs import (
    EXCERPT_MS,
    drawn_pairs,
    loud_part,
    random_queue,
)
from musicrec_desktop.recommend.evaluation.taste_test.verdict import (
    CLEAR_FROM,
    chance_of,
    evidence_of,
    judged,
)
from musicrec_desktop.recommend.queue.rules.rule_set import RuleSet

START = TrackId(100)


def ids(*numbers: int) -> list[TrackId]:
    return [TrackId(number) for number in numbers]


def picture(loudness: np.ndarray) -> SeekPicture:
    return SeekPicture(loudness.astype(np.uint8), np.zeros(len(loudness), np.uint8))


def test_pairs_have_what_only_one_queue_has_in_its_order() -> None:
    pairs = drawn_pairs(START, ids(1, 2, 3, 4), ids(2, 5, 6, 1, 7), 9, random.Random(3))
    assert [(pair.start, pair.first, pair.second) for pair in pairs] == [(100, 3, 5), (100, 4, 6)]
    assert len(drawn_pairs(START, ids(1, 2, 3), ids(4, 5, 6), 2, random.Random(3))) == 2
    assert drawn_pairs(START, ids(1, 2), ids(2, 1), 9, random.Random(3)) == ()


def test_sides_are_drawn_anew_for_each_pair() -> None:
    queues = ids(*range(1, 201)), ids(*range(201, 401))
    swapped = [pair.is_swapped for pair in drawn_pairs(START, *queues, 200, random.Random(1))]
    assert 80 < sum(swapped) < 120
    changes = sum(one != other for one, other in itertools.pairwise(swapped))
    assert 80 < changes < 120
    assert swapped == [pair.is_swapped for pair in drawn_pairs(START, *queues, 200, random.Random(1))]


@pytest.mark.parametrize("is_swapped", [False, True])
def test_a_choice_is_of_the_side_that_was_heard(is_swapped: bool) -> None:
    pair = TastePair(START, TrackId(1), TrackId(2), is_swapped)
    assert pair.track_at(Slot.START) == START
    assert {pair.track_at(Slot.A), pair.track_at(Slot.B)} == {1, 2}
    for slot in (Slot.A, Slot.B):
        side = Choice.FIRST if pair.track_at(slot) == pair.first else Choice.SECOND
        assert pair.choice_of(slot) is side
    assert pair.choice_of(None) is Choice.NEITHER


def test_a_random_queue_keeps_the_rules_of_a_planned_one() -> None:
    def facts(number: int, duration_ms: int = 200_000, artist: str = "") -> TrackFacts:
        return TrackFacts(frozenset({artist or f"a{number}"}), "", f"t{number}", duration_ms, False)

    known = {TrackId(number): facts(number) for number in range(1, 21)}
    known |= {TrackId(21): facts(21, 4_000), TrackId(22): facts(22, artist="a1"), START: facts(100)}
    rules = RuleSet(QueueControls().rules, banned={TrackId(2)})
    queue = random_queue(START, known, rules, 12, random.Random(5))
    assert len(set(queue)) == 12
    assert {START, 2, 21}.isdisjoint(queue)
    assert queue != sorted(queue)
    all_of_them = random_queue(START, known, rules, 99, random.Random(5))
    assert set(all_of_them) == set(known) - {START, 2, 21}
    late = {all_of_them.index(TrackId(number)) for number in (1, 22)}
    assert max(late) == len(all_of_them) - 1, "the second track of an artist comes when nothing else is left"


def test_the_loudest_part_of_a_track_is_heard() -> None:
    loudness = np.full(400, 50)
    loudness[200:240] = 200
    assert loud_part(picture(loudness), 200_000) == 100_000
    assert loud_part(picture(np.arange(400) % 256 * 0 + np.arange(400) // 2), 200_000) == 200_000 - EXCERPT_MS
    assert loud_part(picture(np.full(400, 9)), 200_000) == 0


def test_without_a_picture_or_a_length_a_part_is_heard_all_the_same() -> None:
    assert loud_part(None, 300_000) == 100_000
    assert loud_part(None, 24_000) == 4_000
    assert loud_part(picture(np.full(400, 9)), 15_000) == 0
    assert loud_part(None, None) == 0


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


def test_comparisons_are_offered_where_their_sides_differ() -> None:
    def offered(own: QueueControls, version: int | None = TRAINED_EAR.version) -> set[str]:
        return {each.name for each in COMPARISONS if each.is_offered(own, version)}

    assert offered(QueueControls()) == {each.name for each in COMPARISONS} - {"tuning"}
    assert offered(QueueControls(), TRAINED_EAR.base) == offered(QueueControls()) - {"ear"}
    assert "ear" not in offered(QueueControls(), None)
    assert "tuning" in offered(QueueControls(wander=0.8, minutes=60))
    assert "tuning" not in offered(QueueControls(minutes=60)), "that is only the length"


def test_sides_keep_the_rules_of_the_listener_and_differ_in_one_thing() -> None:
    rules = QueueControls().rules.changed(RuleName.NO_EXPLICIT, is_on=True)
    own = QueueControls(familiarity=0.7, rules=rules)
    for comparison in COMPARISONS:
        made = [side.controls(own) for side in comparison.sides if side.controls is not None]
        assert all(each.rules.holds(RuleName.NO_EXPLICIT) and each.minutes == 0 for each in made)
        if comparison.name not in {"tuning", "chance", "ear"}:
            first, second = (each.as_json() for each in made)
            assert sum(first[key] != second[key] for key in first) == 1
            assert first["familiarity"] == 0.0
