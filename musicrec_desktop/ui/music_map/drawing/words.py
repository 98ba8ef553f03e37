"""All words on the map: names of clusters, of points and of regions, and what the axes tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from musicrec_desktop.model.music_map import MapAxes, MapRegion, PositionArray
from musicrec_desktop.ui.kit.painting import sized
from musicrec_desktop.ui.music_map.drawing.labels import (
    Box,
    Discs,
    MapLabels,
    PlacedLabel,
    place_beside,
    place_labels,
)
from musicrec_desktop.ui.music_map.drawing.marks import paint_outline
from musicrec_desktop.ui.music_map.drawing.text import WordPictures
from musicrec_desktop.ui.music_map.drawing.view import MapView
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.palettes import palette_of
from musicrec_desktop.ui.theme.sizes import FontSize, Space

_KEPT_FOR: Final = 0.4
"""How far the map is moved, in views, until names are placed anew."""


@dataclass(frozen=True, slots=True)
class _Placement:
    view: MapView
    clusters: tuple[PlacedLabel, ...]
    points: tuple[PlacedLabel, ...]

    def serves(self, view: MapView) -> bool:
        """Whether the names may stay where they are: at the same zoom, and not moved far."""
        old = self.view
        if (old.zoom, old.width, old.height, old.bounds) != (view.zoom, view.width, view.height, view.bounds):
            return False
        across, upward = abs(view.x - old.x) * view.scale, abs(view.y - old.y) * view.scale
        return across < view.width * _KEPT_FOR and upward < view.height * _KEPT_FOR


class WordsLayer:
    """Words above the points.

    They are placed once for each zoom and move with the map, so that they do not flicker.

    Args:
        font: of the window.
    """

    def __init__(self, font: QFont) -> None:
        bold = sized(font, FontSize.BODY)
        bold.setWeight(QFont.Weight.DemiBold)
        self._large, self._small = WordPictures(bold), WordPictures(sized(font, FontSize.LABEL))
        self._labels, self._axes = MapLabels(), MapAxes()
        self._names: dict[int, str] = {}
        self._regions: tuple[MapRegion, ...] = ()
        self._placement: _Placement | None = None

    @property
    def placed(self) -> tuple[PlacedLabel, ...]:
        """The names of clusters that found room, as painted last."""
        return () if self._placement is None else self._placement.clusters

    def set_labels(self, labels: MapLabels) -> None:
        """Names of parts of the map."""
        self._labels, self._placement = labels, None

    def set_names(self, names: Mapping[int, str]) -> None:
        """Names of points, the most important ones first."""
        self._names, self._placement = dict(names), None

    def set_axes(self, axes: MapAxes | None) -> bool:
        """What grows to the right and upward; tells whether that is anything else."""
        before, self._axes = self._axes, MapAxes() if axes is None else axes
        return self._axes != before

    def set_regions(self, regions: tuple[MapRegion, ...]) -> None:
        """Parts of the map that the user named."""
        self._regions = regions

    def paint_regions(self, painter: QPainter, view: MapView, theme: Theme) -> None:
        """Outlines and names of regions."""
        for region in self._regions:
            pixels = view.to_pixels(region.polygon)
            paint_outline(painter, pixels, theme)
            top = pixels[np.argmin(pixels[:, 1])]
            middle = QPointF(float(top[0]), float(top[1]) - self._small.size_of(region.name).height() / 2 - 2)
            self._small.draw(painter, middle, region.name, (theme.accent, palette_of(theme).background))

    def paint(
        self,
        painter: QPainter,
        view: MapView,
        positions: PositionArray,
        theme: Theme,
        radii: NDArray[np.float32],
    ) -> None:
        """Names of clusters and points, and the words of the axes.

        Args:
            painter: of the view, its origin in the upper left corner.
            view: what is seen.
            positions: of the points, shape (n, 2).
            theme: the colours.
            radii: of the points in pixels, shape (n,).
        """
        placement = self._placement
        if placement is None or not placement.serves(view):
            placement = self._placement = self._placed(view, positions, radii)
        behind = palette_of(theme).background
        names = list(self._names.values())
        for label in placement.points:
            middle = label.middle(view)
            self._small.draw(painter, middle, names[label.number], (theme.text, behind))
        for label in placement.clusters:
            self._large.draw(
                painter, label.middle(view), self._labels.names[label.number], (theme.text, behind)
            )
        self._paint_axes(painter, view, theme)

    def _placed(self, view: MapView, positions: PositionArray, radii: NDArray[np.float32]) -> _Placement:
        boxes: list[Box] = []
        discs = Discs.of(view, positions, radii)
        clusters = place_labels(self._labels, view, self._large.size_of, boxes, discs)
        rows = np.fromiter(self._names, dtype=np.intp, count=len(self._names))
        names = tuple(self._names.values())
        points = place_beside(names, positions[rows], radii[rows], view, self._small.size_of, boxes, discs)
        return _Placement(view, tuple(clusters), tuple(points))

    def _paint_axes(self, painter: QPainter, view: MapView, theme: Theme) -> None:
        colours = (theme.text_dim, palette_of(theme).background)
        for text, is_upright, is_far in (
            (f"{self._axes.right} →", False, True),
            (f"← {self._axes.left}", False, False),
            (f"{self._axes.up} →", True, True),
            (f"← {self._axes.down}", True, False),
        ):
            if not text.strip("→← "):
                continue
            size = self._small.size_of(text)
            along, across = size.width() / 2 + Space.XL, size.height() / 2 + Space.S
            if is_upright:
                middle = QPointF(across, along if is_far else view.height - along)
            else:
                middle = QPointF(view.width - along if is_far else along, view.height - across)
            self._small.draw(painter, middle, text, colours, is_upright=is_upright)
