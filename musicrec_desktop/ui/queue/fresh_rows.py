"""Which rows of the queue came a moment ago: they glow shortly, so that a change is seen."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.kit.motion import may_animate

FADE_MS: Final = 1_400
HOLD_MS: Final = 1_400
"""How long the glow stays where animations are off."""
GLOW_ALPHA: Final = 45
"""How opaque the glow is at first, of 255; it fades in so many steps."""


class FreshRows(QObject):
    """Knows how strongly an entry glows.

    Attributes:
        changed: paint again.
        hold: runs while a glow stands still.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: frozenset[EntryId] = frozenset()
        self._strength = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(self._on_faded)
        self._fade.finished.connect(self.forget)
        self.hold = QTimer(self)
        self.hold.setSingleShot(True)
        self.hold.setInterval(HOLD_MS)
        self.hold.timeout.connect(self.forget)

    def glow(self, ids: Collection[EntryId]) -> None:
        """These entries are new; earlier ones that still glow go on with them."""
        if not ids:
            return
        self._ids |= frozenset(ids)
        self._strength = 1.0
        if may_animate():
            self._fade.stop()
            self._fade.start()
        else:
            self.hold.start()
        self.changed.emit()

    def strength(self, entry_id: EntryId) -> float:
        """0 (as any other) to 1 (came just now)."""
        return self._strength if entry_id in self._ids else 0.0

    def forget(self) -> None:
        """End the glow of all rows."""
        self._ids = frozenset()
        self._strength = 0.0
        self.changed.emit()

    def _on_faded(self, value: object) -> None:
        if not isinstance(value, float):
            return
        # Qt moves on 60 times a second, and half of those steps give the same colour.
        strength = round(GLOW_ALPHA * value) / GLOW_ALPHA
        if strength != self._strength:
            self._strength = strength
            self.changed.emit()
