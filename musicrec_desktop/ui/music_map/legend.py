"""The legend beside the map: what each colour means, how many points have it, and which are shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.music_map import MapColouring
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import section_label, tabular_font
from musicrec_desktop.ui.kit.painting import draw_elided, has_state
from musicrec_desktop.ui.kit.wording.map_page import COLOUR_WORDS
from musicrec_desktop.ui.music_map.drawing.shades import category_colours
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space

ROW_PX: Final = 26
_DISC_PX: Final = 11
_COUNT_PX: Final = 56
_COUNT_ROLE: Final = Qt.ItemDataRole.UserRole
_COLOUR_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_HIDDEN_ROLE: Final = Qt.ItemDataRole.UserRole + 2


class LegendPanel(QWidget):
    """A click, or Enter, hides a colour or shows it again; a double click, or Shift+Enter, shows it alone.

    Args:
        theme: colours.
        parent: Qt's owner.

    Attributes:
        rows: the colours.
        hidden_changed: the user wants these categories hidden, a ``frozenset`` of numbers.
    """

    hidden_changed = Signal(object)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colouring: MapColouring | None = None
        self._hidden: frozenset[int] = frozenset()
        self._title: QLabel = section_label("")
        self.all_button = text_button(tr("Show all"), role="link")
        self.all_button.clicked.connect(lambda: self._wish(frozenset()))
        self.rows = _Rows(theme)
        self.rows.toggled.connect(self._toggle)
        self.rows.alone.connect(self._alone)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addStretch()
        theme.changed.connect(self._fill)
        self.all_button.hide()

    @property
    def hidden(self) -> frozenset[int]:
        """The categories that are not shown."""
        return self._hidden

    def show_colouring(self, colouring: MapColouring | None, hidden: frozenset[int] = frozenset()) -> None:
        """Tell what the colours mean."""
        self._colouring = colouring
        self._hidden = hidden
        self._title.setText("" if colouring is None else COLOUR_WORDS[colouring.colour])
        self._fill()

    def _fill(self) -> None:
        colouring, row = self._colouring, self.rows.currentRow()
        self.rows.clear()
        if colouring is not None:
            colours = category_colours(colouring, self._theme.theme)
            for number, entry in enumerate(colouring.legend):
                is_hidden = number in self._hidden
                item = QListWidgetItem(entry.label)
                count = number_text(entry.count)
                item.setData(_COUNT_ROLE, count)
                item.setData(_COLOUR_ROLE, colours[number])
                item.setData(_HIDDEN_ROLE, is_hidden)
                words = f"{entry.label}, {count}"
                words = tr("{words}, hidden", words=words) if is_hidden else words
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
                item.setToolTip(
                    tr("{label}\nClick to show it; double-click for this one only", label=entry.label)
                    if is_hidden
                    else tr("{label}\nClick to hide it; double-click for this one only", label=entry.label)
                )
                self.rows.addItem(item)
            self.rows.setCurrentRow(min(max(row, 0), self.rows.count() - 1))
        self.rows.setFixedHeight(ROW_PX * self.rows.count() + 2)
        self.all_button.setVisible(bool(self._hidden))

    def _toggle(self, row: int) -> None:
        self._wish(self._hidden ^ {row})

    def _alone(self, row: int) -> None:
        others = frozenset(range(self.rows.count())) - {row}
        self._wish(frozenset() if self._hidden == others else others)

    def _wish(self, hidden: frozenset[int]) -> None:
        self._hidden = hidden
        self._fill()
        self.hidden_changed.emit(hidden)


class _Rows(QListWidget):
    """The colours, one below the other."""

    toggled = Signal(int)
    alone = Signal(int)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self.setAccessibleName(tr("Legend"))
        self.setProperty("role", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setItemDelegate(_RowDelegate(theme, self))
        self._is_second = False

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item, is_second = self.itemAt(event.position().toPoint()), self._is_second
        self._is_second = False
        if item is not None and not is_second and event.button() is Qt.MouseButton.LeftButton:
            self.setCurrentItem(item)
            self.toggled.emit(self.row(item))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The first click has toggled it, which is taken back; the release that follows is no click.
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self._is_second = True
            row = self.row(item)
            self.toggled.emit(row)
            self.alone.emit(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            is_alone = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.alone if is_alone else self.toggled).emit(self.currentRow())
        elif event.text().strip():
            event.ignore()  # single letters are shortcuts of the window
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_COUNT_PX * 2, ROW_PX)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, place = self._theme.theme, QRect(option.rect)
        is_hidden = bool(index.data(_HIDDEN_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flags = QStyle.StateFlag
        if has_state(option, flags.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(place, Radius.S, Radius.S)
        if has_state(option, flags.State_HasFocus):
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        colour = QColor(str(index.data(_COLOUR_ROLE)))
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush if is_hidden else colour)
        middle = place.center().y() + 0.5
        side = _DISC_PX - 1.6
        painter.drawEllipse(QRectF(place.left() + Space.S, middle - side / 2, side, side))
        painter.setPen(QColor(theme.text_disabled if is_hidden else theme.text))
        left = place.left() + Space.S + _DISC_PX + Space.S
        text = QRect(left, place.top(), place.right() - _COUNT_PX - left, place.height())
        draw_elided(painter, text, str(index.data()))
        painter.setFont(tabular_font(painter.font()))
        painter.setPen(QColor(theme.text_disabled if is_hidden else theme.text_dim))
        count = place.adjusted(0, 0, -Space.S, 0)
        painter.drawText(
            count, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.data(_COUNT_ROLE))
        )
        painter.restore()
