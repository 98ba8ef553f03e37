"""Shows another profile in the window: what it kept, and nothing of the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QMainWindow

from musicrec_desktop.core.settings import ALL_SETTINGS, THEME, SettingValue
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.profiles import switched_profile_text
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.pages import WindowPages
from musicrec_desktop.ui.window.settings import SettingsController
from musicrec_desktop.ui.window.state import WindowState


class ProfileChange(QObject):
    """Follows a switch: dialogs close, what could be undone is forgotten, lists and settings are read again.

    Args:
        window: has the dialogs.
        services: of the profile in use.
        state: what of the window comes back.
        pages: all lists.
        settings: announces settings that are others now.
        theme: follows the setting of that name.
        notices: tells who is in use.
        leave: ends what goes on for who leaves.
        refresh: shows the player and the queue again.
    """

    def __init__(
        self,
        window: QMainWindow,
        services: Services,
        state: WindowState,
        pages: WindowPages,
        settings: SettingsController,
        theme: ThemeController,
        notices: Notices,
        leave: Sequence[Callable[[], object]],
        refresh: Sequence[Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._state, self._pages, self._settings = state, pages, settings
        self._theme, self._notices = theme, notices
        self._leaving, self._refreshing = tuple(leave), tuple(refresh)
        self._before = self._personal()
        self._shown = services.profiles.current.id
        self._disconnects: tuple[Callable[[], None], ...] = (
            services.profiles.switching.connect(self._leave),
            services.profiles.switched.connect(self._show),
        )

    def close(self) -> None:
        """Disconnect from the service."""
        for disconnect in self._disconnects:
            disconnect()

    def _leave(self) -> None:
        """Keep the window as it is for who leaves."""
        for leave in self._leaving:
            leave()
        self._state.save()
        self._before = self._personal()

    def _show(self) -> None:
        for dialog in self._open_dialogs():
            dialog.reject()
        for dialog in self._open_dialogs():
            dialog.done(QDialog.DialogCode.Rejected)  # without asking whether something may be thrown away
        self._notices.forget()
        self._pages.profile_switched()
        for key, value in self._personal().items():
            if value != self._before[key] and key != THEME.key:
                self._settings.changed.emit(ALL_SETTINGS[key], value)
        self._state.show_profile()
        for refresh in self._refreshing:
            refresh()
        # Qt dresses the whole window anew, which takes longer than all the rest: first the lists are shown.
        QTimer.singleShot(0, self, self._show_theme)
        current = self._services.profiles.current
        if current.id != self._shown:  # the same one is locked, or unlocked
            self._shown = current.id
            self._notices.say(switched_profile_text(current.name, is_guest=current.is_guest))

    def _show_theme(self) -> None:
        self._theme.set_value(str(self._services.settings.get(THEME)))

    def _open_dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]

    def _personal(self) -> dict[str, SettingValue]:
        """All settings that are a profile's."""
        return {
            setting.key: self._services.settings.get(setting)
            for setting in ALL_SETTINGS.values()
            if not setting.is_shared
        }
