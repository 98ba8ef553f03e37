"""The window is never larger than the screen, wherever it was before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QWidget

from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.ui.commands.bans_dialog import BansDialog
from musicrec_desktop.ui.commands.properties_dialog import PropertiesDialog
from musicrec_desktop.ui.kit.screen_fit import centred, fitted, room_of
from musicrec_desktop.ui.scrobbling.account_dialog import ScrobbleAccountDialog
from musicrec_desktop.ui.sound.dialog import SoundDialog
from musicrec_desktop.ui.sound.sleep_dialog import SleepDialog
from musicrec_desktop.ui.window.about_dialog import AboutDialog
from musicrec_desktop.ui.window.shortcuts_dialog import ShortcutsDialog
from musicrec_desktop.ui.window.state import DEFAULT_SIZE, MINIMUM_SIZE
from tests.ui.conftest import Opener, Rig

DESK = QRect(0, 0, 1920, 1080)
LAPTOP = QRect(0, 0, 1366, 728)
"""1366×768 with a panel of 40."""
SCALED = QRect(0, 0, 911, 485)
"""The same, scaled by 1.5."""
LEFT_OF_DESK = QRect(-1280, 0, 1280, 1024)


@pytest.mark.parametrize("screen", [DESK, LAPTOP, SCALED, QRect(100, 50, 1280, 690)])
def test_a_first_window_fits_every_screen(screen: QRect) -> None:
    place = centred(DEFAULT_SIZE, screen)
    assert room_of(screen).contains(place)
    assert place.size() == DEFAULT_SIZE.boundedTo(room_of(screen).size())


@pytest.mark.parametrize("screen", [DESK, LAPTOP, SCALED])
def test_the_smallest_window_fits_the_smallest_screen(screen: QRect) -> None:
    assert MINIMUM_SIZE.boundedTo(room_of(screen).size()) == MINIMUM_SIZE


@pytest.mark.parametrize(
    "wanted",
    [
        QRect(0, 0, 2560, 1400),
        QRect(300, 200, 1280, 800),
        QRect(-40, -30, 1280, 800),
        QRect(3000, 400, 1280, 800),
        QRect(-1900, 100, 1000, 600),
        QRect(1340, 300, 900, 600),
        QRect(200, 727, 900, 600),
    ],
)
@pytest.mark.parametrize("screens", [[LAPTOP], [SCALED], [DESK, LEFT_OF_DESK]])
def test_what_comes_back_is_on_a_screen(wanted: QRect, screens: list[QRect]) -> None:
    place = fitted(wanted, screens)
    assert any(room_of(screen).contains(place) for screen in screens)


def test_what_fits_stays_where_it_was() -> None:
    wanted = QRect(-1200, 100, 1000, 700)
    assert fitted(wanted, [DESK, LEFT_OF_DESK]) == wanted


def test_most_of_a_window_decides_on_which_screen_it_stays() -> None:
    place = fitted(QRect(-900, 100, 1200, 700), [DESK, LEFT_OF_DESK])
    assert LEFT_OF_DESK.contains(place)


def test_a_window_from_a_larger_screen_comes_back_smaller(open_window: Opener) -> None:
    rig = open_window()
    rig.window.setGeometry(400, 300, 3000, 2000)
    again = open_window().window
    available = again.screen().availableGeometry()
    assert available.contains(again.geometry())
    bar = again.bar
    assert again.geometry().height() >= bar.mapTo(again, bar.rect().bottomLeft()).y()


def test_the_least_size_holds_all_parts(rig: Rig) -> None:
    window = rig.window
    window.resize(MINIMUM_SIZE)
    central = window.centralWidget()
    assert central is not None
    assert central.minimumSizeHint().width() <= MINIMUM_SIZE.width()
    assert central.minimumSizeHint().height() <= MINIMUM_SIZE.height()
    assert window.bar.geometry().bottom() < MINIMUM_SIZE.height()


def _dialogs(rig: Rig) -> list[QDialog]:
    window, themes = rig.window, rig.window.theme
    window.tune.show_rules()
    window.library.manage_folders()
    window.scrobble.show()
    track = Track(TrackId(1), "/music/" + 40 * "folder/" + "x.flac", Tags("Title", ("Artist",)), 60_000)
    more = [(f"Fact {number}", "value " * 30) for number in range(40)]
    made: list[QDialog] = [
        AboutDialog(window),
        BansDialog(themes, window),
        PropertiesDialog(track, 1_000, window, more=more),
        ScrobbleAccountDialog(window),
        ShortcutsDialog(window),
        SleepDialog(window),
        SoundDialog(themes, window),
    ]
    window.actions_table.run("settings")
    return [*made, *(each for each in window.findChildren(QDialog) if each not in made)]


def test_no_dialog_is_larger_than_a_small_screen(rig: Rig) -> None:
    room = room_of(SCALED).size()
    dialogs = _dialogs(rig)
    assert len(dialogs) >= 11
    for dialog in dialogs:
        dialog.show()
        least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        assert least.boundedTo(room) == least, type(dialog).__name__
        dialog.resize(room)
        assert dialog.size().boundedTo(room) == dialog.size(), type(dialog).__name__
        for child in dialog.findChildren(QWidget, "close"):
            assert dialog.rect().contains(child.geometry())
        dialog.close()


def test_the_shortcuts_take_what_they_need_and_scroll_where_there_is_less(rig: Rig) -> None:
    dialog = ShortcutsDialog(rig.window)
    dialog.show()
    bar = dialog.body.verticalScrollBar()
    assert dialog.sheet.column_count == 3
    assert bar.maximum() == 0
    dialog.resize(room_of(SCALED).size())
    assert dialog.sheet.column_count == 2
    assert bar.maximum() > 0
    assert dialog.sheet.width() <= dialog.body.viewport().width()
    dialog.close()
