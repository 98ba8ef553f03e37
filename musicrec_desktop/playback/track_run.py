"""A started track, until its one end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.playback import EndReason, LoadId, QueueEntry, TrackEnd
from musicrec_desktop.playback.end_judge import judge_end
from musicrec_desktop.playback.listen_clock import ListenClock
from musicrec_desktop.playback.position_clock import WRONG_LIMIT_MS

LAST_REPORT_MS: Final = 150


@dataclass(slots=True)
class TrackRun:
    """What is known of it while it plays.

    Attributes:
        entry: which place of the queue.
        load_id: what the engine knows it by.
        path: its file.
        started_at_ms: UTC.
        clock: how much of it was really heard.
        duration_ms: None where nobody knows.
        begun_ms: where the first sound is.
        requested_ms: the greatest position that playback was sent to.
        reported_ms: the greatest position that the engine reported.
        is_sounding: whether sound has come.
        is_length_decoded: ``duration_ms`` was found by decoding all of it.
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
        """The engine says how long it is; what was decoded is certain, the rest only fills a gap."""
        if duration_ms is not None and (is_decoded or self.duration_ms is None):
            self.duration_ms = duration_ms
            self.is_length_decoded = is_decoded

    def note_position(self, position_ms: int) -> None:
        """The engine is there; a position far behind the end proves the duration wrong."""
        self.reported_ms = max(self.reported_ms, position_ms)
        if self.duration_ms is not None and position_ms > self.duration_ms + WRONG_LIMIT_MS:
            self.duration_ms = None
            self.is_length_decoded = False

    def judged(self) -> tuple[EndReason, str]:
        """What an end that came by itself was: the reason, and the failure's word."""
        reason = judge_end(self.reported_ms, self.requested_ms, self.duration_ms)
        return reason, "ended-too-soon" if reason is EndReason.FAILED else ""

    def ended(self, position_ms: int, reason: EndReason, failure: str) -> TrackEnd:
        """Its end, as it is told."""
        heard_ms = position_ms
        if reason is EndReason.FINISHED and self.duration_ms is not None:
            # The last report lies a little before the end.
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
