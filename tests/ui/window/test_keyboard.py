"""Everything can be done with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import COMPACT_ROWS, THEME
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.list_view import COMPACT_ROW_HEIGHT, ROW_HEIGHT
from musicrec_desktop.ui.window.places import LIBRARY_PAGES, PageId, page_action, root_place
from musicrec_desktop.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.ui import hands
from tests.ui.conftest import Rig

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def list_rig(rig: Rig) -> Rig:
    """The keyboard is on the list, its third row is selected, the first one plays."""
    view = rig.window.pages.tracks.view
    rig.window.activateWindow()
    view.setFocus()
    view.selectRow(2)
    rig.window.services.player.play_now([rig.window.pages.tracks.model.id_at(0)])
    rig.qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)
    return rig


def test_space_plays_and_pauses(list_rig: Rig, qtbot: QtBot) -> None:
    view, player = list_rig.window.pages.tracks.view, list_rig.window.services.player
    hands.type_key(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
    hands.type_key(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)


def test_letters_and_space_go_into_the_search_field_while_it_has_the_focus(list_rig: Rig) -> None:
    window = list_rig.window
    hands.type_key(window.pages.tracks.view, Qt.Key.Key_F, CTRL)
    field = window.sidebar.search
    assert field.hasFocus()
    for key in (Qt.Key.Key_L, Qt.Key.Key_Space, Qt.Key.Key_D, Qt.Key.Key_Q, Qt.Key.Key_M):
        hands.type_key(field, key)
    assert field.text() == "l dqm"
    assert window.services.player.state is PlayerState.PLAYING
    assert window.services.feedback.kind(list_rig.ids[2]) is FeedbackKind.NEUTRAL


def test_down_leaves_the_search_field_for_the_list(list_rig: Rig) -> None:
    list_rig.window.sidebar.search.setFocus()
    hands.type_key(list_rig.window.sidebar.search, Qt.Key.Key_Down)
    assert list_rig.window.pages.tracks.view.hasFocus()


def test_like_and_queue_are_about_the_selection(list_rig: Rig) -> None:
    window = list_rig.window
    view, services = window.pages.tracks.view, window.services
    chosen = window.pages.tracks.model.id_at(2)
    hands.type_key(view, Qt.Key.Key_L)
    assert services.feedback.kind(chosen) is FeedbackKind.LIKE
    hands.type_key(view, Qt.Key.Key_D)
    assert services.feedback.kind(chosen) is FeedbackKind.DISLIKE
    hands.type_key(view, Qt.Key.Key_Q)
    assert [entry.track_id for entry in services.player.queue.user_part] == [chosen]
    view.selectRow(5)
    hands.type_key(view, Qt.Key.Key_Q, SHIFT)
    assert services.player.queue.user_part[0].track_id == window.pages.tracks.model.id_at(5)


def test_like_is_about_what_plays_until_the_selection_is_moved(rig: Rig, qtbot: QtBot) -> None:
    page, services = rig.window.pages.tracks, rig.window.services
    first, second, third = (page.model.id_at(row) for row in (3, 4, 5))
    rig.window.activateWindow()
    page.view.setFocus()
    hands.double_click(page.view.viewport(), page.view.visualRect(page.model.index(3, 1)).center())
    services.player.enqueue([second])
    services.player.next()
    assert list(page.selected_ids()) == [first]
    hands.type_key(page.view, Qt.Key.Key_L)
    assert services.feedback.kind(second) is FeedbackKind.LIKE
    assert services.feedback.kind(first) is FeedbackKind.NEUTRAL
    hands.type_key(page.view, Qt.Key.Key_Down)
    hands.type_key(page.view, Qt.Key.Key_Down)
    hands.type_key(page.view, Qt.Key.Key_D)
    assert services.feedback.kind(third) is FeedbackKind.DISLIKE
    assert services.feedback.kind(second) is FeedbackKind.LIKE


def test_a_click_on_the_row_that_was_played_means_that_row(rig: Rig) -> None:
    page, services = rig.window.pages.tracks, rig.window.services
    first, second = page.model.id_at(3), page.model.id_at(4)
    rig.window.activateWindow()
    page.view.setFocus()
    place = page.view.visualRect(page.model.index(3, 1)).center()
    hands.double_click(page.view.viewport(), place)
    services.player.enqueue([second])
    services.player.next()
    hands.click(page.view.viewport(), place)
    hands.type_key(page.view, Qt.Key.Key_L)
    assert services.feedback.kind(first) is FeedbackKind.LIKE


def test_what_was_played_is_meant_where_nothing_plays_any_more(rig: Rig) -> None:
    page, services = rig.window.pages.tracks, rig.window.services
    rig.window.navigator.reveal(page.model.id_at(2))
    rig.window.activateWindow()
    page.view.setFocus()
    assert services.player.queue.current is None
    hands.type_key(page.view, Qt.Key.Key_L)
    assert services.feedback.kind(page.model.id_at(2)) is FeedbackKind.LIKE


def test_arrows_seek_and_with_ctrl_change_the_track(list_rig: Rig, qtbot: QtBot) -> None:
    window = list_rig.window
    view, player = window.pages.tracks.view, window.services.player
    player.enqueue([list_rig.ids[7]])
    before = player.position_ms
    hands.type_key(view, Qt.Key.Key_Right)
    assert player.position_ms >= before + 5000
    hands.type_key(view, Qt.Key.Key_Left)
    assert player.position_ms < before + 5000
    hands.type_key(view, Qt.Key.Key_Right, CTRL)
    assert window.playback.current_id == list_rig.ids[7]


def test_pages_open_by_number(list_rig: Rig) -> None:
    navigator = list_rig.window.navigator
    for number, page in enumerate((page for page in LIBRARY_PAGES if key_of(page_action(page))), start=1):
        hands.type_key(list_rig.window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert navigator.place.page is page


def test_space_on_a_focused_button_presses_the_button(list_rig: Rig, qtbot: QtBot) -> None:
    window = list_rig.window
    window.bar.shuffle_button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.type_key(window.bar.shuffle_button, Qt.Key.Key_Space)
    assert window.services.player.is_shuffled
    assert window.services.player.state is PlayerState.PLAYING


def test_media_keys_work(list_rig: Rig, qtbot: QtBot) -> None:
    view, player = list_rig.window.pages.tracks.view, list_rig.window.services.player
    hands.type_key(view, Qt.Key.Key_MediaPause)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
    hands.type_key(view, Qt.Key.Key_MediaTogglePlayPause)
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)


def test_the_palette_runs_what_was_chosen(list_rig: Rig) -> None:
    palette = list_rig.window.actions_table.open_palette()
    palette.field.setText("mute")
    hands.type_key(palette.field, Qt.Key.Key_Return)
    assert list_rig.window.services.player.is_muted


def test_the_palette_says_where_nothing_answers(list_rig: Rig) -> None:
    palette = list_rig.window.actions_table.open_palette()
    palette.field.setText("xyzxyz")
    assert [palette.list.item(row).text() for row in range(palette.list.count())] == ["Nothing found"]
    hands.type_key(palette.field, Qt.Key.Key_Down)
    hands.type_key(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_settings_can_be_switched_from_the_palette(list_rig: Rig) -> None:
    window = list_rig.window
    settings = window.services.settings

    def choose(text: str) -> None:
        palette = window.actions_table.open_palette()
        palette.field.setText(text)
        hands.type_key(palette.field, Qt.Key.Key_Return)

    height = window.pages.tracks.view.verticalHeader().defaultSectionSize
    choose("comp")
    assert settings.get(COMPACT_ROWS) is True
    assert height() == COMPACT_ROW_HEIGHT
    choose("compact")
    assert settings.get(COMPACT_ROWS) is False
    assert height() == ROW_HEIGHT
    choose("autoplay")
    assert not window.services.autoplay.is_enabled
    window.settings.changed.emit(THEME, "dark")
    choose("theme system")
    assert settings.get(THEME) == window.theme.value == "system"
    window.theme.set_value("light")


def test_f1_shows_all_shortcuts(list_rig: Rig) -> None:
    hands.type_key(list_rig.window.pages.tracks.view, Qt.Key.Key_F1)
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ShortcutsDialog)]
    assert [dialog for dialog in dialogs if dialog.isVisible()]
    for dialog in dialogs:
        dialog.close()


def test_ctrl_t_switches_the_theme_and_keeps_it(list_rig: Rig) -> None:
    window = list_rig.window
    assert not window.theme.theme.is_dark
    hands.type_key(window.pages.tracks.view, Qt.Key.Key_T, CTRL)
    assert window.theme.theme.is_dark
    assert window.services.settings.get(THEME) == "dark"
    hands.type_key(window.pages.tracks.view, Qt.Key.Key_T, CTRL)


def test_every_button_of_every_page_has_a_name(rig: Rig) -> None:
    nameless: list[tuple[str, QAbstractButton]] = []
    for page in LIBRARY_PAGES:
        rig.window.navigator.go_page(page)
        nameless += [
            (page.value, button)
            for button in rig.window.findChildren(QAbstractButton)
            if button.isVisible()
            and not (button.accessibleName() or button.text())
            and not isinstance(button.parent(), (QLineEdit, QTableView))
        ]
    assert nameless == []


def test_an_empty_search_leaves_the_keyboard_to_the_page_that_is_chosen(list_rig: Rig) -> None:
    window = list_rig.window
    window.navigator.go_page(PageId.TRACKS)
    window.sidebar.search.setFocus()
    window.sidebar.page_button(PageId.COPIES).click()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.navigator.page.isAncestorOf(focused)
    window.navigator.focus_search()
    window.navigator.go(root_place(PageId.ALBUMS, "blue"))
    assert window.sidebar.search.hasFocus()
