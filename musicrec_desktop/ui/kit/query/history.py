"""What was searched before, the latest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

MOST: Final = 20


class SearchHistory(QObject):
    """Texts that led to something, each once.

    Attributes:
        changed: another text was added.
        added: the text that was searched, also where it was the latest already.
    """

    changed = Signal()
    added = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: list[str] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """The latest first; at most ``MOST``."""
        return tuple(self._texts)

    def add(self, text: str) -> None:
        """Put a text to the front."""
        text = text.strip()
        if text:
            self.added.emit(text)
        if not text or text in self._texts[:1]:
            return
        self._texts = [text, *(each for each in self._texts if each != text)][:MOST]
        self.changed.emit()

    def state(self) -> list[str]:
        """For ``restore``; fits into JSON."""
        return list(self._texts)

    def restore(self, state: object) -> None:
        """Take back what ``state`` gave; what does not fit is left out."""
        texts: Iterable[object] = state if isinstance(state, list) else ()
        self._texts = [text for text in texts if isinstance(text, str) and text.strip()][:MOST]
