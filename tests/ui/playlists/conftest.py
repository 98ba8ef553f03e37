"""A window with a few playlists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.playlist import PlaylistFolderId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.ui.playlists.page.page import PlaylistPage
from musicrec_desktop.ui.playlists.sidebar.tree import PlaylistTree
from musicrec_desktop.ui.window.main_window import MainWindow
from tests.ui.conftest import Rig

PATIENCE_MS = 10_000


@dataclass
class Lists:
    """A window, and hands for its playlists."""

    rig: Rig
    qtbot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.rig.window

    @property
    def service(self) -> PlaylistService:
        return self.rig.window.services.playlists

    @property
    def tree(self) -> PlaylistTree:
        return self.rig.window.sidebar.playlists.tree

    @property
    def page(self) -> PlaylistPage:
        return self.rig.window.pages.playlist

    @property
    def ids(self) -> list[TrackId]:
        return self.rig.ids

    def wait(self, is_done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_done, timeout=PATIENCE_MS)

    def wait_names(self, *names: str) -> None:
        """Wait until the sidebar shows exactly these rows."""
        self.qtbot.waitUntil(lambda: self.tree.names() == list(names), timeout=PATIENCE_MS)

    def create(
        self, name: str, ids: Sequence[TrackId] = (), folder_id: PlaylistFolderId | None = None
    ) -> PlaylistId:
        """Make a playlist, and wait until the sidebar knows it."""
        made = self.service.lists.create(name, ids, folder_id=folder_id).made
        assert made is not None
        self.wait(lambda: self.window.playlist_gestures.directory.get(made) is not None)
        return made

    def folder(self, name: str, parent_id: PlaylistFolderId | None = None) -> PlaylistFolderId:
        made = self.service.folders.create(name, parent_id).made_folder
        assert made is not None
        self.wait(lambda: self.window.playlist_gestures.directory.folder(made) is not None)
        return made

    def open(self, playlist_id: PlaylistId) -> PlaylistPage:
        """Show a playlist, and wait for its rows."""
        self.window.navigator.go_playlist(playlist_id)
        self.wait(lambda: self.page.playlist is not None and self.page.playlist.id == playlist_id)
        return self.page

    def tracks(self, playlist_id: PlaylistId) -> list[int]:
        """The tracks of a playlist as they are stored."""
        return list(self.service.reader.order(playlist_id)[1])

    def wait_tracks(self, playlist_id: PlaylistId, *places: int) -> None:
        """Wait until a playlist has exactly these tracks, by their places in ``ids``."""
        wanted = [self.ids[place] for place in places]
        self.qtbot.waitUntil(lambda: self.tracks(playlist_id) == wanted, timeout=PATIENCE_MS)

    def wait_rows(self, *places: int) -> None:
        """Wait until the page shows exactly these tracks."""
        wanted = [self.ids[place] for place in places]
        self.qtbot.waitUntil(lambda: list(self.page.model.ids) == wanted, timeout=PATIENCE_MS)

    def select(self, *rows: int) -> None:
        """Select rows of the page, the keyboard on the first one."""
        self.page.view.setFocus()
        self.page.view.select_rows(rows, rows[0])

    def undo(self) -> None:
        """Undo what was done last, although it may be going on."""
        self.window.actions_table.run("undo")

    def redo(self) -> None:
        self.window.actions_table.run("redo")

    def point_of(self, key: tuple[str, int]) -> QPoint:
        """The middle of a row of the sidebar."""
        return self.tree.rect_of(key).center()

    def focus_tree(self, key: tuple[str, int]) -> None:
        """Put the keyboard on a row of the sidebar, without opening it."""
        self.window.activateWindow()
        self.tree.setFocus()
        index = self.tree.indexAt(self.point_of(key))
        self.tree.selectionModel().setCurrentIndex(
            index, self.tree.selectionModel().SelectionFlag.ClearAndSelect
        )
        QApplication.processEvents()


@pytest.fixture
def lists(rig: Rig, qtbot: QtBot) -> Lists:
    """Twelve tracks of three albums, no playlist yet."""
    rig.window.resize(1280, 900)
    return Lists(rig, qtbot)
