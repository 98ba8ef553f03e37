"""Writes ratings into files in the background, where the listener wants that."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import LibraryError, MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.settings import WRITE_RATINGS
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tag_rewriting import Rewritten
from musicrec_desktop.model.files import FileFailure, FileStat
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.file_tags.writer import FileTagWriter, Rewrite
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.state import SettingStore

log = logging.getLogger(__name__)

DELAY_MS: Final = 2_000
"""How long a rating waits for the next one, so that steps to it are not written."""
WAITING: Final = frozenset({"gone", "changed", "busy"})
"""Reasons that pass by themselves: the rating goes on waiting, and nothing is told."""
PASSING: Final = WAITING | {"disk-full", "drive-silent", "no-reader"}
"""Reasons that may pass: the rating goes on waiting."""


@dataclass(frozen=True, slots=True)
class RatingsWritten:
    """How a writing of ratings ended.

    Attributes:
        written: tracks whose files say their rating now.
        failed: files that were left as they were, and why; those that only have to wait are left out.
    """

    written: tuple[TrackId, ...]
    failed: tuple[FileFailure, ...]


class RatingWriting:
    """Writes each rating that is given while the setting is on; it outlasts the end of the program.

    Args:
        scheduler: gives the lane.
        settings: whether ratings are written.
        ratings: tells what is rated.
        store: keeps what waits.
        writer: writes the files.

    Signals:
        progressed: how far a writing is.
        ended: what was written, and what could not be.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        settings: SettingStore,
        ratings: RatingService,
        store: FileTagStore,
        writer: FileTagWriter,
    ) -> None:
        self._scheduler, self._settings = scheduler, settings
        self._ratings, self._store, self._writer = ratings, store, writer
        self._timer: Timer | None = None
        self._running = 0
        self._is_due = False
        self._is_cancelled = threading.Event()
        self.progressed: Signal[Progress] = Signal()
        self.ended: Signal[RatingsWritten] = Signal()
        self._disconnect = ratings.replaced.connect(self._on_replaced)

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._running > 0

    @property
    def is_wanted(self) -> bool:
        """Whether ratings are written into files."""
        return bool(self._settings.get(WRITE_RATINGS))

    def start(self) -> None:
        """Remove copies that killed programs left beside files, in the io lane; then write what waits."""
        self._scheduler.run(
            Lane.IO,
            lambda _context: self._writer.tidy_up(),
            on_done=lambda _nothing: self.write_soon(),
            on_error=self._on_tidying_error,
        )

    def profile_switching(self) -> None:
        """Write what waits of who leaves."""
        if self._timer is not None:
            self._timer.cancel()
            self._write()

    def profile_switched(self) -> None:
        """Write what waits of who comes."""
        self._is_due = False
        self.write_soon()

    def write_soon(self) -> None:
        """Write in the io lane what waits, after ``DELAY_MS``; nothing where ratings are not written."""
        if self._timer is None and self.is_wanted:
            self._timer = self._scheduler.call_later(DELAY_MS, self._write)

    def write_blocking(self, context: TaskContext) -> RatingsWritten:
        """Write what waits, in this thread.

        Raises:
            StorageError: the database cannot be used.
        """
        return self._write_queued(context, None)

    def _write_queued(self, context: TaskContext, only: Collection[TrackId] | None) -> RatingsWritten:
        """Write what waits while that is wanted, or only some tracks, wanted or not."""
        written: list[TrackId] = []
        failed: list[FileFailure] = []
        queued = self._store.queued_ratings()
        if only is not None:
            queued = {track_id: replaced for track_id, replaced in queued.items() if track_id in only}
        for number, (track_id, replaced) in enumerate(queued.items()):
            if context.is_cancelled or (only is None and not self.is_wanted):
                break
            context.progress(Progress(number, len(queued)))
            if self._is_cancelled.is_set():
                self._store.forget_rating(track_id)
                continue
            place = self._writer.place(track_id)
            if place is None:
                self._store.forget_rating(track_id)
                continue
            half_stars = self._ratings.ratings([track_id]).get(track_id, 0)
            try:
                self._writer.write(track_id, *place, _writing(half_stars, replaced))
            except LibraryError as error:
                if error.reason not in PASSING:
                    self._store.forget_rating(track_id)
                if error.reason not in WAITING:
                    failed.append(FileFailure(place[0], error.reason))
                continue
            self._store.rating_written(track_id, half_stars)
            written.append(track_id)
        return RatingsWritten(tuple(written), tuple(failed))

    def write(self, ids: Sequence[TrackId], on_done: Callable[[RatingsWritten], object]) -> None:
        """Write the ratings of some tracks in the io lane, also where that is not wanted for each rating.

        Args:
            ids: the tracks; those without a rating are left alone.
            on_done: hears how it ended.
        """
        wanted = self._ratings.ratings(ids)
        self._store.queue_ratings(wanted)
        self._run(lambda context: self._write_queued(context, wanted), on_done)

    def cancel(self) -> None:
        """Forget what waits; the file that is being written comes to its end."""
        self._is_cancelled.set()

    def close(self) -> None:
        """Take no more ratings; what waits is written by the next start."""
        self._disconnect()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _on_replaced(self, replaced: Mapping[TrackId, int]) -> None:
        if self.is_wanted:
            self._store.queue_ratings(replaced)
            self.write_soon()

    def _write(self) -> None:
        self._timer = None
        if self._running:
            self._is_due = True
        else:
            self._run(self.write_blocking, lambda _report: None)

    def _run(
        self, work: Callable[[TaskContext], RatingsWritten], on_done: Callable[[RatingsWritten], object]
    ) -> None:
        self._running += 1
        self._is_cancelled.clear()

        def end(report: RatingsWritten) -> None:
            self._end(report)
            on_done(report)

        self._scheduler.run(
            Lane.IO, work, on_done=end, on_error=self._on_error, on_progress=self.progressed.emit
        )

    def _on_error(self, error: Exception) -> None:
        self._end(RatingsWritten((), ()))
        if not isinstance(error, MusicRecError):
            raise error
        log.warning("ratings wait for the next start: %s", error)

    def _end(self, report: RatingsWritten) -> None:
        self._running -= 1
        if self._is_due and not self._running:
            self._is_due = False
            self.write_soon()
        self.ended.emit(report)

    def _on_tidying_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        log.info("copies beside files stay until the next start: %s", error)


def _writing(half_stars: int, replaced: int) -> Rewrite:
    def write(files: FileReader, path: str, stat: FileStat) -> Rewritten:
        return files.write_rating(path, stat.size, stat.mtime_ns, half_stars, replaced)

    return write
