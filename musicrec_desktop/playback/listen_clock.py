"""How much of a track was really heard."""

from __future__ import annotations


class ListenClock:
    """Adds up how far the position moved while sound came, in milliseconds of the track.

    Positions come from the engine, which tells what was heard. Time in which nothing was heard (a stopped
    process, a slow disk, a device that takes nothing) moves no position and is therefore not counted. A jump
    is told as ``hold`` before it and ``run`` behind it.
    """

    def __init__(self) -> None:
        self._counted_ms = 0
        self._since_ms: int | None = None

    def listened_ms(self, position_ms: int) -> int:
        """What was heard up to here."""
        if self._since_ms is None:
            return self._counted_ms
        return self._counted_ms + max(0, position_ms - self._since_ms)

    def run(self, position_ms: int) -> None:
        """Sound comes from this position on."""
        if self._since_ms is None:
            self._since_ms = position_ms

    def hold(self, position_ms: int) -> None:
        """No sound comes behind this position."""
        self._counted_ms = self.listened_ms(position_ms)
        self._since_ms = None
