"""The letters of the archive as a list: the week, and below it what became of the letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.letter import LetterHead, LetterId, LetterState
from musicrec_desktop.model.week import Week
from musicrec_desktop.services.letters.words import span_text
from musicrec_desktop.ui.kit.painting import draw_elided, paint_card_back, sized
from musicrec_desktop.ui.kit.wording.letters import state_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Space

WIDTH_PX: Final = 264
_ROW_PX: Final = 48
_ID: Final = Qt.ItemDataRole.UserRole
_DETAIL: Final = Qt.ItemDataRole.UserRole + 1
_IS_NEW: Final = Qt.ItemDataRole.UserRole + 2
_IS_WRONG: Final = Qt.ItemDataRole.UserRole + 3
_WRONG: Final = frozenset({LetterState.PERHAPS, LetterState.REFUSED})


class HeadList(QListWidget):
    """Letters to choose from.

    Args:
        themes: colours.
        parent: Qt's owner.

    Attributes:
        chosen: the ``LetterId`` of another letter.
    """

    chosen = Signal(int)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Letters"))
        self.setFixedWidth(WIDTH_PX)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(themes, self))
        self.currentItemChanged.connect(self._on_current)

    @property
    def current(self) -> LetterId:
        """The letter that is chosen; 0 for none."""
        return LetterId(self.currentItem().data(_ID)) if self.currentRow() >= 0 else LetterId(0)

    def show_heads(self, heads: Sequence[LetterHead]) -> None:
        """Show these letters; the one that is chosen stays chosen, else the first one is."""
        before = self.current
        with QSignalBlocker(self):
            self.clear()
            for head in heads:
                self.addItem(_item(head))
                if head.id == before:
                    self.setCurrentRow(self.count() - 1)
        if self.currentRow() < 0 and heads:
            self.setCurrentRow(0)

    def choose(self, letter_id: LetterId) -> None:
        """Choose a letter that is there."""
        for row in range(self.count()):
            if self.item(row).data(_ID) == letter_id:
                self.setCurrentRow(row)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))


def week_text(week: Week) -> str:
    """``23–29 November 2026``."""
    return span_text(week.monday, week.sunday)


def _item(head: LetterHead) -> QListWidgetItem:
    detail = state_text(head) or (
        tr("New") if not head.is_read else tr("Week {number}", number=head.week.number)
    )
    item = QListWidgetItem(week_text(head.week))
    item.setData(_ID, head.id)
    item.setData(_DETAIL, detail)
    item.setData(_IS_NEW, not head.is_read)
    item.setData(_IS_WRONG, head.state in _WRONG)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{week_text(head.week)}, {detail}")
    return item


class _Delegate(QStyledItemDelegate):
    """The week, bold where the letter is new, and what became of it, in the colour of trouble where it is."""

    def __init__(self, themes: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH_PX // 2, _ROW_PX)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, area = self._themes.theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card_back(painter, option, QRectF(area), theme)
        inner = area.adjusted(Space.S, Space.XS, -Space.S, -Space.XS)
        half = inner.height() // 2
        font = sized(option.font, FontSize.BODY)
        font.setWeight(QFont.Weight.DemiBold if index.data(_IS_NEW) else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        draw_elided(painter, inner.adjusted(0, 0, 0, -half), str(index.data()))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.danger if index.data(_IS_WRONG) else theme.text_dim))
        draw_elided(painter, inner.adjusted(0, half, 0, 0), str(index.data(_DETAIL)))
        painter.restore()
