"""Shows and hides the queue: beside the page where there is room, on request where there is little."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from musicrec_desktop.ui.kit.actions import Handler

ROOM_FROM_PX = 1000
"""The width of the window from which the queue is shown by itself."""


class UpNextDrawer:
    """Keeps one state for wide windows, shown at first, and one for narrow ones, hidden at first.

    Args:
        panel: what is shown and hidden.
        on_changed: called after the user shows or hides the panel.
    """

    def __init__(self, panel: QWidget, on_changed: Callable[[], object]) -> None:
        self._panel, self._on_changed = panel, on_changed
        self._buttons: list[QAbstractButton] = []
        self._action: QAction | None = None
        self._is_wide = True
        self._is_away = False
        self._states = {True: True, False: False}

    def add_button(self, button: QAbstractButton) -> None:
        """A button that mirrors the state; pressing it toggles."""
        self._buttons.append(button)
        button.setChecked(self.is_shown)
        button.clicked.connect(self.toggle)

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the panel's entry in the menu."""
        return {"toggle_up_next": self.toggle}

    @property
    def is_shown(self) -> bool:
        """Whether the queue is visible."""
        return self._states[self._is_wide] and not self._is_away

    def set_action(self, action: QAction) -> None:
        """The menu's entry mirrors the state, too."""
        self._action = action
        self._apply()

    def toggle(self) -> None:
        """Show or hide."""
        self._states[self._is_wide] = not self._states[self._is_wide]
        self._apply()
        self._on_changed()

    def set_window_width(self, width_px: int) -> None:
        """The window has this width now."""
        self._is_wide = width_px >= ROOM_FROM_PX
        self._apply()

    def set_away(self, *, is_away: bool) -> None:
        """Hide the panel on the first start, whatever its state is."""
        self._is_away = is_away
        self._apply()

    def state(self) -> list[bool]:
        """The states for wide and for narrow windows, for ``restore``."""
        return [self._states[True], self._states[False]]

    def restore(self, state: object) -> None:
        """Take back what ``state`` gave; anything else is ignored."""
        if isinstance(state, list) and len(state) == 2:
            self._states = {True: bool(state[0]), False: bool(state[1])}
        self._apply()

    def _apply(self) -> None:
        self._panel.setVisible(self.is_shown)
        for button in self._buttons:
            button.setChecked(self.is_shown)
        if self._action is not None:
            self._action.setChecked(self.is_shown)
