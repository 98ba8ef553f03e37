"""A clock for what is timed, which says what a test wants it to say."""

from __future__ import annotations

from collections.abc import Sequence


class Stopwatch:
    """Called before and after each thing that is timed; gives the next of the durations each time.

    Args:
        durations: in seconds; after the last comes the first again.
    """

    def __init__(self, *durations: float) -> None:
        self._durations: Sequence[float] = durations
        self._calls = 0
        self._now = 0.0

    @property
    def timed(self) -> int:
        """How many things were timed."""
        return self._calls // 2

    def __call__(self) -> float:
        if self._calls % 2:
            self._now += self._durations[(self._calls // 2) % len(self._durations)]
        self._calls += 1
        return self._now
