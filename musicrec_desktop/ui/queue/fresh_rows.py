"""Which rows of the queue came a moment ago: they glow shortly, so that a change is seen."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.kit.motion import may_animate

FADE_MS: Final = 1_400
"""How long a glow lasts; it stands still meanwhile where animations are off."""
GLOW_ALPHA: Final = 45
"""How opaque the glow is at first, of 255."""
STEPS: Final = 15
"""In so many steps it fades. Each changes a colour by 3 of 255 at most, which no eye sees. With one for each
of the 45, painting rows took half the time of the window's thread while the next queue was planned."""


class FreshRows(QObject):
    """Knows how strongly an entry glows.

    Attributes:
        changed: these entries (a frozenset of ids) look different.
        timer: runs while anything glows.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: frozenset[EntryId] = frozenset()
        self._left = 0
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._go_on)

    def glow(self, ids: Collection[EntryId]) -> None:
        """These entries are new; earlier ones that still glow go on with them."""
        if not ids:
            return
        self._ids |= frozenset(ids)
        self._left = STEPS if may_animate() else 1
        self.timer.start(FADE_MS // self._left)
        self.changed.emit(self._ids)

    def strength(self, entry_id: EntryId) -> float:
        """0 (as any other) to 1 (came just now)."""
        if entry_id not in self._ids:
            return 0.0
        return self._left / STEPS if may_animate() else 1.0

    def _go_on(self) -> None:
        self._left -= 1
        ids = self._ids
        if not self._left:
            self.timer.stop()
            self._ids = frozenset()
        self.changed.emit(ids)
