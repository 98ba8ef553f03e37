"""Writes ratings into files in the background, where the listener wants that."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import LibraryError, MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.settings import WRITE_RATINGS
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tag_rewriting import Rewritten
from musicrec_desktop.model.track import FileFailure, FileStat, TrackId
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
        self._is_running = False
        self._is_due = False
        self._is_cancelled = threading.Event()
        self.progressed: Signal[Progress] = Signal()
        self.ended: Signal[RatingsWritten] = Signal()
        self._disconnect = ratings.replaced.connect(self._on_replaced)

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._is_running

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

    def write_soon(self) -> None:
        """Write in the io lane what waits, after ``DELAY_MS``; nothing where ratings are not written."""
        if self._timer is None and self.is_wanted:
            self._timer = self._scheduler.call_later(DELAY_MS, self._write)

    def write_blocking(self, context: TaskContext) -> RatingsWritten:
        """Write what waits, in this thread.

        Raises:
            StorageError: the database cannot be used.
        """
        written: list[TrackId] = []
        failed: list[FileFailure] = []
        queued = self._store.queued_ratings()
        for number, (track_id, replaced) in enumerate(queued.items()):
            if context.is_cancelled or not self.is_wanted:
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
        if self._is_running:
            self._is_due = True
            return
        self._is_running = True
        self._is_cancelled.clear()
        self._scheduler.run(
            Lane.IO,
            self.write_blocking,
            name="rating-tags",
            on_done=self._on_done,
            on_error=self._on_error,
            on_progress=self.progressed.emit,
        )

    def _on_done(self, report: RatingsWritten) -> None:
        self._go_on()
        self.ended.emit(report)

    def _on_error(self, error: Exception) -> None:
        self._go_on()
        self.ended.emit(RatingsWritten((), ()))
        if not isinstance(error, MusicRecError):
            raise error
        log.warning("ratings wait for the next start: %s", error)

    def _on_tidying_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        log.info("copies beside files stay until the next start: %s", error)

    def _go_on(self) -> None:
        self._is_running = False
        if self._is_due:
            self._is_due = False
            self.write_soon()


def _writing(half_stars: int, replaced: int) -> Rewrite:
    def write(files: FileReader, path: str, stat: FileStat) -> Rewritten:
        return files.write_rating(path, stat.size, stat.mtime_ns, half_stars, replaced)

    return write
