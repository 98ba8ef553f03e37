"""Which point is meant."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.ui.music_map.drawing.picking import NONE, PointFinder
from tests.support.music_maps import made_map


def _finder(places: list[tuple[float, float]], factors: list[float] | None = None) -> PointFinder:
    positions = np.array(places, dtype=np.float32).reshape(-1, 2)
    return PointFinder(positions, np.array(factors or [1.0] * len(places), dtype=np.float32))


def test_the_nearest_point_within_reach_is_meant() -> None:
    finder = _finder([(0.1, 0.1), (0.5, 0.5), (0.52, 0.5)])
    assert finder.nearest(0.515, 0.5, 0.05) == 2
    assert finder.nearest(0.3, 0.3, 0.05) == NONE
    assert finder.nearest(0.515, 0.5, 0.05, np.array([True, True, False])) == 1
    assert finder.nearest(0.515, 0.5, 0.05, np.array([True, False, False])) == NONE
    assert _finder([]).nearest(0.5, 0.5, 1.0) == NONE


def test_a_large_point_is_reached_from_farther_and_a_small_one_inside_it_can_be_meant() -> None:
    finder = _finder([(0.5, 0.5), (0.53, 0.5)], [4.0, 1.0])
    assert finder.nearest(0.44, 0.5, 0.02) == 0
    assert finder.nearest(0.531, 0.5, 0.02) == 1
    assert finder.nearest(0.57, 0.5, 0.02) == 0


def test_agrees_with_all_distances() -> None:
    points, _, _ = made_map(1_000)
    finder = PointFinder(points.positions, np.ones(1_000, dtype=np.float32))
    for x, y in np.random.default_rng(2).random((100, 2)).tolist():
        distances = np.hypot(points.positions[:, 0] - x, points.positions[:, 1] - y)
        found = finder.nearest(x, y, 2.0)
        assert distances[found] == pytest.approx(distances.min(), abs=1e-6)
        assert finder.within(x, y, 0.1).sum() == pytest.approx((distances <= 0.1).sum(), abs=1)


@pytest.mark.parametrize(("right", "up", "wanted"), [(1, 0, 1), (-1, 0, 2), (0, 1, 3), (0, -1, 4)])
def test_the_keyboard_goes_to_the_next_point_in_a_direction(right: int, up: int, wanted: int) -> None:
    finder = _finder([(0.5, 0.5), (0.6, 0.52), (0.4, 0.5), (0.5, 0.7), (0.48, 0.3), (0.9, 0.5)])
    assert finder.next_towards(0, right, up) == wanted
    assert finder.next_towards(wanted, -right, -up) == 0


def test_at_the_edge_there_is_no_next_point() -> None:
    finder = _finder([(0.1, 0.5), (0.9, 0.5)])
    assert finder.next_towards(1, 1, 0) == NONE
    assert finder.next_towards(0, 1, 0, np.array([True, False])) == NONE


def test_points_in_one_place_are_all_reached() -> None:
    finder = _finder([(0.5, 0.5)] * 4)
    seen, at = [0], 0
    while (at := finder.next_towards(at, 1, 0)) != NONE:
        seen.append(at)
    assert seen == [0, 1, 2, 3]
    assert finder.next_towards(3, -1, 0) == 2


def test_the_keyboard_reaches_every_point() -> None:
    points, _, _ = made_map(150)
    finder = PointFinder(points.positions, np.ones(150, dtype=np.float32))
    reached, waiting = {0}, [0]
    while waiting:
        start = waiting.pop()
        for right, up in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = finder.next_towards(start, right, up)
            if found != NONE and found not in reached:
                reached.add(found)
                waiting.append(found)
    assert len(reached) == 150
