"""What a full measurement of loudness finds, and what follows from it for whole albums.

Sources: ITU-R BS.1770-4 (blocks of 400 ms, gating); EBU R 128; EBU Tech 3342 (loudness range). The blocks
are kept as a histogram, as Tech 3341 allows for: the loudness of an album, gated over the blocks of all its
tracks, then needs no second decoding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.track import TrackId

SILENCE_LUFS: Final = -70.0
"""The absolute gate of BS.1770, and the loudness of a track without a block above it."""
RELATIVE_GATE_LU: Final = -10.0
OFFSET_LUFS: Final = -0.691
BIN_LU: Final = 0.1
BIN_COUNT: Final = 820
"""From the absolute gate to +12 LUFS."""

Blocks = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class LoudnessMeasurement:
    """The loudness of one whole file.

    Attributes:
        integrated_lufs: after both gates; ``SILENCE_LUFS`` for silence. A single channel counts twice, as it
            comes out of two loudspeakers.
        true_peak: highest value between and at the samples, 1.0 is full scale.
        range_lu: loudness range.
        blocks: how many blocks have a loudness in each bin, shape (``BIN_COUNT``,).
    """

    integrated_lufs: float
    true_peak: float
    range_lu: float
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class AlbumLoudness:
    """The loudness of an album as one programme.

    Attributes:
        integrated_lufs: gated over the blocks of all its tracks.
        true_peak: the highest of its tracks.
    """

    integrated_lufs: float
    true_peak: float


@dataclass(frozen=True, slots=True)
class KnownLoudness:
    """What was measured of a track of the library.

    Attributes:
        track_id: the track.
        integrated_lufs: of the whole track.
        true_peak: 1.0 is full scale.
        range_lu: loudness range.
        measured_at_ms: UTC.
        album: of its whole album; None where not all of it was measured.
    """

    track_id: TrackId
    integrated_lufs: float
    true_peak: float
    range_lu: float
    measured_at_ms: int
    album: AlbumLoudness | None = None


def no_blocks() -> Blocks:
    """An empty histogram."""
    return np.zeros(BIN_COUNT, np.uint32)


def blocks_of(lufs: Iterable[float]) -> Blocks:
    """The histogram of block loudnesses; those at or beneath the absolute gate are left out."""
    values = np.fromiter(lufs, np.float64)
    heard = values[values > SILENCE_LUFS]
    bins = np.clip((heard - SILENCE_LUFS) / BIN_LU, 0, BIN_COUNT - 1).astype(np.int64)
    return np.bincount(bins, minlength=BIN_COUNT).astype(np.uint32)


def gated_lufs(blocks: Blocks) -> float:
    """The integrated loudness of a histogram, within 0.05 LU; ``SILENCE_LUFS`` where it is empty."""
    powers = 10.0 ** ((_centres() - OFFSET_LUFS) / 10.0)
    if not blocks.any():
        return SILENCE_LUFS
    threshold = _lufs(float(powers @ blocks) / float(blocks.sum())) + RELATIVE_GATE_LU
    heard = np.where(_centres() > threshold, blocks, 0)
    return _lufs(float(powers @ heard) / float(heard.sum()))


def album_loudness(tracks: Sequence[LoudnessMeasurement]) -> AlbumLoudness:
    """The loudness of at least one track as one programme."""
    blocks = np.stack([track.blocks for track in tracks]).sum(axis=0, dtype=np.uint32)
    return AlbumLoudness(gated_lufs(blocks), max(track.true_peak for track in tracks))


def _centres() -> NDArray[np.floating]:
    return SILENCE_LUFS + BIN_LU * (np.arange(BIN_COUNT) + 0.5)


def _lufs(power: float) -> float:
    return OFFSET_LUFS + 10.0 * float(np.log10(power))
