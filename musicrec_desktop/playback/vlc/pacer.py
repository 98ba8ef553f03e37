"""How far ahead of what is heard libVLC may read.

libVLC reads as fast as it can. What it has read cannot be changed any more, so a new next track or gain would
be heard only seconds later.
"""

from __future__ import annotations

import threading
from typing import Final

from musicrec_desktop.core.clock import Clock

AHEAD_S: Final = 0.45
"""With servings of 100 ms enough for a reading thread that does not run for 300 ms; little enough for changes
within 500 ms."""
HELD_S: Final = 0.2
"""How much more may be read in a pause: libVLC notices a pause only between two reads."""
LONGEST_GUESS_S: Final = 1.0
"""libVLC reports the time about every 300 ms; after this long without a report, it counts as still."""
EXTRA_PER_S: Final = 4.0
"""Seconds of sound served for each second that libVLC waits while its time stands still."""
LONGEST_WAIT_S: Final = 0.05
"""So often the limit is looked at while the time stands still or is not sure."""
_CLOCK_STEP_S: Final = 0.001


class Pacer:
    """Estimates what is heard, and limits the reading; told in two threads, asked in a third.

    libVLC reports the time only while it reads. After an interruption (a stopped process, a slow disk) it
    reads more than before until it reports again. Reader and clock would wait for each other. Therefore each
    wait of the reader without a report raises the limit, without a bound.

    Args:
        rate_hz: of the stream.
        clock: gives the monotonic time.
    """

    def __init__(self, rate_hz: int, clock: Clock) -> None:
        self._rate_hz = rate_hz
        self._clock = clock
        self._lock = threading.Lock()
        self._anchor: tuple[float, int | None] = (0.0, None)
        self._extra_s = 0.0

    def correct(self, heard_ms: int, at_ms: int) -> None:
        """Take a report of what was heard at a monotonic time."""
        with self._lock:
            if self._anchor[1] is not None:
                self._anchor = (heard_ms / 1000, at_ms)
                self._extra_s = 0.0

    def hold(self) -> None:
        """Stop the time, for a pause."""
        with self._lock:
            self._anchor = (self._heard_s(), None)

    def run(self) -> None:
        """Let the time run."""
        with self._lock:
            if self._anchor[1] is None:
                self._anchor = (self._anchor[0], self._clock.monotonic_ms())

    def note_wait(self, waited_s: float) -> None:
        """Note that the reader waited this long for the limit to rise (not for sound to be decoded)."""
        with self._lock:
            _, since_ms = self._anchor
            if since_ms is not None and self._clock.monotonic_ms() - since_ms >= LONGEST_GUESS_S * 1000:
                self._extra_s += waited_s * EXTRA_PER_S

    @property
    def limit(self) -> int:
        """The frame up to which the stream may be read now."""
        with self._lock:
            return int(self._limit_s() * self._rate_hz)

    def wait_s(self, frame: int) -> float:
        """How long to wait until the limit has risen to a frame; shorter where that is not sure."""
        with self._lock:
            missing_s = frame / self._rate_hz - self._limit_s()
            _, since_ms = self._anchor
            if since_ms is None:
                return LONGEST_WAIT_S
            rest_s = LONGEST_GUESS_S - (self._clock.monotonic_ms() - since_ms) / 1000
            is_sure = missing_s < rest_s
            return max(0.0, missing_s if is_sure else min(missing_s, LONGEST_WAIT_S)) + _CLOCK_STEP_S

    def _limit_s(self) -> float:
        held_s = HELD_S if self._anchor[1] is None else 0.0
        return self._heard_s() + AHEAD_S + held_s + self._extra_s

    def _heard_s(self) -> float:
        heard_s, since_ms = self._anchor
        if since_ms is None:
            return heard_s
        return heard_s + min(LONGEST_GUESS_S, (self._clock.monotonic_ms() - since_ms) / 1000)
