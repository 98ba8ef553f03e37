"""Packs the feature vectors of earlier releases while the window is open, a few at a time."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.storage.feature_packing import FeaturePacking

DELAY_MS: Final = 240_000
"""It begins so long after the start, when whatever is more urgent is done."""
PAUSE_MS: Final = 200
"""Between two transactions, so that others can write and the processor is mostly free."""


class FeaturePackingService:
    """Runs in the lane of the disk; where it is broken off, the next start goes on.

    Args:
        scheduler: gives the lane.
        packing: of the library.
    """

    def __init__(self, *, scheduler: Scheduler, packing: FeaturePacking) -> None:
        self._scheduler, self._packing = scheduler, packing
        self._timer: Timer | None = None

    def start(self) -> None:
        """Begin after ``DELAY_MS``; nothing is read before."""
        self._wait(DELAY_MS)

    def close(self) -> None:
        """Pack no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _wait(self, delay_ms: int) -> None:
        self._timer = self._scheduler.call_later(delay_ms, self._pack)

    def _pack(self) -> None:
        self._timer = None
        self._scheduler.run(
            Lane.IO,
            lambda _context: self._packing.pack(),
            name="feature-packing",
            on_done=self._on_packed,
            on_error=_on_error,
        )

    def _on_packed(self, is_left: bool) -> None:
        if is_left:
            self._wait(PAUSE_MS)


def _on_error(error: Exception) -> None:
    """A database that refuses is told of by services with more important writes; the next start goes on."""
    if not isinstance(error, MusicRecError):
        raise error
