"""The pictures behind the seek bar: made in the background when a track is first asked for, then kept."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from typing import Final

from musicrec_desktop.analysis.outcome import Outcome
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.playback import Playable
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.worker_run import WorkerTasks
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore

# The pool is shared with the analysis, so only two pictures are made at a time.
MAX_IN_FLIGHT: Final = 2
TRY_AGAIN_AFTER_MS: Final = 10_000
"""The wait after a failure that the file did not cause: its drive was away, or no process started."""
GONE: Final = "gone"


class PictureService:
    """Seek pictures by track.

    Args:
        scheduler: the owner's thread and its lanes.
        store: keeps them.
        tracks: tell where the files are.
        pool: draws them; its owner closes it.

    Signals:
        picture_ready: a track has a picture now.
        picture_failed: the picture of a track cannot be made now.
    """

    def __init__(
        self, *, scheduler: Scheduler, store: PictureStore, tracks: TrackStore, pool: AnalysisPool
    ) -> None:
        self._scheduler = scheduler
        self._store = store
        self._tracks = tracks
        self._wanted: deque[TrackId] = deque()
        self._tasks: WorkerTasks[Playable, Outcome[SeekPicture], None] = WorkerTasks(
            scheduler=scheduler,
            pool=pool,
            submit=lambda file: pool.submit_picture(file.place),
            keep=self._keep,
            on_kept=self._on_kept,
            on_not_kept=self._on_not_kept,
        )
        # When a file that failed may be tried again, monotonic. A file that is itself to blame waits until it
        # changes.
        self._not_before_ms: dict[TrackId, float] = {}
        self.picture_ready: Signal[TrackId] = Signal()
        self.picture_failed: Signal[TrackId] = Signal()

    def get(self, track_id: TrackId) -> SeekPicture | None:
        """The picture if it was made; else making it begins and ``picture_ready`` tells."""
        picture = self._store.get(track_id)
        if picture is None:
            self._want((track_id,))
        return picture

    def prefer(self, ids: Iterable[TrackId]) -> None:
        """Make the pictures of these tracks next, in this order, where they are absent."""
        self._want([track_id for track_id in ids if self._store.get(track_id) is None])

    def make(self, ids: Iterable[TrackId]) -> None:
        """Make the pictures of tracks without one, after all that is wanted already.

        ``picture_ready`` or ``picture_failed`` tells of each of them, of some before this returns.
        """
        now_ms = self._scheduler.clock.monotonic_ms()
        waiting = {*self._wanted, *self._tasks.in_flight}
        refused = []
        for track_id in dict.fromkeys(ids):
            if self._not_before_ms.get(track_id, now_ms) > now_ms:
                refused.append(track_id)
            elif track_id not in waiting:
                self._wanted.append(track_id)
        self._go_on()
        for track_id in refused:
            self.picture_failed.emit(track_id)

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
            if self._not_before_ms.get(track_id, now_ms) <= now_ms and track_id not in self._tasks.in_flight
        ]
        self._wanted = deque([*first, *(track_id for track_id in self._wanted if track_id not in first)])
        self._go_on()

    def _go_on(self) -> None:
        while self._wanted and len(self._tasks.in_flight) < MAX_IN_FLIGHT:
            track_id = self._wanted.popleft()
            playable = self._tracks.playable(track_id)
            if playable is not None:
                self._tasks.submit(playable)
            else:
                self.picture_failed.emit(track_id)

    def _keep(self, file: Playable, outcome: Outcome[SeekPicture], _now_ms: int) -> None:
        if outcome.value is not None and self._tracks.is_still(file.track_id, file.span):
            self._store.save(file.track_id, outcome.value)

    def _on_kept(self, file: Playable, outcome: Outcome[SeekPicture], _nothing: None) -> None:
        failure = outcome.failure
        if failure is not None:
            self._on_failed(file.track_id, is_final=failure.is_of_file and failure.reason != GONE)
            return
        self._not_before_ms.pop(file.track_id, None)
        self.picture_ready.emit(file.track_id)
        self._go_on()
        self._tasks.rest_later()

    def _on_failed(self, track_id: TrackId, *, is_final: bool) -> None:
        rest_ms = math.inf if is_final else TRY_AGAIN_AFTER_MS
        self._not_before_ms[track_id] = self._scheduler.clock.monotonic_ms() + rest_ms
        self.picture_failed.emit(track_id)
        self._go_on()
        self._tasks.rest_later()

    def _on_not_kept(self, file: Playable, error: Exception) -> None:
        self._on_failed(file.track_id, is_final=False)
        # A missing picture gives no message; services with more important writes report the database.
        if not isinstance(error, StorageError):
            raise error
