"""The section "Playlists" of the sidebar: rows, keys, menus, and what is dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QMenu

from musicrec_desktop.core.settings import PLAYLIST_DOUBLES
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.playlist import PlaylistKind, SmartRules
from musicrec_desktop.ui.kit.dragged import ids_from_mime, scopes_mime, track_mime
from musicrec_desktop.ui.playlists.sidebar.section import PlaylistSection
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import Opener, Rig
from tests.ui.playlists.conftest import Lists
from tests.ui.window.test_drops import hover, let_go
from tests.ui.window.test_feedback import trigger, words


def dragged(lists: Lists, *places: int) -> QMimeData:
    return track_mime(lists.window.services.browse.page([lists.ids[place] for place in places]))


def menu_of(lists: Lists, key: tuple[str, int]) -> QMenu:
    lists.focus_tree(key)
    menu = lists.window.playlists.show_menu(QPoint(5, 5))
    assert menu is not None
    return menu


def type_name(lists: Lists, name: str) -> None:
    """Type into the name that is edited in the sidebar."""
    lists.wait(lambda: lists.tree.findChild(QLineEdit) is not None)
    editor = lists.tree.findChild(QLineEdit)
    assert editor is not None
    editor.setText(name)
    hands.type_key(editor, Qt.Key.Key_Return)


def test_a_library_without_playlists_says_how_to_make_one(lists: Lists) -> None:
    section = lists.window.sidebar.playlists
    assert section.hint.isVisible()
    assert "Drag tracks" in section.hint.text()
    lists.create("One")
    lists.wait_names("One")
    assert not section.hint.isVisible()


def test_folders_stand_before_playlists_and_are_remembered_open(open_window: Opener, lists: Lists) -> None:
    outer = lists.folder("Zoo")
    inner = lists.folder("Inner", outer)
    lists.create("B")
    lists.create("A", folder_id=inner)
    lists.create("C", folder_id=outer)
    lists.wait_names("Zoo", "B")
    hands.click(lists.tree.viewport(), lists.point_of(("folder", outer)))
    lists.wait_names("Zoo", "  Inner", "  C", "B")
    hands.click(lists.tree.viewport(), lists.point_of(("folder", inner)))
    lists.wait_names("Zoo", "  Inner", "    A", "  C", "B")
    assert lists.tree.height() == 5 * lists.tree.rect_of(("folder", outer)).height()
    again = Lists(open_window(), lists.qtbot)
    again.wait_names("Zoo", "  Inner", "    A", "  C", "B")


def test_a_click_opens_a_playlist_and_a_restart_shows_it_again(open_window: Opener, lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[:3])
    hands.click(lists.tree.viewport(), lists.point_of(("playlist", playlist_id)))
    lists.wait_rows(0, 1, 2)
    assert lists.tree.open_id == playlist_id
    assert lists.page.head.title == "Tea"
    assert not lists.window.sidebar.page_button(PageId.TRACKS).isChecked()
    again = Lists(open_window(), lists.qtbot)
    again.rig.ids.extend(lists.ids)
    again.wait_rows(0, 1, 2)
    assert again.tree.open_id == playlist_id


def test_nothing_of_the_mark_stays_when_another_page_is_shown(lists: Lists) -> None:
    folder = lists.folder("Evenings")
    playlist = lists.create("Calm", lists.ids[:2], folder)
    lists.tree.open_folder(folder)
    row = lists.tree.rect_of(("playlist", playlist))
    row.setLeft(0)

    def ground() -> list[QColor]:
        """Left of the indented row, and right of its text."""
        image = lists.tree.viewport().grab(row).toImage()
        return [image.pixelColor(x, row.height() // 2) for x in (4, row.width() - 4)]

    lists.open(playlist)
    marked = ground()
    lists.window.navigator.go_page(PageId.TRACKS)
    lists.window.pages.tracks.view.setFocus()
    plain = ground()
    assert lists.tree.selected_nodes(), "the keyboard comes back to it"
    assert (marked[0], plain[0]) == (marked[1], plain[1])
    assert marked[0] != plain[0]


def test_a_playlist_that_is_gone_at_the_next_start_gives_way_to_the_tracks(
    open_window: Opener, lists: Lists
) -> None:
    playlist_id = lists.create("Tea")
    lists.open(playlist_id)
    lists.service.lists.delete([playlist_id])
    assert open_window().window.navigator.place.page is PageId.TRACKS


def test_new_playlist_is_shown_and_its_name_is_typed_at_once(lists: Lists) -> None:
    lists.window.actions_table.run("new_playlist")
    type_name(lists, "Morning")
    lists.wait_names("Morning")
    assert lists.window.navigator.place.page is PageId.PLAYLIST
    lists.wait(lambda: lists.page.head.title == "Morning")
    lists.wait(lambda: lists.page.is_empty_shown)
    lists.undo()
    lists.wait_names("New playlist")
    lists.undo()
    lists.wait_names()
    lists.redo()
    lists.redo()
    lists.wait_names("Morning")


def test_names_of_new_playlists_differ(lists: Lists) -> None:
    lists.create("New playlist")
    lists.window.actions_table.run("new_playlist")
    lists.wait_names("New playlist", "New playlist 2")


def test_f2_renames_in_place_and_an_empty_name_changes_nothing(lists: Lists) -> None:
    playlist_id = lists.create("Tea")
    lists.focus_tree(("playlist", playlist_id))
    hands.type_key(lists.tree, Qt.Key.Key_F2)
    type_name(lists, "  ")
    hands.type_key(lists.tree, Qt.Key.Key_F2)
    type_name(lists, "Coffee")
    lists.wait_names("Coffee")
    lists.undo()
    lists.wait_names("Tea")


def test_delete_can_be_undone_and_the_open_page_comes_back(lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[:2])
    lists.open(playlist_id)
    lists.focus_tree(("playlist", playlist_id))
    hands.type_key(lists.tree, Qt.Key.Key_Delete)
    lists.wait_names()
    lists.wait(lambda: lists.page.is_empty_shown)
    assert "deleted" in lists.page.empty.headline
    hands.click(lists.window.notices.toast.button)
    lists.wait_names("Tea")
    lists.wait_rows(0, 1)
    lists.wait(lambda: not lists.page.is_empty_shown)


def test_a_folder_is_deleted_without_what_is_in_it(lists: Lists) -> None:
    folder = lists.folder("Shelf")
    lists.create("Tea", folder_id=folder)
    lists.wait_names("Shelf")
    trigger(menu_of(lists, ("folder", folder)), "Delete the folder")
    lists.wait_names("Tea")
    lists.undo()
    lists.wait_names("Shelf")


def test_the_menu_plays_queues_and_starts(lists: Lists) -> None:
    lists.window.services.autoplay.set_enabled(False)
    key = ("playlist", lists.create("Tea", lists.ids[3:6]))
    player = lists.window.services.player
    lists.wait_names("Tea")
    trigger(menu_of(lists, key), "Play")
    lists.wait(lambda: player.queue.current is not None and len(player.queue.user_part) == 2)
    trigger(menu_of(lists, key), "Add to queue")
    lists.wait(lambda: len(player.queue.user_part) == 5)
    trigger(menu_of(lists, key), "Play next")
    lists.wait(lambda: len(player.queue.user_part) == 8)
    trigger(menu_of(lists, key), "Start a queue")
    lists.wait(lambda: lists.window.services.autoplay.is_enabled)
    assert player.queue.current is not None
    assert player.queue.current.track_id in lists.ids[3:6]


def test_keys_for_tracks_are_about_the_playlist_that_the_keyboard_is_on(lists: Lists) -> None:
    lists.window.services.autoplay.set_enabled(False)
    key = ("playlist", lists.create("Tea", lists.ids[3:6]))
    lists.wait_names("Tea")
    lists.focus_tree(key)
    lists.window.actions_table.run("enqueue")
    queue = lists.window.services.player.queue
    lists.wait(lambda: [entry.track_id for entry in queue.user_part] == lists.ids[3:6])


def test_duplicate_move_and_merge(lists: Lists) -> None:
    folder = lists.folder("Shelf")
    one = lists.create("One", lists.ids[:3])
    two = lists.create("Two", lists.ids[2:5])
    trigger(menu_of(lists, ("playlist", one)), "Duplicate")
    lists.wait_names("Shelf", "One", "One (copy)", "Two")
    menu = menu_of(lists, ("playlist", two))
    inner = next(action.menu() for action in menu.actions() if action.text() == "Move to folder")
    assert isinstance(inner, QMenu)
    trigger(inner, "Shelf")
    lists.tree.open_folder(folder)
    lists.wait_names("Shelf", "  Two", "One", "One (copy)")
    lists.undo()
    lists.wait_names("Shelf", "One", "One (copy)", "Two")
    lists.focus_tree(("playlist", one))
    flags = lists.tree.selectionModel().SelectionFlag
    lists.tree.selectionModel().select(lists.tree.indexAt(lists.point_of(("playlist", two))), flags.Select)
    lists.window.actions_table.run("merge_playlists")
    type_name(lists, "Both")
    lists.wait_names("Shelf", "Both", "One", "One (copy)", "Two")
    both = next(one.id for one in lists.service.reader.playlists() if one.name == "Both")
    lists.wait_tracks(both, 0, 1, 2, 3, 4)


def test_tracks_dropped_on_a_playlist_come_to_its_end(lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[:1])
    event = let_go(lists.tree, dragged(lists, 4, 5), lists.point_of(("playlist", playlist_id)))
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    lists.wait_tracks(playlist_id, 0, 4, 5)
    lists.wait(lambda: "2 tracks added to “Tea”" in lists.window.notices.toast.text)
    lists.undo()
    lists.wait_tracks(playlist_id, 0)


def test_an_album_dropped_on_the_section_becomes_a_playlist_of_its_name(lists: Lists) -> None:
    section: PlaylistSection = lists.window.sidebar.playlists
    mime = scopes_mime([Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns")])
    let_go(section, mime, QPoint(20, 10))
    type_name(lists, "Night Bus")
    lists.wait_names("Night Bus")
    made = lists.service.reader.playlists()[0].id
    lists.wait_tracks(made, 4, 5, 6, 7)


def test_tracks_dropped_on_a_folder_become_a_playlist_in_it(lists: Lists) -> None:
    folder = lists.folder("Shelf")
    let_go(lists.tree, dragged(lists, 0, 5), lists.point_of(("folder", folder)))
    lists.wait_names("Shelf", "  New playlist")


def test_a_playlist_is_dragged_into_a_folder_and_out_again(lists: Lists) -> None:
    folder = lists.folder("Shelf")
    playlist_id = lists.create("Tea", lists.ids[:2])
    model = lists.tree.model()
    mime = model.mimeData([lists.tree.indexAt(lists.point_of(("playlist", playlist_id)))])
    hover(lists.tree, mime, lists.point_of(("folder", folder)))
    assert lists.tree.drop_node is not None
    let_go(lists.tree, mime, lists.point_of(("folder", folder)))
    lists.wait_names("Shelf", "  Tea")
    let_go(lists.window.sidebar.playlists, mime, QPoint(20, 10))
    lists.wait_names("Shelf", "Tea")
    itself = lists.tree.model().mimeData([lists.tree.indexAt(lists.point_of(("folder", folder)))])
    assert not hover(lists.tree, itself, lists.point_of(("folder", folder))).isAccepted()


def test_a_dragged_playlist_brings_its_tracks_to_the_queue(lists: Lists) -> None:
    lists.window.services.autoplay.set_enabled(False)
    playlist_id = lists.create("Tea", lists.ids[:2])
    mime = lists.tree.model().mimeData([lists.tree.indexAt(lists.point_of(("playlist", playlist_id)))])
    let_go(lists.window.panel, mime, QPoint(100, 300))
    queue = lists.window.services.player.queue
    assert [entry.track_id for entry in queue.user_part] == lists.ids[:2]


def test_a_smart_playlist_takes_no_tracks_and_has_its_own_menu(lists: Lists) -> None:
    made = lists.service.lists.create_smart("Fresh", SmartRules("plays:0")).made
    assert made is not None
    lists.wait_names("Fresh")
    key = ("playlist", made)
    assert not hover(lists.tree, dragged(lists, 1), lists.point_of(key)).isAccepted()
    menu = menu_of(lists, key)
    off = {action.text() for action in menu.actions() if not action.isEnabled()}
    assert {"Remove doubles", "Merge with…"} <= off
    lists.window.actions_table.run("remove_doubles")
    assert "found by its rules" in lists.window.notices.toast.text


def test_the_overlay_leaves_the_playlists_free(lists: Lists) -> None:
    if lists.window.drawer.is_shown:
        lists.window.drawer.toggle()
    playlist_id = lists.create("Tea")
    mime = dragged(lists, 1)
    hover(lists.window, mime, QPoint(600, 300))
    overlay = lists.window.drops.overlay
    assert overlay.isVisible()
    assert not overlay.geometry().intersects(lists.window.sidebar.geometry())
    let_go(lists.tree, mime, lists.point_of(("playlist", playlist_id)))
    lists.wait_tracks(playlist_id, 1)


def test_settled_doubles_are_not_asked_about(lists: Lists) -> None:
    lists.window.services.settings.set(PLAYLIST_DOUBLES, "skip")
    playlist_id = lists.create("Tea", lists.ids[:2])
    let_go(lists.tree, dragged(lists, 1, 2), lists.point_of(("playlist", playlist_id)))
    lists.wait_tracks(playlist_id, 0, 1, 2)
    lists.wait(lambda: "but for 1 track that it has already" in lists.window.notices.toast.text)
    let_go(lists.tree, dragged(lists, 1, 2), lists.point_of(("playlist", playlist_id)))
    lists.wait(lambda: "nothing was added" in lists.window.notices.toast.text)


def test_arrows_move_in_the_tree_and_do_not_seek(rig: Rig, lists: Lists) -> None:
    folder = lists.folder("Shelf")
    lists.create("Tea", folder_id=folder)
    lists.focus_tree(("folder", folder))
    lists.wait(lambda: not rig.window.actions_table.actions["seek_forward"].isEnabled())
    hands.type_key(lists.tree, Qt.Key.Key_Right)
    lists.wait_names("Shelf", "  Tea")
    hands.type_key(lists.tree, Qt.Key.Key_Down)
    hands.type_key(lists.tree, Qt.Key.Key_Return)
    lists.wait(lambda: lists.page.head.title == "Tea")
    hands.type_key(lists.tree, Qt.Key.Key_Up)
    hands.type_key(lists.tree, Qt.Key.Key_Left)
    lists.wait_names("Shelf")


def test_the_plus_offers_what_can_be_made(lists: Lists) -> None:
    menu = lists.window.sidebar.playlists.add_button.menu()
    assert [text.partition("\t")[0] for text in words(menu)] == [
        "New playlist", "New smart playlist…", "New folder", "Import playlists…",
    ]  # fmt: skip
    trigger(menu, "New folder")
    type_name(lists, "Shelf")
    lists.wait_names("Shelf")


def test_the_menu_of_the_plus_begins_a_smart_playlist(lists: Lists) -> None:
    menu = lists.window.sidebar.playlists.add_button.menu()
    assert menu is not None
    trigger(menu, "New smart playlist…")
    lists.wait(lambda: lists.window.smart.dialog is not None)
    assert lists.window.smart.dialog is not None
    lists.window.smart.dialog.close()


def test_what_is_dropped_far_below_the_rows_becomes_a_playlist(lists: Lists) -> None:
    lists.create("Tea")
    lists.wait_names("Tea")
    section = lists.window.sidebar.playlists
    floor = QPoint(section.width() // 2, section.height() - 4)
    assert floor.y() > section.tree.geometry().bottom() + 2 * lists.tree.rect_of(("playlist", 1)).height()
    mime = dragged(lists, 0, 1)
    assert hover(section, mime, floor).isAccepted()
    let_go(section, mime, floor)
    lists.wait(lambda: len(lists.service.reader.playlists()) == 2)


def test_a_smart_playlist_is_frozen_as_a_plain_one(lists: Lists) -> None:
    smart = lists.service.lists.create_smart("Fresh", SmartRules("plays:0")).made
    assert smart is not None
    lists.wait_names("Fresh")
    trigger(menu_of(lists, ("playlist", smart)), "Freeze as a plain playlist")
    type_name(lists, "Fresh in June")
    lists.wait(lambda: "Fresh in June" in lists.tree.names())
    frozen = next(one for one in lists.service.reader.playlists() if one.name == "Fresh in June")
    assert (frozen.kind, frozen.entries) == (PlaylistKind.PLAIN, len(lists.ids))
    assert not words(menu_of(lists, ("playlist", frozen.id)))["Freeze as a plain playlist"]
    lists.window.actions_table.run("freeze_playlist")
    assert "plain playlist already" in lists.window.notices.toast.text


def test_dragged_rows_are_a_label_that_leaves_the_targets_free(lists: Lists) -> None:
    view = lists.window.pages.tracks.view
    view.clearSelection()
    assert view.drag_of_selection() is None
    view.select_rows([0, 2, 3])
    drag = view.drag_of_selection()
    assert drag is not None
    size = drag.pixmap().deviceIndependentSize()
    assert size.width() < view.width() // 2
    assert size.height() <= view.rowHeight(0)
    assert len(ids_from_mime(drag.mimeData())) == 3
    drag.deleteLater()
