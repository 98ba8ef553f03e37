"""The tree that a screen reader gets, and what is wrong in it.

The bridge of the platform (AT-SPI on Linux) hands out exactly these interfaces; ``test_bus`` looks at a few
of them from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

_Role, _Text = QAccessible.Role, QAccessible.Text

ROWS_LOOKED_AT: Final = 60
"""Of the cells of a table; all of them are made by the same lines."""
NAMED: Final = frozenset(
    {
        *(
            _Role.Button,
            _Role.ButtonMenu,
            _Role.ButtonDropDown,
            _Role.CheckBox,
            _Role.RadioButton,
            _Role.Link,
        ),
        *(_Role.ComboBox, _Role.EditableText, _Role.SpinBox, _Role.Slider, _Role.Dial, _Role.PageTab),
        *(_Role.PageTabList, _Role.Table, _Role.List, _Role.Tree, _Role.ListItem, _Role.TreeItem),
        *(_Role.MenuItem, _Role.ProgressBar, _Role.Dialog, _Role.Window, _Role.Chart, _Role.Canvas),
        *(_Role.ColumnHeader, _Role.Graphic, _Role.Grouping, _Role.ListItem, _Role.Switch),
    }
)
"""What says nothing without a name."""
NOT_FOR_FOCUS: Final = frozenset(
    {
        *(_Role.Client, _Role.Pane, _Role.Border, _Role.NoRole, _Role.LayeredPane),
        *(_Role.StaticText, _Role.Splitter, _Role.Whitespace, _Role.Separator),
    }
)
"""What the keyboard does not stop at, or nobody hears what it is at."""
WITH_VALUE: Final = frozenset({_Role.Slider, _Role.SpinBox, _Role.ProgressBar, _Role.Dial})
DESCRIBED: Final = frozenset({_Role.Chart, _Role.Canvas})
"""Pictures whose content is told in words."""
_MARKUP: Final = re.compile(r"<[a-z/][^>]*>|&[A-Za-z]\b|[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can be at.

    Attributes:
        path: classes and names from the window to it.
        role: what it is.
        name: how it is called.
        description: what is told beyond that.
        value: of a slider or field.
        is_focusable: whether Tab stops at it.
        kind: class of its widget; empty for cells.
        is_used: whether it is a text that the keyboard selects, or a named place that it scrolls.
    """

    path: str
    role: QAccessible.Role
    name: str
    description: str
    value: str
    is_focusable: bool
    kind: str
    is_used: bool


def nodes(root: QWidget) -> Iterator[Node]:
    """All that is shown of a window, a dialog or a page, from the outside to the inside."""
    interface = QAccessible.queryAccessibleInterface(root)
    assert interface is not None
    yield from _below(interface, "")


def faults(root: QWidget) -> list[str]:
    """What a screen reader could not say, with the path to it; empty where all is well."""
    return [f"{node.path}: {fault}" for node in nodes(root) for fault in _faults(node)]


def _below(interface: QAccessibleInterface, before: str) -> Iterator[Node]:
    node = _node(interface, before)
    yield node
    for place in range(min(interface.childCount(), ROWS_LOOKED_AT)):
        child = cast("QAccessibleInterface | None", interface.child(place))
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield from _below(child, node.path)


def _node(interface: QAccessibleInterface, before: str) -> Node:
    role, name, widget = (
        interface.role(),
        interface.text(_Text.Name),
        cast("QObject | None", interface.object()),
    )
    kind = type(widget).__name__ if widget is not None else ""
    value = cast("QAccessibleValueInterface | None", interface.valueInterface())
    told = interface.text(_Text.Value) or ("" if value is None else str(value.currentValue()))
    return Node(
        f"{before} / {role.name} {kind} “{name}”",
        role,
        name,
        interface.text(_Text.Description),
        told,
        isinstance(widget, QWidget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus),
        kind,
        isinstance(widget, QWidget) and _is_used(widget, name),
    )


def _is_used(widget: QWidget, name: str) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return isinstance(widget, QAbstractScrollArea) and bool(name)


def _faults(node: Node) -> Iterator[str]:
    if node.role in NAMED and not node.name.strip():
        yield "has no name"
    if node.is_focusable and node.role in NOT_FOR_FOCUS and not node.is_used:
        yield "takes the keyboard, but is nothing that can be used"
    if node.role in WITH_VALUE and not (node.value or node.description):
        yield "has no value"
    if node.role in DESCRIBED and not node.description:
        yield "is a picture without words"
    if _MARKUP.search(node.name) or _MARKUP.search(node.description):
        yield f"is told with markup: {node.name!r} {node.description!r}"
