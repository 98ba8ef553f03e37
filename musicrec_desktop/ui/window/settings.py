"""Settings in the window: the dialog, the actions that change one, and the announcement of each change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.settings import (
    COMPACT_ROWS,
    LESS_MOTION,
    LEVEL_METER,
    MORE_CONTRAST,
    THEME,
    Setting,
    SettingValue,
)
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.motion import set_less_motion
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController


class SettingsController(QObject):
    """Stores settings and announces them; each controller applies its own.

    Args:
        services: keep the values.
        theme: follows the setting of that name.
        notices: where it is told.
        window: owns the dialog.

    Attributes:
        changed: a ``Setting`` and its new value, already stored.
        genre_words_requested: the table of genres should be shown.
    """

    changed = Signal(object, object)
    genre_words_requested = Signal()

    def __init__(self, services: Services, theme: ThemeController, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._theme = services, theme
        self._notices, self._window = notices, window
        self.changed.connect(self._on_changed)
        set_less_motion(is_less=bool(services.settings.get(LESS_MOTION)))
        theme.set_more_contrast(is_more=bool(services.settings.get(MORE_CONTRAST)))

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of the settings that have an action, and of the dialog for all of them."""
        return {
            "settings": self.show,
            "switch_theme": self._switch_theme,
            "follow_system_theme": lambda: self.set(THEME, "system"),
            "toggle_compact": lambda: self._toggle(
                COMPACT_ROWS, tr("Compact rows are on"), tr("Compact rows are off")
            ),
            "toggle_meter": lambda: self._toggle(
                LEVEL_METER, tr("The level meter is on"), tr("The level meter is off")
            ),
        }

    def show(self) -> None:
        """Show all settings."""
        from musicrec_desktop.ui.window.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._services, self._window)
        dialog.changed.connect(self.changed)
        dialog.failed.connect(self._notices.error)
        dialog.genre_words_requested.connect(dialog.accept)
        dialog.genre_words_requested.connect(self.genre_words_requested)
        open_once(dialog)

    def set(self, setting: Setting, value: SettingValue) -> bool:
        """Store a value and announce it; where it cannot be stored, say so and return False."""
        try:
            self._services.settings.set(setting, value)
        except MusicRecError as error:
            self._notices.error(error)
            return False
        self.changed.emit(setting, value)
        return True

    def _switch_theme(self) -> None:
        self.set(THEME, "light" if self._theme.theme.is_dark else "dark")

    def _toggle(self, setting: Setting, on: str, off: str) -> None:
        is_on = not self._services.settings.get(setting)
        if self.set(setting, is_on):
            self._notices.say(on if is_on else off)

    def _on_changed(self, setting: Setting, value: object) -> None:
        if setting is THEME:
            self._theme.set_value(str(value))
        elif setting is MORE_CONTRAST:
            self._theme.set_more_contrast(is_more=bool(value))
        elif setting is LESS_MOTION:
            set_less_motion(is_less=bool(value))
