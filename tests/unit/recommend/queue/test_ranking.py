"""The order of a queue: score first, variety beside it, rules above both."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.queue.ranking import DIVERSITY, LOOK_BACK, pick, variety

E1, E2 = np.eye(2, dtype=np.float32)


def picked(
    scores: list[float], levels: list[int], fits: list[bool] | None = None, fit_level: int = 7
) -> int | None:
    count = len(scores)
    return pick(
        np.array(scores, dtype=np.float32),
        np.ones(count, dtype=bool),
        np.ones(count, dtype=bool) if fits is None else np.array(fits),
        np.array(levels).__getitem__,
        fit_level,
    )


def test_luck_belongs_to_track_and_seed() -> None:
    assert exploration_noise([3, 1, 2], 7)[1] == exploration_noise([1], 7)[0]
    assert exploration_noise([1], 7)[0] != exploration_noise([1], 8)[0]
    drawn = exploration_noise(range(20_000), -5)
    assert abs(drawn.mean()) < 0.03
    assert abs(drawn.std() - 1) < 0.03


def test_likeness_to_the_tracks_just_before_costs() -> None:
    costs = variety(np.stack([E1, E2, -E1]), [E1])
    assert costs.tolist() == pytest.approx([-DIVERSITY, 0.0, 0.0])
    assert not variety(np.stack([E1]), [E1, *[E2] * LOOK_BACK]).any()
    assert not variety(np.stack([E1]), []).any()


def test_the_best_that_keeps_every_rule_comes() -> None:
    assert picked([0.9, 0.8, 0.1], [3, 0, 0]) == 1
    assert picked([0.9, 0.8, 0.1], [0, 0, 0]) == 0


def test_rules_give_way_only_where_what_keeps_them_does_not_fit() -> None:
    assert picked([0.9, 0.1], [3, 0], fits=[True, True]) == 1
    assert picked([0.9, 0.1], [3, 0], fits=[True, False]) == 0


def test_the_rule_that_gives_way_first_gives_way_first() -> None:
    assert picked([0.9, 0.8, 0.7], [5, 2, 4]) == 1


def test_where_nothing_fits_the_rules_count_again() -> None:
    assert picked([0.9, 0.1], [3, 0], fits=[False, False]) == 1


def test_beyond_the_level_nothing_comes() -> None:
    assert picked([0.9, 0.8], [8, 99]) is None
    assert picked([], []) is None
