"""Paints an action of the command palette: its label, and its keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.tokens import Radius, Space

ROW_HEIGHT = 32


class CommandDelegate(QStyledItemDelegate):
    """One row: text left, shortcut right and dim."""

    def __init__(self, theme: ThemeController, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme.theme
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_enabled = bool(state & QStyle.StateFlag.State_Enabled)
        is_marked = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        if is_enabled and is_marked:
            is_selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(theme.selection if is_selected else theme.hover))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, Radius.S, Radius.S)
        inner = area.adjusted(Space.M, 0, -Space.M, 0)
        keys = str(index.data(Role.DETAIL) or "")
        painter.setPen(QColor(theme.text_dim))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(keys) - Space.M)
        painter.setPen(QColor(theme.text if is_enabled else theme.text_dim))
        label = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()
