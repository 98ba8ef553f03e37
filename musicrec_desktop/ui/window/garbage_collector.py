"""Looks for garbage in the GUI thread, between two events, so that no widget is destroyed elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

from musicrec_desktop.core import garbage

LOOK_EVERY_MS: Final = 1_000


class GarbageCollector(QObject):
    """Takes the search for garbage over from Python until it is closed.

    Args:
        parent: owner, of the GUI thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        garbage.take_over()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(garbage.collect_due)
        self._timer.start()

    def close(self) -> None:
        """Let Python search by itself again."""
        self._timer.stop()
        garbage.hand_back()
