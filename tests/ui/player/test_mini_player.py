"""The mini player takes the place of the window, shows what plays, and gives the window back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.player.mini_controller import ON_TOP, THIS_TRACK
from musicrec_desktop.ui.player.mini_player import LEAST_WIDTH_PX, MiniPlayer
from tests.ui import hands
from tests.ui.conftest import Opener, Rig


def _play(rig: Rig, row: int = 0) -> None:
    rig.window.pages.tracks.open_row(row)
    rig.qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)


def _mini(rig: Rig) -> MiniPlayer:
    rig.window.actions_table.run("mini_player")
    player = rig.window.mini.player
    assert player is not None
    rig.qtbot.waitUntil(player.isVisible)
    return player


def _texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


@pytest.fixture
def mini(rig: Rig) -> MiniPlayer:
    rig.wait_rows(12)
    _play(rig)
    return _mini(rig)


def test_it_takes_the_place_of_the_window_and_gives_it_back(rig: Rig, mini: MiniPlayer) -> None:
    assert not rig.window.isVisible()
    assert bool(mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
    assert mini.title.full_text == rig.window.bar.title.full_text
    hands.click(mini.leave_button)
    assert rig.window.isVisible()
    assert not mini.isVisible()


def test_closing_it_shows_the_window_and_plays_on(rig: Rig, mini: MiniPlayer) -> None:
    mini.close()
    assert rig.window.isVisible()
    assert rig.window.services.player.state is PlayerState.PLAYING


def test_the_window_that_comes_by_another_way_puts_it_away(rig: Rig, mini: MiniPlayer) -> None:
    rig.window.come_forward()
    assert not mini.isVisible()
    assert not rig.window.mini.is_shown


def test_its_buttons_reach_the_player(rig: Rig, mini: MiniPlayer, qtbot: QtBot) -> None:
    player = rig.window.services.player
    first = mini.title.full_text
    hands.click(mini.next_button)
    assert mini.title.full_text != first
    hands.click(mini.previous_button)
    assert mini.title.full_text == first
    hands.click(mini.play_button)
    qtbot.waitUntil(lambda: player.state is PlayerState.PAUSED)
    assert mini.play_button.glyph is Glyph.PLAY
    mini.seek_bar.seek_requested.emit(7_000)
    assert player.position_ms >= 7_000
    hands.click(mini.like_button)
    assert mini.like_button.glyph is Glyph.LIKED
    assert rig.window.bar.like_button.glyph is Glyph.LIKED


def test_it_says_what_comes_next(rig: Rig, mini: MiniPlayer) -> None:
    queue = rig.window.services.player.queue
    rig.qtbot.waitUntil(lambda: bool(queue.upcoming))
    upcoming = queue.upcoming[0]
    track = rig.window.services.browse.track(upcoming.track_id)
    assert track is not None
    assert mini.next_line.full_text == f"Next: {track.tags.title_and_artist}"


def test_the_wheel_turns_the_volume(rig: Rig, mini: MiniPlayer) -> None:
    player = rig.window.services.player
    player.set_volume(50)
    middle = QPointF(mini.rect().center())
    event = QWheelEvent(
        middle,
        mini.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(mini, event)
    assert player.volume_percent == 55


def test_keys_of_playback_work_in_it(rig: Rig, mini: MiniPlayer, qtbot: QtBot) -> None:
    mini.activateWindow()
    qtbot.waitUntil(mini.isActiveWindow)
    liked = rig.window.playback.current_id
    assert liked is not None
    hands.type_key(mini, Qt.Key.Key_L)
    assert rig.window.services.feedback.kind(liked).value == "like"
    hands.type_key(mini, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PAUSED)
    hands.type_key(mini, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert rig.window.isVisible()


def test_frames_run_for_what_is_seen_only(rig: Rig, mini: MiniPlayer) -> None:
    assert not rig.window.playback.frames.isActive()
    feed = rig.window.mini.feed
    assert feed is not None
    assert feed.frames.isActive()
    hands.click(mini.leave_button)
    assert not feed.frames.isActive()
    assert rig.window.playback.frames.isActive()


def test_it_need_not_stay_on_top_and_remembers_that(open_window: Opener) -> None:
    rig = open_window()
    rig.wait_rows(12)
    mini = _mini(rig)
    action = next(action for action in rig.window.mini.menu().actions() if action.text() == ON_TOP)
    assert action.isChecked()
    action.setChecked(False)
    assert mini.isVisible()
    mini.resize(500, mini.height())
    hands.click(mini.leave_button)
    again = open_window()
    mini = _mini(again)
    assert not mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert mini.width() == 500


def test_its_menu_has_what_the_player_bar_offers_for_the_track(rig: Rig, mini: MiniPlayer) -> None:
    menu = rig.window.mini.menu()
    (track_menu,) = [inner for inner in menu.findChildren(QMenu) if inner.title() == THIS_TRACK]
    at_bar = rig.window.playback.show_menu(QPoint(0, 0))
    assert at_bar is not None
    assert _texts(track_menu) == _texts(at_bar)
    at_bar.close()
    album = next(action for action in track_menu.actions() if action.text().startswith("Go to album"))
    album.trigger()
    assert not mini.isVisible()
    assert rig.window.navigator.place.scope == Scope(ScopeKind.ALBUM, "Blue Hour", "Ada North")


def test_the_menu_of_the_track_comes_by_key(rig: Rig, mini: MiniPlayer) -> None:
    modifiers = Qt.KeyboardModifier
    hands.type_key(mini, Qt.Key.Key_J, modifiers.ControlModifier | modifiers.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.parent() is mini
    menu.close()


def test_locking_the_profile_puts_it_away(rig: Rig, mini: MiniPlayer) -> None:
    rig.window.services.vault.locked.emit()
    assert not mini.isVisible()
    assert rig.window.isVisible()


def test_nothing_plays(rig: Rig) -> None:
    mini = _mini(rig)
    assert mini.title.full_text == "Nothing is playing"
    assert not mini.like_button.isEnabled()
    assert not mini.seek_bar.isEnabled()


def test_every_button_has_a_name_and_the_smallest_size_holds_them(mini: MiniPlayer) -> None:
    mini.resize(LEAST_WIDTH_PX, mini.height())
    for button in mini.findChildren(QToolButton):
        assert button.accessibleName()
        assert mini.rect().contains(button.geometry())
