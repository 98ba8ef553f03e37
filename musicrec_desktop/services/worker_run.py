"""Runs files through the worker processes, and is the base of the services that do.

Analysis, loudness and seek pictures work alike: a file is given to the pool, its outcome is written to the
database in the quick lane at once, so that a killed program loses nothing, and idle processes end after a
while.
"""

from __future__ import annotations

import contextlib
import logging
import os
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Generic, Protocol, TypeVar

from musicrec_desktop.analysis.outcome import Outcome
from musicrec_desktop.analysis.port import WorkerPool
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.interruption import wait_for_any
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress
from musicrec_desktop.model.track import TrackId

log = logging.getLogger(__name__)

REST_AFTER_MS: Final = 30_000
"""How long the processes stay for what may come next."""
POWER_DIR: Final = "/sys/class/power_supply"
TASKS_A_WORKER: Final = 2
"""Enough that no worker waits; few enough that what plays is analysed soon."""


class WorkerPace:
    """Uses every core when no music plays, all but one while it plays, and half of them on battery.

    Args:
        power_dir: where Linux tells about batteries; on other systems there is none, and the mains are taken
            for granted.
    """

    def __init__(self, power_dir: str = POWER_DIR) -> None:
        self._power_dir = power_dir
        self.is_playing = False

    def tasks(self, workers: int) -> int:
        """How many tasks may run at once.

        Args:
            workers: processes that there are; those without a task sleep.
        """
        if self.is_on_battery():
            return max(1, workers // 2)
        if self.is_playing:
            return max(1, workers - 1)
        return TASKS_A_WORKER * workers

    def is_on_battery(self) -> bool:
        """Whether there is a battery and no mains adapter gives power."""
        kinds: dict[str, bool] = {}
        with contextlib.suppress(OSError):
            for name in os.listdir(self._power_dir):
                kind = self._read(name, "type")
                kinds[kind] = kinds.get(kind, False) or self._read(name, "online") == "1"
        has_power = any(kinds.get(kind, False) for kind in ("Mains", "USB"))
        return "Battery" in kinds and "Mains" in kinds and not has_power

    def _read(self, name: str, fact: str) -> str:
        with (
            contextlib.suppress(OSError, ValueError),
            open(os.path.join(self._power_dir, name, fact), encoding="ascii") as file,
        ):
            return file.read().strip()
        return ""


class TrackFile(Protocol):
    """The file of a track, as a task for a worker."""

    @property
    def track_id(self) -> TrackId:
        """The track."""
        ...

    @property
    def path(self) -> str:
        """The path of its file, ``os.fsdecode`` form."""
        ...


FileT = TypeVar("FileT", bound=TrackFile)
OutcomeT = TypeVar("OutcomeT", bound=Outcome[Any])
KeptT = TypeVar("KeptT")
RunT = TypeVar("RunT", bound="WorkerRun[Any, Any]")
LongRunT = TypeVar("LongRunT", bound="LongRun[Any, Any]")
ReportT = TypeVar("ReportT")


class WorkerTasks(Generic[FileT, OutcomeT, KeptT]):
    """Gives files to the pool and keeps each outcome at once; lives in the owner's thread.

    Args:
        scheduler: the owner's thread and its lanes.
        pool: does the work; its owner closes it.
        submit: gives one file to the pool; the future never raises and completes in any thread.
        keep: writes an outcome, in the quick lane; gets the time in milliseconds UTC.
        on_kept: hears what ``keep`` returned.
        on_not_kept: hears of a file whose outcome could not be written, and why.

    Attributes:
        in_flight: tracks that were submitted and whose outcome is not kept yet.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        pool: WorkerPool,
        submit: Callable[[FileT], Future[OutcomeT]],
        keep: Callable[[FileT, OutcomeT, int], KeptT],
        on_kept: Callable[[FileT, OutcomeT, KeptT], object],
        on_not_kept: Callable[[FileT, Exception], object],
    ) -> None:
        self._scheduler = scheduler
        self._pool = pool
        self._submit = submit
        self._keep = keep
        self._kept = on_kept
        self._not_kept = on_not_kept
        self._rest_timer: Timer | None = None
        self._is_closed = False
        self.in_flight: set[TrackId] = set()

    def submit(self, file: FileT) -> None:
        """Start one task; ``on_kept`` or ``on_not_kept`` hears of its end, unless ``close`` comes first."""
        self.in_flight.add(file.track_id)
        self._submit(file).add_done_callback(
            lambda done: self._scheduler.post(partial(self._on_outcome, file, done.result()))
        )

    def run_blocking(
        self,
        next_file: Callable[[], FileT | None],
        capacity: Callable[[], int],
        on_kept: Callable[[FileT, OutcomeT, KeptT], object],
    ) -> None:
        """Work in this thread until ``next_file`` returns None and every task has ended.

        Args:
            next_file: gives what comes next.
            capacity: how many tasks may be given out at once, as of now.
            on_kept: hears of each outcome in place of the callback of the constructor.

        Raises:
            StorageError: an outcome cannot be written.
        """
        tasks: dict[Future[OutcomeT], FileT] = {}
        try:
            while True:
                while len(tasks) < capacity() and (file := next_file()) is not None:
                    self.in_flight.add(file.track_id)
                    tasks[self._submit(file)] = file
                if not tasks:
                    break
                done = wait_for_any(tasks)
                for future in [task for task in tasks if task in done]:
                    file, outcome = tasks[future], future.result()
                    kept = self._keep(file, outcome, self._scheduler.clock.now_ms())
                    self.in_flight.discard(file.track_id)
                    del tasks[future]
                    on_kept(file, outcome, kept)
        finally:
            self.in_flight.difference_update(file.track_id for file in tasks.values())
        self._pool.rest()

    def rest_later(self) -> None:
        """End the processes after a while without work."""
        if self._rest_timer is not None:
            self._rest_timer.cancel()
        self._rest_timer = self._scheduler.call_later(REST_AFTER_MS, self._pool.rest)

    def close(self) -> None:
        """Deliver nothing any more; the owner of the pool ends the processes."""
        self._is_closed = True
        if self._rest_timer is not None:
            self._rest_timer.cancel()

    def _on_outcome(self, file: FileT, outcome: OutcomeT) -> None:
        if self._is_closed:
            return
        now_ms = self._scheduler.clock.now_ms()
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._keep(file, outcome, now_ms),
            on_done=lambda kept: self._end(file, lambda: self._kept(file, outcome, kept)),
            on_error=lambda error: self._end(file, lambda: self._not_kept(file, error)),
        )

    def _end(self, file: FileT, tell: Callable[[], object]) -> None:
        self.in_flight.discard(file.track_id)
        tell()


@dataclass(slots=True)
class WorkerRun(ABC, Generic[FileT, ReportT]):
    """The state of a run over many files; lives in one thread.

    Attributes:
        started_ms: monotonic.
        waiting: what comes next, in order.
        total: how many tracks the run has, as far as is known.
        succeeded: tracks that have a result now.
        failed: path and reason of each file that has none.
        label: the name of the file that ended last.
    """

    started_ms: int
    waiting: deque[FileT] = field(default_factory=deque)
    total: int = 0
    succeeded: list[TrackId] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    label: str = ""

    @property
    def done(self) -> int:
        """How many tracks have ended."""
        return len(self.succeeded) + len(self.failed)

    def note_end(self, path: str, outcome: Outcome[Any], succeeded: TrackId | None) -> None:
        """Note how a file ended.

        Args:
            path: of the file.
            outcome: what the worker said.
            succeeded: the track that has a result now, or None.
        """
        self.label = display_path(os.path.basename(path))
        if succeeded is not None:
            self.succeeded.append(succeeded)
        if outcome.failure is not None:
            self.failed.append((path, outcome.failure.reason))

    def seconds(self, now_ms: int) -> float:
        """How long the run has taken.

        Args:
            now_ms: monotonic.
        """
        return (now_ms - self.started_ms) / 1000

    @abstractmethod
    def progress(self, now_ms: int) -> Progress:
        """How far the run is.

        Args:
            now_ms: monotonic.
        """

    @abstractmethod
    def report(self, now_ms: int) -> ReportT:
        """The run as a value.

        Args:
            now_ms: monotonic.
        """


@dataclass(slots=True)
class LongRun(WorkerRun[FileT, ReportT]):
    """A run over all that is pending in the library, which can wait in between.

    Attributes:
        is_paused: no more is started for now.
        is_exhausted: the database has nothing more.
        unreachable: tracks whose files cannot be reached now; the run does not try them again.
        cpu_seconds: of all workers together.
    """

    is_paused: bool = False
    is_exhausted: bool = False
    unreachable: set[TrackId] = field(default_factory=set)
    cpu_seconds: float = 0.0


class WorkerService(Generic[RunT, ReportT]):
    """A service that sends the files of one run at a time to the workers.

    Args:
        scheduler: the owner's thread and its lanes.
        pool: does the work; its owner closes it.

    Signals:
        progressed: how far the run is.
        finished: the run came to its end or was cancelled.
        failed: the run ended because the database refused.
        state_changed: a run began or ended, was paused or resumed.
    """

    _tasks: WorkerTasks[Any, Any, Any]
    """The tasks in flight; the constructor of a subclass sets it."""

    def __init__(self, scheduler: Scheduler, pool: WorkerPool) -> None:
        self._scheduler = scheduler
        self._pool = pool
        self._run: RunT | None = None
        self._is_closed = False
        self.progressed: Signal[Progress] = Signal()
        self.finished: Signal[ReportT] = Signal()
        self.failed: Signal[MusicRecError] = Signal()
        self.state_changed: Signal[()] = Signal()

    @property
    def is_running(self) -> bool:
        """Whether there is a run, paused or not."""
        return self._run is not None

    def cancel(self) -> None:
        """End the run; what the workers do now is still kept."""
        if self._run is not None:
            self._finish(self._run)

    def close(self) -> None:
        """End without a signal; the owner of the pool ends the processes."""
        self._is_closed = True
        self._run = None
        self._tasks.close()

    def _finish(self, run: RunT) -> None:
        self._run = None
        self.finished.emit(run.report(self._scheduler.clock.monotonic_ms()))
        self.state_changed.emit()
        self._tasks.rest_later()

    def _on_error(self, error: Exception) -> None:
        """The database refuses: to go on would only lose what is found."""
        if not isinstance(error, MusicRecError):
            raise error
        if self._run is not None:
            log.info("%s ends: %s", type(self).__name__, error)
            self._finish(self._run)
            self.failed.emit(error)

    def _tell(self, run: RunT) -> None:
        self.progressed.emit(run.progress(self._scheduler.clock.monotonic_ms()))


class PausableService(WorkerService[LongRunT, ReportT], ABC):
    """A service whose run can wait."""

    @property
    def is_paused(self) -> bool:
        """Whether the run waits for ``resume``."""
        return self._run is not None and self._run.is_paused

    def pause(self) -> None:
        """Start nothing more; what is in the workers is finished."""
        if self._run is not None and not self._run.is_paused:
            self._run.is_paused = True
            self.state_changed.emit()
            self._tell(self._run)

    def resume(self) -> None:
        """Continue a paused run."""
        if self._run is not None and self._run.is_paused:
            self._run.is_paused = False
            self.state_changed.emit()
            self.go_on()

    @abstractmethod
    def go_on(self) -> None:
        """Start what may start now."""
