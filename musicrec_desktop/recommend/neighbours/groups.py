"""Groups of tracks (albums, artists) compared by sound: the directions that their tracks have on the whole.

The mean of the unit vectors of a group's tracks says what the group sounds like (the centroid, as for a
document of words: Salton & McGill 1983); of two groups the cosine of their means is taken.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray

MOST_TRACKS: Final = 64
"""Of a larger group so many tracks stand for all, spread evenly over it."""


def group_vector(catalogue: SoundCatalogue, ids: IdArray) -> FloatArray | None:
    """What some tracks sound like on the whole.

    Args:
        catalogue: the sound of the library.
        ids: of the tracks, ascending.

    Returns:
        A unit vector of shape (dimension,); None where the sound of none is known, or where they cancel out.
    """
    if len(ids) > MOST_TRACKS:
        ids = ids[np.linspace(0, len(ids) - 1, MOST_TRACKS).astype(np.int64)]
    vectors = catalogue.index.select(ids).vectors
    if not len(vectors):
        return None
    mean = np.asarray(vectors, np.float32).mean(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / np.float32(length) if length > 0.0 else None


def nearest_tracks(
    catalogue: SoundCatalogue, vector: FloatArray, count: int, exclude: IdArray = NO_IDS
) -> IdArray:
    """The ids of the tracks that are nearest to a group, best first.

    Args:
        catalogue: the sound of the library.
        vector: of the group, as ``group_vector`` gives it.
        count: how many at most.
        exclude: ids that are left out.
    """
    return catalogue.index.query(vector, count, exclude).ids
