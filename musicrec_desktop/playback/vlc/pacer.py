"""How far ahead of what is heard a stream may be read.

libVLC reads as fast as it is served. What it has read cannot be changed any more, so a new next track or gain
would be heard only seconds later.
"""

from __future__ import annotations

import threading
from typing import Final

from musicrec_desktop.core.clock import Clock

AHEAD_S: Final = 0.4
"""Enough for 300 ms without a turn of the reading thread; little enough for changes within half a second."""
HELD_S: Final = 0.2
"""So much more while time stands still: libVLC hears of a pause only between two reads."""
LONGEST_GUESS_S: Final = 1.0
"""libVLC tells the time about every 300 ms; after so long without, it is taken to stand still."""
EXTRA_PER_S: Final = 4.0
"""Seconds of sound served for each second that libVLC waits in vain while its time stands still."""


class Pacer:
    """Told what is heard in two threads, asked in a third.

    libVLC tells the time only while it reads on. After an interruption (a stopped process, a slow disk) it
    wants to hold more than before until it does. Whoever waits for the other must therefore give in: while
    no time is told, each wait of the reader raises the limit, without a bound. So libVLC gets in the end
    whatever it wants.

    Args:
        rate_hz: of the stream.
        clock: the time that it plays in.
    """

    def __init__(self, rate_hz: int, clock: Clock) -> None:
        self._rate_hz = rate_hz
        self._clock = clock
        self._lock = threading.Lock()
        self._anchor: tuple[float, int | None] = (0.0, None)
        self._extra_s = 0.0

    def correct(self, heard_ms: int, at_ms: int) -> None:
        """So much was heard at a moment of the monotonic clock."""
        with self._lock:
            if self._anchor[1] is not None:
                self._anchor = (heard_ms / 1000, at_ms)
                self._extra_s = 0.0

    def hold(self) -> None:
        """Time stands still."""
        with self._lock:
            self._anchor = (self._heard_s(), None)

    def run(self) -> None:
        """Time runs."""
        with self._lock:
            if self._anchor[1] is None:
                self._anchor = (self._anchor[0], self._clock.monotonic_ms())

    def note_wait(self, waited_s: float) -> None:
        """The reader waited in vain for room, for so long; not for what was slow to decode."""
        with self._lock:
            _, since_ms = self._anchor
            if since_ms is not None and self._clock.monotonic_ms() - since_ms >= LONGEST_GUESS_S * 1000:
                self._extra_s += waited_s * EXTRA_PER_S

    @property
    def limit(self) -> int:
        """The frame up to which the stream may be read now."""
        with self._lock:
            held_s = HELD_S if self._anchor[1] is None else 0.0
            return int((self._heard_s() + AHEAD_S + held_s + self._extra_s) * self._rate_hz)

    def _heard_s(self) -> float:
        heard_s, since_ms = self._anchor
        if since_ms is None:
            return heard_s
        return heard_s + min(LONGEST_GUESS_S, (self._clock.monotonic_ms() - since_ms) / 1000)
