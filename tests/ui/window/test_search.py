"""The search box of the window: suggestions of the real library, fixes, help; and the filter of the queue."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.folder_tree import HERE
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import Tags
from musicrec_desktop.ui.kit.query.help_card import HelpCard
from musicrec_desktop.ui.queue.panel import NO_MATCH_HEADLINE
from musicrec_desktop.ui.queue.rows import RowKind
from musicrec_desktop.ui.window.places import PageId
from musicrec_desktop.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.support.library import add_tracks, scanned
from tests.ui import hands
from tests.ui.conftest import Opener, Rig

TAB, DOWN, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape


def type_search(rig: Rig, text: str) -> None:
    rig.window.activateWindow()
    rig.window.navigator.focus_search()
    QTest.keyClicks(rig.window.sidebar.search, text)


def test_half_a_query_is_completed_by_the_keyboard(rig: Rig, qtbot: QtBot) -> None:
    field = rig.window.sidebar.search
    type_search(rig, "ar")
    hands.type_key(field, TAB)
    qtbot.waitUntil(lambda: "The Lanterns" in [each.label for each in field.assistant.suggestions])
    QTest.keyClicks(field, "lan")
    qtbot.waitUntil(lambda: [each.label for each in field.assistant.suggestions] == ["The Lanterns"])
    hands.type_key(field, DOWN)
    hands.type_key(field, ENTER)
    assert field.text() == 'artist:"The Lanterns" '
    rig.wait_rows(4)
    assert field.hasFocus()


def is_shown(rig: Rig, text: str) -> bool:
    return rig.window.pages.tracks.model.request.text == text


def test_half_a_query_is_no_error_of_the_list(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    for text in ("year:19", "artist:", 'artist:"lan', "genre:(jazz", "is:", "length:<"):
        rig.search(text)
        qtbot.waitUntil(partial(is_shown, rig, text))
        assert not page.is_empty_shown, text


def says(rig: Rig, headline: str) -> bool:
    page = rig.window.pages.tracks
    return page.is_empty_shown and page.empty.headline == headline


def test_a_list_without_rows_says_what_cannot_be_meant(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    for text, told in (("year:abc", "“abc” is not a year."), ("artsit:xyz", "There is no field “artsit:”.")):
        rig.search(text)
        qtbot.waitUntil(partial(says, rig, told))
    rig.search("genre:jazz year:abc")
    rig.wait_rows(4)
    assert not page.is_empty_shown


def test_a_fix_is_searched(rig: Rig, qtbot: QtBot) -> None:
    field = rig.window.sidebar.search
    type_search(rig, "gnre:jazz ")
    assert [problem.text for problem in field.assistant.problems] == ["gnre"]
    field.assistant.panel.problem.linkActivated.emit("0")
    rig.wait_rows(4)
    assert field.text() == "genre:jazz "


def test_f1_in_the_box_explains_searches_and_elsewhere_keys(rig: Rig, qtbot: QtBot) -> None:
    field = rig.window.sidebar.search
    type_search(rig, "")
    hands.type_key(field, Qt.Key.Key_F1)
    card = field.assistant.help_card
    assert isinstance(card, HelpCard)
    rows = {card.list.item(row).text(): row for row in range(card.list.count())}
    card.list.setCurrentRow(rows["year:1955..1965"])
    hands.type_key(card.list, ENTER)
    rig.wait_rows(4)
    rig.window.activateWindow()
    rig.window.navigator.focus_page()
    qtbot.waitUntil(rig.window.pages.tracks.view.hasFocus)
    hands.type_key(rig.window.pages.tracks.view, Qt.Key.Key_F1)
    opened = [each for each in QApplication.topLevelWidgets() if isinstance(each, ShortcutsDialog)]
    assert len(opened) == 1
    opened[0].close()


def test_albums_and_artists_answer_to_fields(rig: Rig, qtbot: QtBot) -> None:
    rig.window.navigator.go_page(PageId.ALBUMS)
    page = rig.window.pages.groups[PageId.ALBUMS]
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    rig.search("genre:jazz or year:2004")
    qtbot.waitUntil(lambda: page.model.names == ["Blue Hour", "Night Bus"])


def test_recent_searches_come_back_after_a_restart(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window()
    rig.wait_rows(12)
    type_search(rig, "genre:jazz")
    hands.type_key(rig.window.sidebar.search, ENTER)
    rig = open_window()
    assert rig.window.sidebar.history.texts == ("genre:jazz",)


def queue_rows(rig: Rig) -> list[str]:
    model = rig.window.panel.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    kinds = {RowKind.NOW, RowKind.USER, RowKind.AUTO}
    return [
        row.entry.title for row in rows if row is not None and row.entry is not None and row.kind in kinds
    ]


def playing(rig: Rig, qtbot: QtBot) -> None:
    rig.window.activateWindow()
    rig.window.services.autoplay.set_enabled(False)
    rig.window.services.player.play_now(rig.ids)
    qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)
    qtbot.waitUntil(lambda: len(queue_rows(rig)) == 12)


def test_the_queue_shows_only_what_meets_the_filter(rig: Rig, qtbot: QtBot) -> None:
    playing(rig, qtbot)
    panel = rig.window.panel
    before = list(rig.window.services.player.queue.upcoming)
    rig.window.actions_table.actions["filter_queue"].trigger()
    assert panel.filter.hasFocus()
    QTest.keyClicks(panel.filter, "genre:electronic -title:2")
    qtbot.waitUntil(lambda: queue_rows(rig) == ["Night Bus 1", "Night Bus 3", "Night Bus 4"])
    assert not panel.view.dragEnabled()
    assert list(rig.window.services.player.queue.upcoming) == before
    hands.type_key(panel.filter, ESCAPE)
    hands.type_key(panel.filter, ESCAPE)
    qtbot.waitUntil(lambda: len(queue_rows(rig)) == 12)
    hands.type_key(panel.filter, ESCAPE)
    assert panel.filter.isHidden()
    assert panel.view.hasFocus()
    assert panel.view.dragEnabled()


def test_a_filtered_entry_is_played_and_taken_out_as_any_other(rig: Rig, qtbot: QtBot) -> None:
    playing(rig, qtbot)
    panel, queue = rig.window.panel, rig.window.services.player.queue
    panel.open_filter()
    panel.filter.run("rivers")
    qtbot.waitUntil(lambda: queue_rows(rig) == [f"Four Rivers {number}" for number in (1, 2, 3, 4)])
    hands.type_key(panel.filter, ENTER)
    assert panel.view.hasFocus()
    hands.type_key(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: queue_rows(rig) == [f"Four Rivers {number}" for number in (2, 3, 4)])
    assert len(queue.upcoming) == 10
    hands.type_key(panel.view, ENTER)
    qtbot.waitUntil(lambda: queue.current is not None and queue.current.track_id == rig.ids[9])
    panel.filter.run("nothing like this")
    qtbot.waitUntil(lambda: panel.empty.headline == NO_MATCH_HEADLINE and panel.empty.isVisible())
    panel.close_filter()
    qtbot.waitUntil(lambda: not panel.empty.isVisible())


def test_the_filter_opens_a_hidden_queue(rig: Rig, qtbot: QtBot) -> None:
    rig.window.activateWindow()
    rig.window.drawer.toggle()
    assert rig.window.panel.isHidden()
    rig.window.actions_table.actions["filter_queue"].trigger()
    assert rig.window.panel.isVisible()
    assert rig.window.panel.filter.isVisible()


SCOPES = (
    (Scope(ScopeKind.ALBUM, "Blue Hour", "Ada North"), "this album was"),
    (Scope(ScopeKind.ARTIST, "Ada North"), "this artist was"),
    (Scope(ScopeKind.LIKED), "the tracks that you like were"),
    (Scope(ScopeKind.FOLDER, "/tree"), "this folder was"),
    (Scope(ScopeKind.FOLDER, "/tree", HERE), "this folder without its sub-folders was"),
)


@pytest.mark.parametrize(("scope", "part"), SCOPES)
def test_a_search_in_a_part_says_so_and_leads_to_the_whole_library(
    rig: Rig, qtbot: QtBot, scope: Scope, part: str
) -> None:
    navigator, tracks = rig.window.navigator, rig.window.pages.tracks
    add_tracks(rig.app.database, [scanned("top.mp3", Tags("Top", ("X",), "Y"))], "/tree")
    navigator.go_scope(scope)
    page = navigator.page
    type_search(rig, "lanterns")
    qtbot.waitUntil(lambda: page.empty.headline == "No results for “lanterns”" and page.is_empty_shown)
    assert page.empty.text == f"Only {part} searched. Press Enter to search the whole library."
    assert page.empty.second_button.text() == "Clear search"
    if scope.kind is ScopeKind.ALBUM:
        hands.click(page.empty.primary_button)
    else:
        hands.type_key(rig.window.sidebar.search, ENTER)
    rig.wait_rows(4)
    assert navigator.page is tracks
    assert rig.window.sidebar.search.text() == "lanterns"
    assert set(rig.rows) == {f"Night Bus {number}" for number in range(1, 5)}
    navigator.back()
    assert navigator.place.scope == scope


def test_enter_in_the_list_of_a_part_without_results_searches_the_library(rig: Rig, qtbot: QtBot) -> None:
    navigator = rig.window.navigator
    navigator.go_scope(SCOPES[0][0])
    rig.search("lanterns")
    qtbot.waitUntil(lambda: navigator.page.is_empty_shown)
    navigator.play_current()
    rig.wait_rows(4)
    assert navigator.place.text == "lanterns"


def test_a_search_of_the_whole_library_offers_no_other(rig: Rig, qtbot: QtBot) -> None:
    navigator = rig.window.navigator
    for page_id in (PageId.TRACKS, PageId.FOLDERS, PageId.ADDED):
        navigator.go_page(page_id)
        page = navigator.page
        type_search(rig, "wandrer")
        qtbot.waitUntil(partial(getattr, page, "is_empty_shown"))
        assert page.empty.primary_button.text() == "Clear search"
        hands.type_key(rig.window.sidebar.search, ENTER)
        assert rig.window.sidebar.search.text() == "wandrer"
        rig.window.sidebar.search.clear()


def test_a_search_in_a_playlist_leads_to_the_whole_library(rig: Rig, qtbot: QtBot) -> None:
    navigator, lists = rig.window.navigator, rig.window.services.playlists.lists
    playlist_id = lists.create("Mine", rig.ids[:1]).made
    assert playlist_id is not None
    navigator.go_playlist(playlist_id)
    page = navigator.page
    type_search(rig, "lanterns")
    qtbot.waitUntil(lambda: page.is_empty_shown and page.empty.headline == "No results for “lanterns”")
    assert page.empty.text.startswith("Only this playlist was searched.")
    hands.type_key(rig.window.sidebar.search, ENTER)
    rig.wait_rows(4)
    assert navigator.page is rig.window.pages.tracks
