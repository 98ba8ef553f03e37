"""Whether sound goes on, and whether the file or the output is the cause where it does not."""

from __future__ import annotations

from enum import Enum
from typing import Final

STUCK_MS: Final = 2_000
"""A working output reports several times in this time, also on a busy machine."""
START_MS: Final = 5_000
"""How long a device may need until its first sound (Bluetooth)."""
AGAIN_MS: Final = 5_000
"""How often an output that stays stuck is opened anew."""
STARVING_MS: Final = 1_000
"""After this time without decoded sound, the file counts as slow."""
SURE_MS: Final = 1_500
"""A stuck output may take some sound before it stops again; one that plays for this long works."""
LONGEST_STEP_MS: Final = 500
"""If more time lies between two looks, the process or the machine did not run meanwhile."""


class Health(Enum):
    """The result of a look."""

    GOOD = "good"
    STARVING = "starving"
    """The output plays what it gets, but the file is read too slowly."""
    STUCK = "stuck"
    """There is sound to play, but the output plays nothing; found once for each time to reopen it."""


class Watchdog:
    """Looks a few times a second at what was heard.

    After a process was stopped, its next look comes before its output could play on. Therefore no step
    between two looks counts for more than ``LONGEST_STEP_MS``.

    Attributes:
        attempts: how often the output was found stuck since it last played for ``SURE_MS``.
    """

    def __init__(self) -> None:
        self.attempts = 0
        self._first_ms: int | None = None
        self._heard_ms = 0
        self._looked_at_ms: int | None = None
        self._still_ms = 0
        self._starving_ms = 0

    def begin(self, now_ms: int) -> None:
        """Start to count anew: an output was opened, or goes on after a pause."""
        self._first_ms = None
        self._heard_ms = 0
        self._looked_at_ms = now_ms
        self._still_ms = self._starving_ms = 0

    def look(self, heard_ms: int | None, now_ms: int, *, is_starving: bool) -> Health:
        """The state now.

        Args:
            heard_ms: how much has been heard as the output reports it; None before its first sound.
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
