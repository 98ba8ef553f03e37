"""What is in view: names beside its points, the list of it, and the way from one lit point to the next."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QTimer

from musicrec_desktop.model.music_map import MapLevel
from musicrec_desktop.ui.music_map.canvas import MapCanvas
from musicrec_desktop.ui.music_map.content import MapContent
from musicrec_desktop.ui.music_map.lookup import by_distance
from musicrec_desktop.ui.music_map.point_list import PointListModel, PointListView

CALM_MS: Final = 120
"""The view rests so long before names are read for it."""
MOST_NAMES: Final = 80


class PointsInView(QObject):
    """Reads names when the view rests, and keeps the list true to it while it is shown.

    Args:
        content: what is shown.
        canvas: shows it as a map.
        view: shows it as a list.
        model: the rows of the list.
        parent: owns it.
    """

    def __init__(
        self,
        content: MapContent,
        canvas: MapCanvas,
        view: PointListView,
        model: PointListModel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._content, self._canvas = content, canvas
        self._view, self._model = view, model
        self._is_listed = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._on_calm)

    def changed(self) -> None:
        """Something else is in view, or it is lit otherwise."""
        self._calm.start()

    def set_listed(self, *, is_listed: bool) -> None:
        """Keep the list filled, or not."""
        self._is_listed = is_listed
        if is_listed:
            self.fill(-1)

    def fill(self, focus: int) -> None:
        """List what is chosen, else what is in view, by the distance from the middle.

        Args:
            focus: the point that the keyboard is on; -1 for none.
        """
        row, canvas = self._view.currentIndex().row(), self._canvas
        chosen = np.flatnonzero(canvas.selection)
        listed = chosen if len(chosen) else np.flatnonzero(canvas.view_mask())
        ordered = by_distance(self._content.points.positions, listed, (canvas.view.x, canvas.view.y))
        if np.array_equal(ordered, self._model.indices):
            return
        self._model.show_points(self._content.names, self._content.points.level, ordered)
        if row >= 0:
            self.select(focus)

    def select(self, index: int) -> None:
        """Put the list on a point, where it is listed."""
        if index >= 0 and (row := self._model.row_of(index)) >= 0:
            self._view.selectRow(row)

    def listed_point(self) -> int:
        """The point of the current row; -1 for none."""
        row = self._view.currentIndex().row()
        return int(self._model.indices[row]) if 0 <= row < len(self._model.indices) else -1

    def next_lit(self, focus: int, step: int) -> int:
        """The lit point that follows another, from left to right, so that the way is calm; -1 for none."""
        hits = self._content.shown_hits
        if hits is None:
            return -1
        found = np.flatnonzero(hits & self._canvas.reachable())
        if not len(found):
            return -1
        order = found[np.argsort(self._content.points.positions[found, 0], kind="stable")]
        at = np.flatnonzero(order == focus)
        place = (int(at[0]) + step) % len(order) if len(at) else (0 if step > 0 else -1)
        return int(order[place])

    def _on_calm(self) -> None:
        seen = np.flatnonzero(self._canvas.view_mask())
        if self._content.points.level is not MapLevel.TRACKS:
            seen = seen[:MOST_NAMES]  # the largest come first
        names = self._content.names.of(seen.tolist()) if len(seen) <= MOST_NAMES else []
        self._canvas.set_names({int(i): name.title for i, name in zip(seen, names, strict=False)})
        if self._is_listed:
            self.fill(self.listed_point())
