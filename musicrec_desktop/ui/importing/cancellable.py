"""Work of the import assistant that can be cancelled, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.services.importing.service import ImportService

T = TypeVar("T")


class _Job:
    """One piece of work.

    Attributes:
        context: by which it is stopped.
        lane: of the lane that does it; it is told how far the work is.
    """

    def __init__(self) -> None:
        self.lane: TaskContext | None = None
        self.context = TaskContext(self._report)

    def _report(self, progress: Progress) -> None:
        if self.lane is not None:
            self.lane.progress(progress)


class CancellableWork:
    """Runs work in the lane of imports.

    Args:
        imports: has the lane.
        on_progress: how far it is.
        on_unwanted: gets a result that nobody waits for any more.
        on_error: it failed.
    """

    def __init__(
        self,
        imports: ImportService,
        on_progress: Callable[[Progress], object],
        on_unwanted: Callable[[object], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        self._imports = imports
        self._on_progress, self._on_unwanted, self._on_error = on_progress, on_unwanted, on_error
        self._job: _Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether a result is waited for."""
        return self._job is not None

    def start(
        self,
        work: Callable[[TaskContext], T],
        on_done: Callable[[T], object],
        on_cancelled: Callable[[], object],
    ) -> None:
        """Do what can be cancelled.

        Args:
            work: gives the result, and raises a ``CancelledError`` when its context says so.
            on_done: gets the result.
            on_cancelled: called when it has stopped before its end.
        """
        job = self._job = _Job()

        def cancellable(lane: TaskContext) -> T | None:
            job.lane = lane
            try:
                return work(job.context)
            except CancelledError:
                return None

        def done(result: T | None) -> None:
            is_wanted = self._job is job
            if is_wanted:
                self._job = None
            if result is None:
                if is_wanted:
                    on_cancelled()
            elif is_wanted:
                on_done(result)
            else:
                self._on_unwanted(result)

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job = None
                self._on_error(error)

        self._imports.start(cancellable, done, failed, self._on_progress)

    def cancel(self) -> None:
        """Ask it to stop; its end is still waited for."""
        if self._job is not None:
            self._job.context.cancel()

    def forget(self) -> None:
        """Wait for it no more."""
        self._job = None
