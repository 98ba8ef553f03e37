"""One run of analysis: what waits, what was done, how long the rest takes."""

from __future__ import annotations

import statistics
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from typing_extensions import override

from musicrec_desktop.analysis.outcome import FeatureOutcome
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import AnalysisReport, PendingTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.worker_run import LongRun

# After this many missing files in a row the drive is taken as gone; the next scan marks its tracks.
GONE_LIMIT: Final = 50
RECENT_COUNT: Final = 40


@dataclass(frozen=True, slots=True)
class Found:
    """What the database says is to be done.

    Attributes:
        preferred: first.
        others: then, oldest first.
        pending_count: in all.
        failed_count: tracks left alone because they failed and have not changed.
    """

    preferred: Sequence[PendingTrack]
    others: Sequence[PendingTrack]
    pending_count: int
    failed_count: int


@dataclass(slots=True)
class AnalysisRun(LongRun[PendingTrack, AnalysisReport]):
    """The state of a run; lives in one thread.

    Attributes:
        worker_count: processes that share the work; 0 where a cluster has none just now.
        skipped: tracks left alone because they failed before; None until the database has told.
    """

    worker_count: int = 1
    skipped: int | None = None
    _ended: set[TrackId] = field(default_factory=set)
    _gone_in_a_row: int = 0
    _recent_s: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT_COUNT))

    @property
    def is_hopeless(self) -> bool:
        """Whether going on makes no sense: no drive, or no processes."""
        return self._gone_in_a_row >= GONE_LIMIT

    def busy_count(self, in_flight: Collection[TrackId]) -> int:
        """How many pending tracks the run knows already."""
        return len(in_flight) + len(self.waiting) + len(self.unreachable)

    def ask(self) -> None:
        """The database is asked for what is pending: what ends before its answer may still be in that."""
        self._ended.clear()

    def take(self, found: Found, in_flight: Collection[TrackId]) -> None:
        """Add what is pending: the preferred tracks to the front, new ones to the end."""
        if self.skipped is None:
            self.skipped = found.failed_count
        stale = sum(pending.track_id in self._ended for pending in found.others)
        busy = self.unreachable.union(in_flight, self._ended)
        first = [pending for pending in found.preferred if pending.track_id not in busy]
        known = {pending.track_id for pending in first}
        behind = [pending for pending in self.waiting if pending.track_id not in known]
        known.update(pending.track_id for pending in behind)
        added = [
            pending
            for pending in found.others
            if pending.track_id not in known and pending.track_id not in busy
        ]
        self.waiting = deque([*first, *behind, *added])
        self.is_exhausted = not added
        self.total = self.done + max(0, found.pending_count - stale - len(self.unreachable))
        self.total = max(self.total, self.done + len(self.waiting) + len(in_flight))

    def count(self, pending: PendingTrack, described: TrackId | None, outcome: FeatureOutcome) -> None:
        """Note how a track ended.

        Args:
            pending: what was asked for.
            described: the track that has features now.
            outcome: what the worker said.
        """
        self._ended.add(pending.track_id)
        self.cpu_seconds += outcome.cpu_seconds
        self.note_end(pending.path, outcome, described)
        if outcome.wall_seconds > 0:
            self._recent_s.append(outcome.wall_seconds)
        failure = outcome.failure
        is_reachable = failure is None or failure.is_of_file
        self._gone_in_a_row = 0 if is_reachable else self._gone_in_a_row + 1
        if failure is not None and failure.reason == "no-workers":
            self._gone_in_a_row = GONE_LIMIT
        if not is_reachable:
            self.unreachable.add(pending.track_id)

    @override
    def progress(self, now_ms: int) -> Progress:
        # The rest is estimated by the median of the latest tracks.
        eta_ms = None
        if self._recent_s and self.worker_count and not self.is_paused:
            rest = max(0, self.total - self.done)
            eta_ms = round(1000 * rest * statistics.median(self._recent_s) / self.worker_count)
        return Progress(self.done, max(self.total, self.done), self.label, eta_ms)

    @override
    def report(self, now_ms: int) -> AnalysisReport:
        return AnalysisReport(
            analysed=tuple(self.succeeded),
            failed=tuple(self.failed),
            skipped=self.skipped or 0,
            seconds=self.seconds(now_ms),
            cpu_seconds=self.cpu_seconds,
        )
