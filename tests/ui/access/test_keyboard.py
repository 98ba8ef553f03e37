"""All is reached with the keyboard, and it is seen where the keyboard is."""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tests.ui.access import showing
from tests.ui.access.keyboard import stops, wanted
from tests.ui.conftest import Rig

pytestmark = pytest.mark.timeout(300)
LEAST_PIXELS: Final = 12
"""Of a line below a short word; a ring has hundreds."""


def _told(widget: QWidget) -> str:
    name = widget.accessibleName() or str(widget.property("text") or "")
    return f"{type(widget).__name__} “{name}” in {type(widget.parentWidget()).__name__}"


def _is_empty(widget: QWidget) -> bool:
    """A list without rows has nothing that the keyboard could be on."""
    return isinstance(widget, QAbstractItemView) and not widget.model().rowCount()


def _faults(window: QWidget) -> list[str]:
    reached, found = list[QWidget](), list[str]()
    for stop in stops(window):
        reached.append(stop.widget)
        if stop.changed < LEAST_PIXELS and not _is_empty(stop.widget):
            found.append(f"{_told(stop.widget)}: nothing shows that it has the focus")
    left = [widget for widget in wanted(window) if widget not in reached]
    return found + [f"{_told(widget)}: Tab does not come here" for widget in left]


def test_every_page_by_keyboard(rig: Rig) -> None:
    rig.app.services.player.play_now(rig.ids[:6])
    found = [f"{page}: {fault}" for page in showing.pages(rig) for fault in _faults(rig.window)]
    assert not found, "\n".join(dict.fromkeys(found))


def test_every_dialog_by_keyboard(rig: Rig) -> None:
    found = [f"{action}: {fault}" for action, one in showing.dialogs(rig) for fault in _faults(one)]
    assert not found, "\n".join(dict.fromkeys(found))
