"""Paints up to a hundred thousand points into one picture with numpy.

Points are kept in one random order, so that no category lies above another. A frame brings them to whole pixels,
counts how many lie in each block of 4 × 4 pixels, looks the colour of each up by category and count, and stamps
a disc: one assignment for each pixel of the disc. The rim of a disc is a mix with the background, and rims are
stamped before cores, so discs look smooth and never cut each other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from musicrec_desktop.model.music_map import BoolArray, PositionArray
from musicrec_desktop.ui.music_map.drawing.shades import DENSITIES, DIM, Shades, density_strength
from musicrec_desktop.ui.music_map.drawing.view import MapView

BLOCK_SHIFT: Final = 2
"""A block of the density has 2 to this pixels on a side."""
LEAST_RADIUS: Final = 1.0
MOST_RADIUS: Final = 6.0
_RADIUS_SHARE: Final = 0.25
"""Radius of a disc as a share of the side of the square that a point has for itself."""
_MOST_WRITES: Final = 900_000
"""How many pixels are written for points in one frame; discs are smaller where there would be more."""
_SEED: Final = 9


def radius_px(count: int, view: MapView) -> float:
    """How large the discs of tracks are in a view, in logical pixels.

    It depends on the number of all points and the zoom only, so it does not change while the map is moved.
    """
    seen = max(1.0, count / view.zoom**2)
    side = (view.width * view.height / seen) ** 0.5
    return min(MOST_RADIUS, max(LEAST_RADIUS, _RADIUS_SHARE * side))


@dataclass(frozen=True, slots=True)
class Stamp:
    """The pixels of a disc, from its rim to its core.

    Attributes:
        rings: for each step of coverage the offsets of its pixels, as (right, down) of shape (k, 2).
        coverages: how much of the pixel is covered, ascending, in 0 to 1.
        reach: greatest offset.
    """

    rings: tuple[NDArray[np.int32], ...]
    coverages: tuple[float, ...]
    reach: int

    @property
    def pixels(self) -> int:
        """How many pixels it writes."""
        return sum(len(ring) for ring in self.rings)

    @classmethod
    def of(cls, radius: float) -> Stamp:
        """A disc of a radius in device pixels, at least a plus of five pixels."""
        reach = max(1, int(np.ceil(radius)))
        side = np.arange(-reach, reach + 1)
        right, down = np.meshgrid(side, side)
        distance = np.hypot(right, down)
        # A disc that is counted as covering a pixel by the distance of its middle from the rim.
        covered = np.clip(radius + 0.5 - distance, 0.0, 1.0)
        if radius <= LEAST_RADIUS:
            covered = (distance <= 1.0).astype(np.float64)
        rings: list[NDArray[np.int32]] = []
        coverages: list[float] = []
        for low, high, coverage in ((0.12, 0.38, 0.25), (0.38, 0.63, 0.5), (0.63, 0.88, 0.75), (0.88, 2, 1)):
            chosen = (covered >= low) & (covered < high)
            if chosen.any():
                rings.append(np.stack([right[chosen], down[chosen]], axis=1).astype(np.int32))
                coverages.append(coverage)
        return cls(tuple(rings), tuple(coverages), reach)


@dataclass(frozen=True, slots=True)
class PointPicture:
    """Painted points.

    Attributes:
        image: the picture with a rim on each side.
        rim: width of the rim in pixels of the picture.
        ratio: pixels of the picture in a logical one.
    """

    image: QImage
    rim: int
    ratio: float

    def draw(self, painter: QPainter) -> None:
        """Draw it with its corner, without the rim, at the painter's origin."""
        painter.drawImage(QPointF(-self.rim / self.ratio, -self.rim / self.ratio), self.image)


class PointRaster:
    """Paints the points of one map.

    Args:
        positions: shape (n, 2), in coordinates of the map.
    """

    def __init__(self, positions: PositionArray) -> None:
        self._positions = positions
        self._random = np.random.default_rng(_SEED).permutation(len(positions))
        self._x = np.empty(0, dtype=np.float32)
        self._y = np.empty(0, dtype=np.float32)
        self._rows = np.empty(0, dtype=np.int32)
        self._dim_count = 0
        self.set_shades(np.zeros(len(positions), dtype=np.uint8), None)

    def __len__(self) -> int:
        return len(self._positions)

    def set_shades(self, categories: NDArray[np.uint8], is_dim: BoolArray | None) -> None:
        """Tell the category of each point, and which ones are dimmed; these lie below the others.

        Args:
            categories: shape (n,): rows of the table of shades.
            is_dim: shape (n,).
        """
        order = self._random
        rows = categories[order].astype(np.int32)
        self._dim_count = 0
        if is_dim is not None and is_dim.any():
            dim = is_dim[order]
            self._dim_count = int(dim.sum())
            order = np.concatenate([order[dim], order[~dim]])
            rows = np.concatenate([np.full(self._dim_count, DIM, dtype=np.int32), rows[~dim]])
        self._x = np.ascontiguousarray(self._positions[order, 0], dtype=np.float32)
        self._y = np.ascontiguousarray(self._positions[order, 1], dtype=np.float32)
        self._rows = rows * np.int32(DENSITIES)

    def paint(self, view: MapView, shades: Shades, *, ratio: float = 1.0) -> PointPicture:
        """The points of a view on their background.

        Args:
            view: what is seen, in logical pixels.
            shades: the colours.
            ratio: device pixels in a logical one.
        """
        dim, lit = self._dim_count, len(self._x) - self._dim_count
        strength = density_strength(len(self._x), view)
        stamps = [
            (slice(0, dim), Stamp.of(ratio * radius_px(len(self._x), view)), strength),
            (slice(dim, None), Stamp.of(ratio * radius_px(lit, view)), density_strength(lit, view)),
        ]
        reach = max(stamp.reach for _, stamp, _ in stamps)
        # So wide that a disc whose middle is just outside may write all of its pixels.
        rim = 2 * reach
        width, height = max(1, round(view.width * ratio)), max(1, round(view.height * ratio))
        stride, rows = width + 2 * rim, height + 2 * rim
        image = QImage(stride, rows, QImage.Format.Format_RGB32)
        image.fill(shades.background)
        image.setDevicePixelRatio(ratio)
        pixels = np.frombuffer(image.bits(), dtype=np.uint32)
        scale = np.float32(view.scale * ratio)
        x = (self._x - np.float32(view.x)) * scale
        x += np.float32(width / 2 + rim)
        y = (np.float32(view.y) - self._y) * scale
        y += np.float32(height / 2 + rim)
        seen = (x >= reach) & (x < stride - reach)
        seen &= (y >= reach) & (y < rows - reach)
        shift = BLOCK_SHIFT + max(0, round(math.log2(ratio)))
        for part, stamp, depth in stamps:
            where = np.flatnonzero(seen[part])
            if not len(where):
                continue
            right = x[part][where].astype(np.int32)
            down = y[part][where].astype(np.int32)
            blocks = (down >> shift) * np.int32((stride >> shift) + 1) + (right >> shift)
            counts = np.bincount(blocks)[blocks]
            colours = self._rows[part][where] + np.minimum(counts, DENSITIES - 1)
            self._stamp(pixels, down * np.int32(stride) + right, colours, stamp, shades, depth, stride)
        return PointPicture(image, rim, ratio)

    def _stamp(
        self,
        pixels: NDArray[np.uint32],
        middles: NDArray[np.int32],
        colours: NDArray[np.intp],
        stamp: Stamp,
        shades: Shades,
        strength: float,
        stride: int,
    ) -> None:
        while stamp.pixels * len(middles) > _MOST_WRITES and stamp.reach > 1:
            stamp = Stamp.of(stamp.reach - 1.0)
        for ring, coverage in zip(stamp.rings, stamp.coverages, strict=True):
            values = shades.table(strength, coverage)[colours]
            for right, down in ring:
                pixels[middles + np.int32(down * stride + right)] = values
