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
from dataclasses import dataclass, replace
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
_LARGEST_FACTOR: Final = 4.0
_SIZE_STEP: Final = 0.5
_PHASES: Final = 64
"""Pixels after which blocks of each size begin anew."""
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
        margin: the part of the rim that is painted, too, so that the map can be moved by it.
        ratio: pixels of the picture in a logical one.
        view: what was painted.
    """

    image: QImage
    rim: int
    margin: int
    ratio: float
    view: MapView

    def serves(self, view: MapView, ratio: float) -> bool:
        """Whether it shows a view, too: the same one, or one moved within the margin."""
        if ratio != self.ratio or replace(self.view, x=view.x, y=view.y) != view:
            return False
        right, down = self._moved(view)
        return abs(right) <= self.margin and abs(down) <= self.margin

    def draw(self, painter: QPainter, view: MapView) -> None:
        """Draw what a view that it serves shows of it, with its corner at the painter's origin."""
        right, down = self._moved(view)
        # By whole pixels, so that nothing is blurred.
        corner = QPointF((right - self.rim) / self.ratio, (down - self.rim) / self.ratio)
        painter.drawImage(corner, self.image)

    def _moved(self, view: MapView) -> tuple[int, int]:
        step = view.scale * self.ratio
        return round((self.view.x - view.x) * step), round((view.y - self.view.y) * step)


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

    def paint(self, view: MapView, shades: Shades, *, ratio: float = 1.0, margin: int = 0) -> PointPicture:
        """The points of a view on their background.

        Args:
            view: what is seen, in logical pixels.
            shades: the colours.
            ratio: device pixels in a logical one.
            margin: how many device pixels around the view are painted, too.
        """
        dim_count = sum(group.part.stop - group.part.start for group in self._groups if group.is_dim)
        lit = len(self._x) - dim_count
        radii = {True: ratio * radius_px(len(self._x), view), False: ratio * radius_px(lit, view)}
        strengths = {True: density_strength(len(self._x), view), False: density_strength(lit, view)}
        guard = 1 + math.ceil(max((radii[group.is_dim] * group.factor for group in self._groups), default=1))
        # So wide that a disc whose middle is just outside may write all of its pixels.
        rim = margin + 2 * guard
        width, height = max(1, round(view.width * ratio)), max(1, round(view.height * ratio))
        image = QImage(width + 2 * rim, height + 2 * rim, QImage.Format.Format_RGB32)
        image.fill(shades.background)
        step = view.scale * ratio
        scale = np.float32(step)
        x = (self._x - np.float32(view.x)) * scale
        x += np.float32(width / 2 + rim)
        y = (np.float32(view.y) - self._y) * scale
        y += np.float32(height / 2 + rim)
        seen = (x >= guard) & (x < image.width() - guard)
        seen &= (y >= guard) & (y < image.height() - guard)
        if radii[False] >= _DISC_RADIUS * ratio and int(seen.sum()) <= _MOST_DISCS:
            self._paint_discs(image, (x, y, seen), shades, radii)
        else:
            shift = BLOCK_SHIFT + max(0, round(math.log2(ratio)))
            # Blocks lie fast on the map: counts, and with them colours, stay while it is moved.
            corner = (_phase(-view.x * step + width / 2 + rim), _phase(view.y * step + height / 2 + rim))
            for group in self._groups:
                where = np.flatnonzero(seen[group.part])
                if len(where):
                    right = x[group.part][where].astype(np.int32)
                    down = y[group.part][where].astype(np.int32)
                    counts = _counts(right + corner[0], down + corner[1], image.width() + _PHASES, shift)
                    colours = self._rows[group.part][where] + counts
                    stamp = Stamp.of(radii[group.is_dim] * group.factor)
                    middles = down * np.int32(image.width()) + right
                    _stamp(image, middles, colours, stamp, shades, strengths[group.is_dim])
        image.setDevicePixelRatio(ratio)
        return PointPicture(image, rim, margin, ratio, view)

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
            painter.setPen(QPen(QColor.fromRgb(shades.background), min(2.0, max(1.0, radius / 6))))
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
    """How much larger the disc of each point is, 1 to ``_LARGEST_FACTOR`` in steps; shape (n,).

    It grows with the root of the number of tracks, so the area tells it; 1 is a point of middle size.
    """
    if points.level is MapLevel.TRACKS or not len(points):
        return np.ones(len(points), dtype=np.float32)
    shares = np.sqrt(points.sizes / max(1.0, float(np.median(points.sizes))))
    steps = np.rint(np.clip(shares, 1, _LARGEST_FACTOR) / _SIZE_STEP)
    factors: NDArray[np.float32] = (steps * _SIZE_STEP).astype(np.float32)
    return factors


def _phase(origin: float) -> np.int32:
    """What is added to pixels so that a block begins where the map's origin is painted."""
    return np.int32(-math.floor(origin) % _PHASES)


def _counts(right: NDArray[np.int32], down: NDArray[np.int32], width: int, shift: int) -> NDArray[np.intp]:
    """How many points lie in the block of each point, at most the densest step of the colours."""
    blocks = (down >> shift) * np.int32((width >> shift) + 1) + (right >> shift)
    return np.minimum(np.bincount(blocks)[blocks], DENSITIES - 1)


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
