"""Whether an ended track was really heard, and when the player gives up after failures.

libVLC plays random bytes, text and folders "to their end" within 50 ms, without an error.
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.playback import EndReason

HEARD_MS: Final = 1_000
LONG_ENOUGH_MS: Final = 3_000
EARLY_END_MS: Final = 1_500
"""Without a sound device, libVLC reports the end about one second early."""

LONGEST_SANE_MS: Final = 48 * 3_600_000
FAILURES_IN_A_ROW: Final = 5


def judge_end(reported_ms: int, requested_ms: int, duration_ms: int | None) -> EndReason:
    """FINISHED or FAILED, for a track that the engine says has ended.

    Args:
        reported_ms: the greatest position that the engine reported.
        requested_ms: the greatest position that playback was sent to (a seek, a start in the middle).
        duration_ms: the known length, or None.
    """
    if reported_ms >= HEARD_MS:
        return EndReason.FINISHED
    if duration_ms is None:
        return EndReason.FINISHED if reported_ms > 0 else EndReason.FAILED
    is_at_end = requested_ms >= duration_ms - EARLY_END_MS
    return EndReason.FINISHED if is_at_end or duration_ms <= LONG_ENOUGH_MS else EndReason.FAILED


def sane_duration_ms(duration_ms: int | None) -> int | None:
    """The duration if a track can have it (more than 0, at most 48 hours), else None."""
    return duration_ms if duration_ms is not None and 0 < duration_ms <= LONGEST_SANE_MS else None


class FailureGuard:
    """Counts failures in a row, so that a queue of broken files comes to rest.

    Args:
        limit: how many failures are enough.
    """

    def __init__(self, limit: int = FAILURES_IN_A_ROW) -> None:
        self._limit = limit
        self.count = 0

    @property
    def is_enough(self) -> bool:
        """Whether the player gives up."""
        return self.count >= self._limit

    def note_failure(self) -> None:
        """Count a track that could not be played."""
        self.count += 1

    def reset(self) -> None:
        """Start to count anew: a track was heard, or the user gave a command."""
        self.count = 0
