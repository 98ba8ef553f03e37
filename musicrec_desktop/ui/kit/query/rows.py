"""A list of short texts with what they mean: suggestions, recent searches, the examples of the help card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.ui.kit.labels import section_font
from musicrec_desktop.ui.kit.painting import AnyIndex, draw_elided, has_state, paint_card_back, sized
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space

ROW_PX, SECTION_PX = 28, 36


class _Delegate(QStyledItemDelegate):
    """A row: the text, and dim behind it what it means; headings are small and dim."""

    def __init__(self, theme: ThemeController, text_px: int, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._text_px = theme, text_px

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, SECTION_PX if index.data(Role.IS_SECTION) else ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = self._theme.theme
        area: QRect = option.rect
        text, detail = str(index.data() or ""), str(index.data(Role.DETAIL) or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = area.adjusted(Space.S, 0, -Space.S, 0)
        if index.data(Role.IS_SECTION):
            font = section_font(sized(painter.font(), FontSize.LABEL))
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(theme.text_dim))
            draw_elided(painter, inner.adjusted(0, SECTION_PX - ROW_PX, 0, 0), text)
            painter.restore()
            return
        if has_state(option, QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            paint_card_back(painter, option, QRectF(area), theme)
        is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        wanted = painter.fontMetrics().horizontalAdvance(text) + Space.M
        width = min(max(wanted, self._text_px), inner.width() if not detail else inner.width() * 3 // 5)
        first, rest = QRect(inner), QRect(inner)
        first.setWidth(width)
        rest.setLeft(inner.left() + width)
        if is_mirrored:
            first.moveRight(inner.right())
            rest.moveLeft(inner.left())
        painter.setPen(QColor(theme.text))
        draw_elided(painter, first.adjusted(0, 0, 0 if not detail else -Space.S, 0), text)
        painter.setPen(QColor(theme.text_dim))
        draw_elided(painter, rest, detail)
        painter.restore()


class RowList(QListWidget):
    """Rows that are marked by the keys of somebody else, or by its own where it can have the focus.

    Args:
        theme: colours.
        name: for screen readers.
        text_px: where what the rows mean begins, at the least.
        parent: Qt's owner.

    Attributes:
        chosen: the number of the row that was clicked.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: ThemeController, name: str, *, text_px: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(theme, text_px, self))
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        theme.changed.connect(self._repaint)

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show texts with what they mean; the marked one stays marked where it is still there."""
        marked = self.currentItem().text() if self.currentRow() >= 0 else None
        self.clear()
        for text, detail in rows:
            self.add_row(text, detail)
        texts = [self.item(row).text() for row in range(self.count())]
        self.setCurrentRow(texts.index(marked) if marked in texts else -1)

    def add_row(self, text: str, detail: str = "") -> None:
        """Add a text with what it means."""
        item = QListWidgetItem(text)
        item.setData(Role.DETAIL, detail)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {detail}" if detail else text)
        self.addItem(item)

    def add_section(self, title: str) -> None:
        """Add a heading, which cannot be chosen."""
        item = QListWidgetItem(title)
        item.setData(Role.IS_SECTION, True)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _repaint(self) -> None:
        self.viewport().update()
