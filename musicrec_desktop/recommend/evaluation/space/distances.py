"""Distances between the tracks of a set: as the player ranks them, and by baselines."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.density import hub_correction
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE
from musicrec_desktop.recommend.neighbours.smoothing import smoothed_rows
from musicrec_desktop.recommend.neighbours.traits import traits_of
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import VectorTable

_SEED: Final = 20_240_501
_TINY: Final = 1e-9


def corrected_distances(vectors: FloatArray, *, is_smoothed: bool = False) -> FloatArray:
    """One minus the cosines corrected for hubs, as the player ranks neighbours; shape (n, n).

    Args:
        vectors: unit vectors of a whole library (or a random part of it), shape (n, d), n >= 2.
        is_smoothed: whether they are smoothed, and so corrected by densities.
    """
    spreads = np.zeros((len(vectors), SPREAD_SIZE), dtype=np.float16)
    table = VectorTable(np.arange(len(vectors), dtype=np.int64), vectors, spreads)
    references = hub_correction(table, is_smoothed=is_smoothed)
    distances = np.empty((len(vectors), len(vectors)), dtype=np.float32)
    for place, vector in enumerate(vectors):
        # One row after the other: the intermediate values of all would take gigabytes.
        cosines = np.einsum("ij,j->i", vectors, vector)
        distances[place] = 1.0 - references.corrected(cosines, spreads[place], spreads)
    return distances


def player_distances(space: SoundSpace, raw: FloatArray) -> FloatArray:
    """One minus the likeness as the player ranks neighbours, also smoothed where the space is; shape (n, n).

    Args:
        space: fitted on the library.
        raw: feature vectors of the whole library, shape (n, raw), n >= 2.
    """
    vectors, aspects = space.describe(raw)
    if space.is_smoothed:
        ids = np.arange(len(raw), dtype=np.int64)
        table = VectorTable(ids, vectors, traits_of(space, vectors, aspects))
        vectors = smoothed_rows(space, table, table)
    return corrected_distances(vectors, is_smoothed=space.is_smoothed)


def mfcc_distances(mfccs: FloatArray) -> NDArray[np.float64]:
    """One minus the cosine of z-scored means and deviations of MFCCs; shape (n, n).

    Args:
        mfccs: means and deviations, shape (n, values).
    """
    scaled = _standardised(mfccs)
    units = scaled / np.maximum(np.linalg.norm(scaled, axis=1, keepdims=True), _TINY)
    return np.asarray(1 - units @ units.T)


def leak_distances(measures: FloatArray) -> NDArray[np.float64]:
    """Euclidean distances of peak and bandwidth, which tell a production without any music; shape (n, n).

    Args:
        measures: peak and bandwidth, shape (n, 2).
    """
    scaled = _standardised(measures)
    return np.asarray(np.linalg.norm(scaled[:, None, :] - scaled[None, :, :], axis=2))


def random_distances(count: int) -> NDArray[np.float64]:
    """Random numbers, the same each time; shape (count, count)."""
    return np.random.default_rng(_SEED).random((count, count))


def _standardised(values: FloatArray) -> NDArray[np.float64]:
    wide = values.astype(np.float64)
    deviation = wide.std(axis=0)
    return np.asarray((wide - wide.mean(axis=0)) / np.where(deviation > _TINY, deviation, 1.0))
