"""Mouse and keyboard of the tests, typed (pytest-qt's own are not)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.menus import FOLDS

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press and let go of the left button; in the middle unless told otherwise."""
    QTest.mouseClick(widget, _LEFT, _NONE, at or widget.rect().center())


def double_click(widget: QWidget, at: QPoint) -> None:
    """As a person does it: the first click is a click of its own."""
    QTest.mouseClick(widget, _LEFT, _NONE, at)
    QTest.mouseDClick(widget, _LEFT, _NONE, at)


def press(widget: QWidget, at: QPoint) -> None:
    """Press the left button."""
    QTest.mousePress(widget, _LEFT, _NONE, at)


def move(widget: QWidget, at: QPoint) -> None:
    """Move the pointer."""
    QTest.mouseMove(widget, at)


def release(widget: QWidget, at: QPoint) -> None:
    """Let the left button go."""
    QTest.mouseRelease(widget, _LEFT, _NONE, at)


def type_key(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and let go of a key."""
    QTest.keyClick(widget, key, modifiers)


def glyph_of(button: IconButton) -> Glyph:
    """The picture that a button shows now."""
    return button.glyph


def entries(menu: QMenu) -> Iterator[QAction]:
    """What a menu offers, in its order; what is folded stands in the place of its submenu."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and action.text() in {fold.label for fold in FOLDS}:
            yield from entries(inner)
        elif not action.isSeparator():
            yield action
