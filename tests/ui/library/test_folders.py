"""The page of folders: a tree that opens in place, and the tracks of the folder that is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.folder_tree import HERE, FolderNode
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.library.folders.page import FoldersPage
from musicrec_desktop.ui.library.folders.tree import INDENT_PX, FolderTree
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.places import PageId, search_query
from tests.support.library import NOW_MS, add_tracks, scanned
from tests.ui import hands
from tests.ui.conftest import Opener, Rig

FILES = ("top.mp3", "Jazz/a.mp3", "Jazz/Live/b.mp3", "Jazz/Live/c.mp3", "Rock/d.mp3")


@pytest.fixture
def folders(open_window: Opener) -> tuple[Rig, FoldersPage]:
    rig = open_window()
    add_tracks(rig.app.database, [scanned(path, Tags(path, ("X",), "Y")) for path in FILES], "/tree")
    return rig, open_page(rig)


def open_page(rig: Rig) -> FoldersPage:
    rig.window.navigator.go_page(PageId.FOLDERS)
    page = rig.window.navigator.page
    assert isinstance(page, FoldersPage)
    rig.qtbot.waitUntil(lambda: page.tree.rows.index_of("/tree").isValid() and page.model.rowCount() > 0)
    return page


def titles(page: FoldersPage) -> list[str]:
    rows = (page.model.track_at(row) for row in range(page.model.rowCount()))
    return [track.tags.title for track in rows if track is not None]


def choose(page: FoldersPage, path: str) -> None:
    page.tree.setCurrentIndex(page.tree.rows.index_of(path))


def test_the_tree_opens_level_by_level(folders: tuple[Rig, FoldersPage], qtbot: QtBot) -> None:
    _, page = folders
    rows = page.tree.rows
    assert not rows.index_of("/tree/Jazz").isValid()
    page.tree.expand(rows.index_of("/tree"))
    qtbot.waitUntil(lambda: rows.index_of("/tree/Jazz").isValid())
    assert rows.index_of("/tree/Jazz").data() == "Jazz"
    assert not rows.index_of("/tree/Jazz/Live").isValid()
    page.tree.expand(rows.index_of("/tree/Jazz"))
    qtbot.waitUntil(lambda: rows.index_of("/tree/Jazz/Live").isValid())
    assert not rows.hasChildren(rows.index_of("/tree/Jazz/Live"))


def test_an_arrow_says_that_there_are_folders_in_one(folders: tuple[Rig, FoldersPage], qtbot: QtBot) -> None:
    _, page = folders
    rows = page.tree.rows
    page.tree.expand(rows.index_of("/tree"))
    qtbot.waitUntil(lambda: rows.index_of("/tree/Rock").isValid())

    def is_marked(path: str) -> bool:
        place = page.tree.visualRect(rows.index_of(path))
        picture = page.tree.viewport().grab().toImage()
        across = range(place.left() - INDENT_PX + 1, place.left() - 1)
        down = range(place.top() + 1, place.bottom())
        return len({picture.pixel(x, y) for x in across for y in down}) > 1

    assert is_marked("/tree")
    assert is_marked("/tree/Jazz")
    assert not is_marked("/tree/Rock")


def test_a_music_folder_that_stands_alone_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    below = {
        "": [FolderNode("/m", "/m", 3, 0, True, "")],
        "/m": [FolderNode("/m/a", "a", 2, 0, False, ""), FolderNode("/m/b", "b", 1, 0, False, "")],
    }
    tree = FolderTree(ThemeController(qapp, "dark"), lambda path, show: show(below[path]))
    qtbot.addWidget(tree)
    tree.rows.refresh()
    assert tree.isExpanded(tree.rows.index_of("/m"))
    tree.collapse(tree.rows.index_of("/m"))
    tree.rows.refresh()
    assert not tree.isExpanded(tree.rows.index_of("/m"))


def test_a_folder_shows_its_tracks_with_and_without_sub_folders(
    folders: tuple[Rig, FoldersPage], qtbot: QtBot
) -> None:
    rig, page = folders
    assert len(titles(page)) == 17
    choose(page, "/tree")
    qtbot.waitUntil(lambda: len(titles(page)) == 5)
    assert page.head.title == "tree"
    hands.click(page.deep_button)
    qtbot.waitUntil(lambda: titles(page) == ["top.mp3"])
    assert rig.window.navigator.place.scope == Scope(ScopeKind.FOLDER, "/tree", HERE)
    hands.click(page.deep_button)
    rig.search("live")
    qtbot.waitUntil(lambda: titles(page) == ["Jazz/Live/b.mp3", "Jazz/Live/c.mp3"])
    assert search_query(rig.window.navigator.place) == 'path:"/tree/*" live'


def test_the_way_back_and_a_restart_show_the_same_folder(
    folders: tuple[Rig, FoldersPage], open_window: Opener, qtbot: QtBot
) -> None:
    rig, page = folders
    rig.window.navigator.go_scope(Scope(ScopeKind.FOLDER, "/tree/Jazz/Live"))
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    qtbot.waitUntil(lambda: page.tree.currentIndex().data() == "Live")
    rig.window.navigator.go_scope(Scope(ScopeKind.ARTIST, "X"))
    rig.window.navigator.back()
    qtbot.waitUntil(lambda: page.head.title == "Live" and len(titles(page)) == 2)
    rig.window.state.save()
    again = open_window()
    page = open_page(again)
    qtbot.waitUntil(lambda: page.tree.currentIndex().data() == "Live")
    assert page.tree.open_paths == ["/tree", "/tree/Jazz"]


def test_a_folder_is_played_by_enter_and_dragged(folders: tuple[Rig, FoldersPage], qtbot: QtBot) -> None:
    _, page = folders
    choose(page, "/tree")
    qtbot.waitUntil(lambda: len(titles(page)) == 5)
    page.tree.setFocus()
    hands.type_key(page.tree, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    mime = page.tree.rows.mimeData([page.tree.rows.index_of("/tree")])
    assert read_drag(mime).scopes == (Scope(ScopeKind.FOLDER, "/tree"),)


def test_the_menu_of_a_folder_queues_its_tracks(folders: tuple[Rig, FoldersPage], qtbot: QtBot) -> None:
    rig, _ = folders
    menu = rig.window.scopes.show_menu(Scope(ScopeKind.FOLDER, "/tree"), rig.window.pos())
    by_text = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert "Start a queue from this" not in by_text
    by_text["Add to queue"].trigger()
    queue = rig.window.services.player.queue
    qtbot.waitUntil(lambda: len(queue.user_part) == 5)
    menu.close()


def test_folders_without_files_are_marked(folders: tuple[Rig, FoldersPage], qtbot: QtBot) -> None:
    rig, page = folders
    page.tree.expand(page.tree.rows.index_of("/tree"))
    qtbot.waitUntil(lambda: page.tree.rows.index_of("/tree/Rock").isValid())
    store = TrackStore(rig.app.database)
    gone = store.find_path("/tree/Rock/d.mp3")
    assert gone is not None
    store.mark_missing([TrackId(gone)], NOW_MS)
    page.refresh()

    def hint() -> str:
        return str(page.tree.rows.index_of("/tree/Rock").data(Qt.ItemDataRole.ToolTipRole))

    qtbot.waitUntil(lambda: "not there" in hint())
    choose(page, "/tree/Rock")
    qtbot.waitUntil(lambda: page.is_empty_shown)
    # The tree stays beside the words.
    assert page.tree.isVisible()


def test_new_folders_come_and_open_ones_stay_open(folders: tuple[Rig, FoldersPage], qtbot: QtBot) -> None:
    rig, page = folders
    rows = page.tree.rows
    page.tree.expand(rows.index_of("/tree"))
    qtbot.waitUntil(lambda: rows.index_of("/tree/Jazz").isValid())
    add_tracks(rig.app.database, [scanned("Ambient/e.mp3", Tags("new"))], "/tree")
    page.refresh()
    qtbot.waitUntil(lambda: rows.index_of("/tree/Ambient").isValid())
    assert page.tree.isExpanded(rows.index_of("/tree"))
    assert rows.index_of("/tree/Ambient").row() == 0
