"""Type a few letters of what you want to do (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.actions import ACTIONS, ActionSpec
from musicrec_desktop.ui.kit.fuzzy import fuzzy_score
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space
from musicrec_desktop.ui.window.shortcuts_dialog import shortcut_text

WIDTH, HEIGHT = 480, 380
ROW_HEIGHT_PX = 32
_ID_ROLE = int(Qt.ItemDataRole.UserRole)


def matching_actions(text: str) -> list[ActionSpec]:
    """The actions that answer to ``text``, best first; all of them for an empty text."""
    scored = []
    for place, spec in enumerate(ACTIONS):
        if spec.id == "palette":
            continue
        scores = [fuzzy_score(text, words) for words in (spec.label, spec.also) if words]
        if found := [score for score in scores if score is not None]:
            scored.append((-max(found), place, spec))
    return [spec for _, _, spec in sorted(scored, key=lambda item: item[:2])]


class CommandDelegate(QStyledItemDelegate):
    """One row: text left, shortcut right and dim."""

    def __init__(self, theme: ThemeController, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT_PX)

    @override
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


class CommandPalette(QDialog):
    """A field and the actions that match it.

    Args:
        theme: colours.
        parent: the window.
        labels: what actions are called now, where that is not what the table says.

    Attributes:
        chosen: the id of the action to run.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        labels: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._labels = labels
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Command palette"))
        self.setFixedSize(WIDTH, HEIGHT)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("What do you want to do?"))
        self.field.textChanged.connect(self._show_matches)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("role", "nav")
        self.list.setAccessibleName(tr("Actions"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(CommandDelegate(theme, self.list))
        self.list.itemClicked.connect(self._choose)
        frame = QFrame()
        frame.setProperty("role", "popover")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._show_matches("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        corner = window.mapToGlobal(QPoint((window.width() - WIDTH) // 2, max(24, window.height() // 8)))
        self.move(corner)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                row = (self.list.currentRow() + step) % max(1, self.list.count())
                self.list.setCurrentRow(row)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show_matches(self, text: str) -> None:
        self.list.clear()
        for spec in matching_actions(text):
            item = QListWidgetItem(self._labels.get(spec.id, spec.label).replace("&&", "&"))
            item.setData(_ID_ROLE, spec.id)
            item.setData(Role.DETAIL, shortcut_text(spec))
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
            return
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action_id = str(item.data(_ID_ROLE))
        self.close()
        self.chosen.emit(action_id)
