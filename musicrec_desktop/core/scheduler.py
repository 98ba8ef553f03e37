"""The port for timers, background tasks, and calls from other threads."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from typing import Protocol, TypeVar

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle

T = TypeVar("T")


class Timer(Protocol):
    """A delayed or repeated call that can be cancelled."""

    def cancel(self) -> None:
        """Make no further call."""
        ...


class Scheduler(Protocol):
    """The owner's thread (the GUI thread, or the loop of the command line) and its lanes."""

    @property
    def clock(self) -> Clock:
        """The clock of the timers."""
        ...

    def post(self, function: Callable[[], object]) -> None:
        """Run a function in the owner's thread, soon; may be called in any thread."""
        ...

    def call_later(self, delay_ms: int, function: Callable[[], object]) -> Timer:
        """Run a function once, after a delay; called, and run, in the owner's thread."""
        ...

    def call_every(self, interval_ms: int, function: Callable[[], object]) -> Timer:
        """Run a function again and again; called, and run, in the owner's thread."""
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
        """Run ``work`` in a lane; its callbacks run in the owner's thread.

        A new task cancels an unfinished one of the same name.
        """
        ...

    def set_scope(self, scope: Callable[[], contextvars.Context]) -> None:
        """Let each task run in a context of its own, which is made in the thread that calls ``run``.

        Args:
            scope: makes the context; it keeps what must not change for a task that has begun.
        """
        ...

    def close(self) -> None:
        """Cancel all tasks and end the threads."""
        ...
