"""A list of rows whose number Qt knows without asking Python."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from typing_extensions import override

from musicrec_desktop.ui.kit.column_model import Index


class CountedListModel(QStringListModel):
    """The base of long lists; what the rows say is what ``data`` of the model above gives.

    A view that lays out its rows asks for their number twice for each of them. Answered in Python, that takes
    several times as long as all the rest of the layout, at each change of the list and of the window's size.
    """

    def count_rows(self, count: int) -> None:
        """Have this many rows from now on, and tell the views that all of them are others."""
        self.setStringList([""] * count)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
