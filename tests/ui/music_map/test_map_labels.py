"""Names on the map: none covers another, and they stay where they are while the map is moved."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.music_map import MapAxes, MapClusters, MapPoints
from musicrec_desktop.ui.music_map.drawing.labels import (
    Box,
    Discs,
    MapLabels,
    PlacedLabel,
    cluster_labels,
    densest_place,
    place_beside,
    place_labels,
)
from musicrec_desktop.ui.music_map.drawing.view import Bounds, MapView
from musicrec_desktop.ui.music_map.drawing.words import WordsLayer
from musicrec_desktop.ui.theme.colours import DARK
from tests.support.music_maps import NAMES, made_map


def _size(name: str) -> QSizeF:
    return QSizeF(7.0 * len(name), 16.0)


def _boxes(placed: list[PlacedLabel], names: tuple[str, ...], view: MapView) -> list[QRectF]:
    boxes = []
    for label in placed:
        size, middle = _size(names[label.number]), label.middle(view)
        boxes.append(
            QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), 16.0)
        )
    return boxes


def _meet(boxes: list[QRectF]) -> bool:
    return any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_names_never_overlap_in_a_thousand_views() -> None:
    random = np.random.default_rng(1)
    shown = 0
    for number in range(1_000):
        count = int(random.integers(1, 60))
        names = tuple(f"{NAMES[row % 16]} {row}" for row in range(count))
        places = random.random((count, 2)).astype(np.float32)
        labels = MapLabels(names, places, random.random(count))
        view = MapView.whole(int(random.integers(50, 1600)), int(random.integers(50, 1000)), Bounds())
        view = view.zoomed(
            float(random.uniform(1, 20)), view.width * random.random(), view.height * random.random()
        )
        roomy = random.random((200, 2)).astype(np.float32)
        radii = np.full(200, 3 if number % 2 else 1, dtype=np.float32)
        boxes: list[Box] = []
        discs = Discs.of(view, roomy, radii)
        placed = place_labels(labels, view, _size, boxes, discs)
        beside = place_beside(names, places, np.full(count, 4, dtype=np.float32), view, _size, boxes, discs)
        assert not _meet(_boxes(placed, names, view) + _boxes(beside, names, view))
        moved = view.moved(float(random.uniform(-90, 90)), 40)
        assert not _meet(_boxes(placed, names, moved) + _boxes(beside, names, moved))
        shown += len(placed)
    assert shown > 5_000


def test_the_heaviest_names_get_their_room_first() -> None:
    places = np.full((40, 2), 0.5, dtype=np.float32)
    labels = MapLabels(tuple(NAMES[row % 16] for row in range(40)), places, np.arange(40.0))
    placed = place_labels(
        labels,
        MapView.whole(400, 300, Bounds()),
        _size,
        [],
        Discs.of(MapView(), places, np.zeros(0, dtype=np.float32)),
    )
    assert placed[0].number == 39
    assert 1 < len(placed) < 40


def test_where_points_have_room_names_do_not_cover_them() -> None:
    points, clusters, _ = made_map(24, groups=3)
    view = MapView.whole(1000, 800, Bounds.of(points.positions))
    radii = np.full(24, 6, dtype=np.float32)
    discs = Discs.of(view, points.positions, radii)
    labels = cluster_labels(points, clusters)
    placed = place_labels(labels, view, _size, [], discs)
    assert len(placed) == 3
    for box in _boxes(placed, labels.names, view):
        assert discs.covered((box.left(), box.top(), box.right(), box.bottom())) == 0


def test_a_name_stands_where_its_cluster_is_dense_not_where_nothing_is() -> None:
    random = np.random.default_rng(3)
    large = random.normal((0.2, 0.2), 0.01, (300, 2))
    small = random.normal((0.9, 0.9), 0.01, (200, 2))
    x, y = densest_place(np.concatenate([large, small]).astype(np.float32))
    assert (x, y) == pytest.approx((0.2, 0.2), abs=0.02)


def test_a_cluster_without_points_and_one_without_a_name_have_none() -> None:
    points, clusters, _ = made_map(200, groups=4)
    others = MapClusters(clusters.ids[:100], np.minimum(clusters.labels[:100], 2), ("a", "", "c", "d"))
    assert cluster_labels(points, others).names == ("a", "c")
    none = MapClusters(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32), ())
    assert cluster_labels(points, none).names == ()
    nothing = MapPoints(points.level, points.positions[:0], points.track_ids[:0], points.sizes[:0])
    assert cluster_labels(nothing, clusters).names == ()


def test_names_stay_while_the_map_is_moved_and_are_placed_anew_at_another_zoom(qapp: QApplication) -> None:
    points, clusters, _ = made_map(2_000)
    words = WordsLayer(QFont())
    words.set_labels(cluster_labels(points, clusters))
    words.set_axes(MapAxes("faster", "slower", "brighter", "darker"))
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    radii = np.ones(len(points), dtype=np.float32)
    view = MapView.whole(800, 600, Bounds.of(points.positions)).zoomed(2, 400, 300)
    words.paint(painter, view, points.positions, DARK, radii)
    before = words.placed
    words.paint(painter, view.moved(60, -30), points.positions, DARK, radii)
    assert words.placed is before
    words.paint(painter, view.zoomed(2, 400, 300), points.positions, DARK, radii)
    assert words.placed is not before
    painter.end()
    assert qapp is not None


def test_what_is_in_view_has_its_name_in_view() -> None:
    view = MapView.whole(400, 300, Bounds())
    edges = np.array([view.place_of(*spot) for spot in ((3, 150), (397, 150), (200, 3))], dtype=np.float32)
    labels = MapLabels(("loud · cello · jazz",) * 3, edges, np.ones(3))
    placed = place_labels(labels, view, _size, [], Discs.of(view, edges, np.ones(3, dtype=np.float32)))
    assert len(placed) == 3
    for box in _boxes(placed, labels.names, view):
        assert QRectF(0, 0, 400, 300).contains(box)
    names = ("left", "right", "above")
    radii = np.full(3, 4, dtype=np.float32)
    placed = place_beside(names, edges, radii, view, _size, [], Discs.of(view, edges, radii))
    assert len(placed) == 3
    for box in _boxes(placed, names, view):
        assert QRectF(0, 0, 400, 300).contains(box)


def test_a_name_gives_way_to_the_point_beside_it() -> None:
    view = MapView.whole(400, 300, Bounds())
    spots = np.array([view.place_of(200, 150), view.place_of(225, 150)], dtype=np.float32)
    radii = np.full(2, 5, dtype=np.float32)
    (placed,) = place_beside(
        ("So What",), spots[:1], radii[:1], view, _size, [], Discs.of(view, spots, radii)
    )
    assert placed.middle(view).x() < 200
