"""Panes above the list of tracks: shown by a key, moved through by keys, remembered over a restart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.panes import USUAL_FIELDS, PaneChoice, PaneField
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.wording.panes import PANE_WORDS, all_text, value_text
from musicrec_desktop.ui.library.panes.browser import MOST_PANES, PaneBrowser
from musicrec_desktop.ui.library.panes.head import PaneHead
from musicrec_desktop.ui.library.panes.pane import PaneView
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import Opener, Rig


def show_panes(rig: Rig) -> PaneBrowser:
    rig.window.actions_table.run("toggle_panes")
    browser = rig.window.pages.tracks.panes.browser
    assert browser is not None
    rig.qtbot.waitUntil(lambda: all(view.rows.rowCount() > 1 for view in browser.views))
    return browser


def texts(view: PaneView) -> list[str]:
    return [
        f"{view.rows.index(row, 0).data()} {view.rows.index(row, 0).data(Role.DETAIL)}"
        for row in range(view.rows.rowCount())
    ]


def click(view: PaneView, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = view.visualRect(view.rows.index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_panes_are_made_when_they_are_wanted(rig: Rig) -> None:
    page = rig.window.pages.tracks
    assert page.panes.browser is None
    browser = show_panes(rig)
    assert [view.field for view in browser.views] == list(USUAL_FIELDS)
    assert browser.views[0].hasFocus()
    assert texts(browser.views[0]) == ["All 3 genres 12", "Classical 4", "Electronic 4", "Jazz 4"]
    rig.window.actions_table.run("toggle_panes")
    assert not browser.isVisible()
    assert page.view.hasFocus()


def test_a_choice_narrows_what_is_at_its_right_and_the_list(rig: Rig, qtbot: QtBot) -> None:
    genres, artists, albums = show_panes(rig).views
    click(genres, 3)
    rig.wait_rows(4)
    assert texts(artists) == ["All 4", "Ada North 4"]
    assert texts(albums)[1] == "Blue Hour 4"
    assert texts(genres)[0] == "All 3 genres 12"
    click(genres, 1, Qt.KeyboardModifier.ControlModifier)
    rig.wait_rows(8)
    assert genres.keys == ("classical", "jazz")
    click(genres, 0)
    rig.wait_rows(12)
    assert not genres.keys


def test_the_search_narrows_the_panes(rig: Rig, qtbot: QtBot) -> None:
    genres = show_panes(rig).views[0]
    rig.search("lanterns")
    qtbot.waitUntil(lambda: texts(genres) == ["All 4", "Electronic 4"])
    rig.wait_rows(4)


def test_the_keyboard_moves_chooses_and_goes_to_the_list(rig: Rig, qtbot: QtBot) -> None:
    genres, artists, _albums = show_panes(rig).views
    hands.type_key(genres, Qt.Key.Key_J)
    rig.wait_rows(4)
    assert genres.keys == ("jazz",)
    hands.type_key(genres, Qt.Key.Key_Left)
    assert genres.hasFocus()
    hands.type_key(genres, Qt.Key.Key_Right)
    assert artists.hasFocus()
    hands.type_key(artists, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: artists.keys == ("ada north",))
    hands.type_key(artists, Qt.Key.Key_Return)
    page = rig.window.pages.tracks
    qtbot.waitUntil(lambda: page.view.hasFocus() and page.view.currentIndex().row() == 0)


def test_arrows_in_panes_do_not_seek(rig: Rig) -> None:
    show_panes(rig)
    assert not rig.window.actions_table.actions["seek_forward"].isEnabled()


def test_a_double_click_plays_what_is_chosen(rig: Rig, qtbot: QtBot) -> None:
    genres = show_panes(rig).views[0]
    click(genres, 3)
    rig.wait_rows(4)
    hands.double_click(genres.viewport(), genres.visualRect(genres.rows.index(3, 0)).center())
    queue = rig.window.services.player.queue
    assert queue.current is not None
    assert queue.current.track_id == rig.window.pages.tracks.model.ids[0]
    assert len(queue.user_part) == 3


def test_fields_are_chosen_added_and_removed(rig: Rig, qtbot: QtBot) -> None:
    browser = show_panes(rig)
    browser.set_choices([PaneChoice(PaneField.DECADE), PaneChoice(PaneField.GENRE)])
    browser.add_pane()
    browser.add_pane()
    browser.add_pane()
    assert len(browser.views) == MOST_PANES
    qtbot.waitUntil(lambda: texts(browser.views[0]) == ["All 3 decades 12", "1950s 4", "1990s 4", "2000s 4"])
    menu = browser.field_menu(0)
    by_text = {action.text(): action for action in menu.actions()}
    assert by_text["Decade"].isChecked()
    by_text["Genre"].trigger()
    # The two panes change places.
    assert [choice.field for choice in browser.choices][:2] == [PaneField.GENRE, PaneField.DECADE]
    browser.field_menu(0).actions()[-1].trigger()
    assert browser.choices[0].field is PaneField.DECADE
    assert len(browser.views) == MOST_PANES - 1


def test_what_is_chosen_comes_back_after_a_restart(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window()
    genres = show_panes(rig).views[0]
    click(genres, 3)
    rig.wait_rows(4)
    rig.window.state.save()
    again = open_window()
    again.wait_rows(4)
    browser = again.window.pages.tracks.panes.browser
    assert browser is not None
    assert browser.choices[0] == PaneChoice(PaneField.GENRE, ("jazz",))
    assert [index.row() for index in browser.views[0].selectedIndexes()] == [3]


def test_each_page_has_its_own_choice_and_an_album_has_no_panes(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    browser = show_panes(rig)
    click(browser.views[0], 3)
    rig.wait_rows(4)
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"))
    rig.wait_rows(4)
    assert not browser.isVisible()
    assert page.view.hasFocus()
    assert page.model.request.panes == ()
    rig.window.actions_table.run("toggle_panes")
    assert not browser.isVisible()
    rig.window.navigator.go_page(PageId.TRACKS)
    qtbot.waitUntil(lambda: browser.views[0].keys == ("jazz",) and rig.rows[:1] == ["Blue Hour 1"])


def test_a_menu_is_about_the_genre_under_the_pointer(rig: Rig, qtbot: QtBot) -> None:
    browser = show_panes(rig)
    asked: list[Scope] = []
    rig.window.pages.tracks.scope_menu_requested.connect(lambda scope, _point: asked.append(scope))
    view = browser.views[0]
    view.customContextMenuRequested.emit(view.visualRect(view.rows.index(2, 0)).center())
    view.customContextMenuRequested.emit(QPoint(5, 5))
    assert asked == [Scope(ScopeKind.GENRE, "Electronic")]


@pytest.mark.parametrize("field", list(PaneField))
def test_every_field_has_words(field: PaneField) -> None:
    assert PANE_WORDS[field].title
    assert value_text(field, "", "")
    assert all_text(field, 2).startswith("All 2 ")
    assert value_text(field, "8", "x")


def fields(browser: PaneBrowser) -> list[PaneField]:
    return [view.field for view in browser.views]


def test_keys_and_the_menu_move_a_pane_with_what_is_chosen_in_it(rig: Rig, qtbot: QtBot) -> None:
    browser = show_panes(rig)
    click(browser.views[0], 3)
    rig.wait_rows(4)
    modifiers = Qt.KeyboardModifier
    hands.type_key(browser.views[0], Qt.Key.Key_Right, modifiers.ControlModifier | modifiers.ShiftModifier)
    assert fields(browser) == [PaneField.ALBUM_ARTIST, PaneField.GENRE, PaneField.ALBUM]
    assert browser.views[1].keys == ("jazz",)
    assert browser.views[1].hasFocus()
    rig.wait_rows(4)
    menu = browser.field_menu(2)
    menu.aboutToShow.emit()
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert not actions["Move right"].isEnabled()
    actions["Move left"].trigger()
    assert fields(browser) == [PaneField.ALBUM_ARTIST, PaneField.ALBUM, PaneField.GENRE]
    browser.move_pane(0, -1)
    assert fields(browser)[0] is PaneField.ALBUM_ARTIST


def head_of(browser: PaneBrowser, place: int) -> PaneHead:
    pane = browser.views[place].parentWidget()
    assert pane is not None
    head = pane.findChild(PaneHead)
    assert isinstance(head, PaneHead)
    return head


def test_a_head_is_dragged_to_another_place(rig: Rig, qtbot: QtBot) -> None:
    browser = show_panes(rig)
    head, last = head_of(browser, 0), browser.views[2]
    far = last.mapToGlobal(last.rect().center() + QPoint(last.width() // 2 - 4, 0))
    left, kinds = Qt.MouseButton.LeftButton, QEvent.Type
    for kind, point, held in (
        (kinds.MouseButtonPress, head.title.mapToGlobal(QPoint(4, 4)), left),
        (kinds.MouseMove, head.title.mapToGlobal(QPoint(60, 4)), left),
        (kinds.MouseMove, far, left),
        (kinds.MouseButtonRelease, far, Qt.MouseButton.NoButton),
    ):
        button = Qt.MouseButton.NoButton if kind is kinds.MouseMove else left
        local = QPointF(head.title.mapFromGlobal(point))
        event = QMouseEvent(kind, local, QPointF(point), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(head.title, event)
    assert fields(browser) == [PaneField.ALBUM_ARTIST, PaneField.ALBUM, PaneField.GENRE]
    assert not head.menu.isVisible()
    # A click opens the menu of the pane.
    hands.click(head_of(browser, 0).title)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_endless_inside_the_search_keeps_to_what_is_chosen(rig: Rig, qtbot: QtBot) -> None:
    browser = show_panes(rig)
    click(browser.views[0], 3)
    rig.wait_rows(4)
    window = rig.window
    assert window.navigator.searched() == "genre:=Jazz"
    rig.search("blue")
    qtbot.waitUntil(lambda: window.navigator.place.text == "blue")
    window.actions_table.run("inside_search")
    inside = window.services.autoplay.inside
    assert inside is not None
    assert inside.query == "genre:=Jazz blue"
