"""One run of loudness measurements: what waits, what was done, how long the rest takes."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass, field

from musicrec_desktop.analysis.outcome import LoudnessOutcome
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.track import TrackId

GUESSED_MS = 240_000
"""How long a track counts of which nobody knows it."""


@dataclass(frozen=True, slots=True)
class ToMeasure:
    """A track that waits, and how long it plays."""

    pending: PendingTrack
    duration_ms: int | None


@dataclass(frozen=True, slots=True)
class LoudnessReport:
    """How a run ended.

    Attributes:
        measured: tracks that have a measurement now.
        known: how many had one before.
        failed: path and reason of each file that could not be measured.
        seconds: wall time.
        sound_seconds: what was measured, in its own time.
    """

    measured: tuple[TrackId, ...]
    known: int
    failed: tuple[tuple[str, str], ...]
    seconds: float
    sound_seconds: float


@dataclass(slots=True)
class LoudnessRun:
    """The state of a run; lives in one thread.

    Attributes:
        started_ms: monotonic.
        waiting: what comes next, in order.
        known: tracks that need no measurement.
        total: tracks to be measured.
    """

    started_ms: int
    waiting: deque[ToMeasure] = field(default_factory=deque)
    known: int = 0
    total: int = 0
    measured: list[TrackId] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    _sound_ms: int = 0
    _rest_ms: int = 0
    _label: str = ""

    @property
    def done(self) -> int:
        """Tracks that came to an end."""
        return len(self.measured) + len(self.failed)

    def take(self, found: list[ToMeasure], known: int) -> None:
        """Add what is to be done."""
        self.waiting.extend(found)
        self.known += known
        self.total += len(found)
        self._rest_ms += sum(_length_ms(one) for one in found)

    def count(self, one: ToMeasure, outcome: LoudnessOutcome) -> None:
        """Note how a track ended."""
        self._label = display_path(os.path.basename(one.pending.path))
        self._rest_ms -= _length_ms(one)
        if outcome.failure is None:
            self.measured.append(one.pending.track_id)
            self._sound_ms += _length_ms(one)
        else:
            self.failed.append((one.pending.path, outcome.failure.reason))

    def progress(self, now_ms: int) -> Progress:
        """How far the run is; the rest is estimated by the speed so far.

        Args:
            now_ms: monotonic.
        """
        eta_ms = None
        if self._sound_ms:
            eta_ms = round((now_ms - self.started_ms) * self._rest_ms / self._sound_ms)
        return Progress(self.done, self.total, self._label, eta_ms)

    def report(self, now_ms: int) -> LoudnessReport:
        """The run as a value.

        Args:
            now_ms: monotonic.
        """
        return LoudnessReport(
            measured=tuple(self.measured),
            known=self.known,
            failed=tuple(self.failed),
            seconds=(now_ms - self.started_ms) / 1000,
            sound_seconds=self._sound_ms / 1000,
        )


def _length_ms(one: ToMeasure) -> int:
    return one.duration_ms or GUESSED_MS
