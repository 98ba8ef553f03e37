"""The map as a picture of its own, with title and legend, for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

from musicrec_desktop.model.music_map import MapAxes, MapClusters, MapColouring, MapPoints
from musicrec_desktop.ui.kit.painting import sized
from musicrec_desktop.ui.music_map.drawing.labels import cluster_labels
from musicrec_desktop.ui.music_map.drawing.legend import LegendPicture
from musicrec_desktop.ui.music_map.drawing.raster import PointRaster, radius_px
from musicrec_desktop.ui.music_map.drawing.shades import Shades, category_colours
from musicrec_desktop.ui.music_map.drawing.view import Bounds, MapView
from musicrec_desktop.ui.music_map.drawing.words import WordsLayer
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.palettes import palette_of
from musicrec_desktop.ui.theme.sizes import FontSize, Space

LEAST_SIDE: Final = 64
MOST_SIDE: Final = 16_384
_LEAST_FOR_LEGEND: Final = 480
"""A narrower picture, in logical pixels, has no legend, which would leave the map no room."""
_EDGE_PX: Final = Space.XL


@dataclass(frozen=True, slots=True)
class MapScene:
    """What a picture of the map shows.

    Attributes:
        points: the points.
        colouring: their colours; None for one colour.
        clusters: whose names stand on the map.
        axes: what grows to the right and upward.
        title: above the map.
        subtitle: below the title.
    """

    points: MapPoints
    colouring: MapColouring | None = None
    clusters: MapClusters | None = None
    axes: MapAxes | None = None
    title: str = ""
    subtitle: str = ""


def paint_map(scene: MapScene, theme: Theme, size: QSize, *, scale: float | None = None) -> QImage:
    """Paint the whole map. There must be a ``QGuiApplication``.

    Args:
        scene: what is shown.
        theme: the colours.
        size: of the picture in its own pixels, 64 to 16,384 on a side.
        scale: pixels of the picture in a logical one, which texts and discs are measured in; None takes one
            that makes the shorter side about 1,000 logical pixels.

    Returns:
        A picture of this size.

    Raises:
        ValueError: the size is out of range.
    """
    shorter, longer = sorted((size.width(), size.height()))
    if shorter < LEAST_SIDE or longer > MOST_SIDE:
        raise ValueError(f"a side has {LEAST_SIDE} to {MOST_SIDE} pixels")
    ratio = max(1.0, shorter / 1000) if scale is None else scale
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(palette_of(theme).background))
    image.setDevicePixelRatio(ratio)
    room = QRectF(0, 0, size.width() / ratio, size.height() / ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    font = QGuiApplication.font()
    room = _paint_title(painter, scene, theme, font, room)
    room = _paint_legend(painter, scene, theme, font, room)
    _paint_points(painter, scene, theme, font, room, ratio)
    painter.end()
    return image


def _paint_title(painter: QPainter, scene: MapScene, theme: Theme, font: QFont, room: QRectF) -> QRectF:
    top = room.top() + (_EDGE_PX if scene.title or scene.subtitle else 0)
    for text, size, colour, is_bold in (
        (scene.title, FontSize.TITLE, theme.text, True),
        (scene.subtitle, FontSize.BODY, theme.text_dim, False),
    ):
        if not text:
            continue
        used = sized(font, size)
        used.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        metrics = QFontMetricsF(used)
        width = room.width() - 2 * _EDGE_PX
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.setFont(used)
        painter.setPen(QColor(colour))
        line = QRectF(_EDGE_PX, top, width, metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        top += metrics.height() + Space.XS
    return QRectF(room.left(), top, room.width(), room.bottom() - top)


def _paint_legend(painter: QPainter, scene: MapScene, theme: Theme, font: QFont, room: QRectF) -> QRectF:
    if scene.colouring is None or not scene.colouring.legend:
        return room
    beside = LegendPicture(scene.colouring, theme, font)
    size = beside.size()
    left = room.right() - size.width() - _EDGE_PX
    if room.width() >= room.height() + size.width() / 2 and left >= _LEAST_FOR_LEGEND:
        if size.height() > room.height():
            return room
        beside.paint(painter, QPointF(left, room.center().y() - size.height() / 2))
        return QRectF(room.left(), room.top(), left - room.left(), room.height())
    below = LegendPicture(scene.colouring, theme, font, room.width() - 2 * _EDGE_PX)
    top = room.bottom() - below.size().height() - _EDGE_PX
    if top - room.top() < _LEAST_FOR_LEGEND:
        return room
    below.paint(painter, QPointF(_EDGE_PX, top))
    return QRectF(room.left(), room.top(), room.width(), top - room.top())


def _paint_points(
    painter: QPainter, scene: MapScene, theme: Theme, font: QFont, room: QRectF, ratio: float
) -> None:
    points = scene.points
    view = MapView.whole(int(room.width()), int(room.height()), Bounds.of(points.positions))
    raster = PointRaster(points)
    if scene.colouring is not None:
        raster.set_shades(scene.colouring.categories)
    radii = np.float32(radius_px(len(points), view)) * raster.factors
    words = WordsLayer(font)
    words.set_axes(scene.axes)
    if scene.clusters is not None:
        words.set_labels(cluster_labels(points, scene.clusters))
    if points.names:
        words.set_names({int(number): points.names[number] for number in np.argsort(-points.sizes)[:400]})
    painter.save()
    painter.translate(room.topLeft())
    painter.setClipRect(QRectF(0, 0, room.width(), room.height()))
    shades = Shades(category_colours(scene.colouring, theme), theme)
    raster.paint(view, shades, ratio=ratio).draw(painter, view)
    words.paint(painter, view, points.positions, theme, radii)
    painter.restore()
