"""Finds a name by its first letters, typed one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.order import without_article

PAUSE_MS: Final = 1_000
"""After so long without a letter the next one begins anew."""


class TypeAhead(QObject):
    """Keeps what was typed.

    Args:
        parent: Qt's owner.

    Attributes:
        pause: runs while a letter would be added to those before.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self.forget)

    def forget(self) -> None:
        """Begin anew."""
        self._typed = ""
        self.pause.stop()

    def find(self, sign: str, names: Sequence[str], current: int) -> int | None:
        """Add a sign to what was typed, and find a name.

        The same letter again and again goes from name to name.

        Args:
            sign: what was typed.
            names: in the order of the rows.
            current: the row that the keyboard is on; -1 for none.

        Returns:
            The row, searched from the current one on and around; None where no name begins so.
        """
        is_first = not self._typed
        self._typed += sign
        self.pause.start()
        found = self._row(self._typed, names, current + 1 if is_first else max(0, current))
        if found is None and len(self._typed) > 1 and len(set(self._typed)) == 1:
            found = self._row(sign, names, current + 1)
        return found

    @staticmethod
    def _row(typed: str, names: Sequence[str], first: int) -> int | None:
        wanted, count = fold(typed), len(names)
        rows = ((first + step) % count for step in range(count))
        return next((row for row in rows if any(key.startswith(wanted) for key in _keys(names[row]))), None)


def _keys(name: str) -> tuple[str, str]:
    """What a name is found by: as it is folded for searching, and without signs or an article before it."""
    folded = fold(name)
    start = next((place for place, character in enumerate(folded) if character.isalnum()), 0)
    return folded, without_article(folded[start:])
