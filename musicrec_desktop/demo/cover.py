"""Cover pictures: shapes and colours that fit the style, as PNG."""

from __future__ import annotations

import colorsys
import struct
import zlib
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

SIZE_PX: Final = 320


def make_cover(style: str, hue: float, rng: np.random.Generator) -> bytes:
    """Paint the cover of an album.

    Args:
        style: decides on the motif.
        hue: main colour, 0 to 1.
        rng: places the shapes.

    Returns:
        A PNG file.
    """
    rows, columns = np.mgrid[0:SIZE_PX, 0:SIZE_PX] / SIZE_PX
    dark = np.array(colorsys.hsv_to_rgb(hue, 0.75, 0.22))
    middle = np.array(colorsys.hsv_to_rgb(hue, 0.6, 0.7))
    light = np.array(colorsys.hsv_to_rgb((hue + 0.12) % 1.0, 0.35, 0.97))
    ground = dark + (middle - dark) * rows[..., None]
    strength = _MOTIFS[style](rows, columns, rng)[..., None]
    picture = ground + (light - ground) * np.clip(strength, 0.0, 1.0)
    return _png(np.clip(picture * 255.0 + 0.5, 0, 255).astype(np.uint8))


_Plane = NDArray[np.floating[Any]]


def _keys(rows: _Plane, columns: _Plane, rng: np.random.Generator) -> _Plane:
    """Bars of many lengths, like keys or rain on a window."""
    lengths = rng.uniform(0.2, 0.9, 14)
    bar = np.minimum((columns * 14).astype(int), 13)
    inside = (rows < lengths[bar]) & ((columns * 14) % 1.0 > 0.18)
    return np.where(inside, 0.25 + 0.6 * rows, 0.0)


def _hills(rows: _Plane, columns: _Plane, rng: np.random.Generator) -> _Plane:
    """Ridges behind each other under a pale sun."""
    sun = np.hypot(rows - 0.3, columns - float(rng.uniform(0.3, 0.7))) < 0.13
    result = np.where(sun, 0.9, 0.0)
    for depth in range(4):
        ridge = np.full(rows.shape, 0.45 + 0.14 * depth)
        for _ in range(3):
            ridge += np.sin(columns * rng.uniform(3, 12) + rng.uniform(0, 6)) * 0.03
        result = np.where(rows > ridge, 0.45 - 0.13 * depth, result)
    return result


def _pixels(rows: _Plane, columns: _Plane, rng: np.random.Generator) -> _Plane:
    """A creature of 8 by 8 squares, the same on both sides."""
    half = rng.random((8, 4)) < 0.55
    creature = np.hstack([half, half[:, ::-1]])
    row = np.floor((rows - 0.15) / 0.7 * 8).astype(int)
    column = np.floor((columns - 0.15) / 0.7 * 8).astype(int)
    is_inside = (row >= 0) & (row < 8) & (column >= 0) & (column < 8)
    return np.where(is_inside, creature[np.clip(row, 0, 7), np.clip(column, 0, 7)], 0.0) * 0.95


def _haze(rows: _Plane, columns: _Plane, rng: np.random.Generator) -> _Plane:
    """Soft clouds of light."""
    result = np.zeros_like(rows)
    for _ in range(9):
        row, column, size = rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.9), rng.uniform(0.08, 0.25)
        result += 0.4 * np.exp(-((rows - row) ** 2 + (columns - column) ** 2) / size**2)
    return result


def _rings(rows: _Plane, columns: _Plane, rng: np.random.Generator) -> _Plane:
    """Circles from two centres that disturb each other."""
    first = np.hypot(rows - rng.uniform(0.2, 0.8), columns - rng.uniform(0.2, 0.8))
    second = np.hypot(rows - rng.uniform(0.2, 0.8), columns - rng.uniform(0.2, 0.8))
    return np.asarray(0.5 + 0.5 * np.sin(first * 70) * np.sin(second * 70))


def _shards(rows: _Plane, columns: _Plane, rng: np.random.Generator) -> _Plane:
    """Broken glass: each spot takes the tone of its nearest point."""
    points = rng.random((26, 2))
    tones = rng.uniform(0.0, 0.9, 26)
    distances = [np.hypot(rows - row, columns - column) for row, column in points]
    return np.asarray(tones[np.argmin(np.stack(distances), axis=0)])


_MOTIFS: Final = {
    "piano": _keys,
    "orchestra": _hills,
    "chiptune": _pixels,
    "ambient": _haze,
    "techno": _rings,
    "rock": _shards,
}


def _png(pixels: NDArray[np.uint8]) -> bytes:
    """A PNG of 8-bit RGB; pixels of shape (height, width, 3). Source: W3C PNG specification, section 5."""
    height, width, _ = pixels.shape
    lines = np.zeros((height, 1 + width * 3), np.uint8)
    lines[:, 1:] = pixels.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(lines.tobytes(), 6)),
            _chunk(b"IEND", b""),
        ]
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
