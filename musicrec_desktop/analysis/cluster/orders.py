"""What travels: an order to a worker, and its answer. A worker runs ``perform`` for each order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from musicrec_desktop.analysis.cluster.mounts import Mount, local_subject
from musicrec_desktop.analysis.cluster.terms import Terms, differences
from musicrec_desktop.analysis.outcome import Failure, Outcome
from musicrec_desktop.analysis.port import WorkerPool
from musicrec_desktop.model.span import PartOfFile


@dataclass(frozen=True, slots=True)
class Order:
    """A task for a computer.

    Attributes:
        task: a function of a module, as ``WorkerPool.submit`` takes it.
        subject: what it is about, as the owner of the library names it.
        limit_s: of processor time.
        wall_s: of wall time.
        terms: the versions of who sends it.
    """

    task: Callable[[Any], Any]
    subject: Any
    limit_s: float
    wall_s: float
    terms: Terms

    @property
    def path(self) -> str:
        """The file that it is about; what it is about in words, where that is none."""
        if isinstance(self.subject, PartOfFile):
            return self.subject.path
        return self.subject if isinstance(self.subject, str) else "a picture"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an order.

    Attributes:
        value: what the task returned; None where it did not come to its end.
        failure: why it did not, or None.
        refusal: the difference of versions because of which nothing was done, else empty.
    """

    value: Any = None
    failure: Failure | None = None
    refusal: str = ""

    @property
    def problem(self) -> Failure | None:
        """Why there is no result, whoever says so: the pool or the task itself."""
        if self.failure is None and isinstance(self.value, Outcome):
            return self.value.failure
        return self.failure


@dataclass(slots=True)
class Workplace:
    """What does orders on this computer.

    Attributes:
        pool: the worker processes.
        terms: the versions of this computer.
        mounts: where the files are here.
        done: orders that came to an end.
        failed: of these, those without a result.
    """

    pool: WorkerPool
    terms: Terms
    mounts: Sequence[Mount] = ()
    done: int = 0
    failed: int = 0

    async def perform(self, order: Order) -> Answer:
        """Carry out one order; also where it fails, that is an answer."""
        if refusal := differences(self.terms, order.terms.as_dict()):
            return Answer(refusal=refusal)
        value = await asyncio.wrap_future(
            self.pool.submit(
                order.task,
                local_subject(order.subject, self.mounts),
                order.limit_s,
                _Unfinished,
                order.wall_s,
            )
        )
        answer = Answer(failure=value.failure) if isinstance(value, _Unfinished) else Answer(value)
        self.done += 1
        self.failed += answer.problem is not None
        return answer


@dataclass(frozen=True, slots=True)
class _Unfinished:
    failure: Failure


class _Desk:
    """Where the orders of this process arrive."""

    workplace: Workplace | None = None


def open_desk(workplace: Workplace | None) -> None:
    """Say who carries out the orders that come to this process; None for nobody."""
    _Desk.workplace = workplace


async def perform(order: Order) -> Answer:
    """Carry out an order in this process; the function that travels, by its name."""
    if _Desk.workplace is None:
        return Answer(failure=Failure("cancelled", is_of_file=False))
    return await _Desk.workplace.perform(order)
