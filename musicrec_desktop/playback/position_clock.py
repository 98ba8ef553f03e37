"""The position between two reports of the engine."""

from __future__ import annotations

from musicrec_desktop.core.clock import Clock

TREMBLE_MS = 60
"""Reports that differ less from the clock are noise and do not move the position."""

WRONG_LIMIT_MS = 2_000
"""A report that far beyond the limit proves the limit wrong: headers may lie."""


class PositionClock:
    """A position that runs with a monotonic clock and is corrected by reports.

    Args:
        clock: gives the monotonic time.
        longest_guess_ms: the position stands still this long after the last report; None where there are no
            reports.

    Attributes:
        limit_ms: the position never exceeds it; None for no limit.
    """

    def __init__(self, clock: Clock, *, longest_guess_ms: int | None = None) -> None:
        self._clock = clock
        self._longest_guess_ms = longest_guess_ms
        self._anchor_ms = 0
        self._anchored_at_ms = 0
        self._is_running = False
        self.limit_ms: int | None = None

    @property
    def is_running(self) -> bool:
        """Whether the position moves with time."""
        return self._is_running

    @property
    def position_ms(self) -> int:
        """The position now; from 0 to the limit."""
        return self.position_at(self._clock.monotonic_ms())

    def position_at(self, monotonic_ms: int) -> int:
        """The position at a monotonic time."""
        position_ms = self._anchor_ms
        if self._is_running:
            guessed_ms = max(0, monotonic_ms - self._anchored_at_ms)
            if self._longest_guess_ms is not None:
                guessed_ms = min(guessed_ms, self._longest_guess_ms)
            position_ms += guessed_ms
        return self._clamped(position_ms)

    def place(self, position_ms: int) -> None:
        """Jump to another position (a load, a seek)."""
        self._anchor_ms = self._clamped(position_ms)
        self._anchored_at_ms = self._clock.monotonic_ms()

    def correct(self, position_ms: int, monotonic_ms: int) -> None:
        """Take a reported position that was true at a monotonic time."""
        if self.limit_ms is not None and position_ms > self.limit_ms + WRONG_LIMIT_MS:
            self.limit_ms = None
        guess_ms = self.position_at(monotonic_ms)
        if self._is_running and abs(position_ms - guess_ms) < TREMBLE_MS:
            position_ms = guess_ms
        self._anchor_ms = self._clamped(position_ms)
        self._anchored_at_ms = monotonic_ms

    def run(self, monotonic_ms: int | None = None) -> None:
        """Move with time, from now on or from a monotonic time just past."""
        if not self._is_running:
            self._anchored_at_ms = self._clock.monotonic_ms() if monotonic_ms is None else monotonic_ms
            self._is_running = True

    def hold(self) -> None:
        """Stand still."""
        self._anchor_ms = self.position_ms
        self._is_running = False

    def _clamped(self, position_ms: int) -> int:
        if self.limit_ms is not None:
            position_ms = min(position_ms, self.limit_ms)
        return max(0, position_ms)
