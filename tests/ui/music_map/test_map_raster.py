"""Points as a picture: where they are painted, in which colour, and what is odd about a map."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from musicrec_desktop.model.music_map import MapLevel, MapPoints
from musicrec_desktop.ui.music_map.drawing.raster import (
    LEAST_RADIUS,
    MOST_RADIUS,
    PointPicture,
    PointRaster,
    Stamp,
    radius_px,
    size_factors,
)
from musicrec_desktop.ui.music_map.drawing.shades import Shades, category_colours, density_strength
from musicrec_desktop.ui.music_map.drawing.view import Bounds, MapView
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme
from musicrec_desktop.ui.theme.palettes import palette_of
from tests.support.music_maps import made_map

COLOURS = palette_of(DARK).categories


def _pixels(picture: PointPicture) -> NDArray[np.uint32]:
    """The picture without its rim, as 0xffrrggbb, shape (height, width)."""
    image = picture.image.convertToFormat(QImage.Format.Format_RGB32)
    every = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width())
    rim = picture.rim
    return every[rim : image.height() - rim, rim : image.width() - rim].copy()


def _points(places: list[tuple[float, float]]) -> MapPoints:
    count = len(places)
    positions = np.array(places, dtype=np.float32).reshape(-1, 2)
    return MapPoints(MapLevel.TRACKS, positions, np.arange(count), np.ones(count, dtype=np.int32))


def _colour(name: str) -> int:
    return QColor(name).rgb()


def test_equals_a_slow_painter_point_by_point() -> None:
    points, _, colouring = made_map(4_000)
    raster = PointRaster(points)
    raster.set_shades(colouring.categories)
    view = MapView.whole(300, 200, Bounds.of(points.positions))
    radius = radius_px(len(points), view)
    strength = density_strength(len(points), view)
    shades = Shades(category_colours(colouring, DARK), DARK)
    painted = _pixels(raster.paint(view, shades))
    places = np.floor(view.to_pixels(points.positions)).astype(int)
    stamp = Stamp.of(radius)
    assert len(stamp.rings) == 1
    # A pixel has the colour of some point whose disc covers it, and the background where none does.
    colours: dict[tuple[int, int], set[int]] = {}
    table = shades.table(strength, 1.0).reshape(-1, 32)
    for (x, y), category in zip(places.tolist(), colouring.categories.tolist(), strict=True):
        for right, down in stamp.rings[0].tolist():
            colours.setdefault((x + right, y + down), set()).update(table[category].tolist())
    for y in range(200):
        for x in range(300):
            assert int(painted[y, x]) in colours.get((x, y), {shades.background}), (x, y)


def test_density_is_told_by_the_colour() -> None:
    crowded = [(0.5, 0.5)] * 40_000
    points = _points([(0.0, 0.0), (1.0, 1.0), *crowded])
    view = MapView.whole(200, 200, Bounds.of(points.positions))
    painted = _pixels(PointRaster(points).paint(view, Shades((COLOURS[0],), DARK)))
    alone = view.pixel_of(0.0, 0.0)
    full = QColor(COLOURS[0]).lightness()
    assert QColor(int(painted[100, 100])).lightness() == pytest.approx(full, abs=2)
    assert QColor(int(painted[int(alone[1]), int(alone[0])])).lightness() < full - 20


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0, 3.0])
def test_a_picture_has_the_pixels_of_its_screen(ratio: float) -> None:
    points, _, _ = made_map(500)
    view = MapView.whole(120, 80, Bounds.of(points.positions))
    picture = PointRaster(points).paint(view, Shades((COLOURS[0],), DARK), ratio=ratio)
    assert _pixels(picture).shape == (round(80 * ratio), round(120 * ratio))
    assert picture.image.devicePixelRatio() == ratio


@pytest.mark.parametrize("count", [0, 1, 2, 24, 3_000])
@pytest.mark.parametrize("zoom", [1.0, 7.0, 400.0])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 200), (200, 3), (160, 120)])
def test_odd_sizes_and_zooms_are_painted(count: int, zoom: float, width: int, height: int) -> None:
    points, _, _ = made_map(count)
    view = MapView.whole(width, height, Bounds.of(points.positions)).zoomed(zoom, width / 3, height / 4)
    assert _pixels(PointRaster(points).paint(view, Shades((COLOURS[0],), DARK))).shape == (height, width)


def test_points_in_one_place_are_painted_in_the_middle() -> None:
    points = _points([(0.3, 0.7)] * 50)
    view = MapView.whole(100, 100, Bounds.of(points.positions))
    for seen in (view, view.zoomed(100, 50, 50)):
        painted = _pixels(PointRaster(points).paint(seen, Shades((COLOURS[0],), DARK)))
        assert int(painted[50, 50]) == _colour(COLOURS[0])
        assert int(painted[10, 10]) == _colour(palette_of(DARK).background)


def test_points_outside_leave_no_trace() -> None:
    points, _, _ = made_map(2_000)
    view = MapView.whole(100, 100, Bounds(5.0, 5.0, 6.0, 6.0))
    painted = _pixels(PointRaster(points).paint(view, Shades((COLOURS[0],), DARK)))
    assert set(np.unique(painted).tolist()) == {_colour(palette_of(DARK).background)}


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_dimmed_points_lie_below_and_chosen_ones_above(theme: Theme) -> None:
    points = _points([(0.5, 0.5)] * 3)
    palette = palette_of(theme)
    raster = PointRaster(points)
    view = MapView.whole(60, 60, Bounds.of(points.positions))
    shades = Shades(palette.categories[:3], theme)
    categories = np.array([0, 1, 2], dtype=np.uint8)

    def middle() -> int:
        return int(_pixels(raster.paint(view, shades))[30, 30])

    raster.set_shades(categories, np.array([True, False, True]))
    assert middle() == _colour(palette.categories[1])
    raster.set_shades(categories, np.array([True, True, True]))
    assert middle() == _colour(palette.dim)
    raster.set_shades(categories, is_chosen=np.array([True, False, False]))
    assert middle() == _colour(palette.categories[0])
    raster.set_shades(categories, np.array([False, True, True]), np.array([False, True, False]))
    assert middle() not in {_colour(palette.dim), _colour(palette.categories[0])}


def test_no_category_hides_another_by_its_rank() -> None:
    points = _points([(0.5, 0.5)] * 2 + [(0.2 + 0.6 * step / 400, 0.5) for step in range(2_000)])
    categories = (np.arange(len(points)) % 2).astype(np.uint8)
    raster = PointRaster(points)
    raster.set_shades(categories)
    view = MapView.whole(400, 40, Bounds.of(points.positions))
    shades = Shades(COLOURS[:2], DARK)
    painted = _pixels(raster.paint(view, shades))
    table = shades.table(density_strength(len(points), view), 1.0).reshape(-1, 32)
    shares = [int(np.isin(painted, table[row]).sum()) for row in (0, 1)]
    assert min(shares) > 0.3 * max(shares)


def test_discs_stay_the_same_while_the_map_is_moved_and_grow_with_zoom() -> None:
    points, _, _ = made_map(10_000)
    view = MapView.whole(800, 600, Bounds.of(points.positions)).zoomed(5, 400, 300)
    assert radius_px(10_000, view) == radius_px(10_000, view.moved(200, 100))
    sizes = [radius_px(10_000, view.zoomed(factor, 400, 300)) for factor in (0.01, 1, 3, 400)]
    assert sizes == sorted(sizes)
    assert LEAST_RADIUS <= sizes[0] <= sizes[-1] <= MOST_RADIUS


def test_a_disc_is_round_and_its_rim_soft() -> None:
    stamp = Stamp.of(4.0)
    assert list(stamp.coverages) == sorted(stamp.coverages)
    area = sum(len(ring) * share for ring, share in zip(stamp.rings, stamp.coverages, strict=True))
    assert area == pytest.approx(np.pi * 16, rel=0.08)
    assert Stamp.of(0.2).pixels == 5
    for ring in stamp.rings:
        mirrored = {tuple(offset) for offset in (-ring).tolist()}
        assert mirrored == {tuple(offset) for offset in ring.tolist()}


def test_the_area_of_a_group_tells_how_many_tracks_it_has() -> None:
    points, _, _ = made_map(300, level=MapLevel.GENRES)
    factors = size_factors(points)
    assert factors.min() >= 1
    assert factors[int(np.argmax(points.sizes))] == factors.max() == 4
    twice = points.sizes == 4 * int(np.median(points.sizes))
    assert (factors[twice] == 2).all()
    alike = MapPoints(points.level, points.positions, points.track_ids, np.full(300, 12, dtype=np.int32))
    assert (size_factors(alike) == 1).all()
    assert (np.diff(factors[np.argsort(points.sizes)]) >= 0).all()
    tracks, _, _ = made_map(30)
    assert (size_factors(tracks) == 1).all()


@pytest.mark.parametrize("count", [900, 30_000])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_with_a_margin_serves_a_moved_view_pixel_by_pixel(count: int, ratio: float) -> None:
    points, _, colouring = made_map(count)
    raster = PointRaster(points)
    raster.set_shades(colouring.categories)
    shades = Shades(category_colours(colouring, DARK), DARK)
    view = MapView.whole(200, 160, Bounds.of(points.positions)).zoomed(3, 100, 80)
    picture = raster.paint(view, shades, ratio=ratio, margin=64)
    moved = view.moved(20, -30)
    assert picture.serves(view, ratio)
    assert picture.serves(moved, ratio)
    assert not picture.serves(view.moved(65, 0), ratio)
    assert not picture.serves(view.zoomed(1.1, 100, 80), ratio)
    assert not picture.serves(view, ratio + 1)
    wanted, found = _pixels(raster.paint(moved, shades, ratio=ratio)), _drawn(picture, moved)
    # Single points round to the other pixel; densities and all else are equal.
    assert (wanted != found).mean() < 0.02


def _drawn(picture: PointPicture, view: MapView) -> NDArray[np.uint32]:
    image = QImage(
        round(view.width * picture.ratio), round(view.height * picture.ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(picture.ratio)
    painter = QPainter(image)
    picture.draw(painter, view)
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width()).copy()
