"""What follows a podcast or an audiobook: the next part of it, and never music."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.recommendation import AutoQueue, Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.queue import PlayQueue
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.storage.spoken import SpokenStore

SHOW_OVER: Final = "show-over"
"""Why nothing is proposed behind the last part of a show or book, as ``AutoQueue.problem``."""


class Shows:
    """Plans what follows spoken tracks.

    Args:
        store: knows what is spoken, and its order.
        library: tells titles.
    """

    def __init__(self, store: SpokenStore, library: AutoplayLibrary) -> None:
        self._store, self._library = store, library
        self._before: TrackId | None = None

    def have_turned(self, queue: PlayQueue) -> bool:
        """Whether the automatic part follows another spoken track than at the last call, or music again."""
        before, self._before = self._before, self.last(queue)
        return before != self._before

    def last(self, queue: PlayQueue) -> TrackId | None:
        """The spoken track that the automatic part of a queue follows; None where that follows music."""
        before = (*queue.played[-1:], *((queue.current,) if queue.current else ()), *queue.user_part[-1:])
        last = before[-1].track_id if before else None
        return last if last is not None and self._store.among((last,)) else None

    def plan(self, last: TrackId, count: int) -> AutoQueue:
        """The parts behind a spoken track, in their order; in any thread."""
        ids = self._store.next_in_show(last, count)
        tags = [track.tags for track in self._library.many((last,))]
        name = next((one.album or one.title for one in tags), "")
        reason = Reason(ReasonKind.WHOLE_ALBUM, f"{quoted(name)} goes on", 1.0)
        entries = tuple(Recommendation(track_id, 1.0, (reason,)) for track_id in ids)
        return AutoQueue(entries, problem="" if entries else SHOW_OVER)
