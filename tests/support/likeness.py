"""Whether two pictures of a window look alike, by structural similarity (Wang et al. 2004).

Both pictures are blurred by little more than a pixel first, so that another smoothing of letters counts for
nothing, and what is elsewhere or says something else counts in full. Similarity is taken of the brightness
in each square of ``TILE_PX``; of colours, which brightness does not show, the mean of the square.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

TILE_PX: Final = 16
LEAST_SIMILAR: Final = 0.75
"""A square below it differs; ``tests/unit/support/test_likeness.py`` holds what is above and below."""
MOST_APART: Final = 10.0
"""So far apart the mean colours of a square may be, of 255 in the channel that is furthest apart."""
_WINDOW_PX: Final = 7
_BLURS: Final = 2
_BRIGHTNESS: Final = np.array((0.299, 0.587, 0.114), np.float32)
"""Of red, green and blue (ITU-R BT.601)."""
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_GAP_PX: Final = 8

_Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two pictures are.

    Attributes:
        similarity: of the square that is least alike, 1 for the same; 0 where the sizes differ.
        apart: of the square whose mean colours are furthest apart, of 255.
        squares: rows and columns of the squares that differ, shape (n, 2).
    """

    similarity: float
    apart: float
    squares: NDArray[np.int64]

    @property
    def is_alike(self) -> bool:
        """Whether nobody would tell them apart at a glance."""
        return self.similarity >= LEAST_SIMILAR and self.apart <= MOST_APART

    def __str__(self) -> str:
        return (
            f"similarity {self.similarity:.2f}, colours {self.apart:.1f} apart, {len(self.squares)} squares"
        )


def compare(old: QImage, new: QImage) -> Likeness:
    """How alike two pictures are."""
    if old.isNull() or old.size() != new.size():
        return Likeness(0.0, 255.0, np.zeros((0, 2), np.int64))
    if old == new:
        return Likeness(1.0, 0.0, np.zeros((0, 2), np.int64))
    first, second = _colours(old), _colours(new)
    similar = _in_squares(_similarity(_soft(first @ _BRIGHTNESS), _soft(second @ _BRIGHTNESS)))
    apart = np.max([np.abs(_in_squares(first[..., at] - second[..., at])) for at in range(3)], axis=0)
    differs = (similar < LEAST_SIMILAR) | (apart > MOST_APART)
    return Likeness(float(similar.min()), float(apart.max()), np.argwhere(differs))


def side_by_side(old: QImage, new: QImage, likeness: Likeness) -> QImage:
    """The old picture, the new one, and where they differ: the new one faint, with red squares."""
    faint = QImage(new.size(), QImage.Format.Format_RGB32)
    faint.fill(Qt.GlobalColor.white)
    painter = QPainter(faint)
    painter.setOpacity(0.35)
    painter.drawImage(0, 0, new)
    painter.setOpacity(1)
    painter.setPen(QColor("#d00000"))
    painter.setBrush(QColor(208, 0, 0, 60))
    for row, column in likeness.squares.tolist():
        painter.drawRect(column * TILE_PX, row * TILE_PX, TILE_PX - 1, TILE_PX - 1)
    painter.end()
    parts = (old, new, faint)
    width = sum(part.width() for part in parts) + _GAP_PX * (len(parts) - 1)
    whole = QImage(width, max(part.height() for part in parts), QImage.Format.Format_RGB32)
    whole.fill(QColor("#d00000"))
    painter, left = QPainter(whole), 0
    for part in parts:
        painter.drawImage(left, 0, part)
        left += part.width() + _GAP_PX
    painter.end()
    return whole


def keep_difference(folder: Path, name: str, old: QImage, new: QImage, likeness: Likeness) -> Path:
    """Write both pictures and their difference; gives the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    side_by_side(old, new, likeness).save(str(path))
    return path


def _colours(picture: QImage) -> _Plane:
    """Red, green and blue, shape (height, width, 3)."""
    image = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(np.float32)


def _mean(plane: _Plane, side: int) -> _Plane:
    """The mean around each pixel, in a square of an odd side; the edge goes on outside."""
    before, behind = side // 2 + 1, side // 2
    padded = np.pad(plane, (before, behind), mode="edge")
    sums = padded.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    whole = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    mean: _Plane = (whole / side**2).astype(np.float32)
    return mean


def _soft(plane: _Plane) -> _Plane:
    for _ in range(_BLURS):
        plane = _mean(plane, 3)
    return plane


def _similarity(first: _Plane, second: _Plane) -> _Plane:
    """Structural similarity around each pixel, -1 to 1."""
    mean_1, mean_2 = _mean(first, _WINDOW_PX), _mean(second, _WINDOW_PX)
    spread_1 = _mean(first * first, _WINDOW_PX) - mean_1 * mean_1
    spread_2 = _mean(second * second, _WINDOW_PX) - mean_2 * mean_2
    both = _mean(first * second, _WINDOW_PX) - mean_1 * mean_2
    above = (2 * mean_1 * mean_2 + _C1) * (2 * both + _C2)
    below = (mean_1 * mean_1 + mean_2 * mean_2 + _C1) * (spread_1 + spread_2 + _C2)
    ratio: _Plane = (above / below).astype(np.float32)
    return ratio


def _in_squares(plane: _Plane) -> _Plane:
    """The mean of each square; those at the right and below are of what there is."""
    rows, columns = (np.arange(0, size, TILE_PX) for size in plane.shape)
    sums = np.add.reduceat(np.add.reduceat(plane, rows, axis=0), columns, axis=1)
    heights, widths = np.diff(rows, append=plane.shape[0]), np.diff(columns, append=plane.shape[1])
    means: _Plane = (sums / np.outer(heights, widths)).astype(np.float32)
    return means
