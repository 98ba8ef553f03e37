"""Covers made here: motifs in colours, and what happens to a picture on its way into a library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from musicrec_desktop.demo.cover import make_cover
from tests.support.pictures import Rgb, encoded, image_of, saved, scene

MOTIFS: Final = ("piano", "ambient", "chiptune", "techno", "orchestra", "rock")
HUES: Final = (0.0, 0.1, 0.3, 0.5, 0.65, 0.85)


def motif_cover(motif: str, hue: float, seed: int) -> bytes:
    """A cover with a motif of the demo library in a colour; shapes lie elsewhere for each seed."""
    return make_cover(motif, hue, np.random.default_rng(seed))


def _pixels(image: QImage) -> Rgb:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return bits[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def picture(data: bytes) -> Rgb:
    """The pixels of a picture file."""
    return _pixels(QImage.fromData(QByteArray(data)))


def _bordered(rgb: Rgb) -> Rgb:
    edge = rgb.shape[0] // 16
    return np.pad(rgb, ((edge, edge), (edge, edge), (0, 0)), constant_values=245)


def _with_text(rgb: Rgb) -> Rgb:
    image = image_of(rgb)
    painter = QPainter(image)
    side = image.width()
    painter.fillRect(QRect(0, side * 5 // 6, side, side // 8), QColor(20, 20, 20))
    painter.setPen(QColor(250, 250, 250))
    font = QFont()
    font.setPixelSize(side // 12)
    painter.setFont(font)
    painter.drawText(QRect(0, side * 5 // 6, side, side // 8), Qt.AlignmentFlag.AlignCenter, "Deluxe edition")
    painter.end()
    return _pixels(image)


def _grey(rgb: Rgb) -> Rgb:
    grey = rgb.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    return np.repeat(np.rint(grey).astype(np.uint8)[:, :, None], 3, axis=2)


def _cropped(rgb: Rgb) -> Rgb:
    edge = round(rgb.shape[0] * 0.05)
    return rgb[edge:-edge, edge:-edge]


DISTORTIONS: Final[dict[str, Callable[[Rgb], bytes]]] = {
    "JPEG 30": lambda rgb: encoded(rgb, "JPEG", 30),
    "small": lambda rgb: encoded(rgb[::3, ::3], "JPEG", 80),
    "cropped": lambda rgb: encoded(_cropped(rgb)),
    "bordered": lambda rgb: encoded(_bordered(rgb)),
    "text": lambda rgb: encoded(_with_text(rgb)),
    "brighter": lambda rgb: encoded(np.clip(rgb * 1.25 + 12, 0, 255).astype(np.uint8)),
    "grey": lambda rgb: encoded(_grey(rgb)),
    "mirrored": lambda rgb: encoded(rgb[:, ::-1]),
}
"""By name: the same cover, changed, as a file."""

SAME_FILE: Final = ("JPEG 30", "small")
"""Distortions after which it is the same picture in another file."""


def distortion_base(seed: int) -> bytes:
    """A cover to distort."""
    if seed % 2:
        return encoded(scene(seed, 600), "PNG")
    return saved(
        image_of(picture(motif_cover(MOTIFS[seed // 2 % 6], seed * 0.37 % 1, seed))).scaled(600, 600), "PNG"
    )
