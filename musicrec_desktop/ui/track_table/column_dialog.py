"""Choosing the columns of a table: a menu at its head, and a dialog for all that, also by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import SortColumn, SortKey
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.columns import Column, ColumnGroup
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.theme.sizes import Space

ALWAYS_SHOWN: Final = "title"
"""The key of the column that cannot be hidden."""
MOST_KEYS: Final = 4
"""So many columns can order the rows together."""
WIDTH, HEIGHT = 520, 600
ROW_PX: Final = 26
_KEY: Final = Qt.ItemDataRole.UserRole
_ORDINALS: Final = (tr("Sort by"), tr("then by"), tr("then by"), tr("then by"))


class OrderControl(Protocol):
    """Orders the rows of a table."""

    @property
    def order(self) -> Sequence[SortKey]:
        """What orders the rows, the most important first."""

    def order_by(self, order: Sequence[SortKey]) -> None:
        """Order the rows by some columns, one at least."""


def turned(order: Sequence[SortKey], column: Column[Any], *, is_adding: bool) -> list[SortKey]:
    """The order of the rows after a click on a head.

    A click orders by its column alone, and turns the order where it does already. An adding one lets the
    column order what is alike so far, and turns it where it is among those that order.

    Args:
        order: before.
        column: whose head was clicked; it orders.
        is_adding: whether the click adds a column.
    """
    assert column.sort is not None
    place = next((place for place, key in enumerate(order) if key.column is column.sort), None)
    if not is_adding:
        is_descending = not order[0].is_descending if place == 0 else column.is_descending_first
        return [SortKey(column.sort, is_descending)]
    if place is None:
        return [*order[: MOST_KEYS - 1], SortKey(column.sort, column.is_descending_first)]
    found = list(order)
    found[place] = SortKey(column.sort, not order[place].is_descending)
    return found


def kept_order(state: object) -> tuple[SortKey, ...]:
    """An order as it was kept: pairs of a column and whether it descends, or one such pair; else nothing."""
    pairs = state if isinstance(state, list) else []
    if pairs and isinstance(pairs[0], str):
        pairs = [pairs]
    known = set(map(str, SortColumn))
    return tuple(
        SortKey(SortColumn(pair[0]), bool(pair[1]))
        for pair in pairs[:MOST_KEYS]
        if isinstance(pair, list) and len(pair) == 2 and pair[0] in known
    )


def make_column_menu(view: ListView, on_dialog: Callable[[], object]) -> QMenu:
    """The menu in which columns of a table are shown and hidden; it deletes itself when it is closed.

    Args:
        view: the table.
        on_dialog: opens the dialog.
    """
    menu = QMenu(view)
    menu.aboutToHide.connect(menu.deleteLater)
    columns = [column for column in view.columns_in_order if column.key != ALWAYS_SHOWN]
    for group in ColumnGroup:
        of_group = [column for column in columns if column.group is group]
        if of_group:
            part = menu if group is ColumnGroup.USUAL else menu.addMenu(group.value)
            for column in of_group:
                part.addAction(_column_action(view, part, column))
    menu.addSeparator()
    menu.addAction(tr("Columns and order…")).triggered.connect(lambda _checked=False: on_dialog())
    menu.addAction(tr("Reset columns")).triggered.connect(lambda _checked=False: view.reset_layout())
    return menu


def _column_action(view: ListView, menu: QMenu, column: Column[Any]) -> QAction:
    action = QAction(column.name, menu)
    action.setCheckable(True)
    action.setChecked(view.is_column_shown(column.key))
    action.toggled.connect(lambda is_shown: view.set_column_shown(column.key, is_shown=is_shown))
    return action


class ColumnDialog(FittedDialog):
    """All columns of a table in their order, with a tick at those that are shown; what it says holds at once.

    Args:
        view: the table.
        control: orders the rows; None where the dialog does not.
        parent: Qt's owner.
    """

    def __init__(self, view: ListView, control: OrderControl | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._control = view, control
        self.setWindowTitle(tr("Columns and order"))
        self.resize(WIDTH, HEIGHT)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Columns, from left to right"))
        self.list.itemChanged.connect(self._on_ticked)
        self.list.currentRowChanged.connect(lambda _row: self._show_moves())
        self.up_button, self.down_button = text_button(tr("Move left")), text_button(tr("Move right"))
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.up_button.setShortcut("Alt+Up")
        self.down_button.setShortcut("Alt+Down")
        self.reset_button = text_button(tr("Reset columns"))
        self.reset_button.clicked.connect(self._reset)
        close = text_button(tr("Close"), role="primary")
        close.clicked.connect(self.accept)
        beside = QVBoxLayout()
        beside.setSpacing(Space.S)
        for button in (self.up_button, self.down_button):
            beside.addWidget(button)
        beside.addStretch()
        beside.addWidget(self.reset_button)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.list, 1)
        row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(row, 1)
        self.order_rows: list[tuple[CalmComboBox, CalmComboBox]] = []
        if control is not None:
            column.addWidget(section_label(tr("Order of the rows")))
            column.addLayout(self._order_grid(control))
            column.addWidget(dim_label(tr("Shift with a click on a head adds its column."), is_small=True))
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self._fill(0)
        self.list.setFocus()

    def _fill(self, current: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for column in self._view.columns_in_order:
            item = QListWidgetItem(column.name)
            item.setData(_KEY, column.key)
            item.setSizeHint(QSize(0, ROW_PX))
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            if column.key != ALWAYS_SHOWN:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            is_shown = self._view.is_column_shown(column.key)
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)
        self._show_moves()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        self._view.set_column_shown(item.data(_KEY), is_shown=item.checkState() is Qt.CheckState.Checked)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        self._view.move_column(self.list.item(row).data(_KEY), row + by)
        self._fill(row + by)

    def _show_moves(self) -> None:
        row = self.list.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.list.count() - 1)

    def _reset(self) -> None:
        self._view.reset_layout()
        self._fill(0)

    def _order_grid(self, control: OrderControl) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        columns = [column for column in self._view.columns_in_order if column.sort is not None]
        columns.sort(key=lambda column: column.name.casefold())
        for place, words in enumerate(_ORDINALS):
            which, way = CalmComboBox(), CalmComboBox()
            which.setAccessibleName(tr("{words}, column {place}", words=words, place=place + 1))
            way.setAccessibleName(tr("Direction of column {place}", place=place + 1))
            if place:
                which.addItem("nothing", None)
            for column in columns:
                which.addItem(column.name, column.sort)
            way.addItems((tr("Ascending"), tr("Descending")))
            label = QLabel(words)
            label.setBuddy(which)
            for at, widget in enumerate((label, which, way)):
                grid.addWidget(widget, place, at)
            which.activated.connect(lambda _index: self._on_order(control))
            way.activated.connect(lambda _index: self._on_order(control))
            self.order_rows.append((which, way))
        self._show_order(control)
        return grid

    def _show_order(self, control: OrderControl) -> None:
        order = control.order
        for place, (which, way) in enumerate(self.order_rows):
            key = order[place] if place < len(order) else None
            which.setCurrentIndex(which.findData(None if key is None else key.column))
            way.setCurrentIndex(int(key is not None and key.is_descending))
            way.setEnabled(key is not None)
            # What follows nothing orders nothing.
            which.setEnabled(place <= len(order))

    def _on_order(self, control: OrderControl) -> None:
        order: list[SortKey] = []
        for which, way in self.order_rows:
            column = which.currentData()
            if which.isEnabled() and column is not None and column not in {key.column for key in order}:
                order.append(SortKey(column, way.currentIndex() == 1))
        control.order_by(order)
        self._show_order(control)
