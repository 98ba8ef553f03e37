"""Editing the queue, with or without something playing from it."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import EntryId, RepeatMode
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.queue import PlayQueue
from musicrec_desktop.playback.queue_edit import QueueEdit, Reverted
from musicrec_desktop.playback.queue_view import QueueView


class QueueEditor:
    """The commands that change what comes, and never what plays.

    Args:
        rng: source of shuffled orders.

    Attributes:
        queue_changed: some part of the queue is different.
        modes_changed: whether shuffled, and what repeats.
    """

    def __init__(self, rng: random.Random) -> None:
        self._queue = PlayQueue(rng)
        self.queue_changed: Signal[()] = Signal()
        self.modes_changed: Signal[bool, RepeatMode] = Signal()

    @property
    def queue(self) -> QueueView:
        """The queue, to look at."""
        return self._queue

    @property
    def is_shuffled(self) -> bool:
        """Whether the user part comes in random order."""
        return self._queue.is_shuffled

    @property
    def repeat(self) -> RepeatMode:
        """What happens after a track."""
        return self._queue.repeat

    def play_next(self, ids: Sequence[TrackId]) -> QueueEdit:
        """Put these tracks right after the current one."""
        return self._told(self._queue.put_next(ids))

    def enqueue(self, ids: Sequence[TrackId]) -> QueueEdit:
        """Put these tracks behind what the user queued, before what autoplay proposes."""
        return self._told(self._queue.put_last(ids))

    def insert(self, ids: Sequence[TrackId], index: int) -> QueueEdit:
        """Put these tracks at an index of the upcoming entries; automatic ones before become the user's."""
        return self._told(self._queue.insert(ids, index))

    def remove(self, entry_ids: Collection[EntryId]) -> QueueEdit:
        """Take entries out of the queue (never the current one)."""
        return self._told(self._queue.remove(entry_ids))

    def move(self, entry_ids: Collection[EntryId], index: int) -> QueueEdit:
        """Put upcoming entries at an index of the upcoming ones, within the user part."""
        return self._told(self._queue.move(entry_ids, index))

    def clear_upcoming(self) -> QueueEdit:
        """Take out all that would come."""
        return self._told(self._queue.clear_upcoming())

    def set_shuffled(self, is_shuffled: bool) -> None:
        """Bring the user part into random order, or back into its own."""
        self._queue.set_shuffled(is_shuffled)
        self.modes_changed.emit(is_shuffled, self.repeat)
        self.queue_changed.emit()

    def set_repeat(self, mode: RepeatMode) -> None:
        """Choose what happens after a track."""
        self._queue.repeat = mode
        self.modes_changed.emit(self.is_shuffled, mode)

    def set_auto(self, recommendations: Sequence[Recommendation]) -> None:
        """Replace the automatic part (and go on with it, where the queue had run dry); for autoplay only."""
        self._queue.set_auto(recommendations)
        self.queue_changed.emit()

    def rename_tracks(self, names: Mapping[TrackId, TrackId]) -> None:
        """Tracks (keys) turned out to be other tracks (values) of the library that had moved."""
        self._queue.rename_tracks(names)
        self.queue_changed.emit()

    def _told(self, edit: QueueEdit) -> QueueEdit:
        """Tell of an edit, and of its way back and forth when it is gone."""

        def told(step: Callable[[], Reverted]) -> Callable[[], Reverted]:
            def run() -> Reverted:
                how = step()
                self.queue_changed.emit()
                return how

            return run

        self.queue_changed.emit()
        return QueueEdit(told(edit.undo), told(edit.redo), is_void=edit.is_void)
