"""Measuring the loudness of a file in a worker process."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Final

from musicrec_desktop.analysis import worker
from musicrec_desktop.analysis.outcome import LoudnessOutcome
from musicrec_desktop.analysis.pool import AnalysisPool

LEAST_LIMIT_S: Final = 300.0
# One core measures about three hundred seconds of sound a second; a slow machine far fewer.
SLOWEST: Final = 20.0


def limit_s(duration_ms: int | None) -> float:
    """How much processor time a file of this length may take; None where nobody knows the length."""
    return max(LEAST_LIMIT_S, (duration_ms or 0) / 1000 / SLOWEST)


def submit_loudness(pool: AnalysisPool, path: str, duration_ms: int | None) -> Future[LoudnessOutcome]:
    """Measure a whole file; the future never raises, and completes in a thread of the pool."""
    return pool.submit(
        worker.measure_loudness, path, limit_s(duration_ms), lambda failure: LoudnessOutcome(failure=failure)
    )
