"""Unit vectors like those of a large library, made from figures of a real fit.

The deviations and the shares are those of the sound space fitted on 82 labelled tracks: how much each
dimension varies, and how much of that is inside an album. Tracks of an album overlap widely with those of
others, as they do there, and there is no structure below that; both make the search for neighbours harder
than in the usual tests with separate clusters.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.unit_vectors import unit

ALBUM_TRACKS: Final = 12
DIMENSION: Final = 64
# fmt: off
DEVIATIONS: Final = np.array([
    .380, .251, .221, .203, .179, .177, .169, .162, .140, .164, .141, .135, .132, .138, .130, .133,
    .130, .127, .129, .117, .126, .122, .119, .110, .122, .112, .108, .110, .115, .108, .105, .097,
    .094, .105, .099, .094, .096, .093, .097, .090, .087, .088, .084, .081, .097, .078, .084, .080,
    .075, .074, .078, .076, .078, .065, .071, .068, .066, .064, .070, .068, .065, .061, .064, .060,
], dtype=np.float32)
# fmt: on
INSIDE_ALBUMS: Final = np.array([0.34, 0.63, 0.84, 0.80, 0.70, *[0.90] * 59], dtype=np.float32)
"""Share of each dimension's variance that is inside albums."""


def library_vectors(count: int, seed: int = 1) -> FloatArray:
    """Float32 unit vectors, shape (count, ``DIMENSION``); albums are neighbours in the table."""
    rng = np.random.default_rng(seed)
    albums = -(-count // ALBUM_TRACKS)
    centres = rng.standard_normal((albums, DIMENSION), dtype=np.float32)
    centres *= DEVIATIONS * np.sqrt(1 - INSIDE_ALBUMS)
    vectors = rng.standard_normal((count, DIMENSION), dtype=np.float32)
    vectors *= DEVIATIONS * np.sqrt(INSIDE_ALBUMS)
    vectors += np.repeat(centres, ALBUM_TRACKS, axis=0)[:count]
    return unit(vectors)
