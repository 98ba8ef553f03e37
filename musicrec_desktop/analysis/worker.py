"""What runs inside a worker process. Nothing heavy is imported before a task needs it."""

from __future__ import annotations

import errno
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.core.memory import limit_memory

if TYPE_CHECKING:
    from musicrec_desktop.analysis.outcome import (
        Failure,
        FeatureOutcome,
        LoudnessOutcome,
        PictureOutcome,
    )

NICENESS: Final = 10
# librosa, numba and scipy need about 350 MB of private memory while numba compiles for the first time.
START_BYTES: Final = 900 << 20
# What one file may take on top of the loaded libraries.
FILE_BYTES: Final = 400 << 20
GONE: Final = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN}
)


def begin() -> None:
    """Prepare a fresh process: polite, bounded in memory, and never longer alive than its parent."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    limit_memory(START_BYTES)
    threading.Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()


def describe(path: str, limit_s: float) -> FeatureOutcome:
    """The features of a file; whatever is wrong with it comes as a value."""
    from musicrec_desktop.analysis.outcome import Failure, FeatureOutcome

    _arm(limit_s)
    cpu, wall = time.process_time(), time.monotonic()

    def spent() -> tuple[float, float]:
        return time.process_time() - cpu, time.monotonic() - wall

    try:
        from musicrec_desktop.analysis.extractor import describe_file

        limit_memory(FILE_BYTES)
        found = describe_file(path)
    except (AnalysisError, OSError, MemoryError) as error:
        cpu_seconds, wall_seconds = spent()
        return FeatureOutcome(failure=_failure(error), cpu_seconds=cpu_seconds, wall_seconds=wall_seconds)
    failure = None if found.error is None else Failure(found.error.reason, found.error.detail)
    return FeatureOutcome(found.features, failure, found.duration_ms, found.audio_id, *spent())


def draw(path: str, limit_s: float) -> PictureOutcome:
    """The seek picture of a file; whatever is wrong with it comes as a value."""
    from musicrec_desktop.analysis.outcome import PictureOutcome

    _arm(limit_s)
    try:
        from musicrec_desktop.analysis.picture import make_picture

        limit_memory(FILE_BYTES)
        return PictureOutcome(make_picture(path))
    except (AnalysisError, OSError, MemoryError) as error:
        return PictureOutcome(failure=_failure(error))


def measure_loudness(path: str, limit_s: float) -> LoudnessOutcome:
    """The loudness of a whole file; whatever is wrong with it comes as a value."""
    from musicrec_desktop.analysis.outcome import LoudnessOutcome

    _arm(limit_s)
    wall = time.monotonic()
    try:
        from musicrec_desktop.analysis import full_loudness

        limit_memory(FILE_BYTES)
        found = full_loudness.measure_loudness(path)
    except (AnalysisError, OSError, MemoryError) as error:
        return LoudnessOutcome(failure=_failure(error), wall_seconds=time.monotonic() - wall)
    return LoudnessOutcome(found, wall_seconds=time.monotonic() - wall)


def _arm(limit_s: float) -> None:
    """The pool ends a task that takes too long; if the pool is dead, the kernel does it a little later."""
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(limit_s) + 30)


def _failure(error: AnalysisError | OSError | MemoryError) -> Failure:
    from musicrec_desktop.analysis.outcome import Failure

    if isinstance(error, AnalysisError):
        return Failure(error.reason, error.detail)
    if isinstance(error, MemoryError):
        return Failure("out-of-memory", str(error))
    return Failure("gone" if error.errno in GONE else "unreadable", str(error), is_of_file=False)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
