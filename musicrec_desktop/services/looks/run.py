"""One run of looking at covers: what waits, what was done, how long the rest takes."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override

from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.cover_look import PlaceState
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.worker_run import LongRun


@dataclass(frozen=True, slots=True, eq=False)
class CoverTask:
    """A picture that was not seen yet.

    Attributes:
        track: a track that has it.
        place: what decided on its picture.
        content_hash: of the picture file.
        data: the picture, small enough to be decoded.
    """

    track: PendingTrack
    place: PlaceState
    content_hash: bytes
    data: bytes

    @property
    def track_id(self) -> TrackId:
        """The track."""
        return self.track.track_id

    @property
    def path(self) -> str:
        """The sound file of the track."""
        return self.track.path


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a look into the next tracks gave.

    Attributes:
        tasks: pictures to be looked at.
        settled: how many tracks have no picture, or one that is known.
        unreachable: tracks whose files cannot be reached now.
        is_last: nothing is pending but these.
    """

    tasks: tuple[CoverTask, ...]
    settled: int
    unreachable: tuple[TrackId, ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class LookReport:
    """How a run ended.

    Attributes:
        tracks: whose cover is known now.
        pictures: that were looked at.
        failed: path of a sound file, and why its picture cannot be seen.
        unreachable: tracks whose files were away.
        seconds: wall time.
        cpu_seconds: of the workers.
        problem: a reason word where no picture could be looked at at all; else empty.
    """

    tracks: int
    pictures: int
    failed: tuple[tuple[str, str], ...]
    unreachable: int
    seconds: float
    cpu_seconds: float
    problem: str = ""


@dataclass(slots=True)
class LookRun(LongRun[CoverTask, LookReport]):
    """The state of a run; lives in one thread.

    Attributes:
        settled: tracks without a picture, or with one that was known.
        problem: as in the report.
    """

    settled: int = 0
    problem: str = ""

    def take(self, prepared: Prepared) -> None:
        """Take what a look into the next tracks gave."""
        self.waiting.extend(prepared.tasks)
        self.settled += prepared.settled
        self.unreachable.update(prepared.unreachable)

    @override
    def progress(self, now_ms: int) -> Progress:
        done = self.done + self.settled + len(self.unreachable)
        total = max(self.total, done + len(self.waiting))
        eta_ms = round((now_ms - self.started_ms) * (total - done) / done) if done else None
        return Progress(done, total, self.label, eta_ms)

    @override
    def report(self, now_ms: int) -> LookReport:
        return LookReport(
            tracks=self.settled + self.done,
            pictures=self.done,
            failed=tuple(self.failed),
            unreachable=len(self.unreachable),
            seconds=self.seconds(now_ms),
            cpu_seconds=self.cpu_seconds,
            problem=self.problem,
        )
