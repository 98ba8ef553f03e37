"""A table with rows of one height and columns that share the width; the base of all lists of tracks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import plural
from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.drag_picture import label_drag
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.list_head import ListHead
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ROW_HEIGHT = 30
COMPACT_ROW_HEIGHT = 24
MIN_COLUMN_WIDTH = 36
MIN_ELASTIC_WIDTH = 64
WIDEST_FIXED_PX = 160


class RowPainter(Protocol):
    """Paints the rows of a view whole: cell by cell, Qt takes four times as long for what a window shows."""

    def paint_rows(self, painter: QPainter, rows: range) -> None:
        """Paint some rows with a painter of the viewport, on its ground."""


class ListView(QTableView):
    """A ``QTableView`` of tracks.

    Attributes:
        play_requested: Enter or a double-click on a row.
        menu_requested: a context menu is wanted at this global point.
        heading_clicked: a row that is a heading, and where the click was in it, in pixels.
        fold_requested: a row under a heading that shall be folded, or opened.
    """

    play_requested = Signal(int)
    menu_requested = Signal(QPoint)
    heading_clicked = Signal(int, int)
    fold_requested = Signal(int)

    def __init__(
        self,
        theme: ThemeController,
        columns: Sequence[Column[Any]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = {column.key: column for column in columns}
        self._keys = tuple(self._columns)
        self._overrides: dict[str, bool] = {}
        self._weights = {column.key: column.width for column in columns if column.is_elastic}
        self._chosen: dict[str, int] = {}
        self._met: dict[str, int] = {}
        self._constant: frozenset[str] = frozenset()
        self._widening = QTimer(self)
        self._widening.setSingleShot(True)
        self._widening.setInterval(0)
        self._widening.timeout.connect(self.fit_columns)
        self._is_fitting = False
        self._is_left_over = False
        self._row_painter: RowPainter | None = None
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_context_menu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(COMPACT_ROW_HEIGHT)
        self.set_compact(is_compact=False)
        head = ListHead(theme)
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(MIN_COLUMN_WIDTH)
        head.sectionResized.connect(self._on_section_resized)

    def set_row_painter(self, painter: RowPainter) -> None:
        """Choose who paints the rows, in place of the delegate of Qt."""
        self._row_painter = painter

    @property
    def shows_focus(self) -> bool:
        """Whether the cell that the keyboard is on has a ring: only while the user uses the keyboard."""
        has_focus = self.hasFocus() or self.viewport().hasFocus()
        return has_focus and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    def set_compact(self, *, is_compact: bool) -> None:
        """Choose between rows of 30 and of 24 pixels."""
        self.verticalHeader().setDefaultSectionSize(COMPACT_ROW_HEIGHT if is_compact else ROW_HEIGHT)

    def selected_rows(self) -> list[int]:
        """Selected rows, ascending."""
        model = self.selectionModel()
        if model is None:
            return []
        rows: set[int] = set()
        for part in model.selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    @property
    def is_left_over(self) -> bool:
        """Whether the selection is unchanged since ``leave_selection``."""
        return self._is_left_over

    def leave_selection(self) -> None:
        """Mark the selection as played; commands ignore it until the user changes it."""
        self._is_left_over = True

    def is_column_shown(self, key: str) -> bool:
        """Whether a column is visible now."""
        return not self.isColumnHidden(self._keys.index(key))

    def set_column_shown(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a column, whatever the width of the view."""
        self._overrides[key] = is_shown
        self.fit_columns()

    @property
    def head(self) -> ListHead:
        """The heads of the columns."""
        head = self.horizontalHeader()
        assert isinstance(head, ListHead)
        return head

    @property
    def columns_in_order(self) -> list[Column[Any]]:
        """All columns, hidden ones too, from left to right as the user put them."""
        head = self.horizontalHeader()
        return sorted(
            self._columns.values(), key=lambda column: head.visualIndex(self._keys.index(column.key))
        )

    def show_order(self, order: Sequence[tuple[str, bool]]) -> None:
        """Show at the heads what orders the rows.

        Args:
            order: keys of columns, the most important first, and whether each descends.
        """
        self.head.set_order([(self._keys.index(key), is_down) for key, is_down in order])
        self.fit_columns()

    def move_column(self, key: str, place: int) -> None:
        """Put a column at a place among all columns, hidden ones too."""
        head = self.horizontalHeader()
        head.moveSection(head.visualIndex(self._keys.index(key)), place)

    def reset_layout(self) -> None:
        """Columns as they are at first: which are shown, their order and their widths."""
        self._overrides.clear()
        self._chosen.clear()
        self._weights = {column.key: column.width for column in self._columns.values() if column.is_elastic}
        self._restore_order(self._keys)
        self.fit_columns()

    def set_constant(self, keys: Iterable[str]) -> None:
        """Hide columns that say the same in every row, unless the user asked for them."""
        constant = frozenset(keys)
        if constant != self._constant:
            self._constant = constant
            self.fit_columns()

    def meet_text(self, key: str, text_px: int) -> None:
        """Widen a fixed column for a text that needs so many pixels."""
        wanted = min(text_px + 2 * Space.S, WIDEST_FIXED_PX)
        if wanted > self._met.get(key, 0):
            self._met[key] = wanted
            self._widening.start()

    def natural_px(self, key: str) -> int:
        """How wide a fixed column is by itself: as its samples, its heading, and what it has met."""
        column, place = self._columns[key], self._keys.index(key)
        metrics = QFontMetrics(tabular_font(self.font()))
        texts = max((metrics.horizontalAdvance(text) for text in column.samples), default=0)
        heading = self.head.natural_px(place)
        return max(column.width, texts + 2 * Space.S + 1, heading, self._met.get(key, 0), MIN_COLUMN_WIDTH)

    def layout_state(self) -> dict[str, object]:
        """Order, widths and visibility of the columns, for ``restore_layout``; fits into JSON."""
        head = self.horizontalHeader()
        order = sorted(self._keys, key=lambda key: head.visualIndex(self._keys.index(key)))
        widths = {**self._weights, **self._chosen}
        return {"order": order, "widths": widths, "shown": dict(self._overrides)}

    def restore_layout(self, state: object) -> None:
        """Take a layout back; what does not fit any more is left out."""
        if not isinstance(state, dict):
            return
        self.reset_layout()
        widths, shown, order = state.get("widths"), state.get("shown"), state.get("order")
        if isinstance(widths, dict):
            for key, width in widths.items():
                if key in self._columns and isinstance(width, int) and 0 < width < 4000:
                    kept = self._weights if key in self._weights else self._chosen
                    kept[key] = width
        if isinstance(shown, dict):
            self._overrides = {key: bool(value) for key, value in shown.items() if key in self._columns}
        if isinstance(order, list):
            self._restore_order([key for key in order if key in self._columns])
        self.fit_columns()

    def fit_columns(self) -> None:
        """Show what has room, and give the elastic columns what the others leave."""
        if self.model() is None or self.model().columnCount() != len(self._keys):
            return
        self._is_fitting = True
        width = self.viewport().width()
        shown = [key for key in self._keys if self._wants(key, width)]
        elastic = [key for key in shown if self._columns[key].is_elastic]
        fixed = {
            key: max(self._chosen.get(key, 0), self.natural_px(key)) for key in shown if key not in elastic
        }
        left = width - sum(fixed.values())
        total = sum(self._weights[key] for key in elastic)
        for place, key in enumerate(self._keys):
            self.setColumnHidden(place, key not in shown)
            if key not in shown:
                continue
            if key in elastic:
                section = max(MIN_ELASTIC_WIDTH, left * self._weights[key] // total)
            else:
                section = fixed[key]
            self.setColumnWidth(place, section)
        self._is_fitting = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and is_plain:
            if self.currentIndex().isValid():
                self.play_requested.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_G and is_plain and self.currentIndex().isValid():
            self.fold_requested.emit(self.currentIndex().row())
            return
        before = (self.selected_rows(), self.currentIndex().row())
        super().keyPressEvent(event)
        if before != (self.selected_rows(), self.currentIndex().row()):
            self._is_left_over = False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_left_over = False
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell_heading(event.position().toPoint())

    def _tell_heading(self, point: QPoint) -> None:
        index, model = self.indexAt(point), self.model()
        if index.isValid() and isinstance(model, ColumnModel) and model.is_heading(index.row()):
            self.heading_clicked.emit(index.row(), point.x() + self.horizontalHeader().offset())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.play_requested.emit(index.row())
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row_painter is None:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        for rows in self._rows_in(event.region()):
            self._row_painter.paint_rows(painter, rows)
        painter.end()

    def _rows_in(self, region: QRegion) -> list[range]:
        """The rows that stand in a region: where two far rows changed, those between them are left alone."""
        found: list[range] = []
        for rect in region:  # type: ignore[attr-defined]  # the stubs of PySide leave it out
            first, last = self.rowAt(rect.top()), self.rowAt(rect.bottom())
            if first < 0:
                continue
            rows = range(first, last + 1 if last >= 0 else self.model().rowCount())
            # From top to bottom; parts of a row that lie side by side are parts of the region, too.
            if found and rows.start <= found[-1].stop:
                rows = range(found[-1].start, max(rows.stop, found.pop().stop))
            found.append(rows)
        return found

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.PolishRequest:
            self.fit_columns()
        elif kind in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            # Each new parent tells of another style while a page is made: to fit once after them is enough.
            if self.isVisible():
                self.fit_columns()
            else:
                self._widening.start()
        return super().event(event)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        drag = self.drag_of_selection()
        if drag is not None:
            drag.exec(actions, Qt.DropAction.CopyAction)

    def drag_of_selection(self) -> QDrag | None:
        """What is selected, ready to be dragged; None for nothing that can be."""
        model = self.model()
        indexes = [model.index(row, 0) for row in self.selected_rows()]
        indexes = [index for index in indexes if model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled]
        if not indexes:
            return None
        text = plural("{n} track", "{n} tracks", len(indexes))
        if len(indexes) == 1 and "title" in self._keys:
            title = model.index(indexes[0].row(), self._keys.index("title")).data()
            text = title if isinstance(title, str) and title else text
        drag = QDrag(self)
        drag.setMimeData(model.mimeData(indexes))
        label_drag(drag, text, self._theme.theme, self)
        return drag

    def select_rows(self, rows: Sequence[int], current: int | None = None) -> None:
        """Select exactly these rows (ascending), without scrolling."""
        model, selection = self.model(), QItemSelection()
        last_column = model.columnCount() - 1
        for first, last in _runs(rows):
            selection.select(model.index(first, 0), model.index(last, last_column))
        if current is not None:
            no_update = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(model.index(current, 0), no_update)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _wants(self, key: str, width: int) -> bool:
        if key in self._overrides:
            return self._overrides[key]
        column = self._columns[key]
        return column.is_shown and width >= column.shown_from and key not in self._constant

    def _restore_order(self, order: Sequence[str]) -> None:
        head = self.horizontalHeader()
        for place, key in enumerate(order):
            head.moveSection(head.visualIndex(self._keys.index(key)), place)

    def _on_section_resized(self, section: int, _old: int, new: int) -> None:
        if not self._is_fitting and new > 0:
            for place, key in enumerate(self._keys):
                if self._columns[key].is_elastic and not self.isColumnHidden(place):
                    self._weights[key] = self.columnWidth(place)
            key = self._keys[section]
            if self._columns[key].is_elastic:
                self._weights[key] = new
            else:
                self._chosen[key] = new

    def _on_context_menu(self, point: QPoint) -> None:
        index: QModelIndex = self.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(self.viewport().mapToGlobal(point))


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending rows as runs from first to last."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
