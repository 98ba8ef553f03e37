"""Makes Qt actions of the table in ``actions``: shortcuts, the ☰ menu, the palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QMainWindow,
    QMenu,
    QWidget,
)

from musicrec_desktop.ui.actions import ACTIONS
from musicrec_desktop.ui.dialogs.command_palette import CommandPalette
from musicrec_desktop.ui.pages.group_page import GroupView
from musicrec_desktop.ui.theme.control import ThemeController

Handler = Callable[[], object]
_ARROW_KEYS = ("seek_forward", "seek_back")


class WindowActions(QObject):
    """The actions of one window.

    Args:
        window: gets the shortcuts.
        theme: colours of the palette.
        handlers: what to call for each ``ActionSpec.id``; every id must be there.
    """

    def __init__(self, window: QMainWindow, theme: ThemeController, handlers: Mapping[str, Handler]) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._handlers = dict(handlers)
        self.actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(spec.label, window)
            action.setCheckable(spec.is_checkable)
            action.triggered.connect(lambda _checked=False, name=spec.id: self.run(name))
            if not spec.is_local:
                action.setShortcuts([QKeySequence.fromString(keys) for keys in spec.shortcuts])
                window.addAction(action)
            self.actions[spec.id] = action
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def run(self, action_id: str) -> None:
        """Do it."""
        self._handlers[action_id]()

    def menu(self, parent: QWidget) -> QMenu:
        """The ☰ menu."""
        menu = QMenu(parent)
        group = None
        for spec in ACTIONS:
            if not spec.is_in_menu:
                continue
            if group is not None and spec.group is not group:
                menu.addSeparator()
            group = spec.group
            menu.addAction(self.actions[spec.id])
        return menu

    def open_palette(self) -> CommandPalette:
        """Show the command palette."""
        palette = CommandPalette(self._theme, self._window)
        palette.chosen.connect(self.run)
        palette.open_over(self._window)
        return palette

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Keys that a focused control needs for itself are its own: Space on a button, arrows on a slider."""
        needs_space = isinstance(now, (QAbstractButton, QComboBox))
        needs_arrows = isinstance(now, (QAbstractSlider, QAbstractSpinBox, QComboBox)) or (
            isinstance(now, GroupView) and now.is_grid
        )
        self.actions["toggle_play"].setEnabled(not needs_space)
        for action_id in _ARROW_KEYS:
            self.actions[action_id].setEnabled(not needs_arrows)
