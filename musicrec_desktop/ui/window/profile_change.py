"""Shows another profile in the window: what it kept, and nothing of the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from musicrec_desktop.core.settings import ALL_SETTINGS, THEME, SettingValue
from musicrec_desktop.ui.kit.wording.profiles import switched_profile_text

if TYPE_CHECKING:
    from musicrec_desktop.ui.window.main_window import MainWindow


class ProfileChange(QObject):
    """Follows a switch: dialogs close, what could be undone is forgotten, lists and settings are read again.

    Args:
        window: whose parts are told.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._services = window.services
        self._before = self._settings()
        profiles = window.services.profiles
        self._shown = profiles.current.id
        self._disconnects: tuple[Callable[[], None], ...] = (
            profiles.switching.connect(self._leave),
            profiles.switched.connect(self._show),
        )

    def close(self) -> None:
        """Disconnect from the service."""
        for disconnect in self._disconnects:
            disconnect()

    def _leave(self) -> None:
        """Keep the window as it is for who leaves."""
        self._window.importing.leave()
        self._window.playlist_files.leave()
        self._window.state.save()
        self._before = self._settings()

    def _show(self) -> None:
        window = self._window
        for dialog in self._open_dialogs():
            dialog.reject()
        for dialog in self._open_dialogs():
            dialog.done(QDialog.DialogCode.Rejected)  # without asking whether something may be thrown away
        window.notices.forget()
        window.pages.profile_switched()
        for key, value in self._settings().items():
            if value != self._before[key] and key != THEME.key:
                window.settings.changed.emit(ALL_SETTINGS[key], value)
        window.state.show_profile()
        window.playback.refresh()
        window.queue.refresh()
        # Qt dresses the whole window anew, which takes longer than all the rest: first the lists are shown.
        QTimer.singleShot(0, self, self._show_theme)
        current = self._services.profiles.current
        if current.id != self._shown:  # the same one is locked, or unlocked
            self._shown = current.id
            window.notices.say(switched_profile_text(current.name, is_guest=current.is_guest))

    def _show_theme(self) -> None:
        self._window.theme.set_value(str(self._services.settings.get(THEME)))

    def _open_dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]

    def _settings(self) -> dict[str, SettingValue]:
        """All settings that are a profile's."""
        return {
            setting.key: self._services.settings.get(setting)
            for setting in ALL_SETTINGS.values()
            if not setting.is_shared
        }
