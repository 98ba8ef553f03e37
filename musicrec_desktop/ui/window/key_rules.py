"""Which keys a focused control keeps for itself, and which ones are the window's wherever the focus is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from musicrec_desktop.ui.kit.actions import ACTIONS, TAKES_LETTERS, TAKES_SPACE, USES_ARROWS, keys_of
from musicrec_desktop.ui.kit.query.field import QueryField
from musicrec_desktop.ui.kit.stars import StarsField
from musicrec_desktop.ui.playlists.sidebar.tree import PlaylistTree

ARROW_ACTIONS: Final = ("seek_forward", "seek_back")
DIALOG_ACTIONS: Final = (
    "toggle_play",
    "pause",
    "stop",
    "next_track",
    "previous_track",
    "volume_up",
    "volume_down",
)
"""What also works while a dialog of the window has the focus."""
_EDITING: Final = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.MoveToNextChar,
    QKeySequence.StandardKey.MoveToPreviousChar,
)
_ARROW_USERS: Final = (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    PlaylistTree,
    StarsField,
    QTabBar,
)
_COMMANDING: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_NUMBER_SIGNS: Final = frozenset("0123456789+-.,")


class KeyRules(QObject):
    """Watches the control that has the focus.

    A text field types letters and spaces and has its own undo. A number takes signs of numbers. Lists of
    names take letters, to jump to a name. Buttons are pressed by Space. Everything else in the table of
    actions is the window's.

    Args:
        window: whose keys these are.
        actions: its actions, by id.
        parent: Qt's owner.
    """

    def __init__(self, window: QMainWindow, actions: Mapping[str, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._actions = window, dict(actions)
        self._keys = {
            QKeySequence.fromString(key).toString()
            for spec in ACTIONS
            if not spec.is_local
            for key in keys_of(spec)
        }
        self._redo = {QKeySequence.fromString(key).toString() for key in ("Ctrl+Y", "Ctrl+Shift+Z")}
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is not QEvent.Type.ShortcutOverride
            or not isinstance(event, QKeyEvent)
            or watched is not self._watched
        ):
            return False
        if _keeps(self._watched, event) or (_is_text(self._watched) and self._name(event) in self._redo):
            event.accept()
            return True
        if self._name(event) in self._keys:
            event.ignore()
            return True
        return False

    def _name(self, event: QKeyEvent) -> str:
        combination = event.keyCombination()
        modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return QKeySequence(int(modifiers.value) | int(combination.key().value)).toString()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._is_ours(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._reach(self._watched.window())
        needs_arrows = isinstance(now, _ARROW_USERS) or (
            now is not None and now.property(USES_ARROWS) is True
        )
        self._actions["toggle_play"].setEnabled(not isinstance(now, QAbstractButton))
        for action_id in ARROW_ACTIONS:
            self._actions[action_id].setEnabled(not needs_arrows)

    def _is_ours(self, widget: QWidget) -> bool:
        top: QWidget | None = widget.window()
        while top is not None and top is not self._window:
            parent = top.parentWidget()
            top = None if parent is None else parent.window()
        return top is not None

    def _reach(self, top: QWidget) -> None:
        """A dialog of the window gets the keys of playback."""
        if isinstance(top, QDialog) and not isinstance(top, QFileDialog):
            top.addActions([self._actions[action_id] for action_id in DIALOG_ACTIONS])


def _keeps(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a control needs this key for itself."""
    is_sign = event.text().isprintable() and bool(event.text()) and not event.modifiers() & _COMMANDING
    if isinstance(widget, QueryField) and widget.keeps(event):
        return True
    if _is_text(widget):
        return is_sign or any(event.matches(key) for key in _EDITING)
    if isinstance(widget, QAbstractSpinBox):
        is_number = is_sign and event.text() in _NUMBER_SIGNS
        return is_number or any(event.matches(key) for key in _EDITING)
    if widget.property(TAKES_SPACE) is True and event.key() == Qt.Key.Key_Space:
        return True
    return widget.property(TAKES_LETTERS) is True and is_sign and not event.text().isspace()


def _is_text(widget: QWidget) -> bool:
    return isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit))
