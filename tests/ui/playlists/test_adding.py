"""Tracks come into playlists from every menu, by keys and by commands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from musicrec_desktop.core.settings import PLAYLIST_DOUBLES
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.ui.commands.playlists.chooser import PlaylistChooser, matching_playlists
from musicrec_desktop.ui.commands.playlists.doubles_dialog import DoublesDialog
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.playlists.conftest import Lists
from tests.ui.window.test_feedback import menu_of, trigger


def submenu(menu: QMenu) -> QMenu:
    inner = next(action.menu() for action in menu.actions() if action.text() == "Add to playlist")
    assert isinstance(inner, QMenu)
    return inner


def chooser(lists: Lists) -> PlaylistChooser:
    found = lists.window.findChildren(PlaylistChooser)[-1]
    assert isinstance(found, PlaylistChooser)
    return found


def asked(lists: Lists) -> DoublesDialog:
    lists.wait(lambda: any(one.isVisible() for one in lists.window.findChildren(DoublesDialog)))
    return next(one for one in lists.window.findChildren(DoublesDialog) if one.isVisible())


def test_the_menu_of_tracks_names_the_latest_playlists(lists: Lists) -> None:
    lists.create("One")
    two = lists.create("Two")
    inner = submenu(menu_of(lists.rig, 0))
    said = [action.text().partition("\t")[0] for action in inner.actions() if action.text()]
    assert set(said) == {"One", "Two", "New playlist", "Choose from all…"}
    trigger(inner, "Two")
    lists.wait(lambda: len(lists.tracks(two)) == 1)


def test_albums_and_the_queue_have_it_too(lists: Lists) -> None:
    tea = lists.create("Tea")
    scope = Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns")
    trigger(submenu(lists.window.scopes.show_menu(scope, QPoint(5, 5))), "Tea")
    lists.wait_tracks(tea, 4, 5, 6, 7)
    lists.window.services.player.play_now([lists.ids[0]])
    current = lists.window.services.player.queue.current
    assert current is not None
    menu = lists.window.queue.show_menu(current.id, QPoint(5, 5))
    assert menu is not None
    trigger(submenu(menu), "Tea")
    lists.wait_tracks(tea, 4, 5, 6, 7, 0)


def test_p_asks_for_the_playlist_and_letters_find_it(lists: Lists) -> None:
    lists.create("Evening")
    tea = lists.create("Tea time")
    lists.window.navigator.reveal(lists.ids[3])
    lists.window.actions_table.run("add_to_playlist")
    dialog = chooser(lists)
    dialog.field.setText("tt")
    assert dialog.list.item(0).text() == "Tea time"
    hands.type_key(dialog.field, Qt.Key.Key_Return)
    lists.wait_tracks(tea, 3)


def test_what_was_typed_can_become_a_new_playlist(lists: Lists) -> None:
    lists.window.navigator.reveal(lists.ids[3])
    lists.window.actions_table.run("add_to_playlist")
    dialog = chooser(lists)
    dialog.field.setText("Rain")
    assert dialog.list.item(dialog.list.count() - 1).text() == "New playlist “Rain”"
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    hands.type_key(dialog.field, Qt.Key.Key_Return)
    lists.wait_names("Rain")
    lists.wait_tracks(lists.service.reader.playlists()[0].id, 3)


def test_doubles_are_asked_about_once(lists: Lists) -> None:
    tea = lists.create("Tea", lists.ids[:2])
    gestures = lists.window.playlist_gestures
    gestures.adding.add(tea, lists.ids[1:4])
    dialog = asked(lists)
    lists.wait_tracks(tea, 0, 1)
    hands.click(dialog.skip_button)
    lists.wait_tracks(tea, 0, 1, 2, 3)
    gestures.adding.add(tea, lists.ids[:1])
    dialog = asked(lists)
    hands.click(dialog.add_button)
    lists.wait_tracks(tea, 0, 1, 2, 3, 0)
    lists.undo()
    lists.wait_tracks(tea, 0, 1, 2, 3)
    gestures.adding.add(tea, lists.ids[:1])
    asked(lists).reject()
    lists.wait_tracks(tea, 0, 1, 2, 3)
    gestures.adding.add(tea, lists.ids[:1])
    dialog = asked(lists)
    dialog.for_all.setChecked(True)
    hands.click(dialog.add_button)
    lists.wait_tracks(tea, 0, 1, 2, 3, 0)
    assert lists.window.services.settings.get(PLAYLIST_DOUBLES) == "add"
    gestures.adding.add(tea, lists.ids[:1])
    lists.wait_tracks(tea, 0, 1, 2, 3, 0, 0)


def test_new_playlists_of_the_selection_the_queue_and_a_search(lists: Lists) -> None:
    lists.window.services.autoplay.set_enabled(False)
    lists.window.navigator.reveal(lists.ids[4])
    lists.window.pages.tracks.view.setFocus()
    lists.window.actions_table.run("playlist_from_selection")
    lists.wait(lambda: [one.name for one in lists.service.reader.playlists()] == ["Night Bus"])
    lists.window.services.player.play_now(lists.ids[:3])
    lists.window.actions_table.run("playlist_from_queue")
    lists.wait(lambda: len(lists.service.reader.playlists()) == 2)
    queue = next(one for one in lists.service.reader.playlists() if one.name.startswith("Queue of"))
    lists.wait_tracks(queue.id, 0, 1, 2)
    lists.window.navigator.go_page(PageId.TRACKS)
    lists.window.navigator.search("rivers")
    lists.rig.wait_rows(4)
    lists.window.actions_table.run("playlist_from_list")
    lists.wait(lambda: len(lists.service.reader.playlists()) == 3)
    found = next(one for one in lists.service.reader.playlists() if one.name == "rivers")
    assert found.entries == 4
    lists.window.navigator.go_page(PageId.GENRES)
    lists.window.actions_table.run("playlist_from_list")
    assert "list of tracks first" in lists.window.notices.toast.text


def test_ctrl_p_goes_to_a_playlist(lists: Lists) -> None:
    tea = lists.create("Tea", lists.ids[:1])
    lists.window.actions_table.run("open_playlist")
    hands.type_key(chooser(lists).field, Qt.Key.Key_Return)
    lists.wait(lambda: lists.window.navigator.place.playlist_id == tea)


def test_names_are_matched_by_their_letters(lists: Lists) -> None:
    lists.create("Calm evening")
    lists.create("Workout")
    playlists = lists.service.reader.playlists()
    assert [one.name for one in matching_playlists("ce", playlists)] == ["Calm evening"]
    assert matching_playlists(" ", playlists) == playlists
    assert matching_playlists("xyz", playlists) == []
