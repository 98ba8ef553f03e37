"""Whether sound goes on, and who is to blame where it does not."""

from __future__ import annotations

from enum import Enum
from typing import Final

STUCK_MS: Final = 2_000
"""An output that plays on tells so several times in that time, on a busy machine too."""
START_MS: Final = 5_000
"""A device may need that long until its first sound (Bluetooth)."""
AGAIN_MS: Final = 5_000
"""So often an output that stays stuck is opened anew."""
STARVING_MS: Final = 1_000
"""Without sound to play for so long, the file is told to be slow."""
SURE_MS: Final = 1_500
"""An output may swallow some sound before it is stuck again; one that plays for so long is well."""
LONGEST_STEP_MS: Final = 500
"""More than that between two looks was a time in which this process did not run, or the whole machine."""


class Health(Enum):
    """What a look finds."""

    GOOD = "good"
    STARVING = "starving"
    """The output plays what it gets, but the file gives nothing."""
    STUCK = "stuck"
    """There is sound to play, but the output plays nothing; told once for each time it should be reopened."""


class Watchdog:
    """Looks a few times a second at what was heard; counts only time in which it could look.

    A process that was stopped finds seconds gone at its next look, before its output could play on. Therefore
    no step counts for more than ``LONGEST_STEP_MS``.

    Attributes:
        attempts: how often the output was found stuck since it last played for a while.
    """

    def __init__(self) -> None:
        self.attempts = 0
        self._first_ms: int | None = None
        self._heard_ms = 0
        self._looked_at_ms: int | None = None
        self._still_ms = 0
        self._starving_ms = 0

    def begin(self, now_ms: int) -> None:
        """An output was opened, or goes on: it has all its time again."""
        self._first_ms = None
        self._heard_ms = 0
        self._looked_at_ms = now_ms
        self._still_ms = self._starving_ms = 0

    def look(self, heard_ms: int | None, now_ms: int, *, is_starving: bool) -> Health:
        """What is the matter now.

        Args:
            heard_ms: how much the output told to have been heard; None before its first sound.
            now_ms: of the monotonic clock.
            is_starving: whether the output waits for the file.
        """
        since_ms = now_ms if self._looked_at_ms is None else self._looked_at_ms
        step_ms = min(LONGEST_STEP_MS, now_ms - since_ms)
        self._looked_at_ms = now_ms
        if heard_ms is not None and heard_ms > self._heard_ms:
            self._note_progress(heard_ms)
            return Health.GOOD
        if is_starving:
            self._still_ms = 0
            self._starving_ms += step_ms
            return Health.STARVING if self._starving_ms >= STARVING_MS else Health.GOOD
        self._starving_ms = 0
        self._still_ms += step_ms
        if self._still_ms < self._patience_ms(heard_ms):
            return Health.GOOD
        self.attempts += 1
        self._still_ms = 0
        return Health.STUCK

    def _note_progress(self, heard_ms: int) -> None:
        self._still_ms = self._starving_ms = 0
        self._heard_ms = heard_ms
        if self._first_ms is None:
            self._first_ms = heard_ms
        if heard_ms - self._first_ms >= SURE_MS:
            self.attempts = 0

    def _patience_ms(self, heard_ms: int | None) -> int:
        if self.attempts:
            return AGAIN_MS
        return START_MS if heard_ms is None else STUCK_MS
