"""What gives files to workers: the port of the local processes and of a cluster.

Whoever needs features, pictures or loudness asks a ``WorkerPool``, and does not know whether the worker is a
process of this computer or of another one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, TypeVar

from musicrec_desktop.analysis import worker
from musicrec_desktop.analysis.outcome import Failure, FeatureOutcome, Listening, Outcome
from musicrec_desktop.model.cover_look import CoverLook
from musicrec_desktop.model.features import FloatArray, SeekPicture
from musicrec_desktop.model.loudness import LoudnessMeasurement
from musicrec_desktop.model.span import SoundPlace

A = TypeVar("A")
T = TypeVar("T")

# In processor time, so that a busy machine does not make a file fail.
FEATURES_LIMIT_S: Final = 60.0
PICTURE_LIMIT_S: Final = 120.0
LOOK_LIMIT_S: Final = 20.0
LEAST_LOUDNESS_LIMIT_S: Final = 300.0
# One core measures about three hundred seconds of sound a second; a slow machine far fewer.
SLOWEST_LOUDNESS: Final = 20.0
# In wall time, for waits that cost no processor time, such as a drive that does not answer. A worker is
# niced, and a busy machine may give it a twentieth of a core for a while.
LEAST_WALL_S: Final = 600.0
WALL_FACTOR: Final = 20.0
_LISTENERS: Final = {
    Listening.WHOLE: worker.describe,
    Listening.PLAIN: worker.describe_plain,
    Listening.EAR_ALONE: worker.hear,
}


class WorkerPool(ABC):
    """Analyses files, one task at a time in each worker."""

    def submit_features(
        self, place: SoundPlace, listening: Listening = Listening.WHOLE
    ) -> Future[FeatureOutcome]:
        """Describe a file; the future never raises, and completes in a thread of the pool."""
        return self.submit(
            _LISTENERS[listening], place, FEATURES_LIMIT_S, lambda failure: FeatureOutcome(failure=failure)
        )

    def submit_picture(self, place: SoundPlace) -> Future[Outcome[SeekPicture]]:
        """Draw a file; the future never raises, and completes in a thread of the pool."""
        return self.submit(worker.draw, place, PICTURE_LIMIT_S, lambda failure: Outcome(failure=failure))

    def submit_loudness(
        self, place: SoundPlace, duration_ms: int | None
    ) -> Future[Outcome[LoudnessMeasurement]]:
        """Measure a whole file; the future never raises, and completes in a thread of the pool.

        Args:
            place: the file, or a part of one.
            duration_ms: of it, which may take longer the longer it is; None where it is not known.
        """
        limit_s = loudness_limit_s(duration_ms)
        return self.submit(worker.measure_loudness, place, limit_s, lambda failure: Outcome(failure=failure))

    def submit_statistics(self, place: SoundPlace) -> Future[Outcome[FloatArray]]:
        """Librosa's features of a file; the future never raises, and completes in a thread of the pool."""
        return self.submit(
            worker.compute_statistics, place, FEATURES_LIMIT_S, lambda failure: Outcome(failure=failure)
        )

    def submit_look(self, data: bytes) -> Future[Outcome[CoverLook]]:
        """Look at a picture; the future never raises, and completes in a thread of the pool.

        Args:
            data: of the picture file; at most ``eye.decode.MOST_PIXELS``.
        """
        return self.submit(worker.look, data, LOOK_LIMIT_S, lambda failure: Outcome(failure=failure))

    @abstractmethod
    def submit(
        self,
        task: Callable[[A], T],
        subject: A,
        limit_s: float,
        failed: Callable[[Failure], T],
        wall_s: float | None = None,
    ) -> Future[T]:
        """Run ``task(subject)`` in a worker.

        Args:
            task: a function of a module.
            subject: the path of a file in ``os.fsdecode`` form, a part of one, or its bytes.
            limit_s: after so much processor time the worker ends, and the file is to blame.
            failed: makes the result of a task that did not come to its end.
            wall_s: after so much wall time the worker is ended, and the machine is to blame; None for many
                times the processor time.
        """

    @property
    @abstractmethod
    def workers(self) -> int:
        """How many tasks can run at once now."""

    @abstractmethod
    def rest(self) -> None:
        """Give back what is kept for the next task, if no task is waiting or running."""

    @abstractmethod
    def close(self) -> None:
        """Take no more tasks; what is running is finished."""

    @abstractmethod
    def kill(self) -> None:
        """Take no more tasks and stop at once; what was not done fails as ``"cancelled"``."""


def loudness_limit_s(duration_ms: int | None) -> float:
    """How many seconds of processor time the measuring of a file may take; None is an unknown length."""
    return max(LEAST_LOUDNESS_LIMIT_S, (duration_ms or 0) / 1000 / SLOWEST_LOUDNESS)


def wall_limit_s(limit_s: float) -> float:
    """The wall time after which a task with so much processor time is ended, where nobody says another."""
    return max(LEAST_WALL_S, WALL_FACTOR * limit_s)
