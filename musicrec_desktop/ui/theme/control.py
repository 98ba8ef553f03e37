"""Which theme is on: the one that was set, or the one that the system asks for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from musicrec_desktop.core import garbage
from musicrec_desktop.core.settings import THEME
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme, with_more_contrast
from musicrec_desktop.ui.theme.style import apply_theme


class ThemeController(QObject):
    """Keeps the application in the theme of the setting ``core.settings.THEME``.

    Args:
        app: what is dressed.
        value: ``"system"``, ``"light"`` or ``"dark"``.
    """

    changed = Signal(object)
    """Sent with the new ``Theme`` after the application was dressed in it."""

    def __init__(self, app: QApplication, value: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._value, self._is_more = str(THEME.checked(value)), False
        self._theme = self._wanted()
        apply_theme(app, self._theme)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        if (hints := getattr(app.styleHints(), "accessibility", None)) is not None:
            hints().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """The colours that are on."""
        return self._theme

    @property
    def value(self) -> str:
        """The setting's value."""
        return self._value

    @contextlib.contextmanager
    def dressed_once(self) -> Iterator[None]:
        """Apply the stylesheet to what is made in the block when it ends, once.

        Qt applies the stylesheet of an application anew to a widget, and to all within it, each time that it
        gets another parent. A window that is put together from its parts pays that at every level, which is
        half of the time that it takes. What is made in the block measures itself without the stylesheet, so
        it measures itself when it is shown.
        """
        sheet = self._app.styleSheet()
        # With the last stylesheet Qt forgets which widgets it watches, and may reach for one that is gone.
        keeper = QWidget()
        keeper.setStyleSheet("QWidget {}")
        with garbage.left_alone():
            self._app.setStyleSheet("")
        try:
            yield
        finally:
            with garbage.left_alone():  # Qt walks over all widgets
                self._app.setStyleSheet(sheet)
            keeper.deleteLater()

    def set_value(self, value: str) -> None:
        """Switch.

        Raises:
            SettingsError: there is no such theme.
        """
        self._value = str(THEME.checked(value))
        self._refresh()

    def set_more_contrast(self, *, is_more: bool) -> None:
        """Take the colours with more contrast, or those that the system asks for."""
        self._is_more = is_more
        self._refresh()

    def _on_system_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self._theme:
            self._theme = wanted
            apply_theme(self._app, wanted)
            self.changed.emit(wanted)

    def _wanted(self) -> Theme:
        is_dark = self._value == "dark"
        if self._value == "system":
            is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        plain = DARK if is_dark else LIGHT
        return with_more_contrast(plain) if self._is_more or self._system_wants_more() else plain

    def _system_wants_more(self) -> bool:
        """Whether the desktop is set to high contrast; Qt tells it from version 6.10 on."""
        hints = getattr(self._app.styleHints(), "accessibility", None)
        return hints is not None and hints().contrastPreference() is Qt.ContrastPreference.HighContrast
