"""The icon in the tray, and what closing the window means beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import CLOSE_TO_TRAY, TRAY_ICON
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.ui.window.tray import NOTHING_PLAYS, Tray
from tests.ui.conftest import Rig


class Person:
    """A tray that is there or not, beside a window."""

    def __init__(self, rig: Rig) -> None:
        self.rig, self.window = rig, rig.window
        self.has_tray = True
        rig.app.services.now_playing.start()
        self.tray = Tray(rig.app.services, rig.window, rig.window.come_forward, lambda: self.has_tray)

    def close_window(self) -> bool:
        """Press the button in the window's frame; whether the window agreed."""
        event = _Spontaneous()
        QCoreApplication.sendEvent(self.window, event)
        return event.isAccepted()


class _Spontaneous(QCloseEvent):
    """A close event that comes from a person, not from the program."""

    def spontaneous(self) -> bool:
        return True


@pytest.fixture
def person(rig: Rig) -> Iterator[Person]:
    made = Person(rig)
    yield made
    made.tray.close()
    rig.app.services.now_playing.close()
    QApplication.setQuitOnLastWindowClosed(True)


def test_the_menu_follows_the_player(person: Person, qtbot: QtBot) -> None:
    tray, player = person.tray, person.window.services.player
    assert tray.track_line.text() == NOTHING_PLAYS
    assert not tray.play_action.isEnabled()
    player.play_now(person.rig.ids[:2])
    qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)
    assert tray.track_line.text() == "Blue Hour 1 — Ada North"
    assert tray.icon is not None
    assert tray.icon.toolTip() == "Blue Hour 1 — Ada North"
    assert tray.play_action.text() == "Pause"
    tray.next_action.trigger()
    assert tray.track_line.text() == "Blue Hour 2 — Ada North"
    tray.stop_action.trigger()
    assert player.stops_after_current
    tray.play_action.trigger()
    assert player.state is PlayerState.PAUSED
    assert tray.play_action.text() == "Play"
    assert not tray.stop_action.isEnabled()


def test_the_icon_comes_and_goes_with_the_setting(person: Person) -> None:
    settings = person.window.services.settings
    assert person.tray.is_shown
    settings.set(TRAY_ICON, False)
    person.tray.refresh()
    assert person.tray.icon is None
    settings.set(TRAY_ICON, True)
    person.has_tray = False
    person.tray.refresh()
    assert person.tray.icon is None


@pytest.mark.parametrize(
    ("is_wanted", "has_tray", "is_hidden"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_closing_the_window_hides_it_only_beside_a_real_tray(
    person: Person, is_wanted: bool, has_tray: bool, is_hidden: bool
) -> None:
    person.window.services.settings.set(CLOSE_TO_TRAY, is_wanted)
    person.has_tray = has_tray
    assert person.close_window() is not is_hidden
    assert QApplication.quitOnLastWindowClosed() is not is_hidden
    if is_hidden:
        assert not person.window.isVisible()
        person.tray.window_action.trigger()
        assert person.window.isVisible()
        assert QApplication.quitOnLastWindowClosed()


def test_the_program_may_always_close_its_window(person: Person) -> None:
    person.window.services.settings.set(CLOSE_TO_TRAY, True)
    assert person.window.close()


def test_a_window_without_its_icon_comes_back(person: Person) -> None:
    settings = person.window.services.settings
    settings.set(CLOSE_TO_TRAY, True)
    person.close_window()
    settings.set(TRAY_ICON, False)
    person.tray.refresh()
    assert person.window.isVisible()


def test_clicks_and_the_wheel(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    icon, player = person.tray.icon, person.window.services.player
    assert icon is not None
    person.window.hide()
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert person.window.isVisible()
    monkeypatch.setattr(person.window, "isActiveWindow", lambda: True)
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not person.window.isVisible()
    player.set_volume(50)
    for turn in (120, 120, -120):
        QCoreApplication.sendEvent(icon, _wheel(turn))
    assert player.volume_percent == 55
    player.play_now(person.rig.ids[:1])
    icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    assert player.state is PlayerState.PAUSED


def _wheel(turn: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(1, 1), QPointF(1, 1), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
