"""Vectors like those of a library: styles, albums in them, tracks in those."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import Block, FloatArray
from musicrec_desktop.recommend.space.vector_table import VectorTable
from musicrec_desktop.recommend.unit_vectors import unit

ALBUM_TRACKS = 10
STYLES = 400

BLOCKS = (
    Block("colour", "timbre", 0, 5),
    Block("texture", "timbre", 5, 3),
    Block("beat", "rhythm", 8, 4),
    Block("chords", "harmony", 12, 3),
    Block("loudness", "dynamics", 15, 1),
)
RAW_SIZE = 16


def clustered(count: int, dimension: int, seed: int = 1) -> FloatArray:
    """Unit vectors, shape (count, dimension)."""
    rng = np.random.default_rng(seed)
    albums = -(-count // ALBUM_TRACKS)
    styles = rng.standard_normal((STYLES, dimension), dtype=np.float32)
    centres = 0.8 * styles[rng.integers(0, STYLES, albums)]
    centres += 0.7 * rng.standard_normal((albums, dimension), dtype=np.float32)
    tracks = np.repeat(centres, ALBUM_TRACKS, axis=0)[:count]
    return unit(tracks + 0.6 * rng.standard_normal((count, dimension), dtype=np.float32))


def table(count: int, dimension: int = 8, seed: int = 1, first_id: int = 1) -> VectorTable:
    """A table with ids in steps of 3, so that ids are not places."""
    ids: NDArray[np.int64] = np.arange(count, dtype=np.int64) * 3 + first_id
    return VectorTable(ids, clustered(count, dimension, seed))


def raw(count: int, seed: int = 1) -> FloatArray:
    """Raw vectors for ``BLOCKS`` with very different scales, shape (count, RAW_SIZE)."""
    rng = np.random.default_rng(seed)
    scale = np.geomspace(0.01, 1000, RAW_SIZE)
    values: FloatArray = (rng.standard_normal((count, RAW_SIZE)) * scale + 3 * scale).astype(np.float32)
    return values
