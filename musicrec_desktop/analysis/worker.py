"""The code of a worker process. Heavy libraries are imported when a task first needs them."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from musicrec_desktop.analysis import compiled_code
from musicrec_desktop.core.child_process import end_with_parent
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.core.rlimit import limit_memory

if TYPE_CHECKING:
    from musicrec_desktop.analysis.ear.weights import WeightsError
    from musicrec_desktop.analysis.excerpts import Excerpts
    from musicrec_desktop.analysis.outcome import Description, Failure, FeatureOutcome, Outcome
    from musicrec_desktop.model.cover_look import CoverLook
    from musicrec_desktop.model.features import FloatArray, SeekPicture
    from musicrec_desktop.model.loudness import LoudnessMeasurement
    from musicrec_desktop.model.span import SoundPlace

A = TypeVar("A")
T = TypeVar("T")

NICENESS: Final = 10
# librosa, numba and scipy need about 350 MB of private memory while numba compiles for the first time.
START_BYTES: Final = 900 << 20
# What one file may take on top of the loaded libraries.
FILE_BYTES: Final = 400 << 20
GONE: Final = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN}
)


def begin() -> None:
    """Prepare a fresh process: niced, limited in memory, and ended when its parent ends."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    limit_memory(START_BYTES)
    compiled_code.claim()
    end_with_parent()


def within_limits(task: Callable[[A], T], subject: A, limit_s: float, wall_s: float) -> T:
    """Run a task; the process ends itself where it takes more processor time than it may.

    Other load of the machine does not count as processor time, so only the file can exceed the limit.

    Args:
        task: a function of this module or another one.
        subject: its argument.
        limit_s: of processor time, of all threads of the process. What a process prepares once is not in it.
        wall_s: after this time the pool ends the task; if the pool is dead, the kernel does a little later.
    """
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(wall_s) + 30)
    if (prepare := _PREPARATIONS.get(getattr(task, "__name__", ""))) is not None:
        _prepared(prepare)
    if not hasattr(signal, "setitimer"):
        return task(subject)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, limit_s)
    try:
        return task(subject)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _prepared(prepare: Callable[[], None]) -> None:
    """Prepare, and once more without the compiled code where that was cut off, as by a power failure."""
    try:
        prepare()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  whatever a file that was cut off provokes; a real fault comes again
        compiled_code.discard()
        prepare()


def describe(place: SoundPlace) -> FeatureOutcome:
    """The features of a file; what is wrong with the file comes as a value."""

    def make() -> Description:
        from musicrec_desktop.analysis.extractor import describe_file

        return describe_file(place)

    return _feature_outcome(make)


def describe_plain(place: SoundPlace) -> FeatureOutcome:
    """The features of a file without the trained ear; what is wrong with the file comes as a value."""

    def make() -> Description:
        from musicrec_desktop.analysis.extractor import describe_file

        return describe_file(place, has_ear=False)

    return _feature_outcome(make)


def hear(place: SoundPlace) -> FeatureOutcome:
    """What the trained ear adds to the features of a file; what is wrong with it comes as a value."""

    def make() -> Description:
        from musicrec_desktop.analysis.extractor import hear_file

        return hear_file(place)

    return _feature_outcome(make)


def _feature_outcome(make: Callable[[], Description]) -> FeatureOutcome:
    from musicrec_desktop.analysis.outcome import Description, Failure, FeatureOutcome

    end = _outcome(make)
    found = end.value or Description(0, b"")
    failure = end.failure if found.error is None else Failure(found.error.reason, found.error.detail)
    return FeatureOutcome(
        found.features, failure, end.cpu_seconds, end.wall_seconds, found.duration_ms, found.audio_id
    )


def draw(place: SoundPlace) -> Outcome[SeekPicture]:
    """The seek picture of a file; what is wrong with the file comes as a value."""

    def make() -> SeekPicture:
        from musicrec_desktop.analysis.picture import make_picture

        return make_picture(place)

    return _outcome(make)


def measure_loudness(place: SoundPlace) -> Outcome[LoudnessMeasurement]:
    """The loudness of a whole file; what is wrong with the file comes as a value."""

    def make() -> LoudnessMeasurement:
        from musicrec_desktop.analysis import full_loudness

        return full_loudness.measure_loudness(place)

    return _outcome(make)


def compute_statistics(place: SoundPlace) -> Outcome[FloatArray]:
    """Librosa's features of a file as statistics; what is wrong with the file comes as a value."""

    def make() -> FloatArray:
        from musicrec_desktop.analysis.librosa_features import statistics_of_file

        return statistics_of_file(place)

    return _outcome(make)


def look(data: bytes) -> Outcome[CoverLook]:
    """How the picture of a picture file looks; what is wrong with the file comes as a value."""

    def make() -> CoverLook:
        from musicrec_desktop.analysis.eye.look import look_at

        return look_at(data)

    return _outcome(make)


@cache
def prepare_features() -> None:
    """Load and compile what the features need: the seconds that it takes must not count against a file."""
    from musicrec_desktop.analysis.extractor import describe as describe_excerpts

    describe_excerpts(_noise())


@cache
def prepare_statistics() -> None:
    """Load and compile what librosa needs, as for the features."""
    from musicrec_desktop.analysis.librosa_features import statistics_of

    statistics_of(_noise())


@cache
def _prepare_ear() -> None:
    """Load the network and what its front end needs; without its numbers the task itself says so."""
    from musicrec_desktop.analysis.ear.hearing import hear as hear_excerpts
    from musicrec_desktop.analysis.ear.weights import WeightsError

    with contextlib.suppress(WeightsError):
        hear_excerpts(_noise().parts)


def prepare_all_features() -> None:
    """Load and compile what the features and the trained ear need."""
    prepare_features()
    _prepare_ear()


@cache
def _prepare_picture() -> None:
    import musicrec_desktop.analysis.picture  # noqa: F401


@cache
def _prepare_look() -> None:
    from musicrec_desktop.analysis.eye.look import network

    # Without the network each task says so itself.
    with contextlib.suppress(AnalysisError):
        network()


@cache
def _prepare_loudness() -> None:
    import musicrec_desktop.analysis.full_loudness  # noqa: F401


def _noise() -> Excerpts:
    """A made track of one excerpt."""
    import numpy as np

    from musicrec_desktop.analysis.excerpts import EXCERPT_S, SAMPLE_RATE_HZ, Excerpts

    noise = np.random.default_rng(1).standard_normal(int(EXCERPT_S * SAMPLE_RATE_HZ)).astype(np.float32) * 0.1
    return Excerpts((noise,), (noise,), -20.0, None)


_PREPARATIONS: Final[Mapping[str, Callable[[], None]]] = {
    "compute_statistics": prepare_statistics,
    "describe": prepare_all_features,
    "describe_plain": prepare_features,
    "hear": _prepare_ear,
    "draw": _prepare_picture,
    "look": _prepare_look,
    "measure": prepare_all_features,
    "measure_loudness": _prepare_loudness,
}
"""Preparations by the name of the task; each is done once in a process."""


def _outcome(make: Callable[[], T]) -> Outcome[T]:
    """What ``make`` returns, or why it failed, and the time that it took."""
    from musicrec_desktop.analysis.ear.weights import WeightsError
    from musicrec_desktop.analysis.outcome import Outcome

    cpu, wall = time.process_time(), time.monotonic()
    value, failure = None, None
    try:
        limit_memory(FILE_BYTES)
        value = make()
    except (AnalysisError, OSError, MemoryError, WeightsError) as error:
        failure = _failure(error)
    return Outcome(value, failure, time.process_time() - cpu, time.monotonic() - wall)


def _failure(error: AnalysisError | OSError | MemoryError | WeightsError) -> Failure:
    from musicrec_desktop.analysis.ear.weights import WeightsError
    from musicrec_desktop.analysis.outcome import Failure

    if isinstance(error, WeightsError):
        return Failure("no-ear", str(error), is_of_file=False)
    if isinstance(error, AnalysisError):
        return Failure(error.reason, error.detail)
    if isinstance(error, MemoryError):
        return Failure("out-of-memory", str(error))
    return Failure("gone" if error.errno in GONE else "unreadable", str(error), is_of_file=False)
