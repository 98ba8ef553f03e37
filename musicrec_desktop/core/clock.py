"""The clock as a port, so that tests control time."""

from __future__ import annotations

import time
from typing import Protocol

from typing_extensions import override


class Clock(Protocol):
    """Wall time for times that are stored, monotonic time for durations."""

    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds of a monotonic clock."""
        ...


class SystemClock(Clock):
    """The clocks of the machine."""

    @override
    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    @override
    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000
