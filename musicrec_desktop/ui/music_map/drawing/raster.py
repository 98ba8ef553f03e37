"""Paints up to a hundred thousand points into one picture with numpy.

Points are kept in one random order, so that no category lies above another. A frame brings them to whole
pixels, counts how many lie in each block of 4 × 4 pixels, looks the colour of each up by category and count,
and stamps a disc: one assignment for each pixel of the disc. The rim of a disc is a mix with the background,
and rims are stamped before cores, so discs look smooth and never cut each other.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from musicrec_desktop.model.music_map import BoolArray, MapLevel, MapPoints
from musicrec_desktop.ui.music_map.drawing.shades import DENSITIES, DIM, FADED, Shades, density_strength
from musicrec_desktop.ui.music_map.drawing.view import MapView

BLOCK_SHIFT: Final = 2
"""A block of the density has 2 to this pixels on a side."""
LEAST_RADIUS: Final = 1.0
MOST_RADIUS: Final = 6.0
_RADIUS_SHARE: Final = 0.25
"""Radius of a disc as a share of the side of the square that a point has for itself."""
_MOST_WRITES: Final = 700_000
"""How many pixels are written for points in one frame; discs are smaller where there would be more."""
_DISC_RADIUS: Final = 2.5
_MOST_DISCS: Final = 1_200
"""Points of at least that radius are painted by Qt, between pixels, where at most so many are seen."""
_LARGEST_FACTOR: Final = 4.2
_SIZE_STEPS: Final = 8
_SEED: Final = 9
_DIM, _FADED, _LIT = range(3)


def radius_px(count: int, view: MapView) -> float:
    """How large the discs of tracks are in a view, in logical pixels.

    It depends on the number of all points and the zoom only, so it does not change while the map is moved.
    """
    seen = max(1.0, count / view.zoom**2)
    side = math.sqrt(view.width * view.height / seen)
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


@dataclass(frozen=True, slots=True)
class _Group:
    """Points that are painted alike: a part of the order, how large they are, and whether they are dim."""

    part: slice
    factor: float
    is_dim: bool


class PointRaster:
    """Paints the points of one map.

    Args:
        points: what is painted.
    """

    def __init__(self, points: MapPoints) -> None:
        self._positions = points.positions
        self.factors = size_factors(points)
        """How much larger the disc of each point is than that of the smallest, float32 of shape (n,)."""
        random = np.random.default_rng(_SEED).permutation(len(points))
        # Large discs lie below small ones; among equals none has a rank.
        self._base = random[np.argsort(-self.factors[random], kind="stable")]
        self._x = np.empty(0, dtype=np.float32)
        self._y = np.empty(0, dtype=np.float32)
        self._rows = np.empty(0, dtype=np.int32)
        self._groups: list[_Group] = []
        self.set_shades(np.zeros(len(points), dtype=np.uint8))

    def set_shades(
        self,
        categories: NDArray[np.uint8],
        is_dim: BoolArray | None = None,
        is_chosen: BoolArray | None = None,
    ) -> None:
        """Tell what each point is painted with; dimmed points lie below the others, chosen ones above.

        Args:
            categories: shape (n,): rows of the table of shades.
            is_dim: which ones are dimmed, shape (n,).
            is_chosen: which ones are chosen, shape (n,); the others fade.
        """
        order, rows = self._base, categories.astype(np.int32)
        levels = np.full(len(rows), _LIT, dtype=np.uint8)
        if is_chosen is not None:
            levels[~is_chosen] = _FADED
            rows[~is_chosen] += FADED
        if is_dim is not None:
            levels[is_dim] = _DIM
            rows[is_dim] = DIM
        order = np.concatenate([order[levels[order] == level] for level in (_DIM, _FADED, _LIT)])
        dim_count = int((levels == _DIM).sum())
        self._x = np.ascontiguousarray(self._positions[order, 0], dtype=np.float32)
        self._y = np.ascontiguousarray(self._positions[order, 1], dtype=np.float32)
        self._rows = rows[order] * np.int32(DENSITIES)
        factors = self.factors[order]
        cuts = np.flatnonzero(np.diff(factors)) + 1
        edges = sorted({0, dim_count, len(order) - int((levels == _LIT).sum()), len(order), *cuts.tolist()})
        self._groups = [
            _Group(slice(start, end), float(factors[start]), start < dim_count)
            for start, end in itertools.pairwise(edges)
        ]

    def paint(self, view: MapView, shades: Shades, *, ratio: float = 1.0) -> PointPicture:
        """The points of a view on their background.

        Args:
            view: what is seen, in logical pixels.
            shades: the colours.
            ratio: device pixels in a logical one.
        """
        dim_count = sum(group.part.stop - group.part.start for group in self._groups if group.is_dim)
        lit = len(self._x) - dim_count
        radii = {True: radius_px(len(self._x), view), False: radius_px(lit, view)}
        strengths = {True: density_strength(len(self._x), view), False: density_strength(lit, view)}
        reach = math.ceil(
            max((radii[group.is_dim] * group.factor for group in self._groups), default=1) * ratio
        )
        # So wide that a disc whose middle is just outside may write all of its pixels.
        rim = 2 * (reach + 1)
        width, height = max(1, round(view.width * ratio)), max(1, round(view.height * ratio))
        image = QImage(width + 2 * rim, height + 2 * rim, QImage.Format.Format_RGB32)
        image.fill(shades.background)
        x, y, seen = self._placed(view, ratio, (width, height, rim))
        if radii[False] >= _DISC_RADIUS and int(seen.sum()) <= _MOST_DISCS:
            self._paint_discs(image, (x, y, seen), shades, {key: ratio * size for key, size in radii.items()})
        else:
            shift = BLOCK_SHIFT + max(0, round(math.log2(ratio)))
            for group in self._groups:
                where = np.flatnonzero(seen[group.part])
                if len(where):
                    middles, densities = _whole(
                        x[group.part][where], y[group.part][where], image.width(), shift
                    )
                    colours = self._rows[group.part][where] + densities
                    stamp = Stamp.of(ratio * radii[group.is_dim] * group.factor)
                    _stamp(image, middles, colours, stamp, shades, strengths[group.is_dim])
        image.setDevicePixelRatio(ratio)
        return PointPicture(image, rim, ratio)

    def _placed(
        self, view: MapView, ratio: float, frame: tuple[int, int, int]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], BoolArray]:
        width, height, rim = frame
        reach = rim // 2
        scale = np.float32(view.scale * ratio)
        x = (self._x - np.float32(view.x)) * scale
        x += np.float32(width / 2 + rim)
        y = (np.float32(view.y) - self._y) * scale
        y += np.float32(height / 2 + rim)
        seen = (x >= reach) & (x < width + 2 * rim - reach)
        seen &= (y >= reach) & (y < height + 2 * rim - reach)
        return x, y, seen

    def _paint_discs(
        self,
        image: QImage,
        places: tuple[NDArray[np.float32], NDArray[np.float32], BoolArray],
        shades: Shades,
        radii: Mapping[bool, float],
    ) -> None:
        """Few points get smooth discs between pixels, each with an outline that parts it from the next."""
        x, y, seen = places
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = shades.table(0.0, 1.0)
        for group in self._groups:
            radius = radii[group.is_dim] * group.factor
            where = np.flatnonzero(seen[group.part]) + group.part.start
            painter.setPen(QPen(QColor.fromRgb(shades.background), max(1.0, radius / 6)))
            spots = zip(
                x[where].tolist(), y[where].tolist(), colours[self._rows[where]].tolist(), strict=True
            )
            last = -1
            for left, top, colour in spots:
                if colour != last:
                    painter.setBrush(QColor.fromRgb(colour))
                    last = colour
                painter.drawEllipse(QPointF(left, top), radius, radius)
        painter.end()


def size_factors(points: MapPoints) -> NDArray[np.float32]:
    """How much larger the disc of each point is, 1 to ``_LARGEST_FACTOR`` in eight steps; shape (n,).

    Its part above 1 grows with the root of the number of tracks, so the area tells it.
    """
    if points.level is MapLevel.TRACKS or not len(points):
        return np.ones(len(points), dtype=np.float32)
    share = np.sqrt(points.sizes / max(1, int(points.sizes.max())))
    steps = np.rint(share * _SIZE_STEPS) / _SIZE_STEPS
    factors: NDArray[np.float32] = (1 + (_LARGEST_FACTOR - 1) * steps).astype(np.float32)
    return factors


def _whole(
    x: NDArray[np.float32], y: NDArray[np.float32], stride: int, shift: int
) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """The pixel of each point, and how many points lie in its block."""
    right, down = x.astype(np.int32), y.astype(np.int32)
    blocks = (down >> shift) * np.int32((stride >> shift) + 1) + (right >> shift)
    densities = np.minimum(np.bincount(blocks)[blocks], DENSITIES - 1)
    return down * np.int32(stride) + right, densities


def _stamp(
    image: QImage,
    middles: NDArray[np.int32],
    colours: NDArray[np.intp],
    stamp: Stamp,
    shades: Shades,
    strength: float,
) -> None:
    while stamp.pixels * len(middles) > _MOST_WRITES and stamp.reach > 1:
        stamp = Stamp.of(stamp.reach - 1.0)
    stride, pixels = image.width(), np.frombuffer(image.bits(), dtype=np.uint32)
    for ring, coverage in zip(stamp.rings, stamp.coverages, strict=True):
        values = shades.table(strength, coverage)[colours]
        for right, down in ring.tolist():
            pixels[middles + np.int32(down * stride + right)] = values
