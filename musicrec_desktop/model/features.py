"""Features of sound files, and what analysis exchanges with other rooms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.span import SoundPlace, Span, place_of
from musicrec_desktop.model.track import TrackId

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """The sound of one track.

    Attributes:
        version: of the extractor that made them; vectors of two versions are never compared.
        vector: raw (unscaled) float32 values, 1-d, the mean over excerpts; the extractor names its blocks.
        descriptors: by name, for display and filters, for example ``tempo_bpm``, ``brightness_hz``.
        audio_id: hash of decoded sound; equal for the same recording data whatever its path and tags.
        duration_ms: as the decoder found it.
        excerpts: the vectors of the excerpts, float16, shape (n, d); None where they were not kept.
        start: place of the first value of ``vector`` and ``excerpts`` in vectors of this version; more than 0
            where only what the version adds to an earlier one was made.
    """

    version: int
    vector: FloatArray
    descriptors: dict[str, float]
    audio_id: bytes
    duration_ms: int
    excerpts: NDArray[np.float16] | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A run of values in a feature vector that describe one aspect.

    Attributes:
        name: of the block, for example ``"mfcc_mean"``.
        aspect: what a listener calls it: ``"timbre"``, ``"rhythm"``, ``"harmony"`` or ``"dynamics"``.
        start: index of the first value.
        size: how many values.
        weight: how much the block counts in the whole space, as a share of what an ordinary block counts.
    """

    name: str
    aspect: str
    start: int
    size: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Addition:
    """A version whose vectors are those of an earlier version with further values behind them.

    Attributes:
        version: of the longer vectors.
        base: the earlier version.
        start: place of the first further value.
    """

    version: int
    base: int
    start: int


TRAINED_EAR: Final = Addition(version=3, base=2, start=1335)
"""What the trained ear adds to the blocks that need nothing but the sound."""


@dataclass(frozen=True, slots=True)
class FeatureMatrix:
    """Vectors of many tracks.

    Attributes:
        version: of the extractor.
        ids: int64, shape (n,).
        vectors: float32, shape (n, d).
    """

    version: int
    ids: NDArray[np.int64]
    vectors: FloatArray


@dataclass(frozen=True, slots=True)
class SeekPicture:
    """The picture of a whole track behind the seek bar.

    Attributes:
        loudness: uint8, shape (400,); 255 is the loudest moment of the track.
        brightness: uint8, shape (400,); 0 dark (100 Hz) to 255 bright (8 kHz), logarithmic spectral centroid.
    """

    loudness: NDArray[np.uint8]
    brightness: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PendingTrack:
    """A track that waits for analysis.

    Attributes:
        track_id: of the track.
        path: of its file.
        size: of the file.
        mtime_ns: of the file.
        lacks_addition_only: whether the features of the earlier version are known, so that only what the
            present version adds has to be made.
        span: the part of the file that it is; None for a whole file.
    """

    track_id: TrackId
    path: str
    size: int
    mtime_ns: int
    lacks_addition_only: bool = field(default=False, kw_only=True)
    span: Span | None = field(default=None, kw_only=True)

    @property
    def place(self) -> SoundPlace:
        """What is decoded."""
        return place_of(self.path, self.span)


@dataclass(frozen=True, slots=True)
class AnalysisReport:
    """How an analysis run ended.

    Attributes:
        analysed: ids with new features.
        failed: path and reason of each file that could not be described.
        skipped: tracks left out because they failed before and have not changed since.
        seconds: wall time.
        cpu_seconds: of all workers together.
    """

    analysed: tuple[TrackId, ...]
    failed: tuple[tuple[str, str], ...]
    skipped: int
    seconds: float
    cpu_seconds: float
