"""Choosing is fitting, varied, and repeatable."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.candidates import Candidate, Tie
from musicrec_desktop.recommend.luck import luck
from musicrec_desktop.recommend.ranking import Ranking

E1, E2 = np.eye(2, dtype=np.float32)


def chosen(ranking: Ranking, candidates: list[Candidate]) -> list[int]:
    ranking.add(candidates)
    left = {candidate.track_id for candidate in candidates}
    order = []
    while left:
        best = ranking.best(left)
        ranking.choose(best)
        left.remove(best)
        order.append(int(best))
    return order


def candidates(values: list[float]) -> list[Candidate]:
    return [Candidate(TrackId(place), value, Tie.SOUND) for place, value in enumerate(values)]


def test_luck_belongs_to_track_and_seed() -> None:
    assert luck([3, 1, 2], 7)[1] == luck([1], 7)[0]
    assert luck([1], 7)[0] != luck([1], 8)[0]
    drawn = luck(range(20_000), -5)
    assert abs(drawn.mean()) < 0.03
    assert abs(drawn.std() - 1) < 0.03


def test_much_better_tracks_come_first_whatever_the_luck() -> None:
    for rng_seed in range(20):
        order = chosen(Ranking(rng_seed=rng_seed), candidates([0.9, 0.9, 0.9, 0.1, 0.1, 0.1]))
        assert set(order[:3]) == {0, 1, 2}


def test_equal_tracks_come_in_another_order_with_another_seed() -> None:
    orders = {tuple(chosen(Ranking(rng_seed=seed), candidates([0.5] * 6))) for seed in range(10)}
    assert len(orders) > 5
    again = chosen(Ranking(rng_seed=3), candidates([0.5] * 6))
    assert again == chosen(Ranking(rng_seed=3), candidates([0.5] * 6))


def test_two_of_a_kind_do_not_follow_each_other_where_another_fits_as_well() -> None:
    items = [
        Candidate(TrackId(1), 0.80, Tie.SOUND, vector=E1),
        Candidate(TrackId(2), 0.79, Tie.SOUND, vector=E1),
        Candidate(TrackId(3), 0.74, Tie.SOUND, vector=E2),
    ]
    for rng_seed in range(10):
        order = chosen(Ranking(rng_seed=rng_seed), items)
        assert order[1] == 3 or order[0] == 3
    follows_one = Ranking(rng_seed=1, before=[E1])
    assert chosen(follows_one, items)[0] == 3


def test_a_like_tips_the_scales() -> None:
    items = candidates([0.5, 0.5])
    plain = chosen(Ranking(rng_seed=4), items)
    liked = chosen(Ranking(rng_seed=4, liked=[TrackId(plain[1])]), items)
    assert liked == plain[::-1]
