"""Names on the map: which ones fit, and where, so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSizeF

from musicrec_desktop.model.music_map import MapClusters, MapPoints, PositionArray
from musicrec_desktop.ui.music_map.drawing.view import MapView

_GRID: Final = 64
"""Blocks on a side of the map, of which the densest one gets the name of a cluster."""
_GAP_PX: Final = 4.0
_ROOMY_PX: Final = 2.5
"""Radius of points from which a name stands beside its place."""
_ON_TOP: Final = (
    (0.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.0, -2.0), (0.0, 2.0), (-0.5, 0.0), (0.5, 0.0),
)  # fmt: skip
"""Where a name may stand from its place: in shares of its width and in heights."""
_BESIDE: Final = (
    (0.0, -0.6), (0.0, 0.6), (-0.3, -0.6), (0.3, -0.6), (-0.3, 0.6), (0.3, 0.6), (0.0, -1.6), (0.0, 1.6),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class MapLabels:
    """Names and the places that they name.

    Attributes:
        names: in words.
        places: float32, in coordinates of the map, shape (k, 2).
        weights: the greater, the earlier a name gets its room, shape (k,).
    """

    names: tuple[str, ...] = ()
    places: PositionArray = field(default_factory=lambda: np.zeros((0, 2), dtype=np.float32))
    weights: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A name that found room.

    Attributes:
        number: of the name.
        x: middle of its box in coordinates of the map, so that it moves with the map.
        y: the same, upward.
    """

    number: int
    x: float
    y: float

    def middle(self, view: MapView) -> QPointF:
        """Where its middle is in a view of the same zoom."""
        return QPointF(*view.pixel_of(self.x, self.y))


def densest_place(positions: PositionArray) -> tuple[float, float]:
    """The middle of the points in the densest block of a grid; a mean may lie where nothing is."""
    low = positions.min(axis=0)
    extent = np.maximum(positions.max(axis=0) - low, 1e-9)
    cells = np.minimum(((positions - low) / extent * _GRID).astype(np.int32), _GRID - 1)
    blocks = cells[:, 1] * _GRID + cells[:, 0]
    counts = np.bincount(blocks, minlength=_GRID * _GRID).reshape(_GRID, _GRID).astype(np.float64)
    # Neighbours count, too: in a small cluster each block holds one point.
    wide = np.pad(counts, 1)
    around = sum(
        wide[1 + down : 1 + down + _GRID, 1 + right : 1 + right + _GRID]
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
    )
    down, right = divmod(int(np.argmax(around)), _GRID)
    near = (abs(cells[:, 1] - down) <= 1) & (abs(cells[:, 0] - right) <= 1)
    middle = positions[near].mean(axis=0)
    return float(middle[0]), float(middle[1])


def cluster_labels(points: MapPoints, clusters: MapClusters) -> MapLabels:
    """The names of clusters at the densest place of each; a cluster without points has none."""
    rows = np.searchsorted(clusters.ids, points.track_ids)
    rows = np.minimum(rows, max(0, len(clusters.ids) - 1))
    if not len(points) or not len(clusters.ids):
        return MapLabels()
    known = clusters.ids[rows] == points.track_ids
    labels = np.where(known, clusters.labels[rows], -1)
    names, places, weights = [], [], []
    for number, name in enumerate(clusters.names):
        members = points.positions[labels == number]
        if len(members) and name:
            names.append(name)
            places.append(densest_place(members))
            weights.append(float(len(members)))
    return MapLabels(
        tuple(names), np.array(places, dtype=np.float32).reshape(-1, 2), np.array(weights, dtype=np.float64)
    )


def place_labels(
    labels: MapLabels,
    view: MapView,
    size_of: Callable[[str], QSizeF],
    *,
    radius: float,
    boxes: list[Box],
) -> list[PlacedLabel]:
    """Give names room by falling weight; the first of some places that meets no other name is taken.

    Only names whose place is seen are tried, or lies at most half a view outside, so that names are ready
    when the map is moved. Boxes never overlap, also after moving, since all of them move alike. Where points
    have room, names stand above or below their place, so that they do not cover it.

    Args:
        labels: names and places.
        view: what is seen.
        size_of: gives the room that a name needs, in pixels.
        radius: of the points, in pixels.
        boxes: what names keep away from; those of placed names are added.
    """
    placed: list[PlacedLabel] = []
    pixels = view.to_pixels(labels.places)
    has_room = radius >= _ROOMY_PX
    candidates = _BESIDE if has_room else _ON_TOP
    for number in np.argsort(-labels.weights, kind="stable").tolist():
        middle, top = float(pixels[number, 0]), float(pixels[number, 1])
        if not _is_near(view, middle, top):
            continue
        size = size_of(labels.names[number])
        for across, upward in candidates:
            y = top + upward * (size.height() + 2) + (math.copysign(radius, upward) if has_room else 0.0)
            if _took(boxes, middle + across * size.width(), y, size):
                placed.append(PlacedLabel(number, *view.place_of(middle + across * size.width(), y)))
                break
    return placed


def place_beside(
    names: Sequence[str],
    places: PositionArray,
    view: MapView,
    size_of: Callable[[str], QSizeF],
    *,
    radius: float,
    boxes: list[Box],
) -> list[PlacedLabel]:
    """Give names of single points room: to the right, to the left, above or below; earlier names go first.

    Args:
        names: in words.
        places: of the points, in coordinates of the map, shape (k, 2).
        view: what is seen.
        size_of: gives the room that a name needs, in pixels.
        radius: of the points, in pixels.
        boxes: what names keep away from; those of placed names are added.
    """
    placed: list[PlacedLabel] = []
    for number, (left, top) in enumerate(view.to_pixels(places).tolist()):
        if not names[number] or not _is_near(view, left, top):
            continue
        size = size_of(names[number])
        across, upward = size.width() / 2 + radius + _GAP_PX, size.height() / 2 + radius + 1
        for x, y in ((left + across, top), (left - across, top), (left, top - upward), (left, top + upward)):
            if _took(boxes, x, y, size):
                placed.append(PlacedLabel(number, *view.place_of(x, y)))
                break
    return placed


def _is_near(view: MapView, left: float, top: float) -> bool:
    return -view.width / 2 < left < view.width * 1.5 and -view.height / 2 < top < view.height * 1.5


def _took(boxes: list[Box], x: float, y: float, size: QSizeF) -> bool:
    across, upward = size.width() / 2, size.height() / 2
    left, top, right, bottom = x - across, y - upward, x + across, y + upward
    for box in boxes:
        if (
            left < box[2] + _GAP_PX
            and box[0] < right + _GAP_PX
            and top < box[3] + _GAP_PX
            and box[1] < bottom + _GAP_PX
        ):
            return False
    boxes.append((left, top, right, bottom))
    return True
