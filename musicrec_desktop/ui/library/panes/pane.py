"""One pane: a list of values with the numbers of their tracks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import number_text, plural
from musicrec_desktop.model.panes import PaneField, PaneValues
from musicrec_desktop.ui.kit.actions import TAKES_LETTERS, USES_ARROWS
from musicrec_desktop.ui.kit.column_model import Index
from musicrec_desktop.ui.kit.counted_list import CountedListModel
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.painting import RIGHT, AnyIndex, draw_elided, paint_card_back
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.panes import PANE_WORDS, all_text, value_text
from musicrec_desktop.ui.library.type_ahead import TypeAhead
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ROW_PX: Final = 26
MOVE_LEFT: Final = "Ctrl+Shift+Left"
MOVE_RIGHT: Final = "Ctrl+Shift+Right"
"""Keys that move a pane."""
_MOVING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class PaneModel(CountedListModel):
    """All tracks, then a row for each value; a text is made when its row is painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: PaneValues | None = None

    def show_values(self, values: PaneValues) -> None:
        """Show other values."""
        self.values = values
        self.count_rows(len(values.codes) + 1)

    @property
    def names(self) -> list[str]:
        """The texts of all rows."""
        return [self._text(row) for row in range(self.rowCount())]

    def keys(self, rows: Sequence[int]) -> tuple[str, ...]:
        """The keys of the values in some rows; none where all tracks are among them."""
        if self.values is None or 0 in rows:
            return ()
        return tuple(self.values.key(row - 1) for row in rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.values is None:
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip_text(self._text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return plural(
                "{value}, {n} track", "{value}, {n} tracks", self._count(row), value=self._text(row)
            )
        return number_text(self._count(row)) if role == Role.DETAIL else None

    def _text(self, row: int) -> str:
        values = self.values
        assert values is not None
        if row == 0:
            return all_text(values.field, values.number)
        return value_text(values.field, values.key(row - 1), values.text(row - 1))

    def _count(self, row: int) -> int:
        assert self.values is not None
        return self.values.total if row == 0 else int(self.values.counts[row - 1])


class PaneDelegate(QStyledItemDelegate):
    """Paints a value, and its number at the right.

    Args:
        themes: where the colours come from.
        parent: the view.
    """

    def __init__(self, themes: ThemeController, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(80, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, line = self._themes.theme, QRect(option.rect).adjusted(Space.M, 0, -Space.M, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card_back(painter, option, QRectF(option.rect).adjusted(Space.XS, 0, -Space.XS, 0), theme)
        count, font = str(index.data(Role.DETAIL) or ""), painter.font()
        painter.setFont(tabular_font(font))
        painter.setPen(QColor(theme.text_dim))
        painter.drawText(line, RIGHT, count)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(count) - Space.S)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if index.row() else theme.text_dim))
        draw_elided(painter, line, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        painter.restore()


class PaneView(QListView):
    """The list of a pane; letters jump to a name, and Ctrl or Shift choose several values.

    Args:
        themes: where the colours come from.
        field: what it lists.
        parent: Qt's owner.

    Attributes:
        chosen: the user chose other values.
        stepped: the pane at the left (-1) or at the right (1) is wanted.
        moved: this pane is wanted one place to the left (-1) or to the right (1).
        tracks_wanted: the tracks below are wanted, by Enter (False), or to be played (True).
    """

    chosen = Signal()
    stepped = Signal(int)
    moved = Signal(int)
    tracks_wanted = Signal(bool)

    def __init__(self, themes: ThemeController, field: PaneField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._keys: tuple[str, ...] = ()
        self._is_showing = False
        self.rows = PaneModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PaneDelegate(themes, self))
        self.setAccessibleName(PANE_WORDS[field].title)
        self.setProperty("role", "cards")
        self.setProperty(TAKES_LETTERS, True)
        self.setProperty(USES_ARROWS, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._type_ahead = TypeAhead(self)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(lambda _index: self.tracks_wanted.emit(True))
        themes.changed.connect(self.viewport().update)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what is chosen; none for all tracks."""
        return self._keys

    @property
    def chosen_values(self) -> list[tuple[str, str]]:
        """The keys and texts of what is chosen; a value that was not read yet has its key for a text."""
        values = self.rows.values
        texts = {} if values is None else {values.key(row): values.text(row) for row in values.chosen}
        for index in self.selectedIndexes() if values is not None else ():
            if index.row() and values is not None:
                texts[values.key(index.row() - 1)] = values.text(index.row() - 1)
        return [(key, texts.get(key, key)) for key in self._keys]

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Choose values before they are read."""
        self._keys = keys

    def show_values(self, values: PaneValues) -> None:
        """Show values and what is chosen of them; the place in the list stays, and nothing is told."""
        before = self.rows.values
        rows = [row + 1 for row in values.chosen] or [0]
        self._is_showing = True
        if before is None or not values.is_like(before):
            place = self.verticalScrollBar().value()
            current = self._current_key()
            self.rows.show_values(values)
            self._select(rows)
            self._restore_current(current, rows[0])
            self.verticalScrollBar().setValue(place)
        elif sorted(index.row() for index in self.selectedIndexes()) != rows:
            self._select(rows)
        if before is None and rows[0]:
            self.scrollTo(self.rows.index(rows[0], 0), QListView.ScrollHint.PositionAtCenter)
        self._is_showing = False
        self._keys = self.rows.keys(rows)
        self._type_ahead.forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_typed = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        is_moving = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == _MOVING
        if (is_plain or is_moving) and event.key() in steps:
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            by = steps[Qt.Key(event.key())] * (-1 if is_mirrored else 1)
            (self.moved if is_moving else self.stepped).emit(by)
        elif is_plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.tracks_wanted.emit(False)
        elif is_typed and event.text().strip() and event.text().isprintable():
            row = self._type_ahead.find(event.text(), self.rows.names, self.currentIndex().row())
            if row is not None:
                self.setCurrentIndex(self.rows.index(row, 0))
        else:
            super().keyPressEvent(event)

    def _select(self, rows: Sequence[int]) -> None:
        selection = QItemSelection()
        for row in rows:
            index = self.rows.index(row, 0)
            selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _current_key(self) -> str | None:
        row = self.currentIndex().row()
        keys = self.rows.keys([row]) if row > 0 else ()
        return keys[0] if keys else None

    def _restore_current(self, key: str | None, otherwise: int) -> None:
        values = self.rows.values
        assert values is not None
        row = otherwise
        if key is not None:
            row = next((row + 1 for row in range(len(values.codes)) if values.key(row) == key), otherwise)
        self.selectionModel().setCurrentIndex(
            self.rows.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def _on_selection(self) -> None:
        if self._is_showing:
            return
        rows = sorted(index.row() for index in self.selectedIndexes())
        if len(rows) > 1 and rows[0] == 0 and self.currentIndex().row() != 0:
            # One more value takes the place of all.
            rows = rows[1:]
        keys = self.rows.keys(rows)
        is_all = not keys
        wanted = [0] if is_all else rows
        if sorted(index.row() for index in self.selectedIndexes()) != wanted:
            self._is_showing = True
            self._select(wanted)
            self._is_showing = False
        if keys != self._keys:
            self._keys = keys
            self.chosen.emit()
