"""Points in polygons that are drawn on the map."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.polygons import SortedPoints, inside_polygon


def _even_odd(x: float, y: float, polygon: list[tuple[float, float]]) -> bool:
    """The rule, written down edge by edge."""
    is_inside = False
    for (x0, y0), (x1, y1) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            is_inside = not is_inside
    return is_inside


@pytest.mark.parametrize("corners", [3, 4, 30])
def test_agrees_with_the_rule_edge_by_edge(corners: int) -> None:
    random = np.random.default_rng(corners)
    points = random.random((500, 2)).astype(np.float32)
    polygon = random.random((corners, 2)).astype(np.float32)
    corner_list = [(float(x), float(y)) for x, y in polygon]
    wanted = [_even_odd(float(x), float(y), corner_list) for x, y in points]
    assert inside_polygon(points, polygon).tolist() == wanted


def test_a_square_holds_what_is_in_it_whichever_way_it_was_drawn() -> None:
    points = np.array([[0.5, 0.5], [0.1, 0.5], [0.5, 0.9]], dtype=np.float32)
    square = np.array([[0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8]], dtype=np.float32)
    for polygon in (square, square[::-1]):
        assert inside_polygon(points, polygon).tolist() == [True, False, False]


def test_what_is_wound_twice_is_outside() -> None:
    star = np.array([[0.5, 1.0], [0.2, 0.0], [1.0, 0.6], [0.0, 0.6], [0.8, 0.0]], dtype=np.float32)
    points = np.array([[0.5, 0.45], [0.5, 0.8]], dtype=np.float32)
    assert inside_polygon(points, star).tolist() == [False, True]


@pytest.mark.parametrize("corners", [0, 1, 2])
def test_fewer_than_three_corners_hold_nothing(corners: int) -> None:
    points = np.full((3, 2), 0.5, dtype=np.float32)
    assert not inside_polygon(points, np.full((corners, 2), 0.5, dtype=np.float32)).any()


def test_no_points_and_equal_corners_are_no_trouble() -> None:
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float32)
    assert inside_polygon(np.zeros((0, 2), dtype=np.float32), square).shape == (0,)
    nowhere = np.full((5, 2), 0.5, dtype=np.float32)
    assert not SortedPoints(nowhere).inside(nowhere).any()


def test_two_polygons_with_a_common_edge_share_no_point() -> None:
    points = np.array([[0.5, 0.25], [0.5, 0.5], [0.5, 0.75]], dtype=np.float32)
    lower = np.array([[0, 0], [1, 0], [1, 0.5], [0, 0.5]], dtype=np.float32)
    upper = lower + np.array([0, 0.5], dtype=np.float32)
    both = inside_polygon(points, lower).astype(int) + inside_polygon(points, upper)
    assert both.tolist() == [1, 1, 1]
