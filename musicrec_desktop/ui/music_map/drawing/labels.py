"""Names on the map: which ones fit, and where, so that none covers another."""

from __future__ import annotations

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
_EDGE_PX: Final = 6.0
"""Distance from the edge of the view, for names of what is in view."""
_GAP_PX: Final = 4.0
_ROOMY_PX: Final = 2.5
"""Radius of points from which names spare them."""
_MOST_SPARED: Final = 3_000
_ON_TOP: Final = (
    (0.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.0, -2.0), (0.0, 2.0), (-0.5, 0.0), (0.5, 0.0),
)  # fmt: skip
"""Where a name may stand from its place: in shares of its width and in heights."""
_BESIDE: Final = (
    (0.0, -0.8), (0.0, 0.8), (-0.3, -0.8), (0.3, -0.8), (-0.3, 0.8), (0.3, 0.8), (-0.6, 0.0), (0.6, 0.0),
    (0.0, -1.6), (0.0, 1.6), (0.0, 0.0),
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


@dataclass(frozen=True, slots=True, eq=False)
class Discs:
    """Points that have room in a view; names spare them.

    Attributes:
        pixels: their middles, float32, shape (k, 2).
        radii: shape (k,).
    """

    pixels: NDArray[np.float32]
    radii: NDArray[np.float32]

    @classmethod
    def of(cls, view: MapView, positions: PositionArray, radii: NDArray[np.float32]) -> Discs:
        """Those near a view; none where there are so many that names cannot spare them."""
        nothing = cls(np.zeros((0, 2), dtype=np.float32), np.zeros(0, dtype=np.float32))
        if not len(radii) or radii.min() < _ROOMY_PX:
            return nothing
        pixels = view.to_pixels(positions)
        near = (np.abs(pixels[:, 0] - view.width / 2) < view.width) & (
            np.abs(pixels[:, 1] - view.height / 2) < view.height
        )
        return cls(pixels[near], radii[near]) if int(near.sum()) <= _MOST_SPARED else nothing

    def covered(self, box: Box) -> int:
        """How many of them a box touches."""
        x, y = self.pixels[:, 0], self.pixels[:, 1]
        touched = (x > box[0] - self.radii) & (x < box[2] + self.radii)
        touched &= (y > box[1] - self.radii) & (y < box[3] + self.radii)
        return int(touched.sum())


def place_labels(
    labels: MapLabels,
    view: MapView,
    size_of: Callable[[str], QSizeF],
    boxes: list[Box],
    discs: Discs,
) -> list[PlacedLabel]:
    """Give names room by falling weight, at one of some places beside what they name.

    Only names whose place is seen are tried, or lies at most half a view outside, so that names are ready
    when the map is moved. Boxes never overlap, also after moving, since all of them move alike. Where points
    have room, a name takes the place where it covers the fewest of them, else the first that is free. What is
    in view has its name in view.

    Args:
        labels: names and places.
        view: what is seen.
        size_of: gives the room that a name needs, in pixels.
        boxes: what names keep away from; those of placed names are added.
        discs: points to spare.
    """
    placed: list[PlacedLabel] = []
    pixels = view.to_pixels(labels.places)
    candidates = _BESIDE if len(discs.radii) else _ON_TOP
    for number in np.argsort(-labels.weights, kind="stable").tolist():
        left, top = float(pixels[number, 0]), float(pixels[number, 1])
        if not _is_near(view, left, top):
            continue
        size, is_seen = size_of(labels.names[number]), _is_seen(view, left, top)
        best: Box | None = None
        fewest = len(discs.radii) + 1
        for across, down in candidates:
            box = _box(left + across * size.width(), top + down * (size.height() + 2), size)
            if is_seen:
                box = _inside(box, view)
            if not _meets(box, boxes) and (covered := discs.covered(box)) < fewest:
                best, fewest = box, covered
                if not covered:
                    break
        if best is not None:
            boxes.append(best)
            placed.append(_label(number, best, view))
    return placed


def place_beside(
    names: Sequence[str],
    places: PositionArray,
    radii: NDArray[np.float32],
    view: MapView,
    size_of: Callable[[str], QSizeF],
    boxes: list[Box],
    discs: Discs,
) -> list[PlacedLabel]:
    """Give names of single points room: to the right, to the left, above or below; earlier names go first.

    Of the free places the one is taken that covers the fewest points. The name of a point in view is whole in
    view, or left out.

    Args:
        names: in words.
        places: of the points, in coordinates of the map, shape (k, 2).
        radii: of the points, in pixels, shape (k,).
        view: what is seen.
        size_of: gives the room that a name needs, in pixels.
        boxes: what names keep away from; those of placed names are added.
        discs: points to spare.
    """
    placed: list[PlacedLabel] = []
    spots = zip(view.to_pixels(places).tolist(), radii.tolist(), strict=True)
    for number, ((left, top), radius) in enumerate(spots):
        if not names[number] or not _is_near(view, left, top):
            continue
        size = size_of(names[number])
        across, down = size.width() / 2 + radius + _GAP_PX, size.height() / 2 + radius + 1
        is_seen = _is_seen(view, left, top)
        best: Box | None = None
        least = len(discs.radii) + 1
        for x, y in ((left + across, top), (left - across, top), (left, top - down), (left, top + down)):
            box = _box(x, y, size)
            if _meets(box, boxes):
                continue
            if is_seen and not _is_whole(box, view):
                continue  # a name that the edge cuts says nothing
            covered = discs.covered(box)
            if covered < least:
                best, least = box, covered
                if not covered:
                    break
        if best is not None:
            boxes.append(best)
            placed.append(_label(number, best, view))
    return placed


def _is_near(view: MapView, left: float, top: float) -> bool:
    return -view.width / 2 < left < view.width * 1.5 and -view.height / 2 < top < view.height * 1.5


def _box(x: float, y: float, size: QSizeF) -> Box:
    across, down = size.width() / 2, size.height() / 2
    return x - across, y - down, x + across, y + down


def _is_seen(view: MapView, left: float, top: float) -> bool:
    return 0 <= left < view.width and 0 <= top < view.height


def _inside(box: Box, view: MapView) -> Box:
    """The box moved into a view, as far as the view has room for it."""
    right = max(0.0, _EDGE_PX - box[0]) + min(0.0, view.width - _EDGE_PX - box[2])
    down = max(0.0, _EDGE_PX - box[1]) + min(0.0, view.height - _EDGE_PX - box[3])
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down


def _is_whole(box: Box, view: MapView) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= view.width and box[3] <= view.height


def _label(number: int, box: Box, view: MapView) -> PlacedLabel:
    x, y = view.place_of((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    return PlacedLabel(number, x, y)


def _meets(box: Box, others: list[Box]) -> bool:
    left, top, right, bottom = box[0] - _GAP_PX, box[1] - _GAP_PX, box[2] + _GAP_PX, box[3] + _GAP_PX
    return any(left < x1 and x0 < right and top < y1 and y0 < bottom for x0, y0, x1, y1 in others)
