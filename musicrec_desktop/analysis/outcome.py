"""What a worker process sends back: values, also for what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.features import Features

T = TypeVar("T")


class Listening(Enum):
    """How much of a file's features is made."""

    WHOLE = "whole"
    PLAIN = "plain"
    EAR_ALONE = "ear-alone"


@dataclass(frozen=True, slots=True)
class Description:
    """What was found in a file.

    Attributes:
        duration_ms: as the decoder found it; 0 where the decoder cannot find it.
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
            was closed), ``"no-workers"`` (no process can be started), ``"no-ear"`` (the trained ear cannot be
            used), ``"too-busy"`` (the machine or the drive gave the worker no chance).
        detail: for the log.
        is_of_file: whether the file itself is to blame, so that trying again makes no sense until it changes.
    """

    reason: str
    detail: str = ""
    is_of_file: bool = True


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The end of one task.

    Attributes:
        value: what was found; None where there is a failure.
        failure: why nothing was found; None where there is a value.
        cpu_seconds: of the worker.
        wall_seconds: of the worker.
    """

    value: T | None = None
    failure: Failure | None = None
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class FeatureOutcome(Outcome[Features]):
    """The end of one analysis.

    Attributes:
        duration_ms: as the decoder found it, also for a failure; 0 where the decoder cannot find it.
        audio_id: hash of the sound, also for a failure; no bytes where there is none.
    """

    duration_ms: int = 0
    audio_id: bytes = b""
