"""The worker processes of this computer, which decode and analyse one file at a time.

Pebble gives each task a time limit and replaces a process that hangs or crashes. Processes are spawned (a
fork of a process with threads and Qt is not safe), niced, use one thread each, and start with the first task.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing.context
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from typing_extensions import override

from musicrec_desktop.analysis import compiled_code, worker
from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.analysis.port import WorkerPool, wall_limit_s
from musicrec_desktop.core.child_process import interrupts_blocked

if TYPE_CHECKING:
    from pebble import ProcessPool

log = logging.getLogger(__name__)

A = TypeVar("A")
T = TypeVar("T")

# A worker is replaced after this many tasks, so that memory leaked by decoders is freed.
MOST_TASKS_A_WORKER: Final = 500
_THREAD_LIMITS: Final = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
)
_FAULTS: Final = frozenset(
    -number for name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE") if (number := getattr(signal, name, None))
)
"""Exit codes of a process that its own code ended."""
_OUT_OF_TIME: Final = getattr(signal, "SIGPROF", signal.SIGTERM)
_environment_lock = threading.Lock()


class AnalysisPool(WorkerPool):
    """Worker processes that analyse files.

    Args:
        workers: how many; 0 for as many as there are cores.
    """

    def __init__(self, workers: int = 0) -> None:
        self._workers = workers or default_workers()
        self._lock = threading.RLock()
        self._pool: ProcessPool | None = None
        self._context = _WorkerContext()
        self._waiting: dict[int, _Job[Any, Any]] = {}
        self._is_closed = False

    @override
    def submit(
        self,
        task: Callable[[A], T],
        subject: A,
        limit_s: float,
        failed: Callable[[Failure], T],
        wall_s: float | None = None,
    ) -> Future[T]:
        wall_s = wall_limit_s(limit_s) if wall_s is None else wall_s
        job = _Job(task, subject, limit_s, wall_s, failed, Future())
        with self._lock:
            self._waiting[id(job)] = job
        job.result.add_done_callback(lambda _done: self._forget(job))
        self._start(job, is_retry=False)
        return job.result

    @property
    @override
    def workers(self) -> int:
        return self._workers

    def resize(self, workers: int) -> None:
        """Change the number of processes (0: all cores); running tasks are finished first."""
        workers = workers or default_workers()
        with self._lock:
            if workers == self._workers:
                return
            self._workers = workers
            self._retire()

    @override
    def rest(self) -> None:
        """End the processes if no task is waiting or running; the next task starts new ones."""
        with self._lock:
            if not self._waiting:
                self._retire()

    @override
    def close(self) -> None:
        """Take no more tasks; the processes end after their present tasks."""
        with self._lock:
            self._is_closed = True
            self._retire()

    @override
    def kill(self) -> None:
        """Take no more tasks and end the processes at once; what was not done fails as ``"cancelled"``."""
        with self._lock:
            self._is_closed = True
            pool, self._pool = self._pool, None
            waiting = tuple(self._waiting.values())
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            _join_aside(pool)
        self._context.kill()
        for job in waiting:
            job.fail(Failure("cancelled", is_of_file=False))

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The processes that are alive now."""
        return self._context.alive_ids()

    def _start(self, job: _Job[A, T], *, is_retry: bool) -> None:
        try:
            with self._lock:
                if self._is_closed:
                    job.fail(Failure("cancelled", is_of_file=False))
                    return
                job.pool = self._running_pool()
                future = job.pool.schedule(
                    worker.within_limits,
                    args=(job.task, job.subject, job.limit_s, job.wall_s),
                    timeout=job.wall_s,
                )
        except (RuntimeError, OSError) as error:
            self._on_broken(job, error, is_retry=is_retry)
            return
        future.add_done_callback(lambda done: self._on_done(job, done, is_retry=is_retry))

    def _on_done(self, job: _Job[A, T], done: Future[T], *, is_retry: bool) -> None:
        error = CancelledError() if done.cancelled() else done.exception()
        if error is None:
            _settle(job.result, done.result)
        elif isinstance(error, BrokenProcessPool):
            self._on_broken(job, error, is_retry=is_retry)
        elif not is_retry and getattr(error, "exitcode", None) in _FAULTS:
            # Perhaps not of the file but of compiled code that is damaged.
            compiled_code.discard()
            self._start(job, is_retry=True)
        else:
            job.fail(_failure(job, error))

    def _on_broken(self, job: _Job[A, T], error: BaseException, *, is_retry: bool) -> None:
        """Start a new pool and the task again: an idle worker that dies breaks the whole pool of Pebble."""
        with self._lock:
            if job.pool is self._pool:
                self._retire()
        if is_retry:
            log.error("no worker process can be started: %s", error)
            job.fail(Failure("no-workers", str(error), is_of_file=False))
        else:
            self._start(job, is_retry=True)

    def _running_pool(self) -> ProcessPool:
        if self._pool is None:
            from pebble import ProcessPool

            self._pool = ProcessPool(
                max_workers=self._workers,
                max_tasks=MOST_TASKS_A_WORKER,
                initializer=worker.begin,
                context=self._context,
            )
        return self._pool

    def _retire(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()  # type: ignore[no-untyped-call]
            _join_aside(pool)

    def _forget(self, job: _Job[Any, Any]) -> None:
        with self._lock:
            self._waiting.pop(id(job), None)


@dataclass(slots=True)
class _Job(Generic[A, T]):
    task: Callable[[A], T]
    subject: A
    limit_s: float
    wall_s: float
    failed: Callable[[Failure], T]
    result: Future[T]
    pool: ProcessPool | None = None

    def fail(self, failure: Failure) -> None:
        _settle(self.result, lambda: self.failed(failure))


class _WorkerProcess(multiprocessing.context.SpawnProcess):
    """A spawned process whose numeric libraries use one thread each, and to which Ctrl-C means nothing."""

    def start(self) -> None:
        with _one_thread_each(), interrupts_blocked():
            super().start()


class _WorkerContext(multiprocessing.context.SpawnContext):
    """Spawns, and remembers what it spawned."""

    def __init__(self) -> None:
        super().__init__()
        self._processes: list[_WorkerProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> _WorkerProcess:  # type: ignore[override]  # noqa: N802
        process = _WorkerProcess(*args, **kwargs)
        self._processes = [known for known in self._processes if known.is_alive()]
        self._processes.append(process)
        return process

    def alive_ids(self) -> tuple[int, ...]:
        return tuple(known.pid for known in self._processes if known.pid is not None and known.is_alive())

    def kill(self) -> None:
        for process_id in self.alive_ids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process_id, signal.SIGKILL)


def default_workers() -> int:
    """All cores that this process may use; the services leave some free while music plays."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def _failure(job: _Job[Any, Any], error: BaseException) -> Failure:
    from pebble import ProcessExpired

    if isinstance(error, CancelledError):
        return Failure("cancelled", is_of_file=False)
    if isinstance(error, TimeoutError):
        return Failure("too-busy", f"no end after {job.wall_s:.0f} s", is_of_file=False)
    if isinstance(error, ProcessExpired):
        if error.exitcode == -_OUT_OF_TIME:
            return Failure("timed-out", f"after {job.limit_s:.0f} s of processor time")
        # A kill that is not ours comes from the kernel, which is out of memory.
        is_killed = error.exitcode == -signal.SIGKILL
        return Failure("out-of-memory" if is_killed else "crashed", f"exit code {error.exitcode}")
    if isinstance(error, MemoryError):
        return Failure("out-of-memory", str(error))
    log.error("a bug while analysing %s", _name(job.subject), exc_info=error)
    return Failure("crashed", repr(error))


def _name(subject: object) -> str:
    """What a task was about, for the log."""
    return f"a picture of {len(subject)} bytes" if isinstance(subject, bytes) else repr(subject)


def _settle(result: Future[T], make: Callable[[], T]) -> None:
    """Complete a future that may have been completed or cancelled meanwhile."""
    with contextlib.suppress(InvalidStateError):
        result.set_result(make())


def _join_aside(pool: ProcessPool) -> None:
    """Wait for a pool's threads in a thread of its own, so that the caller does not wait."""
    threading.Thread(target=pool.join, name="analysis-pool-join", daemon=True).start()


@contextlib.contextmanager
def _one_thread_each() -> Iterator[None]:
    with _environment_lock:
        before = {name: os.environ.get(name) for name in _THREAD_LIMITS}
        os.environ.update(_THREAD_LIMITS)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
