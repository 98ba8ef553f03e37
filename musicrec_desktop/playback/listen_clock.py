"""How long sound really ran."""

from __future__ import annotations

from musicrec_desktop.core.clock import Clock


class ListenClock:
    """A stop watch: pauses do not count, and seeking does not change it.

    Args:
        clock: measured time.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counted_ms = 0
        self._since_ms: int | None = None

    @property
    def listened_ms(self) -> int:
        """Time counted so far."""
        if self._since_ms is None:
            return self._counted_ms
        return self._counted_ms + self._clock.monotonic_ms() - self._since_ms

    def run(self) -> None:
        """Sound comes."""
        if self._since_ms is None:
            self._since_ms = self._clock.monotonic_ms()

    def hold(self) -> None:
        """No sound comes."""
        self._counted_ms = self.listened_ms
        self._since_ms = None
