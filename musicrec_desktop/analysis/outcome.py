"""What a worker process sends back: values, also for what went wrong."""

from __future__ import annotations

from dataclasses import dataclass

from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.features import Features, SeekPicture
from musicrec_desktop.model.loudness import LoudnessMeasurement


@dataclass(frozen=True, slots=True)
class Description:
    """What was found in a file.

    Attributes:
        duration_ms: as the decoder found it; 0 where not even that can be told.
        audio_id: hash of its sound, or no bytes.
        features: None where the sound cannot be described.
        error: why not.
    """

    duration_ms: int
    audio_id: bytes
    features: Features | None = None
    error: AnalysisError | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file has no result.

    Attributes:
        reason: a word of ``AnalysisError``, or ``"gone"`` (the file is not there), ``"cancelled"`` (the pool
            was closed), ``"no-workers"`` (no process can be started), ``"too-busy"`` (the machine or the
            drive gave the worker no chance).
        detail: for the log.
        is_of_file: whether the file itself is to blame, so that trying again makes no sense until it changes.
    """

    reason: str
    detail: str = ""
    is_of_file: bool = True


@dataclass(frozen=True, slots=True)
class FeatureOutcome:
    """The end of one analysis.

    Attributes:
        features: None where there is a failure.
        failure: None where there are features.
        duration_ms: as the decoder found it, also for a failure; 0 where it cannot be told.
        audio_id: hash of the sound, also for a failure; no bytes where it cannot be told.
        cpu_seconds: of the worker.
        wall_seconds: of the worker.
    """

    features: Features | None = None
    failure: Failure | None = None
    duration_ms: int = 0
    audio_id: bytes = b""
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureOutcome:
    """The end of one seek picture; exactly one of the two is there."""

    picture: SeekPicture | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class LoudnessOutcome:
    """The end of one measurement of loudness; exactly one of the first two is there.

    Attributes:
        measurement: what was found.
        failure: why nothing was.
        wall_seconds: of the worker.
    """

    measurement: LoudnessMeasurement | None = None
    failure: Failure | None = None
    wall_seconds: float = 0.0
