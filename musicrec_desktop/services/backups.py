"""Makes verified backups of the library in the background, and restores them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final

from musicrec_desktop.core.errors import DatabaseCorruptError, DiskFullError, MusicRecError, StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.recovery import Backup, Recovery
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database

log = logging.getLogger(__name__)

FIRST_MS: Final = 120_000
"""The delay after the start, so that a backup does not slow it down."""
EVERY_MS: Final = 3_600_000
_TASK: Final = "backup"


class BackupService:
    """Backups of one profile.

    Args:
        database: the library, open; tells what happened at its opening.
        backups: its copies.
        scheduler: gives time and a lane.

    Attributes:
        made: a backup was made.
        damaged: a backup could not be made since the library is damaged; its next opening repairs it.
    """

    def __init__(self, *, database: Database, backups: Backups, scheduler: Scheduler) -> None:
        self.made: Signal[()] = Signal()
        self.damaged: Signal[DatabaseCorruptError] = Signal()
        self._database, self._backups, self._scheduler = database, backups, scheduler
        self._is_doubtful = database.was_left_open
        self._timers: tuple[Timer, ...] = ()
        self._task: TaskHandle | None = None

    @property
    def recovery(self) -> Recovery | None:
        """What was done with a damaged library at its opening, or None."""
        return self._database.recovery

    @property
    def restored(self) -> str:
        """The backup that took the place of the library at its opening, or an empty string."""
        return self._database.restored

    @property
    def write_problem(self) -> StorageError | None:
        """Why nothing can be written, or None."""
        return self._database.write_problem

    def start(self) -> None:
        """Make one a day; a library that was not closed properly is copied, and so checked, soon."""
        if self.write_problem is None and not self._timers:
            self._timers = (
                self._scheduler.call_later(FIRST_MS, self._make_if_due),
                self._scheduler.call_every(EVERY_MS, self._make_if_due),
            )

    def close(self) -> None:
        """Make no more; one that is being made is given up."""
        for timer in self._timers:
            timer.cancel()
        self._timers = ()
        if self._task is not None:
            self._task.cancel()

    def all(self) -> list[Backup]:
        """Every backup, the newest first."""
        return self._backups.all()

    def find(
        self, on_done: Callable[[Sequence[Backup]], object], on_error: Callable[[Exception], object]
    ) -> TaskHandle:
        """Every backup, told later."""
        return self._scheduler.run(
            Lane.QUICK, lambda _context: self._backups.all(), on_done=on_done, on_error=on_error
        )

    def make(self, on_done: Callable[[str], object], on_error: Callable[[Exception], object]) -> TaskHandle:
        """Make one now in a lane; its path is told, an empty string where the library is empty."""

        def made(path: str) -> None:
            self._on_made(path)
            on_done(path)

        return self._scheduler.run(
            Lane.QUICK,
            lambda context: self._backups.make(context.check),
            name=_TASK,
            on_done=made,
            on_error=on_error,
        )

    def make_blocking(self) -> str:
        """Make one in this thread; its path, or an empty string where the library is empty.

        Raises:
            DiskFullError: there is no room.
            DatabaseCorruptError: the library is damaged.
            StorageError: anything else that keeps it from being copied.
        """
        return self._backups.make()

    def request_restore(self, backup: Backup) -> None:
        """Let a backup take the place of the library at the next start.

        Raises:
            OSError: the request cannot be written.
        """
        self._backups.request_restore(backup.path)

    def forget_restore(self) -> None:
        """Cancel the restore."""
        self._backups.forget_restore()

    def _make_if_due(self) -> None:
        if self._task is not None and not self._task.is_finished:
            return
        is_doubtful, self._is_doubtful = self._is_doubtful, False

        def make(context: TaskContext) -> str:
            return self._backups.make(context.check) if is_doubtful or self._backups.is_due() else ""

        self._task = self._scheduler.run(
            Lane.QUICK, make, name=_TASK, on_done=self._on_made, on_error=self._on_error
        )

    def _on_made(self, path: str) -> None:
        if path:
            log.info("backup made: %s", path)
            self.made.emit()

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, DatabaseCorruptError):
            log.info("no backup: the library is damaged: %s", error.detail)
            self.damaged.emit(error)
        elif isinstance(error, DiskFullError):
            log.info("no backup: no room on the drive of %r: %s", error.path, error.detail)
        elif isinstance(error, MusicRecError):
            log.info("no backup: %s", error)
        else:
            raise error
