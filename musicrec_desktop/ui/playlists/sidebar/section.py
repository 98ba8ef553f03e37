"""The section "Playlists" of the sidebar: its heading with a plus, the tree, and a hint while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playlist import Playlist, PlaylistFolder
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.playlists.sidebar.model import Target, moving_from
from musicrec_desktop.ui.playlists.sidebar.tree import PlaylistTree
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

HINT = tr("Drag tracks, albums or playlist files here, or press +, to make a playlist.")


class PlaylistSection(QWidget):
    """Takes what is dropped beside the rows, too: tracks become a playlist, playlists go to the top.

    Args:
        theme: colours.
        parent: Qt's owner.

    Attributes:
        new_requested: a playlist shall be made.
        new_smart_requested: a smart playlist shall be made.
        new_folder_requested: a folder shall be made.
        import_requested: playlist files shall be chosen.
        tree: the rows.
    """

    new_requested = Signal()
    new_smart_requested = Signal()
    new_folder_requested = Signal()
    import_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAcceptDrops(True)
        self.tree = PlaylistTree(theme)
        self.add_button = IconButton(
            theme, Glyph.ADD, tr("New playlist, smart playlist or folder"), size_px=26, icon_px=18
        )
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.add_button)
        self._entries: list[tuple[QAction, Glyph]] = []
        for text, glyph, requested in (
            (tr("New playlist\t{key}", key=key_of("new_playlist")), Glyph.NEW_PLAYLIST, self.new_requested),
            (
                tr("New smart playlist…\t{key}", key=key_of("new_smart_playlist")),
                Glyph.SMART_PLAYLIST,
                self.new_smart_requested,
            ),
            (
                tr("New folder\t{key}", key=key_of("new_playlist_folder")),
                Glyph.NEW_PLAYLIST_FOLDER,
                self.new_folder_requested,
            ),
            (tr("Import playlists…"), Glyph.IMPORT, self.import_requested),
        ):
            action = self._menu.addAction(text)
            action.triggered.connect(lambda _checked, requested=requested: requested.emit())
            self._entries.append((action, glyph))
        self.add_button.setMenu(self._menu)
        self.hint = dim_label(HINT, is_small=True)
        self.hint.setContentsMargins(Space.S, 0, Space.S, Space.S)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(section_label(tr("Playlists")), 1)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.tree)
        column.addStretch()
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_all(self, playlists: Sequence[Playlist], folders: Sequence[PlaylistFolder]) -> None:
        """Show these playlists and folders."""
        self.hint.setVisible(not playlists and not folders)
        self.tree.show_all(playlists, folders)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._drag(event):
            self.tree.let_go(event.mimeData(), Target())

    def _drag(self, event: QDropEvent) -> bool:
        mime = event.mimeData()
        # What comes here from above the tree was refused there.
        is_refused = self.tree.geometry().contains(event.position().toPoint()) and self.tree.isVisible()
        is_ours = not is_refused and (not read_drag(mime).is_empty or moving_from(mime) is not None)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(is_ours)
        return is_ours

    def _recolour(self) -> None:
        for action, glyph in self._entries:
            action.setIcon(icon(glyph, self._theme.theme))
