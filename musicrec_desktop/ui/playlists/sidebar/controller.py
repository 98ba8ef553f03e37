"""What the rows of the sidebar do: they are opened, named in place, dragged, and let go on each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    playlist_name,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.ui.commands.playlists.adding import NEW_NAME
from musicrec_desktop.ui.commands.playlists.gestures import PlaylistGestures
from musicrec_desktop.ui.kit.dragged import Dragged
from musicrec_desktop.ui.kit.menus import Dress, MenuKind, make_menu
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.playlists.dropping import PlaylistDrops
from musicrec_desktop.ui.playlists.sidebar.model import Node, Target
from musicrec_desktop.ui.playlists.sidebar.section import PlaylistSection
from musicrec_desktop.ui.theme.control import ThemeController

MOST_DRAGGED: Final = 2000
"""Playlists with more tracks than this are not dragged onto a queue."""


class SidebarController(QObject):
    """Connects the section with the edits of playlists and folders.

    Args:
        service: has the playlists.
        section: of the sidebar.
        gestures: the edits of playlists.
        drops: takes what is let go.
        theme: colours of menus.
        notices: says why something cannot be done.

    Attributes:
        open_requested: a ``PlaylistId`` whose page shall be shown.
    """

    open_requested = Signal(object)

    def __init__(
        self,
        service: PlaylistReader,
        section: PlaylistSection,
        gestures: PlaylistGestures,
        drops: PlaylistDrops,
        theme: ThemeController,
        notices: Notices,
    ) -> None:
        super().__init__(section)
        self._service, self._section, self._tree = service, section, section.tree
        self._gestures, self._drops, self._directory = gestures, drops, gestures.directory
        self._theme, self._notices = theme, notices
        section.new_requested.connect(self.create)
        section.new_folder_requested.connect(self.create_folder)
        tree = self._tree
        tree.set_tracks_of(self.tracks_of)
        tree.opened.connect(self.open_requested)
        tree.renamed.connect(self._on_renamed)
        tree.dropped.connect(self._on_dropped)
        tree.moved.connect(self._on_moved)
        gestures.adding.made.connect(self._on_made)
        gestures.folder_made.connect(self._on_folder_made)
        self._directory.changed.connect(self._show_all)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on the rows."""
        return self._tree.hasFocus()

    @property
    def folder(self) -> PlaylistFolderId | None:
        """Where the keyboard is, and new things go; None for the top."""
        return self._tree.current_folder() if self.has_focus else None

    @property
    def playlists(self) -> list[Playlist]:
        """The selected ones."""
        return [node.playlist for node in self._tree.selected_nodes() if node.playlist is not None]

    @property
    def folders(self) -> list[PlaylistFolder]:
        """The selected ones."""
        return [node.folder for node in self._tree.selected_nodes() if node.folder is not None]

    def create(self) -> None:
        """Make an empty playlist where the keyboard is, and show it."""
        self._gestures.adding.create(NEW_NAME, folder_id=self.folder, is_shown=True)

    def create_folder(self) -> None:
        """Make a folder where the keyboard is."""
        self._gestures.create_folder(self.folder)

    def edit_current(self) -> None:
        """Edit the name of what the keyboard is on."""
        self._tree.edit_current()

    def rename(self, playlist: Playlist) -> None:
        """Edit the name of a playlist in its row."""
        self._tree.open_folder(playlist.folder_id)
        self._tree.rename_when_shown(Node(playlist).key)

    def delete_selected(self) -> None:
        """Delete the selected folders and playlists; the playlists of a folder stay."""
        for folder in self.folders:
            self._gestures.delete_folder(folder)
        self._gestures.delete(self.playlists)

    def show_folder_menu(self, folder: PlaylistFolder, point: QPoint) -> QMenu:
        """The menu of a folder, at a global point."""
        verbs: dict[str, Callable[[], object]] = {
            "new_playlist_here": lambda: self._gestures.adding.create(
                NEW_NAME, folder_id=folder.id, is_shown=True
            ),
            "new_folder_here": lambda: self._gestures.create_folder(folder.id),
            "rename_playlist": lambda: self._tree.rename_when_shown(Node(folder=folder).key),
            "move_to_folder": lambda: None,
            "delete_folder": lambda: self._gestures.delete_folder(folder),
        }
        dresses = {"move_to_folder": Dress(inner=self.folder_entries([], [folder.id]))}
        menu = make_menu(self._section.window(), self._theme.theme, MenuKind.FOLDER, verbs, dresses)
        menu.popup(point)
        return menu

    def folder_entries(
        self, playlist_ids: Sequence[PlaylistId], folder_ids: Sequence[PlaylistFolderId]
    ) -> list[tuple[str, Callable[[], object]]]:
        """The submenu of folders that playlists and folders can be moved to."""
        paths = self._service.folder_paths()
        put = partial(self._gestures.put, playlist_ids, folder_ids)
        inner: list[tuple[str, Callable[[], object]]] = [(tr("No folder"), partial(put, None))]
        others = [(path, folder_id) for folder_id, path in paths.items() if folder_id not in folder_ids]
        if others:
            inner.append(("", lambda: None))
        return [*inner, *((path, partial(put, folder_id)) for path, folder_id in sorted(others))]

    def tracks_of(self, playlist_ids: Sequence[PlaylistId]) -> list[TrackId]:
        """The tracks of playlists that are dragged; none where they are too many to carry."""
        known = [one for one in self._directory.playlists if one.id in set(playlist_ids)]
        if sum(one.entries for one in known) > MOST_DRAGGED:
            return []
        return [track_id for one in known for track_id in self._service.track_ids(one.id)]

    def expanded_folders(self) -> list[int]:
        """Which folders are open, for ``restore_expanded``; fits into JSON."""
        return self._tree.expanded_folders()

    def restore_expanded(self, state: object) -> None:
        """Open the folders that were open; what does not fit is left out."""
        if isinstance(state, list):
            self._tree.restore_expanded(one for one in state if isinstance(one, int))

    def _on_dropped(self, dragged: Dragged, target: Target) -> None:
        if target.playlist is not None:
            self._drops.take(dragged, target.playlist.id, None)
        else:
            self._drops.make_of(dragged, target.folder_id)

    def _on_moved(
        self, playlist_ids: list[PlaylistId], folder_ids: list[PlaylistFolderId], target: Target
    ) -> None:
        self._tree.open_folder(target.folder_id)
        self._gestures.put(playlist_ids, folder_ids, target.folder_id)

    def _on_made(self, playlist_id: PlaylistId, is_shown: bool) -> None:
        if is_shown:
            self.open_requested.emit(playlist_id)
        self._tree.open_folder(self._service.playlist(playlist_id).folder_id)
        self._tree.rename_when_shown(("playlist", playlist_id))

    def _on_folder_made(self, folder_id: PlaylistFolderId) -> None:
        self._tree.rename_when_shown(("folder", folder_id))

    def _on_renamed(self, node: Node, name: str) -> None:
        try:
            playlist_name(name)
        except PlaylistError as error:
            self._notices.error(error)
            return
        if node.playlist is not None:
            self._gestures.rename(node.playlist, name)
        elif node.folder is not None:
            self._gestures.rename_folder(node.folder, name)

    def _show_all(self) -> None:
        self._section.show_all(self._directory.playlists, self._directory.folders)
