"""All words on the map: names of clusters, of points and of regions, and what the axes tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from musicrec_desktop.model.music_map import MapAxes, MapRegion, PositionArray
from musicrec_desktop.ui.kit.painting import FontMeasure, sized
from musicrec_desktop.ui.music_map.drawing.labels import MapLabels, PlacedLabel, place_labels
from musicrec_desktop.ui.music_map.drawing.marks import paint_outline
from musicrec_desktop.ui.music_map.drawing.view import MapView
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.palettes import palette_of
from musicrec_desktop.ui.theme.sizes import FontSize, Space

_HALO_PX: Final = 4.0
_LONGEST_PX: Final = 220
"""A longer name ends in "…"."""


class WordsLayer:
    """Words above the points; those of clusters are placed once for each zoom.

    Args:
        font: of the window.
    """

    def __init__(self, font: QFont) -> None:
        bold = sized(font, FontSize.BODY)
        bold.setWeight(QFont.Weight.DemiBold)
        self._cluster_font, self._small_font = FontMeasure(bold), FontMeasure(sized(font, FontSize.LABEL))
        self._labels, self._names, self._axes = MapLabels(), dict[int, str](), MapAxes()
        self._regions: tuple[MapRegion, ...] = ()
        self._placed: list[PlacedLabel] = []
        self._placed_for: MapView | None = None

    @property
    def placed(self) -> list[PlacedLabel]:
        """The names of clusters that found room, as painted last."""
        return self._placed

    def set_labels(self, labels: MapLabels) -> None:
        """Names of parts of the map."""
        self._labels, self._placed_for = labels, None

    def set_names(self, names: Mapping[int, str]) -> None:
        """Names of points."""
        self._names = dict(names)

    def set_axes(self, axes: MapAxes | None) -> None:
        """What grows to the right and upward."""
        self._axes = MapAxes() if axes is None else axes

    def set_regions(self, regions: tuple[MapRegion, ...]) -> None:
        """Parts of the map that the user named."""
        self._regions = regions

    def paint_regions(self, painter: QPainter, view: MapView, theme: Theme) -> None:
        """Outlines and names of regions."""
        for region in self._regions:
            pixels = view.to_pixels(region.polygon)
            paint_outline(painter, pixels, theme)
            top = pixels[np.argmin(pixels[:, 1])]
            self._text(painter, QPointF(float(top[0]), float(top[1]) - 8), region.name, theme, theme.accent)

    def paint(
        self, painter: QPainter, view: MapView, positions: PositionArray, theme: Theme, *, radius: float
    ) -> None:
        """Names of clusters and points, and the words of the axes."""
        self._place(view)
        for label in self._placed:
            box = label.box(view)
            name = self._cluster_font.elided(self._labels.names[label.number], _LONGEST_PX)
            _halo_text(painter, box, name, self._cluster_font.font, theme)
        _ = positions, radius
        self._paint_axes(painter, view, theme)

    def _place(self, view: MapView) -> None:
        kept = self._placed_for
        is_same = kept is not None and (kept.zoom, kept.width, kept.height, kept.bounds) == (
            view.zoom,
            view.width,
            view.height,
            view.bounds,
        )
        if is_same and kept is not None:
            moved = max(
                abs(view.x - kept.x) * view.scale / view.width,
                abs(view.y - kept.y) * view.scale / view.height,
            )
            if moved < 0.5:
                return
        self._placed = place_labels(self._labels, view, self._size_of)
        self._placed_for = view

    def _size_of(self, name: str) -> tuple[float, float]:
        shown = self._cluster_font.elided(name, _LONGEST_PX)
        return self._cluster_font.width(shown) + 2.0, QFontMetricsF(self._cluster_font.font).height()

    def _text(self, painter: QPainter, middle: QPointF, text: str, theme: Theme, colour: str) -> None:
        shown = self._small_font.elided(text, _LONGEST_PX)
        width, height = self._small_font.width(shown) + 2, QFontMetricsF(self._small_font.font).height()
        box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        _halo_text(painter, box, shown, self._small_font.font, theme, colour)

    def _paint_axes(self, painter: QPainter, view: MapView, theme: Theme) -> None:
        font = self._small_font.font
        height = QFontMetricsF(font).height() + 2
        for text, align, is_upright in (
            (f"{self._axes.right} →", Qt.AlignmentFlag.AlignRight, False),
            (f"← {self._axes.left}", Qt.AlignmentFlag.AlignLeft, False),
            (f"{self._axes.up} →", Qt.AlignmentFlag.AlignRight, True),
            (f"← {self._axes.down}", Qt.AlignmentFlag.AlignLeft, True),
        ):
            if not text.strip("→← "):
                continue
            painter.save()
            length = float(view.width)
            if is_upright:
                length = float(view.height)
                painter.translate(0, view.height)
                painter.rotate(-90)
            else:
                painter.translate(0, view.height - height - Space.XS)
            width = self._small_font.width(text) + 4.0
            left = length - width - Space.M if align is Qt.AlignmentFlag.AlignRight else Space.M
            top = Space.XS if is_upright else 0
            _halo_text(painter, QRectF(left, top, width, height), text, font, theme, theme.text_dim)
            painter.restore()


def _halo_text(
    painter: QPainter, box: QRectF, text: str, font: QFont, theme: Theme, colour: str | None = None
) -> None:
    """Text in the middle of a box with a soft outline in the colour of the background."""
    metrics = QFontMetricsF(font)
    path = QPainterPath()
    left = box.center().x() - metrics.horizontalAdvance(text) / 2
    path.addText(left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halo = QColor(palette_of(theme).background)
    halo.setAlphaF(0.85)
    pen = QPen(halo, _HALO_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.setPen(QColor(colour or theme.text))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
