"""Time that runs faster: the clock, and the timers of everything that asks the scheduler for them.

Timers of the window alone (an animation, a cursor) are Qt's own, and stay as they are.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from typing_extensions import override

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.playback import null_engine
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler, QtTimer


class FastClock(Clock):
    """The machine's clock from now on, so many times faster.

    Args:
        speed: seconds that pass in one.
    """

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._began_ms, self._began_monotonic_ms = time.time() * 1000, time.monotonic() * 1000

    @property
    def passed_ms(self) -> float:
        """Since it was made, by this clock."""
        return (time.monotonic() * 1000 - self._began_monotonic_ms) * self._speed

    @override
    def now_ms(self) -> int:
        return round(self._began_ms + self.passed_ms)

    @override
    def monotonic_ms(self) -> int:
        return round(self._began_monotonic_ms + self.passed_ms)


def fast_scheduler(clock: FastClock, speed: float) -> type[QtScheduler]:
    """A scheduler by this clock, whose timers come earlier; the engine tells its position as often."""
    null_engine.REPORT_INTERVAL_MS = round(null_engine.REPORT_INTERVAL_MS * speed)

    class FastScheduler(QtScheduler):
        """Its delays are those of the clock."""

        def __init__(self) -> None:
            super().__init__(clock)

        @override
        def _arm(self, delay_ms: int, function: Callable[[], object], *, is_single: bool) -> QtTimer:
            return super()._arm(max(1, round(delay_ms / speed)), function, is_single=is_single)

    return FastScheduler
