"""Who takes the keyboard of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FocusLeader(QWidget):
    """Hands the keyboard on to one of its parts.

    This is what Qt's focus proxy is for. But where a widget with other parts beside it has a proxy, Tab skips
    those that stand before the proxy, or never leaves it for those behind.

    Args:
        parent: Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus_to: QWidget | None = None

    def lead_focus(self, widget: QWidget) -> None:
        """Let this part take the keyboard from now on."""
        self._focus_to = widget

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        if self._focus_to is None:
            super().setFocus(reason)
        else:
            self._focus_to.setFocus(reason)
