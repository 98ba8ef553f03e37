"""Who does what in a cluster, and who is to blame when it goes wrong. Knows no network and no clock.

A file that is on a computer when that goes is done again by another one. A file that was there three times is
to blame itself; from the second time on, no computer has two such files at once, so that one bad file does
not bring the blame on those beside it. A computer that finds no file which is there for the owner of the
library sees another disk, and is sent away, before it takes every file and returns it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from musicrec_desktop.model.cluster import ClusterWorker, Presence

MOST_LOSSES: Final = 3
"""A file that so many computers were lost with is set aside, as one that crashes a local process is."""
SUSPECT_AFTER: Final = 2
MOST_STRIKES: Final = 3
"""So often a file that a computer cannot reach is given out again, before the answer is believed."""
BLIND_AFTER: Final = 3
"""Files in a row, of which at least two are different, that a computer does not see and the owner does."""


@dataclass(eq=False, slots=True)
class Job:
    """One file to be worked on.

    Attributes:
        path: where the library has it; what it is about in words, where it is no file.
        losses: computers that went while they had it.
        strikes: computers that could not reach it although it is there.
    """

    path: str
    losses: int = 0
    strikes: int = 0

    @property
    def is_suspect(self) -> bool:
        """Whether it may be what makes computers go."""
        return self.losses >= SUSPECT_AFTER


JobT = TypeVar("JobT", bound=Job)


@dataclass(slots=True)
class _Worker(Generic[JobT]):
    name: str
    address: str
    cores: int
    since_s: float
    jobs: list[JobT] = field(default_factory=list)
    presence: Presence = Presence.WORKS
    done: int = 0
    failed: int = 0
    lost: int = 0
    until_s: float | None = None
    reason: str = ""
    unseen: list[JobT] = field(default_factory=list)

    @property
    def free(self) -> int:
        return self.cores - len(self.jobs) if self.presence is Presence.WORKS else 0

    @property
    def has_suspect(self) -> bool:
        return any(job.is_suspect for job in self.jobs)

    def seen(self, now_s: float) -> ClusterWorker:
        until_s = now_s if self.until_s is None else self.until_s
        return ClusterWorker(
            name=self.name,
            address=self.address,
            cores=self.cores,
            presence=self.presence,
            done=self.done,
            failed=self.failed,
            lost=self.lost,
            seconds=max(0.0, until_s - self.since_s),
            busy_with=tuple(job.path for job in self.jobs),
            reason=self.reason,
        )


class Foreman(Generic[JobT]):
    """Gives jobs to computers, and keeps account of them; lives in one thread."""

    def __init__(self) -> None:
        self._waiting: deque[JobT] = deque()
        self._suspects: deque[JobT] = deque()
        self._here: dict[str, _Worker[JobT]] = {}
        self._gone: list[_Worker[JobT]] = []

    @property
    def cores(self) -> int:
        """How many jobs can run at once."""
        return sum(worker.cores for worker in self._here.values() if worker.presence is Presence.WORKS)

    def add(self, job: JobT) -> None:
        """Take a job; ``assignments`` gives it out."""
        (self._suspects if job.is_suspect else self._waiting).append(job)

    def assignments(self) -> Iterator[tuple[JobT, str]]:
        """Give out what can be given out now: jobs, and the address of the computer of each.

        The next job goes to the computer with the largest share of free cores.
        """
        while True:
            free = sorted(
                (worker for worker in self._here.values() if worker.free > 0),
                key=lambda worker: (-worker.free / worker.cores, worker.address),
            )
            worker, queue = self._next(free)
            if worker is None or queue is None:
                return
            job = queue.popleft()
            worker.jobs.append(job)
            yield job, worker.address

    def _next(self, free: list[_Worker[JobT]]) -> tuple[_Worker[JobT] | None, deque[JobT] | None]:
        if free and self._waiting:
            return free[0], self._waiting
        lone = [worker for worker in free if not worker.has_suspect]
        return (lone[0], self._suspects) if lone and self._suspects else (None, None)

    def join(self, address: str, name: str, cores: int, now_s: float) -> None:
        """A computer is there.

        Args:
            address: unique.
            name: unique.
            cores: how many jobs it takes at once.
            now_s: monotonic.
        """
        self._here[address] = _Worker(name, address, max(1, cores), now_s)

    def announce(self, address: str) -> None:
        """A computer says that it goes: it gets nothing more, and nothing is to blame for it."""
        if (worker := self._here.get(address)) is not None and worker.presence is Presence.WORKS:
            worker.presence = Presence.LEFT

    def dismiss(self, address: str, reason: str) -> None:
        """A computer cannot work, and is sent away; ``leave`` follows when it is gone.

        Args:
            address: of it.
            reason: a word of ``ClusterError``.
        """
        if (worker := self._here.get(address)) is not None:
            worker.presence, worker.reason = Presence.DISMISSED, reason

    def leave(self, address: str, now_s: float) -> list[JobT]:
        """A computer is gone; what it had is to be done again.

        Args:
            address: of it.
            now_s: monotonic.

        Returns:
            The jobs that too many computers were lost with; they are not to be done again.
        """
        worker = self._here.pop(address, None)
        if worker is None:
            return []
        worker.until_s = now_s
        is_lost = worker.presence is Presence.WORKS
        if is_lost:
            worker.presence = Presence.LOST
        jobs, worker.jobs = worker.jobs, []
        worker.lost += len(jobs)
        self._gone.append(worker)
        blamed = []
        for job in jobs:
            job.losses += is_lost
            if job.losses >= MOST_LOSSES:
                blamed.append(job)
            else:
                self.add(job)
        return blamed

    def end(self, job: JobT, address: str, *, has_failed: bool) -> bool:
        """A job has its result.

        Args:
            job: of the computer.
            address: of the computer.
            has_failed: whether the result is that there is none.

        Returns:
            Whether the computer had this job; if not, it is or was done by another one.
        """
        worker = self._take(job, address)
        if worker is None:
            return False
        worker.done += 1
        worker.failed += has_failed
        worker.unseen.clear()
        return True

    def give_back(self, job: JobT, address: str) -> None:
        """A computer did not do a job, and nobody is to blame; another one, or the same later, does it."""
        if self._take(job, address) is not None:
            self.add(job)

    def strike(self, job: JobT, address: str) -> bool:
        """A computer does not see a file that is there; another one, or the same once more, has to try.

        Returns:
            Whether the answer is to be believed instead, as it came too often.
        """
        worker = self._take(job, address)
        if worker is None:
            return False
        worker.unseen.append(job)
        job.strikes += 1
        if job.strikes >= MOST_STRIKES:
            worker.done += 1
            worker.failed += 1
            return True
        self.add(job)
        return False

    def is_blind(self, address: str) -> bool:
        """Whether a computer sees another disk than the owner of the library."""
        worker = self._here.get(address)
        if worker is None or len(worker.unseen) < BLIND_AFTER:
            return False
        return len({id(job) for job in worker.unseen}) > 1

    def crew(self, now_s: float) -> tuple[ClusterWorker, ...]:
        """Every computer that is or was there, in the order in which they came.

        Args:
            now_s: monotonic.
        """
        everybody = sorted([*self._gone, *self._here.values()], key=lambda worker: worker.since_s)
        return tuple(worker.seen(now_s) for worker in everybody)

    def drop_all(self) -> list[JobT]:
        """Every job that is not done; none of them is known any more."""
        jobs = [*self._waiting, *self._suspects]
        for worker in self._here.values():
            jobs.extend(worker.jobs)
            worker.jobs.clear()
        self._waiting.clear()
        self._suspects.clear()
        return jobs

    def _take(self, job: JobT, address: str) -> _Worker[JobT] | None:
        worker = self._here.get(address)
        if worker is None or job not in worker.jobs:
            return None
        worker.jobs.remove(job)
        return worker
