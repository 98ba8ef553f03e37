"""Names on the map: which ones fit, and where, so that none covers another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from musicrec_desktop.model.music_map import MapClusters, MapPoints, PositionArray
from musicrec_desktop.ui.music_map.drawing.view import MapView

_GRID: Final = 64
"""Blocks on a side of the map, of which the densest one gets the name of a cluster."""
_GAP_PX: Final = 4.0
_CANDIDATES: Final = (
    (0.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.0, -2.0), (0.0, 2.0), (-0.5, 0.0), (0.5, 0.0),
)  # fmt: skip
"""Where a name may stand beside its place: in shares of its width and in heights."""


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


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A name that found room.

    Attributes:
        number: of the name.
        x: middle of its box in coordinates of the map, so that it moves with the map.
        y: the same, upward.
        width: of its box in pixels.
        height: of its box in pixels.
    """

    number: int
    x: float
    y: float
    width: float
    height: float

    def box(self, view: MapView) -> QRectF:
        """Where it stands in a view of the same zoom."""
        left, top = view.pixel_of(self.x, self.y)
        return QRectF(left - self.width / 2, top - self.height / 2, self.width, self.height)


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
    """The names of clusters at the densest place of each, heaviest first; clusters without points have none."""
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
    size_of: Callable[[str], tuple[float, float]],
) -> list[PlacedLabel]:
    """Give names room by falling weight; the first of seven places that meets no other name is taken.

    Only names whose place is seen are tried, or lies at most half a view outside, so that names are ready when
    the map is moved. Boxes never overlap, also after moving, since all of them move alike.

    Args:
        labels: names and places.
        view: what is seen.
        size_of: gives width and height of a name in pixels.
    """
    boxes: list[tuple[float, float, float, float]] = []
    placed: list[PlacedLabel] = []
    pixels = view.to_pixels(labels.places)
    for number in np.argsort(-labels.weights, kind="stable"):
        middle, top = float(pixels[number, 0]), float(pixels[number, 1])
        if not (-view.width / 2 < middle < view.width * 1.5 and -view.height / 2 < top < view.height * 1.5):
            continue
        width, height = size_of(labels.names[number])
        for across, upward in _CANDIDATES:
            x, y = middle + across * width, top + upward * (height + 2)
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if not any(_meet(box, other) for other in boxes):
                boxes.append(box)
                where = view.place_of(x, y)
                placed.append(PlacedLabel(int(number), where[0], where[1], width, height))
                break
    return placed


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return (
        one[0] < other[2] + _GAP_PX
        and other[0] < one[2] + _GAP_PX
        and one[1] < other[3] + _GAP_PX
        and other[1] < one[3] + _GAP_PX
    )
