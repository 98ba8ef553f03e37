"""The two buttons at the side of a mouse: back and forward, wherever in the window the pointer is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_ACTIONS: Final = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}
_EVENTS: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)


class WayButtons(QObject):
    """Takes these buttons before any control: a list would choose the row below the pointer.

    Args:
        window: whose pointer it is; its native window is watched from when it is shown on.
        run: runs an action by its id.
    """

    def __init__(self, window: QWidget, run: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._run = window, run
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            native = self._window.windowHandle()
            if event.type() is QEvent.Type.Show and native is not None:
                # Installed again, a filter is still called once.
                native.installEventFilter(self)
            return False
        if event.type() not in _EVENTS or not isinstance(event, QMouseEvent):
            return False
        action_id = _ACTIONS.get(event.button())
        if action_id is not None and event.type() is QEvent.Type.MouseButtonPress:
            self._run(action_id)
        return action_id is not None
