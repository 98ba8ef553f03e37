"""Keeps a layout true to the library between two runs: who left is taken out, newcomers are put in."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.music_map import MapClusters, MapLayout, PositionArray
from musicrec_desktop.recommend.space.vector_table import IdArray

NEIGHBOURS: Final = 5
"""A newcomer lies at the median of so many of its nearest tracks; the median is not drawn between islands."""
_MOST_COMPARED: Final = 20_000
"""Tracks that newcomers are compared with; of more, an even sample."""
_BLOCK: Final = 256


def sound_rows(vectors: FloatArray) -> FloatArray:
    """Vectors with zeros in the place of what is no number, so that no place on the map becomes NaN."""
    if np.isfinite(vectors).all():
        return vectors
    return np.where(np.isfinite(vectors).all(axis=1, keepdims=True), vectors, np.float32(0))


def kept_share(layout: MapLayout, ids: IdArray) -> float:
    """Which share of some tracks has a place in a layout; 1 where there are no tracks."""
    return float(np.isin(ids, layout.ids, assume_unique=True).mean()) if len(ids) else 1.0


def placed(layout: MapLayout, ids: IdArray, vectors: FloatArray) -> MapLayout:
    """A layout of exactly some tracks.

    Args:
        layout: has a place for some of them.
        ids: of the tracks, strictly ascending, shape (n,).
        vectors: unit vectors of the same rows, shape (n, d).

    Returns:
        The places of ``layout``, and newcomers at the median of their five nearest neighbours.
    """
    is_known = np.isin(ids, layout.ids, assume_unique=True)
    positions = np.full((len(ids), 2), 0.5, dtype=np.float32)
    positions[is_known] = layout.positions[np.searchsorted(layout.ids, ids[is_known])]
    if is_known.any() and not is_known.all():
        positions[~is_known] = _beside_neighbours(
            vectors[is_known], positions[is_known], sound_rows(vectors[~is_known])
        )
    return replace(layout, ids=ids, positions=positions)


def joined_clusters(
    clusters: MapClusters, centres: FloatArray, ids: IdArray, vectors: FloatArray
) -> MapClusters:
    """The clusters of exactly some tracks; newcomers belong to the nearest centre.

    Args:
        clusters: of some of them.
        centres: of the clusters, shape (k, d).
        ids: of the tracks, strictly ascending, shape (n,).
        vectors: unit vectors of the same rows, shape (n, d).
    """
    labels = np.zeros(len(ids), dtype=np.int32)
    is_known = np.isin(ids, clusters.ids, assume_unique=True)
    labels[is_known] = clusters.labels[np.searchsorted(clusters.ids, ids[is_known])]
    if not is_known.all():
        labels[~is_known] = nearest_centres(sound_rows(vectors[~is_known]), centres)
    return replace(clusters, ids=ids, labels=labels)


def nearest_centres(vectors: FloatArray, centres: FloatArray) -> NDArray[np.int32]:
    """The nearest centre of each vector by Euclidean distance; int32, shape (n,)."""
    if not len(centres):
        return np.zeros(len(vectors), dtype=np.int32)
    squares = np.einsum("kd,kd->k", centres, centres)
    nearest = np.argmin(squares[None, :] - 2 * (vectors @ centres.T), axis=1)
    return np.asarray(nearest, dtype=np.int32)


def _beside_neighbours(known: FloatArray, places: PositionArray, new: FloatArray) -> PositionArray:
    if len(known) > _MOST_COMPARED:
        rows = np.linspace(0, len(known) - 1, _MOST_COMPARED).astype(np.int64)
        known, places = known[rows], places[rows]
    known = sound_rows(known)
    count = min(NEIGHBOURS, len(known))
    found = np.empty((len(new), 2), dtype=np.float32)
    for start in range(0, len(new), _BLOCK):
        cosines = new[start : start + _BLOCK] @ known.T
        nearest = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        found[start : start + _BLOCK] = np.median(places[nearest], axis=1)
    return found
