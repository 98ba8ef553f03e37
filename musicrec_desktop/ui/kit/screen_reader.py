"""What widgets that we paint ourselves are for a screen reader.

Qt knows its own widgets only, and calls every other one a "client": something that the keyboard stops at and
that says nothing of what it does. A widget that is a button, a link, a chart or a slider says so here, and
gets the actions and the value that belong to it. Nothing of this runs before a screen reader asks.

``@spoken_as(role)`` stands before the class of such a widget. An instance may have more to tell:

- ``spoken_role``: a property, where the role changes with the state;
- ``spoken_range``: a property, the ``SpokenRange`` of what has a value, and ``set_spoken(value)``, which
  takes another one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleValueInterface,
    QKeyEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QLabel, QWidget
from shiboken6 import Object, VoidPtr, getCppPointer
from typing_extensions import override

Role = QAccessible.Role
_WidgetT = TypeVar("_WidgetT", bound=type[QWidget])
_PRESSED = frozenset({Role.Button, Role.Link})
PRESS, SET_FOCUS = "Press", "SetFocus"
"""What Qt, and so AT-SPI, calls what can be done."""

_roles: dict[type[QWidget], QAccessible.Role] = {}


@dataclass(frozen=True, slots=True)
class SpokenRange:
    """The value of a widget, in its own unit.

    Attributes:
        value: what it shows.
        lowest: of what it may show.
        highest: of what it may show.
        step: what an arrow key adds.
    """

    value: float
    lowest: float
    highest: float
    step: float


def spoken_as(role: QAccessible.Role) -> Callable[[_WidgetT], _WidgetT]:
    """Tell screen readers what a class of widgets, and those derived from it, are."""

    def note(kind: _WidgetT) -> _WidgetT:
        if not _roles:
            QAccessible.installFactory(_interface)
        _roles[kind] = role
        return kind

    return note


class _Value(QAccessibleValueInterface):
    """Reads and sets the value of a widget with a ``spoken_range``."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    def _range(self) -> SpokenRange:
        found = getattr(self._widget, "spoken_range", None)
        return found if isinstance(found, SpokenRange) else SpokenRange(0, 0, 0, 0)

    @override
    def currentValue(self) -> float:
        return self._range().value

    @override
    def minimumValue(self) -> float:
        return self._range().lowest

    @override
    def maximumValue(self) -> float:
        return self._range().highest

    @override
    def minimumStepSize(self) -> float:
        return self._range().step

    @override
    def setCurrentValue(self, value: object) -> None:
        take = getattr(self._widget, "set_spoken", None)
        if callable(take) and isinstance(value, (int, float)):
            take(value)


class _Action(QAccessibleActionInterface):
    """What can be done with a widget: it gets the focus, and a button or a link is pressed."""

    def __init__(self, asked: _Interface) -> None:
        super().__init__()
        self._asked = asked

    @override
    def actionNames(self) -> list[str]:
        widget, names = self._asked.alive, []
        if self._asked.role() in _PRESSED:
            names.append(PRESS)
        if widget is not None and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            names.append(SET_FOCUS)
        return names

    @override
    def doAction(self, name: str) -> None:
        widget = self._asked.alive
        if widget is None or not widget.isEnabled():
            return
        if name == SET_FOCUS:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name == PRESS:
            # Later: what it opens may run an event loop, in which the screen reader would wait for an answer.
            QTimer.singleShot(0, widget, lambda: _press(widget))

    @override
    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class _Interface(QAccessibleWidget):
    """What Qt asks about one widget."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._role = role
        self._parts: dict[QAccessible.InterfaceType, Object] = {
            QAccessible.InterfaceType.ActionInterface: _Action(self)
        }
        if hasattr(type(widget), "spoken_range"):
            self._parts[QAccessible.InterfaceType.ValueInterface] = _Value(widget)

    @property
    def alive(self) -> QWidget | None:
        """The widget; None while it is destroyed, which the stub does not know."""
        return cast("QWidget | None", self.widget())

    @override
    def role(self) -> QAccessible.Role:
        role = getattr(self.widget(), "spoken_role", self._role)
        return role if isinstance(role, QAccessible.Role) else self._role

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.widget()
        if isinstance(widget, Ornament) and not widget.accessibleName():
            state.invisible = 1
        return state

    @override
    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # Qt wants an address: it crashes on None, and an object of several bases gives that of the first.
        part = self._parts.get(kind)
        return cast("int", VoidPtr(0 if part is None else getCppPointer(part)[0]))


def _press(widget: QWidget) -> None:
    """What Enter does there."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))


def _interface(_name: str, thing: object) -> QAccessibleInterface | None:
    """Called by Qt for the class of a thing, then for those that it is derived from."""
    for kind in type(thing).__mro__:
        if kind in _roles and isinstance(thing, QWidget):
            return _Interface(thing, _roles[kind])
    return None


@spoken_as(Role.Graphic)
class Ornament(QLabel):
    """A picture beside words that say the same: screen readers pass over it, unless it gets a name."""
