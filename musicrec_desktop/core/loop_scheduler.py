"""A scheduler for programs without a window: a loop that its owner's thread runs."""

from __future__ import annotations

import contextvars
import heapq
import itertools
import queue
from collections.abc import Callable
from typing import TypeVar

from typing_extensions import override

from musicrec_desktop.core import interruption
from musicrec_desktop.core.clock import Clock, SystemClock
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane, LaneRunner, Progress, TaskContext, TaskHandle

T = TypeVar("T")


class LoopTimer(Timer):
    """A delayed call of a ``LoopScheduler``."""

    def __init__(self, function: Callable[[], object], interval_ms: int | None) -> None:
        self.function = function
        self.interval_ms = interval_ms
        self.is_cancelled = False

    @override
    def cancel(self) -> None:
        self.is_cancelled = True


class LoopScheduler(Scheduler):
    """Runs posted functions and timers inside ``run_until``."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._posted: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        self._timers: list[tuple[int, int, LoopTimer]] = []
        self._order = itertools.count()
        self._lanes = LaneRunner(self.post)

    @property
    @override
    def clock(self) -> Clock:
        return self._clock

    @override
    def post(self, function: Callable[[], object]) -> None:
        self._posted.put(function)

    @override
    def call_later(self, delay_ms: int, function: Callable[[], object]) -> LoopTimer:
        return self._arm(delay_ms, LoopTimer(function, None))

    @override
    def call_every(self, interval_ms: int, function: Callable[[], object]) -> LoopTimer:
        return self._arm(interval_ms, LoopTimer(function, interval_ms))

    @override
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
        return self._lanes.run(
            lane, work, name=name, on_done=on_done, on_error=on_error, on_progress=on_progress
        )

    def run_until(self, is_done: Callable[[], bool]) -> None:
        """Run functions and timers until ``is_done()`` is true.

        Raises:
            KeyboardInterrupt: a signal came; between two functions, so that none is left half done.
        """
        while not is_done():
            interruption.check()
            self._fire_due()
            if is_done():
                return
            try:
                function = self._posted.get(timeout=self._wait_s())
            except queue.Empty:
                continue
            function()

    @override
    def set_scope(self, scope: Callable[[], contextvars.Context]) -> None:
        self._lanes.set_scope(scope)

    @override
    def close(self) -> None:
        self._lanes.close()

    def _arm(self, delay_ms: int, timer: LoopTimer) -> LoopTimer:
        heapq.heappush(self._timers, (self._clock.monotonic_ms() + delay_ms, next(self._order), timer))
        return timer

    def _fire_due(self) -> None:
        while self._timers and self._timers[0][0] <= self._clock.monotonic_ms():
            _, _, timer = heapq.heappop(self._timers)
            if timer.is_cancelled:
                continue
            if timer.interval_ms is not None:
                self._arm(timer.interval_ms, timer)
            timer.function()

    def _wait_s(self) -> float:
        if not self._timers:
            return 0.1
        return min(0.1, max(0.0, (self._timers[0][0] - self._clock.monotonic_ms()) / 1000))
