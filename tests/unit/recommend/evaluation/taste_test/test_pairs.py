"""Pairs of two queues, random queues, and excerpts."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.taste_test import (
    Choice,
    Slot,
    TastePair,
)
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.evaluation.taste_test.pairs import (
    EXCERPT_MS,
    drawn_pairs,
    loud_part,
    random_queue,
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
