"""A started track until its end, and how much of it was really heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.playback import EndReason, LoadId, QueueEntry, TrackEnd
from musicrec_desktop.playback.end_judge import judge_end
from musicrec_desktop.playback.position_clock import WRONG_LIMIT_MS

LAST_REPORT_MS: Final = 150


class ListenClock:
    """Adds up how far the position moved while sound came, in milliseconds of the track.

    Positions come from the engine and say what was heard. While nothing is heard (a stopped process, a slow
    disk, a device that takes nothing) the position stands still, so this time is not counted. A jump is a
    ``hold`` before it and a ``run`` after it.
    """

    def __init__(self) -> None:
        self._counted_ms = 0
        self._since_ms: int | None = None

    def listened_ms(self, position_ms: int) -> int:
        """How much was heard up to this position, in ms."""
        if self._since_ms is None:
            return self._counted_ms
        return self._counted_ms + max(0, position_ms - self._since_ms)

    def run(self, position_ms: int) -> None:
        """Start to count at this position."""
        if self._since_ms is None:
            self._since_ms = position_ms

    def hold(self, position_ms: int) -> None:
        """Stop to count at this position."""
        self._counted_ms = self.listened_ms(position_ms)
        self._since_ms = None


@dataclass(slots=True)
class TrackRun:
    """What is known of a track while it plays.

    Attributes:
        entry: its entry in the queue.
        load_id: of its file in the engine.
        path: of its file.
        started_at_ms: UTC.
        clock: how much of it was really heard.
        duration_ms: None where it is unknown.
        begun_ms: the position of the first sound.
        requested_ms: the greatest position that playback was sent to.
        reported_ms: the greatest position that the engine reported.
        is_sounding: whether sound has come.
        is_length_decoded: whether ``duration_ms`` was found by decoding the whole file.
    """

    entry: QueueEntry
    load_id: LoadId
    path: str
    started_at_ms: int
    clock: ListenClock
    duration_ms: int | None
    begun_ms: int = 0
    requested_ms: int = 0
    reported_ms: int = 0
    is_sounding: bool = False
    is_length_decoded: bool = False

    def note_length(self, duration_ms: int | None, *, is_decoded: bool) -> None:
        """Take the duration that the engine reports; one that was not decoded only fills a gap."""
        if duration_ms is not None and (is_decoded or self.duration_ms is None):
            self.duration_ms = duration_ms
            self.is_length_decoded = is_decoded

    def note_position(self, position_ms: int) -> None:
        """Take a reported position; far behind the end, it proves the duration wrong."""
        self.reported_ms = max(self.reported_ms, position_ms)
        if self.duration_ms is not None and position_ms > self.duration_ms + WRONG_LIMIT_MS:
            self.duration_ms = None
            self.is_length_decoded = False

    def judged(self) -> tuple[EndReason, str]:
        """The reason of an end that came by itself, and the word of the failure or an empty string."""
        reason = judge_end(self.reported_ms, self.requested_ms, self.duration_ms)
        return reason, "ended-too-soon" if reason is EndReason.FAILED else ""

    def ended(self, position_ms: int, reason: EndReason, failure: str) -> TrackEnd:
        """The end of the track as an event."""
        heard_ms = position_ms
        if reason is EndReason.FINISHED and self.duration_ms is not None:
            # The last reported position lies a little before the end.
            is_at_end = 0 < self.duration_ms - position_ms < LAST_REPORT_MS
            heard_ms = self.duration_ms if is_at_end else position_ms
        return TrackEnd(
            entry=self.entry,
            started_at_ms=self.started_at_ms,
            listened_ms=self.clock.listened_ms(heard_ms),
            position_ms=position_ms,
            duration_ms=self.duration_ms,
            reason=reason,
            failure=failure,
            is_length_decoded=self.is_length_decoded,
        )
