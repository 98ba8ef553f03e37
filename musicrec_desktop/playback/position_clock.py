"""Where playback is between two reports of the engine."""

from __future__ import annotations

from musicrec_desktop.core.clock import Clock

TREMBLE_MS = 60
"""Reports that differ by less from the clock are noise of the reporter and do not move it."""

WRONG_LIMIT_MS = 2_000
"""A report that far beyond the limit proves the limit wrong: headers lie."""


class PositionClock:
    """A position that runs with a monotonic clock and is corrected by reports.

    Args:
        clock: the time that playback runs in.
        longest_guess_ms: so long after the last report it stands still; None where nobody reports.
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
        """Whether time moves it."""
        return self._is_running

    @property
    def position_ms(self) -> int:
        """Where playback is now; from 0 to the limit."""
        return self.position_at(self._clock.monotonic_ms())

    def position_at(self, monotonic_ms: int) -> int:
        """Where playback was at a moment of the monotonic clock."""
        position_ms = self._anchor_ms
        if self._is_running:
            guessed_ms = max(0, monotonic_ms - self._anchored_at_ms)
            if self._longest_guess_ms is not None:
                guessed_ms = min(guessed_ms, self._longest_guess_ms)
            position_ms += guessed_ms
        return self._clamped(position_ms)

    def place(self, position_ms: int) -> None:
        """Be somewhere else from now on (a load, a seek)."""
        self._anchor_ms = self._clamped(position_ms)
        self._anchored_at_ms = self._clock.monotonic_ms()

    def correct(self, position_ms: int, monotonic_ms: int) -> None:
        """Take a report that was true at a moment of the monotonic clock."""
        if self.limit_ms is not None and position_ms > self.limit_ms + WRONG_LIMIT_MS:
            self.limit_ms = None
        guess_ms = self.position_at(monotonic_ms)
        if self._is_running and abs(position_ms - guess_ms) < TREMBLE_MS:
            position_ms = guess_ms
        self._anchor_ms = self._clamped(position_ms)
        self._anchored_at_ms = monotonic_ms

    def run(self, monotonic_ms: int | None = None) -> None:
        """Move with time, from now or from a moment just past."""
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
