"""Says why an analysis seems to stand still: another program has the processor, or a track is long."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.ui.kit.wording.files import LISTENING_WAITS, LONG_TRACK

STILL_MS: Final = 15_000
"""A track ends in seconds on a computer that has time."""
NOTHING: Final = ("", "")


class AnalysisPace(QObject):
    """Watches how far an analysis is.

    Args:
        parent: Qt's owner.

    Attributes:
        note: why it stands still, in two words and in a sentence; empty texts while it goes on.
        changed: ``note`` is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.note = NOTHING
        self._done = -1
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self.look)

    def show_progress(self, progress: Progress) -> None:
        """A track has ended, or the analysis has begun."""
        if progress.done == self._done and self._still.isActive():
            return
        self._done = progress.done
        if progress.total and progress.done < progress.total:
            self._still.start()
        else:
            self._still.stop()
        self._say(NOTHING)

    def stop(self) -> None:
        """The analysis waits, or has ended."""
        self._done = -1
        self._still.stop()
        self._say(NOTHING)

    def look(self) -> None:
        """Nothing has ended for a while: find out why, and look again later."""
        self._say(LISTENING_WAITS if others_are_busy() else LONG_TRACK)
        self._still.start()

    def _say(self, note: tuple[str, str]) -> None:
        if note != self.note:
            self.note = note
            self.changed.emit()


def others_are_busy() -> bool:
    """Whether other programs want at least half of the cores, beside as many processes as there are cores.

    By the load of the last minute; where the system does not tell it, they are not taken for busy.
    """
    if not hasattr(os, "getloadavg"):
        return False
    cores = os.cpu_count() or 1
    return os.getloadavg()[0] >= cores + max(1.0, cores / 2)
