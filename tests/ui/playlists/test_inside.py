"""Keeping the automatic queue inside a playlist or a search, from menus, the page and the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.playlists.controller import LEAVE_TEXT
from musicrec_desktop.ui.window.places import PageId, Place, playlist_place, root_place, search_query
from tests.ui import hands
from tests.ui.playlists.conftest import Lists
from tests.ui.window.test_feedback import trigger, words
from tests.ui.window.test_tune import automatic, begin

KEEP = "Keep ∞ inside this playlist"


def inside(lists: Lists) -> QueueInside | None:
    return lists.window.services.autoplay.inside


def ids_of(lists: Lists, *places: int) -> set[TrackId]:
    return {lists.ids[place] for place in places}


def test_the_page_keeps_the_queue_inside_and_lets_it_out_again(lists: Lists) -> None:
    playlist_id = lists.create("Tea", lists.ids[4:7])
    page = lists.open(playlist_id)
    begin(lists.rig)
    lists.wait(page.tools.inside_button.isVisible)
    assert page.tools.inside_button.accessibleName() == KEEP
    hands.click(page.tools.inside_button)
    assert inside(lists) == QueueInside(playlist_id)
    assert page.tools.inside_button.isChecked()
    assert "Tea" in lists.window.notices.toast.text
    lists.wait(lambda: "Tea" in lists.window.panel.inside)
    lists.wait(lambda: bool(automatic(lists.rig)) and set(automatic(lists.rig)) <= ids_of(lists, 4, 5, 6))
    hands.click(page.tools.inside_button)
    assert inside(lists) is None
    assert not page.tools.inside_button.isChecked()
    lists.undo()
    assert inside(lists) == QueueInside(playlist_id)
    lists.wait(page.tools.inside_button.isChecked)


def test_the_button_follows_the_playlist_that_is_shown(lists: Lists) -> None:
    one, other = lists.create("Tea", lists.ids[:2]), lists.create("Coffee", lists.ids[:2])
    lists.window.services.autoplay.set_inside(QueueInside(one))
    assert lists.open(one).tools.inside_button.isChecked()
    assert not lists.open(other).tools.inside_button.isChecked()
    lists.window.panel.outside_button.click()
    assert not lists.open(one).tools.inside_button.isChecked()


def test_menus_of_plain_and_smart_playlists_have_it(lists: Lists) -> None:
    plain = lists.create("Tea", lists.ids[:2])
    smart = lists.service.lists.create_smart("Jazz", SmartRules("genre:jazz")).made
    assert smart is not None
    directory = lists.window.playlist_gestures.directory
    lists.wait(lambda: directory.get(smart) is not None)

    def menu_words(playlist_id: PlaylistId, *, chosen: str = "") -> set[str]:
        playlist = directory.get(playlist_id)
        assert playlist is not None
        menu = lists.window.playlists.show_playlist_menu([playlist], QPoint(5, 5))
        found = set(words(menu))
        if chosen:
            trigger(menu, chosen)
        menu.close()
        return found

    for playlist_id in (plain, smart):
        assert KEEP in menu_words(playlist_id, chosen=KEEP)
        assert inside(lists) == QueueInside(playlist_id)
        assert LEAVE_TEXT in menu_words(playlist_id)
    menu_words(smart, chosen=LEAVE_TEXT)
    assert inside(lists) is None


def test_it_turns_autoplay_on_and_undo_off_again(lists: Lists) -> None:
    autoplay = lists.window.services.autoplay
    autoplay.set_enabled(False)
    lists.open(lists.create("Tea", lists.ids[:2]))
    lists.window.actions_table.run("keep_inside")
    assert autoplay.is_enabled
    assert "as soon as something plays" in lists.window.notices.toast.text
    lists.undo()
    assert not autoplay.is_enabled
    assert inside(lists) is None
    lists.redo()
    assert autoplay.is_enabled


def test_the_search_becomes_the_query(lists: Lists) -> None:
    lists.window.actions_table.run("inside_search")
    assert "Search for something first" in lists.window.notices.toast.text
    lists.rig.search("genre:jazz")
    lists.wait(lambda: lists.window.navigator.place.text == "genre:jazz")
    begin(lists.rig)
    lists.window.actions_table.run("inside_search")
    assert inside(lists) == QueueInside(query="genre:jazz")
    lists.wait(lambda: bool(automatic(lists.rig)) and set(automatic(lists.rig)) <= ids_of(lists, 0, 1, 2, 3))
    lists.window.actions_table.run("leave_inside")
    assert inside(lists) is None
    lists.window.actions_table.run("leave_inside")
    assert "already" in lists.window.notices.toast.text


def test_a_search_that_cannot_be_read_is_refused_in_words(lists: Lists) -> None:
    lists.rig.search("year:>=soon")
    lists.wait(lambda: lists.window.navigator.place.text == "year:>=soon")
    lists.window.actions_table.run("inside_search")
    assert inside(lists) is None
    assert lists.window.notices.toast.text


@pytest.mark.parametrize(
    ("place", "query"),
    [
        (root_place(PageId.TRACKS), ""),
        (root_place(PageId.TRACKS, " rain "), "rain"),
        (root_place(PageId.LIKED, "rain or sun"), "is:liked (rain | sun)"),
        (playlist_place(PlaylistId(3), "rain"), 'in:"Tea" rain'),
        (Place(PageId.GENRES, Scope(ScopeKind.GENRE, "Jazz"), text="rain"), "genre:=Jazz rain"),
        (
            Place(PageId.ALBUMS, Scope(ScopeKind.ALBUM, "Sky", "Ada"), text="rain"),
            "album:=Sky albumartist:=Ada rain",
        ),
    ],
)
def test_a_search_within_a_part_of_the_library_stays_in_it(place: Place, query: str) -> None:
    assert search_query(place, "Tea") == query
