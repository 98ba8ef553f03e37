"""The points of the map as a list: the same data for who does not see the map, or rather reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.music_map import MapLevel
from musicrec_desktop.ui.kit.list_head import ListHead
from musicrec_desktop.ui.kit.list_view import ROW_HEIGHT
from musicrec_desktop.ui.kit.wording.map_page import LIST_NAME, point_text
from musicrec_desktop.ui.music_map.lookup import IndexArray
from musicrec_desktop.ui.music_map.names import PointName, PointNames
from musicrec_desktop.ui.theme.control import ThemeController

PAGE: Final = 32
_ROOT = QModelIndex()
_TITLES: Final = {
    MapLevel.TRACKS: (tr("Title"), tr("Artist"), tr("Sounds like")),
    MapLevel.ALBUMS: (tr("Album"), tr("Artist"), tr("Sounds like")),
    MapLevel.ARTISTS: (tr("Artist"), tr("Tracks"), tr("Sounds like")),
    MapLevel.GENRES: (tr("Genre"), tr("Tracks"), tr("Sounds like")),
}
Index = QModelIndex | QPersistentModelIndex


class PointListModel(QAbstractTableModel):
    """Points in an order; names are read for what comes into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: PointNames | None = None
        self._indices: IndexArray = np.zeros(0, dtype=np.intp)
        self._level = MapLevel.TRACKS
        self._pages: dict[int, list[PointName]] = {}

    def show_points(self, names: PointNames | None, level: MapLevel, indices: IndexArray) -> None:
        """Show some points, from top to bottom."""
        self.beginResetModel()
        self._names, self._level, self._indices, self._pages = names, level, indices, {}
        self.endResetModel()

    @property
    def indices(self) -> IndexArray:
        """The points from top to bottom."""
        return self._indices

    def row_of(self, index: int) -> int:
        """The row of a point; -1 where it is not listed."""
        found = np.flatnonzero(self._indices == index)
        return int(found[0]) if len(found) else -1

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._indices)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _TITLES[self._level][section] if is_title else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._names is None:
            return None
        name = self._name(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return (name.title, name.detail, name.cluster)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return point_text(name.title, name.detail, name.cluster)
        return None

    def _name(self, row: int) -> PointName:
        number, offset = divmod(row, PAGE)
        if number not in self._pages:
            assert self._names is not None
            wanted: Sequence[int] = self._indices[number * PAGE : (number + 1) * PAGE].tolist()
            self._pages[number] = self._names.of(wanted)
        return self._pages[number][offset]


class PointListView(QTableView):
    """The list.

    Args:
        theme: colours.
        model: the points.
        parent: Qt's owner.

    Attributes:
        play_requested: the row was double-clicked, or Enter was pressed on it.
        endless_requested: Shift+Enter was pressed on a row.
        menu_requested: a row and a global point.
    """

    play_requested = Signal(int)
    endless_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, theme: ThemeController, model: PointListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(LIST_NAME)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = ListHead(theme)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(lambda index: self.play_requested.emit(index.row()))

    def selected_rows(self) -> list[int]:
        """From top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            is_endless = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.endless_requested if is_endless else self.play_requested).emit(row)
        elif event.text().strip():
            event.ignore()  # single letters are shortcuts of the window, or of the map
        else:
            super().keyPressEvent(event)

    def _on_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(index.row(), self.viewport().mapToGlobal(point))
