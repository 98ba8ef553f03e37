"""The icon in the tray: what plays, the most wanted commands, and a place to play on without a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QCloseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSystemTrayIcon
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.settings import CLOSE_TO_TRAY, TRAY_ICON
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.app_icon import app_icon
from musicrec_desktop.ui.player.volume_control import WHEEL_NOTCH, WHEEL_STEP_PERCENT

if TYPE_CHECKING:
    from musicrec_desktop.services.now_playing import NowPlaying

NOTHING_PLAYS = tr("Nothing is playing")
LONGEST_LINE = 60
"""Letters of a title in the menu."""

_RAISING = {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}


class TrayIcon(QSystemTrayIcon):
    """The icon itself; trays of the X11 kind also tell it of the wheel.

    Args:
        on_wheel: called with the notches, up is positive.
        parent: Qt's owner.
    """

    def __init__(self, on_wheel: Callable[[float], object], parent: QObject) -> None:
        super().__init__(app_icon(), parent)
        self._on_wheel = on_wheel

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            self._on_wheel(event.angleDelta().y() / WHEEL_NOTCH)
            return True
        return super().event(event)


class Tray(QObject):
    """Shows the icon where there is a tray and the settings want it.

    Args:
        services: what plays, and the settings.
        window: is shown and hidden; with ``CLOSE_TO_TRAY`` closing it by its own button only hides it.
        come_forward: shows the window in front of others.
        is_available: whether there is a tray now.
    """

    def __init__(
        self,
        services: Services,
        window: QMainWindow,
        come_forward: Callable[[], object],
        is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(window)
        self._services, self._window = services, window
        self._come_forward, self._is_available = come_forward, is_available
        self.icon: TrayIcon | None = None
        self.menu = QMenu()
        self.track_line = self._add("", self._come_forward)
        self.menu.addSeparator()
        self.play_action = self._add(tr("Play"), services.player.toggle)
        self.previous_action = self._add(tr("Previous track"), services.player.previous)
        self.next_action = self._add(tr("Next track"), services.player.next)
        self.stop_action = QAction(tr("Stop after this track"), self, checkable=True)
        self.stop_action.triggered.connect(services.player.set_stop_after_current)
        self.menu.addAction(self.stop_action)
        self.menu.addSeparator()
        self.window_action = self._add(tr("Show window"), self.toggle_window)
        self.quit_action = self._add(tr("Quit"), self.quit)
        self.menu.aboutToShow.connect(self._name_window_action)
        window.installEventFilter(self)
        self._disconnect = services.now_playing.changed.connect(self._show)
        self.refresh()

    @property
    def is_shown(self) -> bool:
        """Whether the user can reach the player through the tray."""
        return self.icon is not None and self._is_available()

    def refresh(self) -> None:
        """Come or go as the settings say."""
        is_wanted = bool(self._services.settings.get(TRAY_ICON)) and self._is_available()
        if is_wanted and self.icon is None:
            self.icon = TrayIcon(self._on_wheel, self)
            self.icon.setContextMenu(self.menu)
            self.icon.activated.connect(self._on_activated)
            self.icon.messageClicked.connect(self._come_forward)
            self._show(self._services.now_playing.now)
            self.icon.show()
        elif not is_wanted and self.icon is not None:
            self._remove()
            if not self._window.isVisible():
                self._come_forward()

    def tell(self, headline: str, text: str) -> None:
        """Show a message at the icon; for desktops that have a tray and no notifications."""
        if self.icon is not None and self.icon.supportsMessages():
            self.icon.showMessage(headline, text, app_icon())

    def toggle_window(self) -> None:
        """Show the window in front, or hide it where it is in front already."""
        if self._window.isVisible() and not self._window.isMinimized() and self._is_in_front():
            self._hide_window()
        else:
            self._come_forward()

    def quit(self) -> None:
        """End the program, whatever closing the window means."""
        self._window.close()
        QApplication.quit()

    def close(self) -> None:
        """Leave the tray."""
        self._disconnect()
        self._window.removeEventFilter(self)
        self._remove()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Show:
            QApplication.setQuitOnLastWindowClosed(True)
        elif isinstance(event, QCloseEvent) and self._is_hiding_meant(event):
            event.ignore()
            self._hide_window()
            return True
        return super().eventFilter(watched, event)

    def _is_hiding_meant(self, event: QCloseEvent) -> bool:
        """Whether the user closed the window; the program and the end of a session close it to end."""
        return event.spontaneous() and self.is_shown and bool(self._services.settings.get(CLOSE_TO_TRAY))

    def _hide_window(self) -> None:
        # A dialog that is closed while the window is hidden shall not end the program.
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()

    def _is_in_front(self) -> bool:
        # Clicking the icon takes the focus away on some desktops: then the window is not in front any more.
        return self._window.isActiveWindow()

    def _add(self, text: str, handler: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: handler())
        self.menu.addAction(action)
        return action

    def _name_window_action(self) -> None:
        self.window_action.setText(tr("Hide window") if self._window.isVisible() else tr("Show window"))

    def _show(self, now: NowPlaying) -> None:
        line = _line_of(now)
        self.track_line.setText(_menu_text(line or NOTHING_PLAYS))
        self.track_line.setEnabled(bool(line))
        self.play_action.setText(tr("Pause") if now.is_playing else tr("Play"))
        self.play_action.setEnabled(now.has_entries)
        self.previous_action.setEnabled(now.has_entries)
        self.next_action.setEnabled(now.has_next)
        self.stop_action.setEnabled(now.is_playing)
        self.stop_action.setChecked(now.stops_after_current)
        if self.icon is not None:
            self.icon.setToolTip(line or "MusicRec")

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _RAISING:
            self.toggle_window()
        elif reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self._services.player.toggle()

    def _on_wheel(self, notches: float) -> None:
        player = self._services.player
        player.set_volume(player.volume_percent + round(notches * WHEEL_STEP_PERCENT))

    def _remove(self) -> None:
        if self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None


def _line_of(now: NowPlaying) -> str:
    if now.track is None:
        return ""
    by = f" — {now.track.tags.artist_text}" if now.track.tags.artists else ""
    return f"{now.track.tags.title}{by}"


def _menu_text(line: str) -> str:
    short = line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
    return short.replace("&", "&&")
