"""The one bridge between threads: whatever comes from another thread reaches the GUI thread here."""

from __future__ import annotations

import contextvars
import time
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from musicrec_desktop.core.clock import Clock, SystemClock
from musicrec_desktop.core.tasks import Lane, LaneRunner, Progress, TaskContext, TaskHandle
from musicrec_desktop.ui.kit.lane_classes import make_lane_classes

T = TypeVar("T")

REST_MS: Final = 15_000
"""So long after a task began is looked whether there is rest."""
BUSY_S: Final = 1.0
"""After so much processor time of the process a rest is told of; after less, little was done."""


class QtTimer:
    """A delayed call of a ``QtScheduler``; cancelling it twice, or after it ran, does nothing."""

    def __init__(self, timer: QTimer, forget: Callable[[QtTimer], None]) -> None:
        self._timer: QTimer | None = timer
        self._forget = forget

    def cancel(self) -> None:
        """Stop the timer and release it."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()
            timer.deleteLater()
            self._forget(self)


class QtScheduler(QObject):
    """Lanes and timers whose callbacks run in the thread that made this object (the GUI thread).

    What is posted after ``close`` is dropped.

    Args:
        clock: None for the system's.
        rest_ms: as ``REST_MS``.
        busy_s: as ``BUSY_S``.

    Attributes:
        rested: the tasks that kept the process busy are done, and none is left.
    """

    rested = Signal()

    _posted = Signal(object)

    def __init__(self, clock: Clock | None = None, *, rest_ms: int = REST_MS, busy_s: float = BUSY_S) -> None:
        super().__init__()
        make_lane_classes()
        self._clock = clock or SystemClock()
        self._is_closed = False
        self._timers: set[QtTimer] = set()
        self._lanes = LaneRunner(self.post)
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._busy_s, self._seconds_at_rest = busy_s, 0.0
        self._rest_timer = QTimer(self)
        self._rest_timer.setSingleShot(True)
        self._rest_timer.setInterval(rest_ms)
        self._rest_timer.timeout.connect(self._look_for_rest)

    @property
    def clock(self) -> Clock:
        """The system's clock, or the one that was given."""
        return self._clock

    @property
    def is_idle(self) -> bool:
        """Whether no task runs or waits; what tasks posted may not be delivered yet."""
        return self._lanes.is_idle

    def post(self, function: Callable[[], object]) -> None:
        """Run a function in the GUI thread soon; callable from any thread, dropped after ``close``."""
        if not self._is_closed:
            self._posted.emit(function)

    def call_later(self, delay_ms: int, function: Callable[[], object]) -> QtTimer:
        """Run a function once after a delay in milliseconds; only from the GUI thread."""
        return self._arm(delay_ms, function, is_single=True)

    def call_every(self, interval_ms: int, function: Callable[[], object]) -> QtTimer:
        """Run a function at an interval in milliseconds until it is cancelled; only from the GUI thread."""
        return self._arm(interval_ms, function, is_single=False)

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
        """Run ``work`` in a lane; callbacks come in the GUI thread, none after the handle is cancelled."""
        if not (self._is_closed or self._rest_timer.isActive()):
            self._rest_timer.start()
        return self._lanes.run(
            lane, work, name=name, on_done=on_done, on_error=on_error, on_progress=on_progress
        )

    def set_scope(self, scope: Callable[[], contextvars.Context]) -> None:
        """As ``Scheduler.set_scope``."""
        self._lanes.set_scope(scope)

    def close(self) -> None:
        """Stop all timers and end the lanes; a second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self._rest_timer.stop()
        for timer in tuple(self._timers):
            timer.cancel()
        self._lanes.close()

    def _arm(self, delay_ms: int, function: Callable[[], object], *, is_single: bool) -> QtTimer:
        qt_timer = QTimer(self)
        qt_timer.setSingleShot(is_single)
        timer = QtTimer(qt_timer, self._timers.discard)

        def fire() -> None:
            if is_single:
                timer.cancel()
            if not self._is_closed:
                function()

        qt_timer.timeout.connect(fire)
        if self._is_closed:
            timer.cancel()
            return timer
        self._timers.add(timer)
        qt_timer.start(max(0, delay_ms))
        return timer

    def _look_for_rest(self) -> None:
        if not self.is_idle:
            self._rest_timer.start()
            return
        seconds = time.process_time()
        if seconds - self._seconds_at_rest >= self._busy_s:
            self._seconds_at_rest = seconds
            self.rested.emit()

    def _deliver(self, function: Callable[[], object]) -> None:
        if not self._is_closed:
            function()
