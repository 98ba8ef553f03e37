"""Paints the picture of a track: bars as high as it is loud, tinted as its sound is dark or bright.

The three colours are ``picture_dark``, ``picture_middle`` and ``picture_bright`` of ``theme/colours.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.ui.theme.colours import Theme

STEP_PX, BAR_PX = 3, 2
REST_SHARE = 0.42
"""How much of its colour a bar keeps while it is not played yet."""

DARK_END, MIDDLE, BRIGHT_END = 0.25, 0.58, 0.85
"""Where the three tints lie on the scale from 100 Hz to 8 kHz: about 300 Hz, 1.3 kHz and 4.1 kHz."""

FLOOR = 0.06


@dataclass(frozen=True, slots=True)
class SeekPixmaps:
    """The picture twice, for the part that was played and for the rest."""

    played: QPixmap
    rest: QPixmap


def render(picture: SeekPicture, size: QSize, dpr: float, theme: Theme) -> SeekPixmaps:
    """Paint a picture.

    Args:
        picture: what the track looks like.
        size: logical pixels.
        dpr: device pixels in a logical one; bars start on whole device pixels.
        theme: where the tints come from.
    """
    width, height = round(size.width() * dpr), round(size.height() * dpr)
    step, bar = max(2, round(STEP_PX * dpr)), max(1, round(BAR_PX * dpr))
    loudness, brightness = resample(picture, max(1, width // step))
    tints = tint(brightness, theme)
    behind = _rgb(theme.surface_raised)
    played, rest = _blank(width, height, dpr), _blank(width, height, dpr)
    for pixmap, colours in ((played, tints), (rest, behind + (tints - behind) * REST_SHARE)):
        painter = QPainter(pixmap)
        painter.scale(1 / dpr, 1 / dpr)
        for place, (level, colour) in enumerate(zip(loudness, colours, strict=True)):
            half = max(bar // 2, round(float(level) * (height // 2 - 1)))
            red, green, blue = (round(float(part)) for part in colour)
            painter.fillRect(place * step, height // 2 - half, bar, 2 * half, QColor(red, green, blue))
        painter.end()
    return SeekPixmaps(played, rest)


def resample(picture: SeekPicture, bars: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Loudness (peak, 0 to 1) and brightness (mean, weighted by loudness) of each bar; shapes (bars,)."""
    loudness = picture.loudness.astype(np.float64) / 255
    brightness = picture.brightness.astype(np.float64) / 255
    edges = np.linspace(0, len(loudness), bars + 1)
    starts = np.minimum(edges[:-1].astype(np.intp), len(loudness) - 1)
    ends = np.maximum(np.ceil(edges[1:]).astype(np.intp), starts + 1)
    levels, tones = np.empty(bars), np.empty(bars)
    for bar, (start, end) in enumerate(zip(starts, ends, strict=True)):
        levels[bar] = loudness[start:end].max()
        tones[bar] = np.average(brightness[start:end], weights=loudness[start:end] + 1e-6)
    return np.maximum(levels, FLOOR), tones


def tint(brightness: NDArray[np.float64], theme: Theme) -> NDArray[np.float64]:
    """The colour of each brightness from 0 to 1, as red, green and blue from 0 to 255; shape (n, 3)."""
    stops = [DARK_END, MIDDLE, BRIGHT_END]
    ends = np.array([_rgb(theme.picture_dark), _rgb(theme.picture_middle), _rgb(theme.picture_bright)])
    return np.stack([np.interp(brightness, stops, ends[:, channel]) for channel in range(3)], axis=1)


def _blank(width: int, height: int, dpr: float) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _rgb(colour: str) -> NDArray[np.float64]:
    return np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)], dtype=np.float64)
