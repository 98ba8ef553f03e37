"""Where the keyboard goes: from search to list, from letter to name; fields keep what they need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QSpinBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.actions import ACTIONS, LETTER_HINT, is_typed, keys_of
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.library.group_page import GroupPage
from musicrec_desktop.ui.library.type_ahead import TypeAhead
from musicrec_desktop.ui.window.command_palette import CommandPalette
from musicrec_desktop.ui.window.places import PageId
from musicrec_desktop.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.ui import hands
from tests.ui.conftest import Opener, Rig

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
ARTISTS = (
    ("One", "Mogwai", "Rock", 1997),
    ("Two", "Miles Davis", "Jazz", 1959),
    ("Three", "Sigur Rós", "Rock", 1999),
    ("Four", "Ólafur Arnalds", "Classical", 2007),
    ("Five", "The Lanterns", "Rock", 2004),
    ("Six", "Stereolab", "Rock", 1996),
)


@pytest.fixture
def playing(rig: Rig, qtbot: QtBot) -> Rig:
    """The first track plays, nothing follows."""
    rig.window.activateWindow()
    rig.window.services.autoplay.set_enabled(False)
    rig.window.services.player.play_now([rig.ids[0]])
    qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)
    return rig


@pytest.fixture
def artists(open_window: Opener, qtbot: QtBot) -> tuple[Rig, GroupPage]:
    """The list of artists has the keyboard."""
    rig = open_window(albums=ARTISTS)
    rig.wait_rows(24)
    rig.window.activateWindow()
    rig.window.navigator.go_page(PageId.ARTISTS)
    page = rig.window.pages.groups[PageId.ARTISTS]
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    page.view.setFocus()
    return rig, page


def at(page: GroupPage) -> str:
    return page.model.group_at(page.view.currentIndex().row()).name


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_after_a_search_the_first_row_is_meant(key: Qt.Key, playing: Rig, qtbot: QtBot) -> None:
    window, field = playing.window, playing.window.sidebar.search
    page = window.pages.tracks
    page.view.selectRow(7)
    field.setFocus()
    field.setText("rivers")
    hands.type_key(field, key)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4 and page.view.selected_rows() == [0])
    assert page.view.hasFocus()
    hands.type_key(page.view, Qt.Key.Key_L)
    assert window.services.feedback.kind(page.model.id_at(0)) is FeedbackKind.LIKE
    assert window.services.feedback.kind(playing.ids[0]) is FeedbackKind.NEUTRAL
    hands.type_key(page.view, Qt.Key.Key_Q)
    assert [entry.track_id for entry in window.services.player.queue.user_part] == [page.model.id_at(0)]


def test_after_a_search_among_albums_the_first_one_is_meant(playing: Rig, qtbot: QtBot) -> None:
    window, field = playing.window, playing.window.sidebar.search
    window.navigator.go_page(PageId.ALBUMS)
    page = window.pages.groups[PageId.ALBUMS]
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    field.setFocus()
    field.setText("night")
    hands.type_key(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.view.currentIndex().row() == 0)
    assert page.view.hasFocus()


def test_without_a_search_down_goes_to_the_row_where_the_list_is(playing: Rig) -> None:
    page, field = playing.window.pages.tracks, playing.window.sidebar.search
    page.view.selectRow(5)
    field.setFocus()
    hands.type_key(field, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    assert page.view.selected_rows() == [5]


def test_the_button_that_clears_the_search_goes_with_the_text(rig: Rig) -> None:
    field, navigator = rig.window.sidebar.search, rig.window.navigator
    (button,) = field.findChildren(QToolButton)[-1:]

    def is_shown() -> bool:
        QApplication.processEvents()
        return button.isEnabled() and not button.icon().isNull() and button.isVisible()

    field.setText("night")
    assert is_shown()
    rig.wait_rows(4)
    navigator.go_page(PageId.HISTORY)
    assert field.text() == ""
    field.set_text_quietly("")
    assert not _is_opaque(button)
    navigator.back()
    assert field.text() == "night"
    assert is_shown()


def _is_opaque(button: QWidget) -> bool:
    """Qt fades the button and leaves it in its place, where a click would do nothing."""
    QApplication.processEvents()
    return button.cursor().shape() != Qt.CursorShape.IBeamCursor and button.isEnabled() and button.isVisible()


def test_after_delete_in_the_queue_the_next_entry_is_meant(playing: Rig, qtbot: QtBot) -> None:
    window, player = playing.window, playing.window.services.player
    player.play_now(playing.ids[:6])
    view, model = window.panel.view, window.panel.model
    qtbot.waitUntil(lambda: model.place_of(player.queue.user_part[-1].id) is not None)
    view.setFocus()
    for wanted in (2, 3, 4, 5, None):
        first = player.queue.user_part[0] if wanted == 2 else None
        if first is not None:
            place = model.place_of(first.id)
            assert place is not None
            view.setCurrentIndex(model.index(place))
        hands.type_key(view, Qt.Key.Key_Delete)
        left = [] if wanted is None else playing.ids[wanted:6]
        qtbot.waitUntil(partial(_is_selected, playing, left[:1]))
        assert [entry.track_id for entry in player.queue.user_part] == left


def _is_selected(rig: Rig, ids: Sequence[TrackId]) -> bool:
    return rig.window.queue.selected_track_ids() == list(ids)


def test_letters_jump_to_a_name_and_do_nothing_else(artists: tuple[Rig, GroupPage]) -> None:
    rig, page = artists
    view, player = page.view, rig.window.services.player
    hands.type_key(view, Qt.Key.Key_M)
    assert at(page) == "Miles Davis"
    assert not player.is_muted
    hands.type_key(view, Qt.Key.Key_O)
    assert at(page) == "Mogwai"
    page.type_ahead.pause.timeout.emit()
    hands.type_key(view, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert at(page) in {"Sigur Rós", "Stereolab"}
    assert not player.stops_after_current
    hands.type_key(view, Qt.Key.Key_T)
    assert at(page) == "Stereolab"
    assert not player.is_shuffled


def test_letters_are_folded_and_articles_may_be_left_out(artists: tuple[Rig, GroupPage]) -> None:
    _, page = artists
    for letters, name in (("olaf", "Ólafur Arnalds"), ("lan", "The Lanterns"), ("the", "The Lanterns")):
        page.type_ahead.forget()
        for letter in letters:
            hands.type_key(page.view, Qt.Key(ord(letter.upper())))
        assert at(page) == name


def test_the_same_letter_goes_from_name_to_name(qtbot: QtBot) -> None:
    ahead = TypeAhead()
    names = ["Abba", "…Beirut", "Bob", "Cale"]
    rows = []
    row = -1
    for _ in range(4):
        row = ahead.find("b", names, row) or 0
        rows.append(row)
    assert rows == [1, 2, 1, 2]
    ahead.forget()
    assert ahead.find("x", names, 2) is None
    assert ahead.find("y", [], -1) is None


def test_in_lists_of_names_space_plays_and_alt_with_a_letter_commands(
    artists: tuple[Rig, GroupPage], qtbot: QtBot
) -> None:
    rig, page = artists
    player = rig.window.services.player
    player.play_now([rig.ids[0]])
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)
    hands.type_key(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
    hands.type_key(page.view, Qt.Key.Key_M, ALT)
    assert player.is_muted
    hands.type_key(page.view, Qt.Key.Key_M)
    hands.type_key(page.view, Qt.Key.Key_I)
    hands.type_key(page.view, Qt.Key.Key_Q, ALT)
    qtbot.waitUntil(lambda: len(player.queue.user_part) == 4)
    assert [entry.track_id for entry in player.queue.user_part] == rig.ids[4:8]


def test_what_is_about_tracks_is_not_done_to_what_plays_instead(artists: tuple[Rig, GroupPage]) -> None:
    rig, page = artists
    rig.window.services.player.play_now([rig.ids[0]])
    page.view.setCurrentIndex(page.model.index(2, 0))
    hands.type_key(page.view, Qt.Key.Key_D, ALT)
    assert rig.window.services.feedback.kind(rig.ids[0]) is FeedbackKind.NEUTRAL
    assert "Open the artist first" in rig.window.notices.toast.text


def test_the_sheet_of_keys_explains_letters(rig: Rig) -> None:
    dialog = ShortcutsDialog(rig.window)
    texts = [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")]
    assert LETTER_HINT in texts
    # Keys of the map alone are letters only while it has the focus, where nothing is typed.
    typed = [spec for spec in ACTIONS if not spec.is_local and any(is_typed(key) for key in spec.shortcuts)]
    assert {"toggle_mute", "enqueue", "like", "stop_after_current"} <= {spec.id for spec in typed}
    assert all(any(key.startswith("Alt+") for key in keys_of(spec)) for spec in typed)
    dialog.deleteLater()


def _fields(rig: Rig) -> dict[str, QWidget]:
    window = rig.window
    window.panel.tune.set_open(is_open=True)
    section = window.panel.tune.section
    slider = next(widget for widget in section.findChildren(QSlider) if widget.isVisible())
    combo = next(widget for widget in section.findChildren(QComboBox) if widget.isVisible())
    spin = QSpinBox(window)
    spin.show()
    return {"search": window.sidebar.search, "slider": slider, "combo": combo, "spin": spin}


def test_no_field_swallows_the_keys_of_the_window(playing: Rig, qtbot: QtBot) -> None:
    window, player = playing.window, playing.window.services.player
    fields = _fields(playing)
    assert len(fields) == 4
    for name, field in fields.items():
        field.setFocus()
        assert field.hasFocus(), name
        was_shown = window.drawer.is_shown
        hands.type_key(field, Qt.Key.Key_F, CTRL)
        assert window.sidebar.search.hasFocus(), name
        field.setFocus()
        hands.type_key(field, Qt.Key.Key_E, CTRL)
        assert window.services.autoplay.is_enabled, name
        window.services.autoplay.set_enabled(False)
        hands.type_key(field, Qt.Key.Key_MediaTogglePlayPause)
        qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
        hands.type_key(field, Qt.Key.Key_Space)
        if name == "search":
            assert field.property("text") == " "
            field.setProperty("text", "")
            player.play()
        qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)
        hands.type_key(field, Qt.Key.Key_M, NONE if name != "search" else ALT)
        assert player.is_muted, name
        player.set_muted(False)
        hands.type_key(field, Qt.Key.Key_U, CTRL)
        assert window.drawer.is_shown is not was_shown, name
        window.drawer.toggle()
        field.setFocus()
        hands.type_key(field, Qt.Key.Key_Escape)
        assert window.pages.tracks.view.hasFocus(), name
        field.setFocus()
        hands.type_key(field, Qt.Key.Key_K, CTRL)
        (palette,) = [widget for widget in QApplication.topLevelWidgets() if _is_palette(widget)]
        palette.close()
        window.activateWindow()


def _is_palette(widget: QWidget) -> bool:
    return isinstance(widget, CommandPalette) and widget.isVisible()


def test_a_number_takes_numbers(playing: Rig) -> None:
    spin = QSpinBox(playing.window)
    spin.setRange(0, 99)
    spin.show()
    spin.setFocus()
    spin.selectAll()
    for key in (Qt.Key.Key_4, Qt.Key.Key_2):
        hands.type_key(spin, key)
    assert spin.value() == 42


def test_space_and_media_keys_play_from_a_dialog(playing: Rig, qtbot: QtBot) -> None:
    player = playing.window.services.player
    playing.window.sound.show()
    dialog = playing.window.sound.dialog
    assert dialog is not None
    dialog.activateWindow()
    slider = next(slider for slider in dialog.findChildren(QSlider) if slider.isEnabled())
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    hands.type_key(slider, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
    hands.type_key(slider, Qt.Key.Key_MediaPlay)
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)
    dialog.close()


def test_enter_opens_a_choice(qtbot: QtBot) -> None:
    choice = CalmComboBox()
    qtbot.addWidget(choice)
    choice.addItems(["one", "two"])
    choice.show()
    hands.type_key(choice, Qt.Key.Key_Return)
    assert choice.view().isVisible()
    choice.hidePopup()
