"""Draws resources/hicolor: the program's picture in the sizes that desktops keep beside the scalable one.

    .venv/bin/python packaging/icons.py

Panels that do not draw SVG, and software centres that read no SVG, take these. A test holds them up to date.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES_PX: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ROOT: Final = Path(sys.path[0])
DRAWING: Final = ROOT / "musicrec_desktop" / "ui" / "kit" / "musicrec.svg"


def place(size_px: int) -> Path:
    """Where the picture of a size is kept."""
    return ROOT / "resources" / "hicolor" / f"{size_px}x{size_px}" / "apps" / "musicrec.png"


def drawn(size_px: int) -> QImage:
    """The picture, square, on nothing."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(DRAWING.read_bytes())).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    for size in SIZES_PX:
        place(size).parent.mkdir(parents=True, exist_ok=True)
        if not drawn(size).save(str(place(size))):
            sys.exit(f"could not write {place(size)}")
