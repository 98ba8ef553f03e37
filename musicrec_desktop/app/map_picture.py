"""A picture of the music map, for callers without a window."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QGuiApplication

from musicrec_desktop.model.music_map import MapAxes, MapClusters, MapColouring, MapPoints
from musicrec_desktop.ui.music_map.drawing.picture import MapScene, paint_map
from musicrec_desktop.ui.theme.colours import DARK, LIGHT

LOOKS: Final = {theme.name: theme for theme in (LIGHT, DARK)}


def map_picture(
    points: MapPoints,
    colouring: MapColouring,
    clusters: MapClusters | None,
    axes: MapAxes,
    *,
    title: str,
    subtitle: str,
    look: str,
    size: tuple[int, int],
) -> bytes:
    """A PNG file; needs no screen, and takes the calling thread as that of Qt.

    Args:
        points: the points.
        colouring: their colours.
        clusters: whose names stand on the map.
        axes: what grows to the right and upward.
        title: above the map.
        subtitle: below the title.
        look: ``"light"`` or ``"dark"``.
        size: width and height in pixels.

    Raises:
        ValueError: the size is out of range.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _app = QGuiApplication.instance() or QGuiApplication([])
    scene = MapScene(points, colouring, clusters, axes, title, subtitle)
    image = paint_map(scene, LOOKS[look], QSize(*size))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, which are refused
    return bytes(buffer.data().data())
