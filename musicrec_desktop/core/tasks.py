"""Background tasks: they run in lanes of threads, and their results come to the owner's thread.

The callbacks of a task run where ``post`` delivers them (the GUI thread, or the loop of the command line).
After ``TaskHandle.cancel`` returns, no callback of the task is delivered.
"""

from __future__ import annotations

import contextvars
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")
PROGRESS_INTERVAL_S = 0.1


class Lane(Enum):
    """Which threads a task may use.

    Covers have threads of their own because a slow drive, or the process that reads their files, may delay
    them; lists must not wait behind them.
    """

    IO = "io"
    """Disk and database, one task after the other."""
    QUICK = "quick"
    """Lists and slow searches."""
    COVERS = "covers"
    """Finds and decodes covers."""
    PICTURES = "pictures"
    """Makes large pictures small."""
    MAIL = "mail"
    """Talks to mail servers, which may take minutes."""


_THREAD_COUNTS: Final[Mapping[Lane, int]] = {
    Lane.IO: 1,
    Lane.QUICK: 3,
    Lane.COVERS: 2,
    Lane.PICTURES: 1,
    Lane.MAIL: 1,
}
"""How many tasks of a lane run at once."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a job.

    Attributes:
        done: finished items.
        total: all items; 0 while it is not known.
        label: the present item, such as a file name.
        eta_ms: the time that the rest will take; None while it is not known.
        is_bytes: the items are bytes of what is read.
    """

    done: int
    total: int
    label: str = ""
    eta_ms: int | None = None
    is_bytes: bool = False


class CancelledError(Exception):
    """Raised inside a task by ``TaskContext.check``; never an error of the program."""


class TaskContext:
    """How a running task reports progress and learns that it was cancelled."""

    def __init__(self, report: Callable[[Progress], object] | None = None) -> None:
        self._cancelled = threading.Event()
        self._report = report
        self._last_report = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether the task was asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the task to stop."""
        self._cancelled.set()

    def check(self) -> None:
        """End the task if it was cancelled.

        Raises:
            CancelledError: the task was cancelled.
        """
        if self._cancelled.is_set():
            raise CancelledError

    def progress(self, value: Progress) -> None:
        """Report progress; at most ten values a second reach the owner, and always the last one."""
        now = time.monotonic()
        is_last = value.total > 0 and value.done >= value.total
        if self._report and (is_last or now - self._last_report >= PROGRESS_INTERVAL_S):
            self._last_report = now
            self._report(value)


class TaskHandle:
    """A task that was started."""

    def __init__(self, context: TaskContext) -> None:
        self._context = context
        self._is_finished = False

    @property
    def is_finished(self) -> bool:
        """Whether the last callback was delivered, or the task was cancelled."""
        return self._is_finished

    def cancel(self) -> None:
        """Stop the task, without further callbacks; called in the owner's thread."""
        self._context.cancel()
        self._is_finished = True

    def finish(self) -> None:
        """Mark the task as finished; only the runner calls it."""
        self._is_finished = True


@dataclass(slots=True)
class _Job(Generic[T]):
    work: Callable[[TaskContext], T]
    context: TaskContext
    scope: contextvars.Context
    handle: TaskHandle
    on_done: Callable[[T], object] | None
    on_error: Callable[[Exception], object] | None


class JobQueue(Generic[T]):
    """The jobs of a lane, the first one first; any thread may use it.

    Of the threads that wait, the one that worked last takes the next job: what it keeps of the library is
    still known to it, while each other one would read it anew.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: deque[T] = deque()
        self._waiting: list[threading.Event] = []

    @property
    def waiting(self) -> int:
        """How many threads wait for a job."""
        return len(self._waiting)

    def put(self, job: T) -> None:
        """Add a job."""
        with self._lock:
            self._jobs.append(job)
            if self._waiting:
                self._waiting.pop().set()

    def get(self) -> T:
        """Take the next job, and wait until there is one."""
        while True:
            with self._lock:
                if self._jobs:
                    return self._jobs.popleft()
                woken = threading.Event()
                self._waiting.append(woken)
            woken.wait()


class LaneRunner:
    """Owns the threads of the lanes.

    Args:
        post: runs a function in the owner's thread; may be called in any thread.
    """

    def __init__(self, post: Callable[[Callable[[], object]], None]) -> None:
        self._post = post
        self._queues: dict[Lane, JobQueue[_Job[object] | None]] = {}
        self._threads: list[threading.Thread] = []
        self._named: dict[str, TaskHandle] = {}
        self._contexts: set[TaskContext] = set()
        self._lock = threading.Lock()
        self._is_closed = False
        self._scope: Callable[[], contextvars.Context] = contextvars.copy_context

    @property
    def is_idle(self) -> bool:
        """Whether no task runs or waits."""
        with self._lock:
            return not self._contexts

    def set_scope(self, scope: Callable[[], contextvars.Context]) -> None:
        """As ``Scheduler.set_scope``."""
        self._scope = scope

    def run(
        self,
        lane: Lane,
        work: Callable[[TaskContext], T],
        *,
        name: str | None = None,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        on_progress: Callable[[Progress], object] | None = None,
    ) -> TaskHandle:
        """Start ``work`` in a lane; a new task cancels an unfinished one of the same name."""
        handle_box: list[TaskHandle] = []

        def report(value: Progress) -> None:
            if on_progress is not None:
                self._post(lambda: handle_box[0].is_finished or on_progress(value))

        context = TaskContext(report)
        handle = TaskHandle(context)
        handle_box.append(handle)
        if name is not None:
            if previous := self._named.get(name):
                previous.cancel()
            self._named[name] = handle
        with self._lock:
            if self._is_closed:
                handle.cancel()
                return handle
            self._contexts.add(context)
        job: _Job[object] = _Job(work, context, self._scope(), handle, on_done, on_error)  # type: ignore[arg-type]
        self._queue(lane).put(job)
        return handle

    def close(self, timeout_s: float = 3.0) -> bool:
        """Cancel all tasks and wait for the threads; False where one still runs after the timeout."""
        with self._lock:
            self._is_closed = True
            contexts = tuple(self._contexts)
        for context in contexts:
            context.cancel()
        for lane, lane_queue in self._queues.items():
            for _ in range(_THREAD_COUNTS[lane]):
                lane_queue.put(None)
        deadline = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _queue(self, lane: Lane) -> JobQueue[_Job[object] | None]:
        with self._lock:
            if lane not in self._queues:
                self._queues[lane] = JobQueue()
                for number in range(_THREAD_COUNTS[lane]):
                    thread = threading.Thread(
                        target=self._work,
                        args=(self._queues[lane],),
                        name=f"lane-{lane.name.lower()}-{number}",
                        daemon=True,
                    )
                    self._threads.append(thread)
                    thread.start()
            return self._queues[lane]

    def _work(self, jobs: JobQueue[_Job[object] | None]) -> None:
        while (job := jobs.get()) is not None:
            if not job.context.is_cancelled:
                self._run(job)
            with self._lock:
                self._contexts.discard(job.context)

    def _run(self, job: _Job[object]) -> None:
        try:
            result = job.scope.run(job.work, job.context)
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001  the one place where errors of tasks are caught and delivered
            self._deliver_error(job, error)
            return

        def deliver() -> None:
            if not job.handle.is_finished:
                job.handle.finish()
                if job.on_done is not None:
                    job.on_done(result)

        self._post(deliver)

    def _deliver_error(self, job: _Job[object], error: Exception) -> None:
        def deliver() -> None:
            if job.handle.is_finished:
                return
            job.handle.finish()
            if job.on_error is not None:
                job.on_error(error)
            else:
                raise error

        self._post(deliver)
