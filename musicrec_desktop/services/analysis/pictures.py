"""The pictures behind the seek bar: made in the background when a track is first asked for, then kept."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial
from typing import Final, Protocol

from musicrec_desktop.analysis.outcome import PictureOutcome
from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore

# The pool is shared with the analysis; two at a time are soon there.
MAX_IN_FLIGHT: Final = 2
REST_AFTER_MS: Final = 30_000
TRY_AGAIN_AFTER_MS: Final = 10_000
"""After what was not the file's fault: its drive was away, or no process could be started."""
GONE: Final = "gone"


class PicturePool(Protocol):
    """What the service needs of ``analysis.pool.AnalysisPool``."""

    def submit_picture(self, path: str) -> Future[PictureOutcome]:
        """Draw a file; the future never raises and completes in any thread."""
        ...

    def rest(self) -> None:
        """End idle processes."""
        ...


class PictureService:
    """Seek pictures by track.

    Args:
        scheduler: the owner's thread and its lanes.
        store: keeps them.
        tracks: tell where the files are.
        pool: draws them; its owner closes it.

    Signals:
        picture_ready: a track has a picture now.
    """

    def __init__(
        self, *, scheduler: Scheduler, store: PictureStore, tracks: TrackStore, pool: PicturePool
    ) -> None:
        self._scheduler = scheduler
        self._store = store
        self._tracks = tracks
        self._pool = pool
        self._wanted: deque[TrackId] = deque()
        self._in_flight: set[TrackId] = set()
        # A file that cannot be drawn is not tried at every glance: not before this moment, or, where the
        # file itself is to blame, not before it changes.
        self._not_before_ms: dict[TrackId, float] = {}
        self._rest_timer: Timer | None = None
        self.picture_ready: Signal[TrackId] = Signal()

    def get(self, track_id: TrackId) -> SeekPicture | None:
        """The picture if it was made; else making it begins and ``picture_ready`` tells."""
        picture = self._store.get(track_id)
        if picture is None:
            self._want((track_id,))
        return picture

    def prefer(self, ids: Iterable[TrackId]) -> None:
        """Make the pictures of these tracks next, in this order, where they are absent."""
        self._want([track_id for track_id in ids if self._store.get(track_id) is None])

    def files_changed(self, ids: Iterable[TrackId]) -> None:
        """These files are there again, or are others now: what failed on them is tried again."""
        again = [track_id for track_id in ids if self._not_before_ms.pop(track_id, None) is not None]
        if again:
            self._want(again)

    def _want(self, ids: Iterable[TrackId]) -> None:
        now_ms = self._scheduler.clock.monotonic_ms()
        first = [
            track_id
            for track_id in dict.fromkeys(ids)
            if self._not_before_ms.get(track_id, now_ms) <= now_ms and track_id not in self._in_flight
        ]
        self._wanted = deque([*first, *(track_id for track_id in self._wanted if track_id not in first)])
        self._go_on()

    def _go_on(self) -> None:
        while self._wanted and len(self._in_flight) < MAX_IN_FLIGHT:
            track_id = self._wanted.popleft()
            playable = self._tracks.playable(track_id)
            if playable is not None:
                self._in_flight.add(track_id)
                self._pool.submit_picture(playable.path).add_done_callback(
                    partial(self._post_outcome, track_id)
                )

    def _post_outcome(self, track_id: TrackId, done: Future[PictureOutcome]) -> None:
        self._scheduler.post(partial(self._on_outcome, track_id, done.result()))

    def _on_outcome(self, track_id: TrackId, outcome: PictureOutcome) -> None:
        picture = outcome.picture
        if picture is None:
            is_of_file = outcome.failure is not None and outcome.failure.is_of_file
            is_final = is_of_file and outcome.failure is not None and outcome.failure.reason != GONE
            self._on_failed(track_id, is_final=is_final)
            return
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._store.save(track_id, picture),
            on_done=lambda _nothing: self._on_saved(track_id),
            on_error=lambda error: self._on_not_saved(track_id, error),
        )

    def _on_saved(self, track_id: TrackId) -> None:
        self._in_flight.discard(track_id)
        self._not_before_ms.pop(track_id, None)
        self.picture_ready.emit(track_id)
        self._go_on()
        self._rest_later()

    def _on_failed(self, track_id: TrackId, *, is_final: bool) -> None:
        self._in_flight.discard(track_id)
        rest_ms = math.inf if is_final else TRY_AGAIN_AFTER_MS
        self._not_before_ms[track_id] = self._scheduler.clock.monotonic_ms() + rest_ms
        self._go_on()
        self._rest_later()

    def _on_not_saved(self, track_id: TrackId, error: Exception) -> None:
        self._on_failed(track_id, is_final=False)
        # A picture is worth no message: a database that refuses is told of where it matters.
        if not isinstance(error, StorageError):
            raise error

    def _rest_later(self) -> None:
        if self._rest_timer is not None:
            self._rest_timer.cancel()
        self._rest_timer = self._scheduler.call_later(REST_AFTER_MS, self._pool.rest)
