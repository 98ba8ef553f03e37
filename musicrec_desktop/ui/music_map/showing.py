"""Brings what was read onto the map: points, colours, what is lit, and what plays."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from musicrec_desktop.model.music_map import MapLevel
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.music_map.service import MusicMapService
from musicrec_desktop.ui.music_map.canvas import MapCanvas
from musicrec_desktop.ui.music_map.content import MapContent
from musicrec_desktop.ui.music_map.drawing.labels import MapLabels, cluster_labels
from musicrec_desktop.ui.music_map.legend import LegendPanel
from musicrec_desktop.ui.music_map.lookup import IndexArray, PointLookup
from musicrec_desktop.ui.music_map.remembered import MapMemory
from musicrec_desktop.ui.music_map.toolbar import ColourChoice, MapToolbar


class ContentOnMap(QObject):
    """Keeps canvas, legend and toolbar true to the content.

    Args:
        service: has the clusters.
        content: what was read.
        canvas: where it is painted.
        legend: tells the colours.
        toolbar: tells what was chosen.
        parent: Qt's owner.

    Attributes:
        memory: what of an earlier run is still to be restored.
        shown: other points are on the map; the ``PointLookup`` before.
        kept: the points that were chosen and are there still shall be chosen.
        lit: other points shine.
        seen_otherwise: the same points look different.
    """

    shown = Signal(object)
    kept = Signal(object)
    lit = Signal()
    seen_otherwise = Signal()

    def __init__(
        self,
        service: MusicMapService,
        content: MapContent,
        canvas: MapCanvas,
        legend: LegendPanel,
        toolbar: MapToolbar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service, self._content, self._canvas = service, content, canvas
        self._legend, self._toolbar = legend, toolbar
        self._current: TrackId | None = None
        self.memory = MapMemory()
        content.points_changed.connect(self._on_points)
        content.coloured.connect(self._on_coloured)
        content.lit.connect(self._on_lit)
        legend.hidden_changed.connect(self._hide)
        toolbar.colour_chosen.connect(self._on_colour_choice)

    def set_current(self, track_id: TrackId | None) -> None:
        """Mark what plays."""
        self._current = track_id
        self._show_current()

    def restore_view(self) -> None:
        """Look where an earlier run looked, where these are the points that it looked at."""
        memory, points = self.memory, self._content.points
        if memory.view is not None and memory.level is points.level and len(points):
            self._canvas.look_at(*memory.view)
            self.memory = MapMemory(level=memory.level, colour=memory.colour, hidden=memory.hidden)

    def _on_points(self, before: PointLookup) -> None:
        lookup, canvas = self._content.lookup, self._canvas
        chosen, focus = np.flatnonzero(canvas.selection), canvas.focus_point
        is_same = before.points.level is lookup.points.level and bool(len(before.points))
        canvas.set_points(lookup.points, keep_view=is_same)
        clusters = self._service.clusters
        is_named = clusters is not None and lookup.points.level is MapLevel.TRACKS
        canvas.set_labels(cluster_labels(lookup.points, clusters) if is_named and clusters else MapLabels())
        if len(before.points):
            canvas.set_focus_point(_first(before.kept([focus], lookup)) if focus >= 0 else -1)
            self.kept.emit(before.kept(chosen, lookup))
        if not is_same:
            self.restore_view()
        self._show_current()
        self.shown.emit(before)

    def _on_colour_choice(self, choice: ColourChoice) -> None:
        self._legend.show_colouring(None)
        self._content.set_colour(choice)

    def _on_coloured(self) -> None:
        memory, hidden = self.memory, self._legend.hidden
        if memory.hidden and memory.colour == self._content.colour:
            hidden, self.memory = memory.hidden, MapMemory(level=memory.level, view=memory.view)
        colouring = self._content.colouring
        assert colouring is not None
        hidden = frozenset(number for number in hidden if number < len(colouring.legend))
        self._canvas.set_colouring(colouring)
        self._legend.show_colouring(colouring, hidden)
        self._toolbar.show_colour(self._content.colour)
        self._hide(hidden)

    def _hide(self, hidden: frozenset[int]) -> None:
        self._canvas.set_hidden(hidden)
        self.seen_otherwise.emit()

    def _on_lit(self) -> None:
        canvas, hits = self._canvas, self._content.shown_hits
        canvas.set_hits(hits)
        if self._content.hits is not None and hits is not None and not (hits & canvas.view_mask()).any():
            canvas.show_points(hits)
        self.lit.emit()
        self.seen_otherwise.emit()

    def _show_current(self) -> None:
        index = -1 if self._current is None else self._content.lookup.index_of(self._current)
        self._canvas.set_current(index if index >= 0 else None)


def _first(indices: IndexArray) -> int:
    return int(indices[0]) if len(indices) else -1
