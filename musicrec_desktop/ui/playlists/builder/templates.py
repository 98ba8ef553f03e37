"""Ready rules to begin with, each with a line about what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.ui.kit.labels import section_label
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

CARD: Final = QSize(190, 62)
_PLACE: Final = Qt.ItemDataRole.UserRole
_HINT: Final = Qt.ItemDataRole.UserRole + 1


class Template(Protocol):
    """Rules to begin with."""

    @property
    def name(self) -> str:
        """Of the playlist that is made of it."""

    @property
    def hint(self) -> str:
        """What it holds, one line."""

    @property
    def rules(self) -> SmartRules:
        """Its rules."""


class _CardDelegate(QStyledItemDelegate):
    """A name, and a hint of two lines."""

    def __init__(self, themes: ThemeController, view: QListWidget) -> None:
        super().__init__(view)
        self._themes, self._view = themes, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # The bar is counted though it may not be there, so that its coming does not part the cards anew.
        bar_px = self._view.verticalScrollBar().sizeHint().width()
        room = self._view.width() - bar_px - Space.S
        columns = max(1, room // (CARD.width() + Space.S))
        return QSize(room // columns, CARD.height() + Space.S)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._themes.theme
        card = option.rect.adjusted(0, 0, -Space.S, -Space.S)
        is_hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        is_focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.hover if is_hot else theme.surface_raised))
        painter.setPen(
            QPen(QColor(theme.focus if is_focused else theme.border_strong), 2 if is_focused else 1)
        )
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        inside = card.adjusted(Space.M, Space.S, -Space.M, -Space.XS)
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        line = painter.fontMetrics().height()
        painter.drawText(
            QRect(inside.left(), inside.top(), inside.width(), line),
            Qt.AlignmentFlag.AlignLeft,
            painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width()),
        )
        font.setBold(False)
        font.setPixelSize(FontSize.LABEL)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_dim))
        painter.drawText(
            inside.adjusted(0, line + 1, 0, 0),
            int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap),
            str(index.data(_HINT)),
        )
        painter.restore()


class _Cards(QListWidget):
    """Cards that share the width."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()


class TemplateList(QWidget):
    """Cards of ready rules.

    Args:
        templates: in order.
        themes: colours.
        parent: Qt's owner.
    """

    chosen = Signal(int)
    """The place of a template."""

    def __init__(
        self, templates: Sequence[Template], themes: ThemeController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.list = _Cards()
        self.list.setAccessibleName("Templates")
        self.list.setProperty("role", "cards")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_CardDelegate(themes, self.list))
        for place, template in enumerate(templates):
            item = QListWidgetItem(template.name)
            item.setData(_PLACE, place)
            item.setData(_HINT, template.hint)
            item.setToolTip(template.rules.query)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, template.hint)
            self.list.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(section_label("Or begin with"))
        column.addWidget(self.list, 1)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(_PLACE)))
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_PLACE)))
        themes.changed.connect(self.list.viewport().update)
