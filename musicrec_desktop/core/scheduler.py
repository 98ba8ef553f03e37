"""The port through which everything that takes time or comes from another thread goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle

T = TypeVar("T")


class Timer(Protocol):
    """A delayed call that can be taken back."""

    def cancel(self) -> None:
        """Do not call any more."""
        ...


class Scheduler(Protocol):
    """The owner's thread (the GUI thread, or the loop of the command line) and its lanes."""

    @property
    def clock(self) -> Clock:
        """The time that this scheduler lives in."""
        ...

    def post(self, function: Callable[[], object]) -> None:
        """Run a function in the owner's thread soon; from any thread."""
        ...

    def call_later(self, delay_ms: int, function: Callable[[], object]) -> Timer:
        """Run a function in the owner's thread once, after a delay; from the owner's thread."""
        ...

    def call_every(self, interval_ms: int, function: Callable[[], object]) -> Timer:
        """Run a function in the owner's thread again and again; from the owner's thread."""
        ...

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
        """Run ``work`` in a lane; its callbacks come in the owner's thread.

        A new task with the name of an unfinished one cancels that one.
        """
        ...

    def close(self) -> None:
        """Cancel everything and end the threads."""
        ...
