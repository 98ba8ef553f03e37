"""Makes Qt actions of the table in ``actions``: shortcuts, the ☰ menu, the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from musicrec_desktop.ui.kit.actions import ACTIONS, ACTIONS_BY_ID, MENU_GROUPS, Handler, keys_of
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.icons import icon
from musicrec_desktop.ui.kit.menus import GLYPHS
from musicrec_desktop.ui.kit.undo_history import UndoHistory
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.key_rules import KeyRules

if TYPE_CHECKING:
    from musicrec_desktop.ui.window.command_palette import CommandPalette

_WHILE_LOCKED = frozenset({"quit", "about", "shortcuts", "switch_profile"})
"""What is done also while the profile is locked."""


def merged(parts: Iterable[Mapping[str, Handler]]) -> dict[str, Handler]:
    """The handlers of all controllers in one mapping.

    Raises:
        ValueError: an action has no handler or more than one, or there is no such action.
    """
    handlers: dict[str, Handler] = {}
    for part in parts:
        if twice := handlers.keys() & part.keys():
            raise ValueError(f"two controllers do {sorted(twice)}")
        handlers.update(part)
    if different := handlers.keys() ^ ACTIONS_BY_ID.keys():
        raise ValueError(f"handlers and actions differ in {sorted(different)}")
    return handlers


class WindowActions(QObject):
    """The actions of one window.

    Args:
        window: gets the shortcuts.
        theme: colours of the palette and of icons.
        parts: what each controller does, by ``ActionSpec.id``; together every id but its own.
        history: what "Undo" and "Redo" are about.
        is_blocked: whether only what is not personal may be done now.
    """

    def __init__(
        self,
        window: QMainWindow,
        theme: ThemeController,
        parts: Iterable[Mapping[str, Handler]],
        history: UndoHistory,
        *,
        is_blocked: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._is_blocked = is_blocked
        self._window, self._theme, self._history = window, theme, history
        own = {"palette": self.open_palette, "shortcuts": self.show_shortcuts, "about": self.show_about}
        self._handlers = merged([*parts, own])
        self.actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(spec.label, window)
            action.setCheckable(spec.is_checkable)
            action.triggered.connect(lambda _checked=False, name=spec.id: self.run(name))
            if not spec.is_local:
                action.setShortcuts([QKeySequence.fromString(keys) for keys in keys_of(spec)])
                window.addAction(action)
            self.actions[spec.id] = action
        self._rules = KeyRules(window, self.actions, self)
        history.changed.connect(self._show_history)
        theme.changed.connect(self._recolour)
        self._show_history()
        self._recolour()

    def run(self, action_id: str) -> None:
        """Call the handler of an action, unless the profile is locked."""
        if action_id in _WHILE_LOCKED or not self._is_blocked():
            self._handlers[action_id]()

    def menu(self, parent: QWidget) -> QMenu:
        """The ☰ menu: undo and redo, the groups, and what belongs to none."""
        menu = QMenu(parent)
        menu.addActions([self.actions["undo"], self.actions["redo"]])
        menu.addSeparator()
        for group in MENU_GROUPS:
            inner = menu.addMenu(group.value)
            inner.addActions(
                [self.actions[spec.id] for spec in ACTIONS if spec.is_in_menu and spec.group is group]
            )
        menu.addSeparator()
        rest = [spec.id for spec in ACTIONS if spec.is_on_top and spec.id not in {"undo", "redo"}]
        menu.addActions([self.actions[action_id] for action_id in rest])
        return menu

    def open_palette(self) -> CommandPalette:
        """Show the command palette."""
        from musicrec_desktop.ui.window.command_palette import CommandPalette

        labels = {action_id: self.actions[action_id].text() for action_id in ("undo", "redo")}
        palette = CommandPalette(self._theme, self._window, labels=labels)
        palette.chosen.connect(self.run)
        palette.open_over(self._window)
        return palette

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from musicrec_desktop.ui.window.shortcuts_dialog import ShortcutsDialog

        open_once(ShortcutsDialog(self._window))

    def show_about(self) -> None:
        """Show what program this is."""
        from musicrec_desktop.ui.window.about_dialog import AboutDialog

        open_once(AboutDialog(self._window))

    def _show_history(self) -> None:
        for action_id, label in (("undo", self._history.undo_label), ("redo", self._history.redo_label)):
            word = ACTIONS_BY_ID[action_id].label
            self.actions[action_id].setText(f"{word}: {label.replace('&', '&&')}" if label else word)
            self.actions[action_id].setEnabled(bool(label))

    def _recolour(self) -> None:
        for action_id, glyph in GLYPHS.items():
            if action_id in self.actions:
                self.actions[action_id].setIcon(icon(glyph, self._theme.theme))
