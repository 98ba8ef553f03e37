"""Widgets as a person finds them: by what they are called, among those that can be seen."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget: its accessible name, else the text that it shows."""
    if named := widget.accessibleName():
        return named
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text().replace("&", "")
    return ""


def find(within: QWidget, kind: type[WidgetT], name: str) -> WidgetT:
    """The only visible widget of a kind that has a name.

    Args:
        within: where to look; a window, a page, a dialog.
        kind: the class of the widget.
        name: as ``name_of`` tells it.

    Raises:
        LookupError: there is none, or several; it tells which names there are.
    """
    shown = [widget for widget in within.findChildren(kind) if widget.isVisible()]
    found = [widget for widget in shown if name_of(widget) == name]
    if len(found) == 1:
        return found[0]
    names = ", ".join(sorted({repr(name_of(widget)) for widget in shown})) or "none"
    message = f"{len(found)} widgets {kind.__name__} are called {name!r}; those that can be seen: {names}"
    raise LookupError(message)
