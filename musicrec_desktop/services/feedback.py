"""Likes and dislikes."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.feedback import FeedbackStore

Undo = Callable[[], None]


class FeedbackService:
    """Says what the listener said; nothing is ever overwritten, the last word about a track counts.

    Args:
        store: where it is kept.
        scheduler: gives the time.

    Attributes:
        changed: tracks about which something else is said now.
    """

    def __init__(self, *, store: FeedbackStore, scheduler: Scheduler) -> None:
        self._store = store
        self._scheduler = scheduler
        self.changed: Signal[tuple[TrackId, ...]] = Signal()

    def like(self, track_id: TrackId) -> Undo:
        """Remember a like; the result takes it back."""
        return self._say(track_id, FeedbackKind.LIKE)

    def dislike(self, track_id: TrackId) -> Undo:
        """Remember a dislike; the result takes it back."""
        return self._say(track_id, FeedbackKind.DISLIKE)

    def clear(self, track_id: TrackId) -> Undo:
        """Remember that neither holds any more; the result brings back what was."""
        return self._say(track_id, FeedbackKind.NEUTRAL)

    def kind(self, track_id: TrackId) -> FeedbackKind:
        """The last word about a track."""
        return self._store.current(track_id)

    def liked_ids(self) -> list[TrackId]:
        """Liked tracks, the latest like first."""
        return self._store.liked_ids()

    def disliked_ids(self) -> set[TrackId]:
        """Disliked tracks."""
        return self._store.disliked_ids()

    def _say(self, track_id: TrackId, kind: FeedbackKind) -> Undo:
        before = self._store.current(track_id)
        if kind is before:
            return lambda: None
        self._add(track_id, kind)
        waiting = [before]

        def undo() -> None:
            # Once is enough, and a later word is not taken back with this one.
            if waiting and self._store.current(track_id) is kind:
                self._add(track_id, waiting[0])
            waiting.clear()

        return undo

    def _add(self, track_id: TrackId, kind: FeedbackKind) -> None:
        self._store.add(track_id, kind, self._scheduler.clock.now_ms())
        self.changed.emit((track_id,))
