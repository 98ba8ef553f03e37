"""Lists whose number of rows Qt knows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot
from typing_extensions import override

from musicrec_desktop.ui.kit.column_model import Index
from musicrec_desktop.ui.kit.counted_list import CountedListModel
from musicrec_desktop.ui.library.group_model import GroupModel
from musicrec_desktop.ui.library.panes.pane import PaneModel

ROWS = 3000


class _Counting(CountedListModel):
    """Notes how often Qt asks Python for a row."""

    asked = 0

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.asked += 1
        return f"Row {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def test_rows_are_counted_and_what_they_say_is_asked_of_the_model() -> None:
    model = _Counting()
    model.count_rows(3)
    assert model.rowCount() == 3
    assert model.index(2, 0).data() == "Row 2"
    model.count_rows(1)
    assert model.rowCount() == 1
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_grid_lays_out_its_rows_without_asking_python_for_each(qtbot: QtBot) -> None:
    model, view = _Counting(), QListView()
    qtbot.addWidget(view)
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setUniformItemSizes(True)
    view.setGridSize(view.size() / 4)
    view.setModel(model)
    view.show()
    model.count_rows(ROWS)
    view.resize(500, 400)
    assert view.visualRect(model.index(ROWS - 1, 0)).isValid()
    assert model.asked < ROWS / 10


def test_the_long_lists_leave_the_counting_to_qt() -> None:
    for kind in (GroupModel, PaneModel):
        assert "rowCount" not in kind.__dict__ | CountedListModel.__dict__, kind


def test_rows_can_be_copied_elsewhere_and_never_move_or_change() -> None:
    model = _Counting()
    model.count_rows(1)
    flags = model.flags(model.index(0, 0))
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled)
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
