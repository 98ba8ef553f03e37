"""Distances between all tracks as the player re-ranks them, for judging."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.hubness import ReferenceSet
from musicrec_desktop.recommend.space.vector_table import VectorTable


def fair_distances(vectors: FloatArray) -> FloatArray:
    """One minus the cosines corrected for hubs, shape (n, n).

    Args:
        vectors: unit vectors of a whole library (or a random part of it), shape (n, d), n >= 2.
    """
    ids = np.arange(len(vectors), dtype=np.int64)
    references = ReferenceSet.of(VectorTable(ids, vectors))
    spreads = references.spreads(ids, vectors)
    distances = np.empty((len(vectors), len(vectors)), dtype=np.float32)
    for place, vector in enumerate(vectors):
        # One row after the other: the intermediate values of all would take gigabytes.
        cosines = np.einsum("ij,j->i", vectors, vector)
        distances[place] = 1.0 - references.mutual_proximity(cosines, spreads[place], spreads)
    return distances
