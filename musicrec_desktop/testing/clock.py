"""A clock that stands until a test moves it."""

from __future__ import annotations

from typing_extensions import override

from musicrec_desktop.core.clock import Clock


class FakeClock(Clock):
    """Wall and monotonic time that move together, unless the wall time jumps.

    Args:
        now_ms: the wall time, in milliseconds since 1970; the monotonic time begins at 0.
    """

    def __init__(self, now_ms: int = 1_700_000_000_000) -> None:
        self._now_ms = now_ms
        self._monotonic_ms = 0

    @override
    def now_ms(self) -> int:
        return self._now_ms

    @override
    def monotonic_ms(self) -> int:
        return self._monotonic_ms

    def advance(self, by_ms: int) -> None:
        """Let time pass."""
        self._now_ms += by_ms
        self._monotonic_ms += by_ms

    def jump(self, by_ms: int) -> None:
        """Set the wall time on or back, as a user or a time server does; no time passes."""
        self._now_ms += by_ms
