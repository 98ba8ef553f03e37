"""The pool of worker processes with the answers of a test: no process is started."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from typing_extensions import override

from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.analysis.pool import AnalysisPool

A = TypeVar("A")
T = TypeVar("T")


class AnsweringPool(AnalysisPool):
    """Takes tasks; ``answer`` completes the oldest, or ``at_once`` all of them.

    Attributes:
        asked: what it is about, limit of processor time in seconds and future of each unanswered task.
        all_paths: of all tasks.
        all_tasks: names of the functions of all tasks.
        at_once: what every task returns at once; None for tasks that wait.
        rested: how often idle processes were ended.
    """

    def __init__(self, workers: int = 1) -> None:
        super().__init__(workers)
        self.asked: list[tuple[Any, float, Future[Any]]] = []
        self.all_paths: list[Any] = []
        self.all_tasks: list[str] = []
        self.at_once: object = None
        self.rested = 0

    @override
    def submit(
        self,
        task: Callable[[A], T],
        subject: A,
        limit_s: float,
        failed: Callable[[Failure], T],
        wall_s: float | None = None,
    ) -> Future[T]:
        future: Future[T] = Future()
        self.all_paths.append(subject)
        self.all_tasks.append(task.__name__)
        if self.at_once is not None:
            future.set_result(self.at_once)  # type: ignore[arg-type]
        else:
            self.asked.append((subject, limit_s, future))
        return future

    @override
    def rest(self) -> None:
        self.rested += 1
        super().rest()

    @property
    def paths(self) -> list[Any]:
        """Of the tasks without an answer."""
        return [path for path, _, _ in self.asked]

    def answer(self, outcome: object) -> str:
        """Complete the oldest task; its path, or what else it is about in words."""
        subject, _, future = self.asked.pop(0)
        future.set_result(outcome)
        return str(subject)
