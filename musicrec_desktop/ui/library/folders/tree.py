"""The tree of folders: read one level at a time, with the numbers of tracks."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.folder_tree import FolderNode
from musicrec_desktop.ui.kit.actions import TAKES_LETTERS, USES_ARROWS
from musicrec_desktop.ui.kit.column_model import ROOT, Index
from musicrec_desktop.ui.kit.dragged import SCOPES_MIME, scopes_mime
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.painting import RIGHT, AnyIndex, draw_elided, paint_card_back
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.files import folder_problem_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ROW_PX: Final = 28
ICON_PX: Final = 16
INDENT_PX: Final = 16
MISSING_WORDS: Final = tr("Its files are not there at the moment.")
_NODE: Final = int(Qt.ItemDataRole.UserRole) + 1


class FolderModel(QStandardItemModel):
    """Folders, whose sub-folders are asked for when they are opened.

    Args:
        load: reads the folders in one, or the roots for an empty path (``BrowseService.load_folders``).

    Attributes:
        came: the folders in the one with this path are there.
    """

    came = Signal(str)

    def __init__(
        self,
        load: Callable[[str, Callable[[list[FolderNode]], object]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._items: dict[str, QStandardItem] = {}
        self._loaded: set[str] = set()
        self._awaited: set[str] = set()

    def refresh(self) -> None:
        """Read again what was read; rows that stay are not touched."""
        for path in ("", *sorted(self._loaded - {""})):
            self._ask(path)

    def node(self, index: Index) -> FolderNode | None:
        """The folder of a row."""
        node = index.data(_NODE)
        return node if isinstance(node, FolderNode) else None

    def index_of(self, path: str) -> QModelIndex:
        """The row of a folder; invalid where it was not read."""
        item = self._items.get(path)
        return QModelIndex() if item is None else self.indexFromItem(item)

    def nearest(self, path: str) -> str:
        """The deepest known folder that is a folder or holds it; empty for none."""
        while path and path not in self._items:
            above = os.path.dirname(path)
            path = "" if above == path else above
        return path

    def is_to_come(self, index: Index) -> bool:
        """Whether the folders in one were not read yet."""
        node = self.node(index)
        return node is not None and (self.canFetchMore(index) or node.path in self._awaited)

    @override
    def hasChildren(self, parent: Index = ROOT) -> bool:
        node = self.node(parent)
        return node.has_folders if node is not None else super().hasChildren(parent)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        node = self.node(parent)
        return node is not None and node.has_folders and node.path not in self._loaded

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if node is not None and node.path not in self._loaded:
            self._ask(node.path)

    @override
    def mimeTypes(self) -> list[str]:
        return [SCOPES_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        nodes = [node for index in indexes if (node := self.node(index)) is not None]
        return scopes_mime([Scope(ScopeKind.FOLDER, node.path) for node in nodes])

    def _ask(self, path: str) -> None:
        self._loaded.add(path)
        self._awaited.add(path)
        self._load(path, lambda nodes: self._show(path, nodes))

    def _show(self, path: str, nodes: Sequence[FolderNode]) -> None:
        self._awaited.discard(path)
        parent = self._items.get(path) if path else self.invisibleRootItem()
        if parent is None:
            return
        before = [str(parent.child(row).data(_NODE).path) for row in range(parent.rowCount())]
        if before != [node.path for node in nodes]:
            gone = set(before) - {node.path for node in nodes}
            for row in range(parent.rowCount() - 1, -1, -1):
                if before[row] in gone:
                    self._forget(before[row])
                    parent.removeRow(row)
            for row, node in enumerate(nodes):
                if node.path not in self._items:
                    item = QStandardItem()
                    item.setEditable(False)
                    item.setDropEnabled(False)
                    self._items[node.path] = item
                    parent.insertRow(row, item)
        for node, name in zip(nodes, _names(nodes), strict=True):
            item = self._items[node.path]
            if item.data(_NODE) != node or item.text() != name:
                item.setData(node, _NODE)
                item.setText(name)
                item.setToolTip(_hint(node))
                item.setAccessibleText(
                    plural("{name}, {n} track", "{name}, {n} tracks", node.tracks, name=name)
                )
        self.came.emit(path)

    def _forget(self, path: str) -> None:
        below = path.rstrip(os.sep) + os.sep
        for known in [one for one in self._items if one == path or one.startswith(below)]:
            del self._items[known]
            self._loaded.discard(known)


class FolderDelegate(QStyledItemDelegate):
    """Paints a folder and the number of its tracks; dim where its files are missing.

    Args:
        themes: where the colours come from.
        parent: the view.
    """

    def __init__(self, themes: ThemeController, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(120, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        node, theme = index.data(_NODE), self._themes.theme
        if not isinstance(node, FolderNode):
            return
        is_missing = not node.tracks
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card_back(painter, option, QRectF(option.rect).adjusted(0, 0, -Space.XS, 0), theme)
        line = QRect(option.rect).adjusted(Space.XS, 0, -Space.M, 0)
        glyph = Glyph.MISSING if node.problem or (is_missing and node.missing) else Glyph.FOLDER
        picture = glyph_pixmap(
            glyph, theme, ICON_PX, painter.device().devicePixelRatioF(), "icon" if node.tracks else "text_dim"
        )
        painter.drawPixmap(QPoint(line.left(), line.center().y() - ICON_PX // 2 + 1), picture)
        line.setLeft(line.left() + ICON_PX + Space.S)
        count, font = number_text(node.tracks), painter.font()
        painter.setFont(tabular_font(font))
        painter.setPen(QColor(theme.text_dim))
        painter.drawText(line, RIGHT, count)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(count) - Space.S)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_disabled if is_missing else theme.text))
        draw_elided(painter, line, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        painter.restore()


class FolderTree(QTreeView):
    """Folders that open in place; letters jump to a name.

    Args:
        themes: where the colours come from.
        load: reads the folders in one.
        parent: Qt's owner.

    Attributes:
        chosen: the path of the folder that the user went to.
        entered: the tracks of the folder are wanted.
        menu_requested: a path and a global point.
    """

    chosen = Signal(str)
    entered = Signal()
    menu_requested = Signal(str, QPoint)

    def __init__(
        self,
        themes: ThemeController,
        load: Callable[[str, Callable[[list[FolderNode]], object]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.rows = FolderModel(load, self)
        self.setModel(self.rows)
        self.setItemDelegate(FolderDelegate(themes, self))
        self._open: set[str] = set()
        self._wanted = ""
        self._is_following = False
        self._is_seen = False
        self.setAccessibleName(tr("Folders"))
        self.setProperty("role", "folders")
        self.setProperty(TAKES_LETTERS, True)
        self.setProperty(USES_ARROWS, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT_PX)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QTreeView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.expanded.connect(lambda index: self._note(index, is_open=True))
        self.collapsed.connect(lambda index: self._note(index, is_open=False))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.rows.came.connect(self._on_came)
        themes.changed.connect(self.viewport().update)

    @property
    def open_paths(self) -> list[str]:
        """The folders that are open."""
        return sorted(self._open)

    def set_open(self, paths: Sequence[str]) -> None:
        """Open folders as soon as they are read."""
        self._open = set(paths)

    def go_to(self, path: str) -> None:
        """Bring a folder into view and mark it, reading what is above it; nothing is told."""
        self._wanted = path
        self._follow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        # The style sheet paints the ground of the branches, and with it no arrow of the style's own.
        if self.rows.hasChildren(index):
            arrow = Glyph.DOWN if self.isExpanded(index) else Glyph.RIGHT
            picture = glyph_pixmap(
                arrow, self._themes.theme, ICON_PX, painter.device().devicePixelRatioF(), "text_dim"
            )
            left = rect.right() + 1 - INDENT_PX + (INDENT_PX - ICON_PX) // 2
            painter.drawPixmap(QPoint(left, rect.center().y() - ICON_PX // 2 + 1), picture)

    def _follow(self) -> None:
        """Go on towards the folder that is wanted."""
        if not self._wanted:
            return
        known = self.rows.nearest(self._wanted)
        index = self.rows.index_of(known)
        if not index.isValid():
            return
        if known != self._wanted and self.rows.is_to_come(index):
            self.rows.fetchMore(index)
            return
        self._wanted = ""
        self._is_following = True
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._is_following = False

    def _on_came(self, path: str) -> None:
        parent = self.rows.index_of(path) if path else QModelIndex()
        for row in range(self.rows.rowCount(parent)):
            index = self.rows.index(row, 0, parent)
            node = self.rows.node(index)
            if node is not None and node.path in self._open and not self.isExpanded(index):
                self.expand(index)
        if not path and not self._is_seen and self.rows.rowCount():
            self._is_seen = True
            if self.rows.rowCount() == 1 and not self._open:
                # A music folder that stands alone tells nothing: what is in it is what can be chosen.
                self.expand(self.rows.index(0, 0))
        self._follow()

    def _on_current(self, current: QModelIndex) -> None:
        node = self.rows.node(current)
        if node is not None and not self._is_following:
            self._wanted = ""
            self.chosen.emit(node.path)

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        node = self.rows.node(index)
        if node is not None:
            (self._open.add if is_open else self._open.discard)(node.path)

    def _on_menu(self, point: QPoint) -> None:
        node = self.rows.node(self.indexAt(point))
        if node is not None:
            self.menu_requested.emit(node.path, self.viewport().mapToGlobal(point))


def _names(nodes: Sequence[FolderNode]) -> list[str]:
    """What folders are called: by their own names, or by their paths where these are the same."""
    names = [os.path.basename(node.name) or node.name for node in nodes]
    return [
        display_path(name if names.count(name) == 1 else node.name)
        for name, node in zip(names, nodes, strict=True)
    ]


def _hint(node: FolderNode) -> str:
    lines = [display_path(node.path), plural("{n} track", "{n} tracks", node.tracks)]
    if node.missing:
        missing = tr("{missing} more whose files are not there", missing=number_text(node.missing))
        lines.append(missing if node.tracks else MISSING_WORDS)
    if node.problem:
        lines.append(folder_problem_text(node.problem))
    return tool_tip_text(*lines)
