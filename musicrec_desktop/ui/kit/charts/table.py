"""The table of a figure: sortable by exact values, copyable."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import Cell, Figure, Role, Unit
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.list_view import ROW_HEIGHT
from musicrec_desktop.ui.kit.wording.figures import format_cell

AnyIndex = QModelIndex | QPersistentModelIndex
_TEXTS: Final = frozenset({Unit.TEXT, Unit.DAY, Unit.MONTH, Unit.WEEKDAY})
_NOWHERE: Final = QModelIndex()
_SORT_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class FigureModel(QAbstractTableModel):
    """The rows of a figure, without the ids of tracks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._shown: list[int] = []

    def set_figure(self, figure: Figure) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._figure = figure
        self._shown = [
            number for number, column in enumerate(figure.columns) if column.role is not Role.TRACK_ID
        ]
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if self._figure is None or parent.isValid() else len(self._figure.rows)

    @override
    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._figure is None or not index.isValid():
            return None
        column = self._figure.columns[self._shown[index.column()]]
        cell = self._figure.rows[index.row()][self._shown[index.column()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return format_cell(cell, column.unit)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(cell, str):
            return format_cell(cell, column.unit)
        if role == _SORT_ROLE:
            return cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.unit in _TEXTS else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if (
            self._figure is None
            or orientation is not Qt.Orientation.Horizontal
            or section >= len(self._shown)
        ):
            return None
        column = self._figure.columns[self._shown[section]]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.unit in _TEXTS else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _ExactOrder(QSortFilterProxyModel):
    """Sorts by the exact values; what is not known comes last, whatever the direction."""

    @override
    def lessThan(self, source_left: AnyIndex, source_right: AnyIndex) -> bool:
        model = self.sourceModel()
        left, right = model.data(source_left, _SORT_ROLE), model.data(source_right, _SORT_ROLE)
        if left is None or right is None:
            is_ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (
                (right is None and left is not None) if is_ascending else (left is None and right is not None)
            )
        return _key(left) < _key(right)


def _key(cell: Cell) -> tuple[int, float, str]:
    return (1, 0.0, cell.casefold()) if isinstance(cell, str) else (0, float(cell or 0), "")


class FigureTable(QTableView):
    """Shows a figure as rows and columns.

    Attributes:
        activated_row: a row of the figure that was double-clicked, or on which Enter was pressed.
    """

    activated_row = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FigureModel(self)
        self._order = _ExactOrder(self)
        self._order.setSourceModel(self._model)
        self.setModel(self._order)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFont(tabular_font(QFont(self.font())))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(72)
        self.horizontalHeader().setResizeContentsPrecision(40)
        self.doubleClicked.connect(self._activate)

    def set_figure(self, figure: Figure) -> None:
        """Show other rows, in the order that the user chose; else in that of the figure."""
        had_rows = self._model.columnCount() > 0
        self._model.set_figure(figure)
        self.setAccessibleName(tr("{title}, table", title=figure.title))
        if not had_rows:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
            self._order.sort(-1)
            self._fit_columns()

    def text(self) -> str:
        """What is selected, or all, as it is read: the headings, then a line for each row."""
        selected = sorted({index.row() for index in self.selectedIndexes()})
        rows = selected or range(self._order.rowCount())
        columns = range(self._order.columnCount())
        horizontal = Qt.Orientation.Horizontal
        lines = [[str(self._order.headerData(column, horizontal)) for column in columns]]
        lines += [[str(self._order.index(row, column).data()) for column in columns] for row in rows]
        return "\n".join("\t".join(line) for line in lines)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _activate(self, index: AnyIndex) -> None:
        if index.isValid():
            self.activated_row.emit(self._order.mapToSource(index).row())

    def _fit_columns(self) -> None:
        head = self.horizontalHeader()
        for column in range(self._order.columnCount()):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.ResizeToContents if column else mode.Stretch)
