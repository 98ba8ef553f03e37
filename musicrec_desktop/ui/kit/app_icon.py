"""The program's own picture: the bars of a sound that together make a play button."""

from __future__ import annotations

from importlib import resources
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES_PX: Final = (16, 24, 32, 48, 64, 128, 256)
FILE: Final = "musicrec.svg"
"""Beside this module; installed for desktops, too."""


def app_icon() -> QIcon:
    """The icon in the sizes that windows and docks ask for."""
    drawing = resources.files("musicrec_desktop.ui.kit").joinpath(FILE).read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing))
    icon = QIcon()
    for size in SIZES_PX:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(QPixmap.fromImage(image))
    return icon
