"""Which part of the map is seen: from coordinates of the map to pixels and back.

The map lies in the unit square with y upward; pixels grow downward. A view is a value; zooming and moving
make another one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import PositionArray

MOST_ZOOM = 400.0
"""How much larger than the whole map a part can be seen."""
_MOST_ZOOM_ON_PART = 20.0
"""The same for a part that is looked for: a single point is shown among its neighbours."""
MARGIN_PX = 44
"""Free space around the whole map, where the words of the axes stand."""
LEAST_EXTENT = 1e-3
"""Width that a map is taken to have at least: one point, or many in one place, still have a scale."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The rectangle that all points lie in, in coordinates of the map."""

    left: float = 0.0
    bottom: float = 0.0
    right: float = 1.0
    top: float = 1.0

    @classmethod
    def of(cls, positions: PositionArray) -> Bounds:
        """The bounds of points; the unit square where there are none."""
        if not len(positions):
            return cls()
        low, high = positions.min(axis=0), positions.max(axis=0)
        return cls(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    @property
    def middle(self) -> tuple[float, float]:
        """X and y of its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def width(self) -> float:
        """Its width, never nothing."""
        return max(self.right - self.left, LEAST_EXTENT)

    @property
    def height(self) -> float:
        """Its height, never nothing."""
        return max(self.top - self.bottom, LEAST_EXTENT)


@dataclass(frozen=True, slots=True)
class MapView:
    """A part of the map in a rectangle of pixels.

    Attributes:
        width: of the rectangle, at least 1.
        height: of the rectangle, at least 1.
        x: what lies in its middle, in coordinates of the map.
        y: the same, upward.
        zoom: 1 where the whole map fits.
        bounds: of the whole map.
    """

    width: int = 1
    height: int = 1
    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0
    bounds: Bounds = Bounds()

    @classmethod
    def whole(cls, width: int, height: int, bounds: Bounds) -> MapView:
        """All of a map in a rectangle of pixels."""
        x, y = bounds.middle
        return cls(max(1, width), max(1, height), x, y, 1.0, bounds)

    @property
    def scale(self) -> float:
        """Pixels of one unit of the map."""
        margin = min(MARGIN_PX, self.width / 8, self.height / 8)
        across = (self.width - 2 * margin) / self.bounds.width
        upward = (self.height - 2 * margin) / self.bounds.height
        return min(across, upward) * self.zoom

    def to_pixels(self, positions: PositionArray) -> NDArray[np.float32]:
        """Where points are painted, shape (n, 2)."""
        scale = np.float32(self.scale)
        pixels = np.empty((len(positions), 2), dtype=np.float32)
        pixels[:, 0] = (positions[:, 0] - np.float32(self.x)) * scale + np.float32(self.width / 2)
        pixels[:, 1] = (np.float32(self.y) - positions[:, 1]) * scale + np.float32(self.height / 2)
        return pixels

    def pixel_of(self, x: float, y: float) -> tuple[float, float]:
        """Where one place of the map is painted."""
        return (x - self.x) * self.scale + self.width / 2, (self.y - y) * self.scale + self.height / 2

    def place_of(self, left: float, top: float) -> tuple[float, float]:
        """Which place of the map a pixel shows."""
        return self.x + (left - self.width / 2) / self.scale, self.y - (top - self.height / 2) / self.scale

    def resized(self, width: int, height: int) -> MapView:
        """The same middle and zoom in another rectangle."""
        return replace(self, width=max(1, width), height=max(1, height))

    def moved(self, right: float, down: float) -> MapView:
        """The map moved by so many pixels; its middle never leaves the map."""
        return self.centred(self.x - right / self.scale, self.y + down / self.scale)

    def centred(self, x: float, y: float) -> MapView:
        """Another place in the middle."""
        bounds = self.bounds
        return replace(
            self,
            x=min(max(x, bounds.left), bounds.right),
            y=min(max(y, bounds.bottom), bounds.top),
        )

    def zoomed(self, factor: float, left: float, top: float) -> MapView:
        """Larger by a factor; what is under the pixel stays there, where the map's edge lets it."""
        x, y = self.place_of(left, top)
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        if zoom <= 1.0:
            return MapView.whole(self.width, self.height, self.bounds)
        larger = replace(self, zoom=zoom)
        new_x, new_y = larger.place_of(left, top)
        return larger.centred(self.x + x - new_x, self.y + y - new_y)

    def around(self, bounds: Bounds) -> MapView:
        """A part of the map as large as it fits, but with some of what lies around it."""
        x, y = bounds.middle
        least = max(self.bounds.width, self.bounds.height) / _MOST_ZOOM_ON_PART
        across = self.bounds.width / max(bounds.width, least)
        upward = self.bounds.height / max(bounds.height, least)
        zoom = max(1.0, min(across, upward))
        return replace(self, zoom=zoom).centred(x, y)
