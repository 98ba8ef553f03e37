"""Shows the map: points, names, marks and the words of the axes; what the user does is the canvas's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.model.music_map import (
    BoolArray,
    MapAxes,
    MapColouring,
    MapLevel,
    MapPoints,
    MapRegion,
)
from musicrec_desktop.ui.music_map.drawing.labels import MapLabels
from musicrec_desktop.ui.music_map.drawing.marks import Marks, paint_lines, paint_rings
from musicrec_desktop.ui.music_map.drawing.picking import NONE, PointFinder
from musicrec_desktop.ui.music_map.drawing.raster import PointPicture, PointRaster, radius_px
from musicrec_desktop.ui.music_map.drawing.shades import Shades, category_colours
from musicrec_desktop.ui.music_map.drawing.view import Bounds, MapView
from musicrec_desktop.ui.music_map.drawing.words import WordsLayer
from musicrec_desktop.ui.theme.control import ThemeController

NO_POINTS = MapPoints(
    MapLevel.TRACKS,
    np.zeros((0, 2), dtype=np.float32),
    np.zeros(0, dtype=np.int64),
    np.zeros(0, dtype=np.int32),
)
_RING_PX: Final = 12
"""How far the ring of a point under the pointer may reach beyond the point."""
_PAN_MARGIN_PX: Final = 160
"""What is painted around the view while the map is moved, so that most frames only copy a picture."""


class MapSurface(QWidget):
    """The picture of the map and everything on it.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    view_changed = Signal()
    """Another part of the map is seen."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._points = NO_POINTS
        self._colouring: MapColouring | None = None
        self._hidden: frozenset[int] = frozenset()
        self._hits: BoolArray | None = None
        self._marks = Marks()
        self._view = MapView.whole(self.width(), self.height(), Bounds())
        self._raster = PointRaster(NO_POINTS)
        self._finder = PointFinder(NO_POINTS.positions, self._raster.factors)
        self._shades = Shades(category_colours(None, themes.theme), themes.theme)
        self._lit_count = 0
        self._picture: PointPicture | None = None
        self._words = WordsLayer(self.font())
        self.setMouseTracking(True)
        self.setMinimumSize(160, 120)
        themes.changed.connect(self._on_theme)

    @property
    def points(self) -> MapPoints:
        """What is drawn."""
        return self._points

    @property
    def view(self) -> MapView:
        """What is seen of it."""
        return self._view

    @property
    def selection(self) -> BoolArray:
        """Which points are chosen, shape (n,)."""
        chosen = self._marks.selection
        return np.zeros(len(self._points), dtype=np.bool_) if chosen is None else chosen

    @property
    def focus_point(self) -> int:
        """The point that the keyboard is on, or -1."""
        return self._marks.focus

    def set_points(self, points: MapPoints | None, *, keep_view: bool = False) -> None:
        """Draw other points; marks, colouring, hits and names of the earlier ones are gone.

        Args:
            points: what is drawn; None for nothing.
            keep_view: stay at the same part of the map, for points that moved a little.
        """
        self._points = NO_POINTS if points is None else points
        self._colouring, self._hits, self._hidden = None, None, frozenset()
        self._marks = Marks()
        self._raster = PointRaster(self._points)
        self._finder = PointFinder(self._points.positions, self._raster.factors)
        bounds = Bounds.of(self._points.positions)
        if keep_view and self._view.zoom > 1:
            seen = self._view
            self._view = MapView(seen.width, seen.height, zoom=seen.zoom, bounds=bounds)
            self._view = self._view.centred(seen.x, seen.y)
        else:
            self._view = MapView.whole(self.width(), self.height(), bounds)
        self._words.set_labels(MapLabels())
        self._words.set_names({})
        self._lit_count = len(self._points)
        self._show_shades()
        self.view_changed.emit()

    def set_colouring(self, colouring: MapColouring | None) -> None:
        """Give the points colours; no category is hidden then."""
        self._colouring, self._hidden = colouring, frozenset()
        self._recolour()

    def set_hidden(self, categories: frozenset[int]) -> None:
        """Dim the points of some categories; these cannot be pointed at."""
        self._hidden = categories
        self._recolour()

    def set_hits(self, hits: BoolArray | None) -> None:
        """Light these points up and dim all others; None where nothing is searched."""
        self._hits = hits
        self._recolour()

    def set_labels(self, labels: MapLabels) -> None:
        """Name parts of the map, see ``drawing.labels.cluster_labels``."""
        self._words.set_labels(labels)
        self.update()

    def set_names(self, names: Mapping[int, str]) -> None:
        """Names of single points, which stand beside them where there is room."""
        self._words.set_names(names)
        self.update()

    def set_axes(self, axes: MapAxes | None) -> None:
        """What grows to the right and upward, in words at the edges."""
        if self._words.set_axes(axes):
            self.update()

    def set_regions(self, regions: Sequence[MapRegion]) -> None:
        """Outlines with names that the user gave."""
        self._words.set_regions(tuple(regions))
        self.update()

    def set_selection(self, selection: BoolArray | None) -> None:
        """Mark points as chosen, without telling it."""
        self._marks.selection = selection.copy() if selection is not None and selection.any() else None
        self._recolour()

    def set_path(self, indices: Sequence[int]) -> None:
        """Draw a journey through points; the first and the last one are its ends."""
        self._marks.path = tuple(indices)
        self.update()

    def set_trail(self, indices: Sequence[int]) -> None:
        """Draw what was played in this session, oldest first."""
        self._marks.trail = tuple(indices)
        self.update()

    def set_current(self, index: int | None) -> None:
        """Mark what plays."""
        self._marks.current = NONE if index is None else index
        self.update()

    def fit(self) -> None:
        """Show all of the map."""
        self._set_view(MapView.whole(self.width(), self.height(), self._view.bounds))

    def zoom_by(self, factor: float, left: float | None = None, top: float | None = None) -> None:
        """Show the map larger; what is under a pixel stays there, else what is in the middle."""
        across = self.width() / 2 if left is None else left
        down = self.height() / 2 if top is None else top
        self._set_view(self._view.zoomed(factor, across, down))

    def pan_by(self, right: float, down: float) -> None:
        """Move the map by so many pixels."""
        self._set_view(self._view.moved(right, down))

    def centre_on(self, index: int) -> None:
        """Bring a point into the middle."""
        x, y = self._points.positions[index].tolist()
        self._set_view(self._view.centred(x, y))

    def look_at(self, x: float, y: float, zoom: float) -> None:
        """Bring a place of the map into the middle, so many times as large as the whole map is shown."""
        size = (self.width(), self.height())
        whole = MapView.whole(*size, self._view.bounds)
        self._set_view(whole.zoomed(zoom, size[0] / 2, size[1] / 2).centred(x, y) if zoom > 1 else whole)

    def show_points(self, mask: BoolArray) -> None:
        """Show a part of the map that holds these points; nothing happens where there are none."""
        if mask.any():
            self._set_view(self._view.around(Bounds.of(self._points.positions[mask])))

    def view_mask(self) -> BoolArray:
        """Which points are seen, without those that are hidden, shape (n,)."""
        pixels = self._view.to_pixels(self._points.positions)
        seen = (pixels[:, 0] >= 0) & (pixels[:, 0] < self.width())
        seen &= (pixels[:, 1] >= 0) & (pixels[:, 1] < self.height())
        return seen & self.reachable()

    def reachable(self) -> BoolArray:
        """Which points can be pointed at: those that are not dimmed, shape (n,)."""
        allowed = np.ones(len(self._points), dtype=np.bool_)
        if self._hits is not None:
            allowed &= self._hits
        if self._hidden and self._colouring is not None:
            allowed &= ~np.isin(self._colouring.categories, list(self._hidden))
        return allowed

    def pixels_of(self, index: int) -> tuple[float, float]:
        """Where a point is painted in the widget."""
        x, y = self._points.positions[index].tolist()
        return self._view.pixel_of(x, y)

    def point_radius(self) -> float:
        """Radius of the smallest points that are not dimmed, in pixels."""
        return radius_px(self._lit_count, self._view)

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_view(self._view.resized(self.width(), self.height()))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._point_picture().draw(painter, self._view)
        self._paint_above(painter)
        painter.end()

    def _paint_above(self, painter: QPainter) -> None:
        theme, positions = self._themes.theme, self._points.positions
        radii = np.float32(self.point_radius()) * self._raster.factors
        self._words.paint_regions(painter, self._view, theme)
        paint_lines(painter, self._view, positions, self._marks, theme, radii)
        self._words.paint(painter, self._view, positions, theme, radii)
        paint_rings(painter, self._view, positions, self._marks, theme, radii, has_focus=self.hasFocus())

    def _point_picture(self) -> PointPicture:
        ratio, kept = self.devicePixelRatioF(), self._picture
        if kept is None or not kept.serves(self._view, ratio):
            # The map is being moved where only its middle is another one: more of it will be wanted next.
            is_moved = kept is not None and kept.view.zoom == self._view.zoom and self._view.zoom > 1
            margin = round(_PAN_MARGIN_PX * ratio) if is_moved else 0
            kept = self._picture = self._raster.paint(self._view, self._shades, ratio=ratio, margin=margin)
        return kept

    def _update_around(self, index: int) -> None:
        """Paint only what the ring of a point covers."""
        if index != NONE:
            x, y = self.pixels_of(index)
            reach = _RING_PX + self.point_radius() * float(self._raster.factors[index])
            place = QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
            self.update(place.toAlignedRect())

    def _set_view(self, view: MapView) -> None:
        if view != self._view:
            self._view = view
            self.update()
            self.view_changed.emit()

    def _recolour(self) -> None:
        allowed = self.reachable()
        self._lit_count = int(allowed.sum())
        categories = (
            np.zeros(len(self._points), dtype=np.uint8)
            if self._colouring is None
            else self._colouring.categories
        )
        self._raster.set_shades(categories, None if allowed.all() else ~allowed, self._marks.selection)
        self._show_shades()

    def _show_shades(self) -> None:
        """Paint anew with what the raster was told, which is nothing of new points."""
        theme = self._themes.theme
        self._shades = Shades(category_colours(self._colouring, theme), theme)
        self._picture = None
        self.update()

    def _on_theme(self) -> None:
        self._recolour()
