"""Playlists and their folders in the sidebar: keys, dragging, names that are edited in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.playlists.sidebar.delegate import ROW_PX, NodeDelegate
from musicrec_desktop.ui.playlists.sidebar.model import (
    NODE_ROLE,
    Index,
    Node,
    Target,
    TreeModel,
    moving_from,
)
from musicrec_desktop.ui.theme.control import ThemeController

INDENT_PX: Final = 14
EDGE_PX: Final = 28
"""How near to the edge of the sidebar a drag scrolls it."""


class PlaylistTree(QTreeView):
    """Folders first, then playlists, each in the order of their names; as high as its rows.

    Args:
        theme: colours.
        parent: Qt's owner.

    Attributes:
        opened: a ``PlaylistId``.
        menu_requested: a global point; what it is about is selected.
        renamed: a ``Node`` and its new name.
        delete_requested: what is selected shall go.
        dropped: what was let go (``Dragged``) on a ``Target``.
        moved: playlist ids and folder ids that were let go on a ``Target``.
        layout_changed: a folder was opened or closed.
        seen: a part of it (``QRect``) that should be in view.
    """

    opened = Signal(object)
    menu_requested = Signal(QPoint)
    renamed = Signal(object, str)
    delete_requested = Signal()
    dropped = Signal(object, object)
    moved = Signal(object, object, object)
    layout_changed = Signal()
    seen = Signal(QRect)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nodes = TreeModel(self)
        self._expanded: set[int] = set()
        self._open: PlaylistId | None = None
        self._drop_index: QModelIndex | None = None
        self._waiting: tuple[tuple[Playlist, ...], tuple[PlaylistFolder, ...]] | None = None
        self._to_rename: tuple[str, int] | None = None
        self._is_filling = False
        self.setModel(self._nodes)
        delegate = NodeDelegate(self, self, theme)
        delegate.renamed.connect(self.renamed)
        self.setItemDelegate(delegate)
        self.setProperty("role", "playlists")
        self.setAccessibleName(tr("Playlists"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(INDENT_PX)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(600)
        self.expanded.connect(lambda index: self._on_expanded(index, is_expanded=True))
        self.collapsed.connect(lambda index: self._on_expanded(index, is_expanded=False))
        theme.changed.connect(self.viewport().update)
        self._fit()

    def set_tracks_of(self, tracks_of: Callable[[Sequence[PlaylistId]], Sequence[TrackId]]) -> None:
        """Say how the tracks of dragged playlists are found, so that they can be dropped on a queue."""
        self._nodes.tracks_of = tracks_of

    # What is shown

    def show_all(self, playlists: Sequence[Playlist], folders: Sequence[PlaylistFolder]) -> None:
        """Show these; selection and open folders stay. While a name is edited, they wait."""
        if self.state() is QAbstractItemView.State.EditingState:
            self._waiting = (tuple(playlists), tuple(folders))
            return
        selected = {node.key for node in self.selected_nodes()}
        current = self._node(self.currentIndex())
        self._is_filling = True
        self._nodes.fill(playlists, folders)
        for index in self._nodes.all_indexes():
            node = self._node(index)
            assert node is not None
            if node.folder is not None and node.folder.id in self._expanded:
                self.expand(index)
            flags = QItemSelectionModel.SelectionFlag
            if current is not None and node.key == current.key:
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            if node.key in selected:
                self.selectionModel().select(index, flags.Select)
        self._is_filling = False
        self._fit()
        named = None if self._to_rename is None else self._index_of(self._to_rename)
        if named is not None:
            self._to_rename = None
            self._edit(named)

    def rename_when_shown(self, key: tuple[str, int]) -> None:
        """Edit the name of what ``Node.key`` names, as soon as it is there."""
        index = self._index_of(key)
        if index is None:
            self._to_rename = key
        else:
            self._edit(index)

    def set_open(self, playlist_id: PlaylistId | None) -> None:
        """Mark the playlist whose page is shown."""
        self._open = playlist_id
        found = None if playlist_id is None else self._index_of(("playlist", playlist_id))
        if found is not None:
            flags = QItemSelectionModel.SelectionFlag
            if not self.selectionModel().isSelected(found):
                self.selectionModel().setCurrentIndex(found, flags.ClearAndSelect)
        self.viewport().update()

    @property
    def open_id(self) -> PlaylistId | None:
        """The playlist that is marked."""
        return self._open

    @property
    def drop_node(self) -> Node | None:
        """What something would be let go on; None for the top, or where nothing is dragged."""
        return None if self._drop_index is None else self._node(self._drop_index)

    def selected_nodes(self) -> list[Node]:
        """What is selected, from top to bottom."""
        chosen = [index for index in self._nodes.all_indexes() if self.selectionModel().isSelected(index)]
        return [node for index in chosen if (node := self._node(index)) is not None]

    def current_folder(self) -> PlaylistFolderId | None:
        """The folder that the keyboard is on or in; None for the top."""
        node = self._node(self.currentIndex())
        if node is None:
            return None
        if node.folder is not None:
            return node.folder.id
        return None if node.playlist is None else node.playlist.folder_id

    def names(self) -> list[str]:
        """The names of the rows that are seen, from top to bottom, indented by two spaces in folders."""
        return [
            "  " * depth + node.name
            for index, depth in self._seen_rows()
            if (node := self._node(index)) is not None
        ]

    def expanded_folders(self) -> list[int]:
        """The ids of the open folders."""
        return sorted(self._expanded)

    def restore_expanded(self, ids: Iterable[int]) -> None:
        """Open these folders, as soon as they are there."""
        self._expanded = set(ids)
        for index in self._nodes.all_indexes():
            node = self._node(index)
            if node is not None and node.folder is not None:
                self.setExpanded(index, node.folder.id in self._expanded)

    def open_folder(self, folder_id: PlaylistFolderId | None) -> None:
        """Open a folder, so that what is in it is seen."""
        while folder_id is not None:
            self._expanded.add(folder_id)
            index = self._index_of(("folder", folder_id))
            if index is None:
                return
            self.expand(index)
            node = self._node(index)
            folder_id = None if node is None or node.folder is None else node.folder.parent_id

    def rect_of(self, key: tuple[str, int]) -> QRect:
        """Where a row is, in coordinates of the viewport; empty where it is not seen."""
        index = self._index_of(key)
        return QRect() if index is None else self.visualRect(index)

    # Keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, node = Qt.Key(event.key()), self._node(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and node is not None and not event.modifiers():
            self._activate(self.currentIndex())
        elif key is Qt.Key.Key_F2 and node is not None:
            self._edit(self.currentIndex())
        elif key is Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and is_plain:
            self._activate(index)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        middle = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_requested.emit(event.globalPos() if is_mouse else middle)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._nodes.rowCount():
            first = self._nodes.index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_filling:
            self.seen.emit(self.visualRect(current))

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.setState(QAbstractItemView.State.NoState)
            self.show_all(*waiting)

    def edit_current(self) -> None:
        """Edit the name of what the keyboard is on."""
        if self.currentIndex().isValid():
            self._edit(self.currentIndex())

    # Dragging

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drag(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drag(event)
        if event.isAccepted() and self._drop_index is not None:
            node = self._node(self._drop_index)
            if node is not None and node.folder is not None and not self.isExpanded(self._drop_index):
                super().dragMoveEvent(event)  # opens the folder after a while
                self.drag(event)
        point = event.position().toPoint()
        self.seen.emit(QRect(0, point.y() - EDGE_PX, 1, 2 * EDGE_PX))

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.end_drag()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self.drag(event)
        self.end_drag()
        if target is not None:
            self.let_go(event.mimeData(), target)

    def drag(self, event: QDropEvent) -> Target | None:
        """Take what may be let go here, and show where; None for what may not."""
        index = self.indexAt(event.position().toPoint())
        target = self._target(event.mimeData(), index)
        self._drop_index = index if target is not None and index.isValid() else None
        self.viewport().update()
        if target is None:
            event.ignore()
            return None
        # Never "move": another program would delete its files, and Qt the rows of the model.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return target

    def let_go(self, mime: QMimeData, target: Target) -> None:
        """Do what letting go on a target means."""
        moving = moving_from(mime)
        if moving is not None and target.playlist is None:
            self.moved.emit(*moving, target)
        else:
            self.dropped.emit(read_drag(mime), target)

    def end_drag(self) -> None:
        """Nothing is dragged over it any more."""
        self._drop_index = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _target(self, mime: QMimeData, index: QModelIndex) -> Target | None:
        node, moving, dragged = self._node(index), moving_from(mime), read_drag(mime)
        if moving is None and dragged.is_empty:
            return None
        if node is None:
            return Target()
        if node.folder is not None:
            is_itself = moving is not None and node.folder.id in moving[1]
            return None if is_itself else Target(folder_id=node.folder.id)
        playlist = node.playlist
        assert playlist is not None
        if playlist.kind is PlaylistKind.SMART or dragged.is_empty:
            return None
        return None if moving is not None and playlist.id in moving[0] else Target(playlist)

    # Inside

    def is_open(self, node: Node) -> bool:
        """Whether the page of a row is shown."""
        return node.playlist is not None and node.playlist.id == self._open

    def is_marked(self, index: Index) -> bool:
        """Whether a row is painted as selected."""
        selection = self.selectionModel()
        is_used = self.hasFocus() or len(selection.selectedRows()) > 1
        return is_used and selection.isSelected(index)

    def is_target(self, index: Index) -> bool:
        """Whether something would be let go on a row."""
        return self._drop_index is not None and self._drop_index == index

    @override
    def drawBranches(self, _painter: QPainter, _rect: QRect, _index: Index) -> None:
        """The rows have their own sign for folders."""

    def _activate(self, index: QModelIndex) -> None:
        node = self._node(index)
        if node is None:
            return
        if node.playlist is not None:
            self.opened.emit(node.playlist.id)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _edit(self, index: QModelIndex) -> None:
        self.setFocus()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.seen.emit(self.visualRect(index))
        self.edit(index)

    def _on_expanded(self, index: QModelIndex, *, is_expanded: bool) -> None:
        node = self._node(index)
        if node is not None and node.folder is not None:
            (self._expanded.add if is_expanded else self._expanded.discard)(node.folder.id)
        if not self._is_filling:
            self._fit()
            self.layout_changed.emit()

    def _fit(self) -> None:
        rows = sum(1 for _ in self._seen_rows())
        self.setFixedHeight(rows * ROW_PX)
        self.setVisible(rows > 0)

    def _seen_rows(self) -> Iterator[tuple[QModelIndex, int]]:
        def walk(parent: QModelIndex, depth: int) -> Iterator[tuple[QModelIndex, int]]:
            for row in range(self._nodes.rowCount(parent)):
                index = self._nodes.index(row, 0, parent)
                yield index, depth
                if self.isExpanded(index):
                    yield from walk(index, depth + 1)

        return walk(QModelIndex(), 0)

    def _index_of(self, key: tuple[str, int]) -> QModelIndex | None:
        indexes = self._nodes.all_indexes()
        return next((index for index in indexes if (node := self._node(index)) and node.key == key), None)

    @staticmethod
    def _node(index: Index) -> Node | None:
        node = index.data(NODE_ROLE) if index.isValid() else None
        return node if isinstance(node, Node) else None
