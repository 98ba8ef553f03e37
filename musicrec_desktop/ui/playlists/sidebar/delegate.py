"""How a row of the sidebar is painted, and how its name is edited."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.playlist import Playlist, PlaylistKind
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.painting import RIGHT, draw_elided, sized
from musicrec_desktop.ui.playlists.sidebar.model import NODE_ROLE, Index, Node
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

ROW_PX, ICON_PX = 28, 18
LEFT_PX, GAP_PX = 13, 9
"""Icons and names stand below those of the pages."""
GLYPHS: Final = {PlaylistKind.PLAIN: Glyph.PLAYLIST, PlaylistKind.SMART: Glyph.SMART_PLAYLIST}


class RowStates(Protocol):
    """What a row looks like beside what it stands for."""

    def is_open(self, node: Node) -> bool:
        """Whether its page is shown."""

    def is_marked(self, index: Index) -> bool:
        """Whether it is painted as selected."""

    def is_target(self, index: Index) -> bool:
        """Whether something would be let go on it."""


class NodeDelegate(QStyledItemDelegate):
    """Paints a row: icon, name, and the number of tracks, or the arrow of a folder.

    Args:
        tree: whose rows they are.
        states: of the rows.
        theme: colours.

    Attributes:
        renamed: a ``Node`` and its new name.
    """

    renamed = Signal(object, str)

    def __init__(self, tree: QTreeView, states: RowStates, theme: ThemeController) -> None:
        super().__init__(tree)
        self._tree, self._states, self._theme = tree, states, theme

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node, tree, theme = index.data(NODE_ROLE), self._tree, self._theme.theme
        is_open = self._states.is_open(node)
        place = QRect(0, option.rect.top(), tree.viewport().width(), ROW_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_open or self._states.is_marked(index):
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(place, Radius.S, Radius.S)
        elif option.state & option.state.State_MouseOver:
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(place, Radius.S, Radius.S)
        if self._states.is_target(index):
            self._ring(painter, place, theme.accent)
        elif tree.hasFocus() and tree.currentIndex() == index:
            self._ring(painter, place, theme.focus)
        dpr = painter.device().devicePixelRatioF()
        glyph = Glyph.PLAYLIST_FOLDER if node.playlist is None else GLYPHS[node.playlist.kind]
        colour = "accent" if is_open else "icon"
        left = option.rect.left() + LEFT_PX
        middle = place.center().y()
        picture = glyph_pixmap(glyph, theme, ICON_PX, dpr, colour)
        painter.drawPixmap(QPoint(left, middle - ICON_PX // 2), picture)
        right = place.right() - Space.S
        if node.folder is not None:
            arrow = Glyph.DOWN if tree.isExpanded(index) else Glyph.RIGHT
            painter.drawPixmap(
                QPoint(right - 15, middle - 8), glyph_pixmap(arrow, theme, 16, dpr, "text_dim")
            )
            right -= 16 + Space.XS
        elif node.playlist.kind is PlaylistKind.PLAIN:
            right -= self._paint_count(painter, QRect(left, place.top(), right - left, ROW_PX), node.playlist)
        painter.setPen(QColor(theme.text))
        painter.setFont(option.font)
        draw_elided(painter, self._text_place(option.rect, right), node.name)
        painter.restore()

    def _paint_count(self, painter: QPainter, place: QRect, playlist: Playlist) -> int:
        """Paint the number of entries at the right; gives the room that it takes."""
        painter.setFont(tabular_font(sized(painter.font(), FontSize.LABEL)))
        painter.setPen(QColor(self._theme.theme.text_dim))
        text = number_text(playlist.entries)
        draw_elided(painter, place, text, RIGHT)
        return painter.fontMetrics().horizontalAdvance(text) + Space.S

    @staticmethod
    def _text_place(rect: QRect, right: int) -> QRect:
        left = rect.left() + LEFT_PX + ICON_PX + GAP_PX
        return QRect(left, rect.top(), right - left, rect.height())

    @staticmethod
    def _ring(painter: QPainter, place: QRect, colour: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        painter.setPen(Qt.PenStyle.NoPen)

    @override
    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("Name"))
        editor.setStyleSheet("padding: 0 4px; min-height: 0;")
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data(NODE_ROLE).name)
        editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        node = index.data(NODE_ROLE)
        if (name := editor.text().strip()) and name != node.name:
            self.renamed.emit(node, name)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        place = self._text_place(option.rect, self._tree.viewport().width())
        editor.setGeometry(place.adjusted(-5, 1, 0, -1))
