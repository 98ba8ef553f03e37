"""A scheduler that does everything at once or when a test says so."""

from __future__ import annotations

import contextvars
import heapq
import itertools
from collections import deque
from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.core.loop_scheduler import LoopScheduler, LoopTimer
from musicrec_desktop.core.tasks import CancelledError, Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.testing.clock import FakeClock

T = TypeVar("T")


class ManualScheduler:
    """Tasks, posts and timers wait for ``settle`` and ``advance``; all run in the calling thread."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        self._clock = clock or FakeClock()
        self._posted: deque[Callable[[], object]] = deque()
        self._timers: list[tuple[int, int, LoopTimer]] = []
        self._order = itertools.count()
        self._named: dict[str, TaskHandle] = {}
        self._scope: Callable[[], contextvars.Context] = contextvars.copy_context

    @property
    def clock(self) -> FakeClock:
        return self._clock

    def post(self, function: Callable[[], object]) -> None:
        self._posted.append(function)

    def call_later(self, delay_ms: int, function: Callable[[], object]) -> LoopTimer:
        return self._arm(delay_ms, LoopTimer(function, None))

    def call_every(self, interval_ms: int, function: Callable[[], object]) -> LoopTimer:
        return self._arm(interval_ms, LoopTimer(function, interval_ms))

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
        context = TaskContext(on_progress)
        handle = TaskHandle(context)
        if name is not None:
            if previous := self._named.get(name):
                previous.cancel()
            self._named[name] = handle
        scope = self._scope()
        self.post(
            lambda: self._execute(lambda task: scope.run(work, task), context, handle, on_done, on_error)
        )
        return handle

    def set_scope(self, scope: Callable[[], contextvars.Context]) -> None:
        self._scope = scope

    def settle(self) -> None:
        """Deliver everything that waits."""
        while self._posted:
            self._posted.popleft()()

    def step(self) -> bool:
        """Deliver the next thing that waits; whether there was one."""
        if not self._posted:
            return False
        self._posted.popleft()()
        return True

    def advance(self, by_ms: int) -> None:
        """Let time pass, with every timer on its way."""
        self.settle()
        target = self._clock.monotonic_ms() + by_ms
        while self._timers and self._timers[0][0] <= target:
            due, _, timer = heapq.heappop(self._timers)
            self._clock.advance(max(0, due - self._clock.monotonic_ms()))
            if timer.is_cancelled:
                continue
            if timer.interval_ms is not None:
                self._arm(timer.interval_ms, timer)
            timer.function()
            self.settle()
        self._clock.advance(target - self._clock.monotonic_ms())

    def close(self) -> None:
        self._posted.clear()
        self._timers.clear()

    def _arm(self, delay_ms: int, timer: LoopTimer) -> LoopTimer:
        heapq.heappush(self._timers, (self._clock.monotonic_ms() + delay_ms, next(self._order), timer))
        return timer

    @staticmethod
    def _execute(
        work: Callable[[TaskContext], T],
        context: TaskContext,
        handle: TaskHandle,
        on_done: Callable[[T], object] | None,
        on_error: Callable[[Exception], object] | None,
    ) -> None:
        if handle.is_finished:
            return
        try:
            result = work(context)
        except CancelledError:
            return
        except Exception as error:
            if on_error is None:
                raise
            handle.finish()
            on_error(error)
            return
        if not handle.is_finished:
            handle.finish()
            if on_done is not None:
                on_done(result)


def run_due(loop: LoopScheduler) -> None:
    """Run the timers that are due and the functions that were posted, without waiting for more."""
    reached: list[bool] = []
    loop.post(lambda: reached.append(True))
    loop.run_until(lambda: bool(reached))
