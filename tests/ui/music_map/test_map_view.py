"""Which part of the map is seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.ui.music_map.drawing.view import MOST_ZOOM, Bounds, MapView

BOUNDS = Bounds(0.1, 0.2, 0.9, 0.7)


def test_the_whole_map_is_seen_with_a_margin_and_upright() -> None:
    view = MapView.whole(800, 600, BOUNDS)
    corners = np.array([[0.1, 0.2], [0.9, 0.7]], dtype=np.float32)
    (left, bottom), (right, top) = view.to_pixels(corners).tolist()
    assert 0 < left < right < 800
    assert 0 < top < bottom < 600
    assert left + right == pytest.approx(800, abs=0.1)


@given(st.floats(0.2, 30), st.floats(0, 800), st.floats(0, 600), st.floats(-300, 300), st.floats(-300, 300))
def test_pixels_and_places_are_inverse(factor: float, x: float, y: float, right: float, down: float) -> None:
    view = MapView.whole(800, 600, BOUNDS).zoomed(factor, x, y).moved(right, down)
    assert view.pixel_of(*view.place_of(x, y)) == pytest.approx((x, y), abs=1e-6)
    spot = np.array([view.place_of(x, y)], dtype=np.float32)
    assert view.to_pixels(spot)[0].tolist() == pytest.approx([x, y], abs=0.05)


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    view = MapView.whole(800, 600, BOUNDS).zoomed(3, 400, 300)
    place = view.place_of(250, 420)
    assert view.zoomed(2.5, 250, 420).place_of(250, 420) == pytest.approx(place)


def test_zooming_ends_at_the_whole_map_and_at_the_largest() -> None:
    view = MapView.whole(800, 600, BOUNDS)
    assert view.zoomed(0.01, 10, 10) == view
    assert view.zoomed(1e9, 400, 300).zoom == MOST_ZOOM
    assert view.zoomed(8, 1, 1).zoomed(1 / 8, 700, 500) == view


def test_moving_never_loses_the_map() -> None:
    view = MapView.whole(800, 600, BOUNDS).zoomed(4, 400, 300).moved(1e7, -1e7)
    assert (view.x, view.y) == pytest.approx((BOUNDS.left, BOUNDS.bottom))


def test_resizing_keeps_the_middle() -> None:
    view = MapView.whole(800, 600, BOUNDS).zoomed(4, 100, 100)
    other = view.resized(300, 900)
    assert (other.x, other.y, other.zoom) == (view.x, view.y, view.zoom)
    assert view.resized(0, -5) == view.resized(1, 1)


def test_a_part_is_shown_as_large_as_it_fits() -> None:
    part = Bounds(0.3, 0.4, 0.5, 0.45)
    view = MapView.whole(800, 600, BOUNDS).around(part)
    left, bottom = view.pixel_of(part.left, part.bottom)
    right, top = view.pixel_of(part.right, part.top)
    assert -1 <= left < right <= 801
    assert -1 <= top < bottom <= 601
    assert view.zoom > 2


def test_a_single_place_is_shown_among_its_neighbours() -> None:
    view = MapView.whole(800, 600, BOUNDS).around(Bounds(0.5, 0.5, 0.5, 0.5))
    assert view.place_of(400, 300) == pytest.approx((0.5, 0.5))
    assert 5 < view.zoom < 30


def test_bounds_of_no_point_and_of_one_point_have_a_size() -> None:
    assert Bounds.of(np.zeros((0, 2), dtype=np.float32)) == Bounds()
    one = Bounds.of(np.full((1, 2), 0.25, dtype=np.float32))
    assert one.middle == (0.25, 0.25)
    assert MapView.whole(100, 100, one).pixel_of(0.25, 0.25) == (50, 50)
