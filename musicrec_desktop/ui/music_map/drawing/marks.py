"""What is painted above the points: what is chosen, playing, pointed at and walked through."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from musicrec_desktop.model.music_map import BoolArray, PositionArray
from musicrec_desktop.ui.music_map.drawing.view import MapView
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.palettes import palette_of

_MOST_RINGS: Final = 200
"""So many chosen points get a ring each; of more the colour has to tell it."""
_CURRENT_PX: Final = 7.0


@dataclass(slots=True)
class Marks:
    """Which points are marked; numbers of points, -1 for none.

    Attributes:
        selection: which ones are chosen, shape (n,).
        path: through which points a journey goes.
        trail: what was played in this session, oldest first.
        current: what plays.
        focus: what the keyboard is on.
        hover: what the pointer is on.
    """

    selection: BoolArray | None = None
    path: tuple[int, ...] = ()
    trail: tuple[int, ...] = ()
    current: int = -1
    focus: int = -1
    hover: int = -1


def paint_lines(
    painter: QPainter,
    view: MapView,
    positions: PositionArray,
    marks: Marks,
    theme: Theme,
    radii: NDArray[np.float32],
) -> None:
    """Paint what lies below the words: rings of few chosen points, trail and path.

    Args:
        painter: of the view.
        view: what is seen.
        positions: of the points, shape (n, 2).
        marks: which ones are marked.
        theme: the colours.
        radii: of the points, in logical pixels, shape (n,).
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if marks.selection is not None:
        chosen = np.flatnonzero(marks.selection)
        if len(chosen) <= _MOST_RINGS:
            painter.setPen(QPen(QColor(theme.text), 1.5))
            pixels = view.to_pixels(positions[chosen]).tolist()
            for (x, y), radius in zip(pixels, radii[chosen].tolist(), strict=True):
                painter.drawEllipse(QPointF(x, y), radius + 2.5, radius + 2.5)
    _paint_trail(painter, view, positions, marks.trail, theme)
    _paint_path(painter, view, positions, marks.path, theme)
    painter.restore()


def paint_rings(
    painter: QPainter,
    view: MapView,
    positions: PositionArray,
    marks: Marks,
    theme: Theme,
    radii: NDArray[np.float32],
    *,
    has_focus: bool,
) -> None:
    """Paint what lies above the words: what plays, what the keyboard and what the pointer are on.

    Args:
        painter: of the view.
        view: what is seen.
        positions: of the points, shape (n, 2).
        marks: which ones are marked.
        theme: the colours.
        radii: of the points, in logical pixels, shape (n,).
        has_focus: whether the keyboard is on the map.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if marks.current >= 0:
        _paint_current(painter, _point(view, positions, marks.current), theme, float(radii[marks.current]))
    if marks.focus >= 0 and has_focus:
        middle = _point(view, positions, marks.focus)
        _ring(painter, middle, max(8.0, radii[marks.focus] + 5.0), theme.focus, 2.5, theme)
    if marks.hover >= 0:
        middle = _point(view, positions, marks.hover)
        _ring(painter, middle, max(6.0, radii[marks.hover] + 3.0), theme.text, 1.5, theme)
    painter.restore()


def _paint_trail(
    painter: QPainter, view: MapView, positions: PositionArray, trail: Sequence[int], theme: Theme
) -> None:
    if not trail:
        return
    points = [_point(view, positions, number) for number in trail]
    colour = QColor(theme.accent)
    for step, (start, end) in enumerate(itertools.pairwise(points)):
        # What is longer ago fades.
        colour.setAlphaF(0.25 + 0.55 * (step + 1) / len(points))
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)
    painter.setPen(QPen(QColor(palette_of(theme).background), 1))
    for step, point in enumerate(points):
        colour.setAlphaF(0.4 + 0.6 * (step + 1) / len(points))
        painter.setBrush(colour)
        painter.drawEllipse(point, 3.5, 3.5)


def _paint_path(
    painter: QPainter, view: MapView, positions: PositionArray, path: Sequence[int], theme: Theme
) -> None:
    if not path:
        return
    points = [_point(view, positions, number) for number in path]
    line = smooth_line(points)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    back = QColor(palette_of(theme).background)
    back.setAlphaF(0.8)
    for colour, width in ((back, 6.0), (QColor(theme.text), 2.5)):
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(line)
    painter.setPen(QPen(QColor(palette_of(theme).background), 1.5))
    painter.setBrush(QColor(theme.text))
    for point in points[1:-1]:
        painter.drawEllipse(point, 3.5, 3.5)
    painter.setBrush(QColor(theme.accent))
    for point in {0: points[0], 1: points[-1]}.values():
        painter.drawEllipse(point, 7, 7)


def smooth_line(points: Sequence[QPointF]) -> QPainterPath:
    """A curve through points (Catmull and Rom, 1974, tension ½); a straight line through two."""
    line = QPainterPath()
    if not points:
        return line
    line.moveTo(points[0])
    for step in range(len(points) - 1):
        before = points[max(0, step - 1)]
        start, end = points[step], points[step + 1]
        after = points[min(len(points) - 1, step + 2)]
        line.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
    return line


def paint_outline(
    painter: QPainter, polygon: NDArray[np.float32], theme: Theme, *, is_closed: bool = True
) -> None:
    """The outline of what is being drawn or of a region, in pixels, lightly filled."""
    if not len(polygon):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QColor(theme.accent)
    fill.setAlphaF(0.10)
    painter.setBrush(fill if is_closed else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.accent), 1.5, Qt.PenStyle.DashLine))
    corners = _polygon(polygon)
    if is_closed:
        painter.drawPolygon(corners)
    else:
        painter.drawPolyline(corners)
    painter.restore()


def _paint_current(painter: QPainter, middle: QPointF, theme: Theme, radius: float) -> None:
    reach = max(_CURRENT_PX, radius + 2)
    glow = QColor(theme.accent)
    glow.setAlphaF(0.25)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(middle, reach + 7, reach + 7)
    painter.setPen(QPen(QColor(palette_of(theme).background), 2))
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(middle, reach, reach)
    # A note's triangle tells "playing" without colour.
    side = reach * 0.45
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent_text))
    painter.drawPolygon(
        QPolygonF(
            [
                middle + QPointF(-side * 0.7, -side),
                middle + QPointF(side, 0),
                middle + QPointF(-side * 0.7, side),
            ]
        )
    )


def _ring(painter: QPainter, middle: QPointF, radius: float, colour: str, width: float, theme: Theme) -> None:
    place = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette_of(theme).background), width + 2))
    painter.drawEllipse(place)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawEllipse(place)


def _point(view: MapView, positions: PositionArray, number: int) -> QPointF:
    return QPointF(*view.pixel_of(float(positions[number, 0]), float(positions[number, 1])))


def _polygon(pixels: NDArray[np.float32]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in pixels.tolist()])


def paint_brush(painter: QPainter, middle: QPointF, radius: float, theme: Theme) -> None:
    """The disc that chooses points."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QColor(theme.accent)
    fill.setAlphaF(0.12)
    painter.setBrush(fill)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.drawEllipse(middle, radius, radius)
    painter.restore()
