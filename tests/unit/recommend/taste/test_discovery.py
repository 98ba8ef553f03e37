"""How much of a queue is new: learnt, bounded, spread, and repeatable."""

from __future__ import annotations

from itertools import pairwise

import pytest

from musicrec_desktop.recommend.taste.discovery import GREATEST_SHARE, LEAST_SHARE, Discovery


def places(discovery: Discovery, count: int = 200, seed: int = 3, familiarity: float = 0.0) -> list[int]:
    return [place for place in range(count) if discovery.wants(place, seed, familiarity)]


def test_nothing_is_new_to_who_has_heard_nothing() -> None:
    assert not Discovery(heard=3).is_active
    assert Discovery(heard=3).share == 0
    assert not places(Discovery(heard=3))


def test_at_first_about_one_place_in_eight() -> None:
    assert 0.08 < Discovery(heard=100).share < 0.25


def test_the_share_follows_what_becomes_of_new_tracks() -> None:
    welcome = Discovery(new_played=40, new_skipped=5, known_played=60, known_skipped=40, heard=500)
    unwelcome = Discovery(new_played=3, new_skipped=40, known_played=90, known_skipped=10, heard=500)
    assert welcome.share == GREATEST_SHARE
    assert unwelcome.share == LEAST_SHARE
    assert len(places(welcome)) == pytest.approx(200 * GREATEST_SHARE, abs=1)
    assert len(places(unwelcome)) == pytest.approx(200 * LEAST_SHARE, abs=1)


def test_new_tracks_are_spread_and_the_same_with_the_same_seed() -> None:
    discovery = Discovery(heard=100)
    found = places(discovery)
    assert found == places(discovery)
    gaps = [after - before for before, after in pairwise(found)]
    assert max(gaps) - min(gaps) <= 1
    assert any(found != places(discovery, seed=seed) for seed in range(4, 9))


def test_the_listeners_wish_moves_the_share() -> None:
    discovery = Discovery(heard=100)
    counts = [len(places(discovery, familiarity=wish)) for wish in (1.0, 0.5, 0.0, -0.5, -1.0)]
    assert counts[0] == 0
    assert counts[-1] == 200
    assert counts == sorted(set(counts))
