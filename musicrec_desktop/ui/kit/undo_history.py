"""What was done, with a way back: one history for Ctrl+Z, the menu, the palette and the toast's button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from musicrec_desktop.core.language import tr
from musicrec_desktop.playback.queue_edit import QueueEdit, Reverted

LIMIT: Final = 100
"""How many steps are kept; the oldest goes first."""
REVERTED_WORDS: Final = {
    Reverted.WHOLLY: "",
    Reverted.PARTLY: tr("some of it was played meanwhile"),
    Reverted.NOT: tr("the queue has moved on since"),
}
"""What could not be reverted of an edit of the queue."""

Step = Callable[[], object]
"""Takes something back or does it again; may give words about what was not possible any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Gesture:
    """One thing that was done.

    Attributes:
        label: what it is called, for example ``"Clear queue"``.
        undo: takes it back.
        redo: does it again; None where that makes no sense.
    """

    label: str
    undo: Step
    redo: Step | None = None


def queue_gesture(label: str, edit: QueueEdit | None) -> Gesture | None:
    """An edit of the queue as a gesture; None where there is nothing to take back."""
    if edit is None or edit.is_void:
        return None
    return Gesture(label, lambda: REVERTED_WORDS[edit.undo()], lambda: REVERTED_WORDS[edit.redo()])


class UndoHistory(QObject):
    """The gestures of this run of the program, the latest last.

    Attributes:
        changed: something else would be undone or redone now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Gesture] = []
        self._undone: list[Gesture] = []
        self._begun = self._ended = 0
        self._waiting: list[tuple[int, Callable[[], object]]] = []

    def begin(self) -> None:
        """Something is being done that is pushed, or fails, before ``end``; what begins first ends first."""
        self._begun += 1

    def end(self) -> None:
        """What began first of what has not ended is done, or failed."""
        self._ended = min(self._ended + 1, self._begun)
        while self._waiting and self._waiting[0][0] <= self._ended:
            _, ask = self._waiting.pop(0)
            ask()

    def clear(self) -> None:
        """Forget all gestures, and those that are still being done."""
        self._done.clear()
        self._undone.clear()
        self._waiting.clear()
        self._ended = self._begun
        self.changed.emit()

    def waits(self, ask: Callable[[], object]) -> bool:
        """Whether something has not ended; then ``ask`` is called when what has begun by now has.

        So Ctrl+Z takes back what was done last, although it is not written yet.
        """
        if self._begun == self._ended:
            return False
        self._waiting.append((self._begun, ask))
        return True

    @property
    def undo_label(self) -> str:
        """What would be taken back; empty for nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What would be done again; empty for nothing."""
        return self._undone[-1].label if self._undone else ""

    def push(self, gesture: Gesture) -> None:
        """This was done just now; what was undone before cannot be done again any more."""
        self._done.append(gesture)
        del self._done[:-LIMIT]
        self._undone.clear()
        self.changed.emit()

    def has(self, gesture: Gesture) -> bool:
        """Whether it can be taken back."""
        return gesture in self._done

    def undo(self, gesture: Gesture | None = None) -> tuple[Gesture, str] | None:
        """Take the latest gesture back, or the given one.

        Returns:
            What was taken back, and words about what was not possible; None where there is nothing.

        Raises:
            MusicRecError: it could not be taken back; it is no longer in the history.
        """
        chosen = gesture or (self._done[-1] if self._done else None)
        if chosen is None or chosen not in self._done:
            return None
        self._done.remove(chosen)
        self.changed.emit()
        words = chosen.undo()
        if chosen.redo is not None:
            self._undone.append(chosen)
            self.changed.emit()
        return chosen, _told(words)

    def redo(self) -> tuple[Gesture, str] | None:
        """Do again what was taken back last; as ``undo``."""
        if not self._undone:
            return None
        gesture = self._undone.pop()
        self.changed.emit()
        words = gesture.redo() if gesture.redo is not None else ""
        self._done.append(gesture)
        self.changed.emit()
        return gesture, _told(words)


def _told(words: object) -> str:
    return words if isinstance(words, str) else ""
