"""One run of loudness measurements: what waits, what was done, how long the rest takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from musicrec_desktop.analysis.outcome import Outcome
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.loudness import LoudnessMeasurement
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.worker_run import WorkerRun

GUESSED_MS: Final = 240_000
"""The length that a track of unknown length counts with in the estimate of the rest."""


@dataclass(frozen=True, slots=True)
class ToMeasure(PendingTrack):
    """A track that waits for a measurement, and how long it plays; None where that is not known."""

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
class LoudnessRun(WorkerRun[ToMeasure, LoudnessReport]):
    """The state of a run; lives in one thread.

    Attributes:
        known: tracks that need no measurement.
    """

    known: int = 0
    _sound_ms: int = 0
    _rest_ms: int = 0

    def take(self, found: list[ToMeasure], known: int) -> None:
        """Add tracks to be measured, and how many others need no measurement."""
        self.waiting.extend(found)
        self.known += known
        self.total += len(found)
        self._rest_ms += sum(_length_ms(one) for one in found)

    def count(self, one: ToMeasure, outcome: Outcome[LoudnessMeasurement]) -> None:
        """Note how a track ended."""
        self.note_end(one.path, outcome, None if outcome.value is None else one.track_id)
        self._rest_ms -= _length_ms(one)
        if outcome.value is not None:
            self._sound_ms += _length_ms(one)

    @override
    def progress(self, now_ms: int) -> Progress:
        # The rest is estimated by the speed so far.
        eta_ms = None
        if self._sound_ms:
            eta_ms = round((now_ms - self.started_ms) * self._rest_ms / self._sound_ms)
        return Progress(self.done, self.total, self.label, eta_ms)

    @override
    def report(self, now_ms: int) -> LoudnessReport:
        return LoudnessReport(
            measured=tuple(self.succeeded),
            known=self.known,
            failed=tuple(self.failed),
            seconds=self.seconds(now_ms),
            sound_seconds=self._sound_ms / 1000,
        )


def _length_ms(one: ToMeasure) -> int:
    return one.duration_ms or GUESSED_MS
