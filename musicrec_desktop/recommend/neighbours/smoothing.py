"""Smoothing: each track is moved towards the tracks that are nearest to it.

What tracks of one style have in common adds up, and what is particular to one of them does not, so that
tracks of one style by different artists come nearer. Same recordings would only repeat a track, and are left
out. Measured on 411 tracks (docs/adr/0014-trained-ear.md): between 4 and 16 neighbours, and exponents of 2 to
4, are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.same_recording import SAME_SOUND, SAME_TIMBRE
from musicrec_desktop.recommend.neighbours.traits import timbres_of, unsmoothed
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable
from musicrec_desktop.recommend.unit_vectors import unit

NEIGHBOURS: Final = 8
EXPONENT: Final = 4
TRACKS_A_NEIGHBOUR: Final = 6
"""Small libraries have fewer neighbours to a track, so that these are not all of its tracks."""
# Same recordings among the nearest that there is room for.
_SPARE: Final = 8
_ROWS: Final = 256
# The nearest of many are first looked for among the best of groups of so many.
_GROUP: Final = 64


def smoothed_rows(
    space: SoundSpace, rows: VectorTable, library: VectorTable, check: Callable[[], object] = lambda: None
) -> FloatArray:
    """The smoothed vectors of some tracks; unit vectors, float32, shape (rows, dimension).

    Args:
        space: made the traits.
        rows: of the tracks; only their traits are looked at.
        library: the rows of all tracks, also of these; only their traits are looked at.
        check: called now and then; may raise to leave.
    """
    ids, vectors, timbres = rows.ids, unsmoothed(space, rows), timbres_of(space, rows)
    everything, everything_timbres = unsmoothed(space, library), timbres_of(space, library)
    count = min(NEIGHBOURS, len(library) // TRACKS_A_NEIGHBOUR)
    if count < 1:
        return vectors
    found = np.empty_like(vectors)
    most = min(count + _SPARE, len(library))
    for part, places, near in nearest_others(ids, vectors, library.ids, everything, most, check):
        alike = np.einsum(
            "rt,rkt->rk",
            timbres[part].astype(np.float32),
            everything_timbres[places].astype(np.float32),
        )
        is_same = (near >= SAME_SOUND) & (alike >= SAME_TIMBRE)
        is_counted = ~is_same & (np.cumsum(~is_same, axis=1) <= count)
        weights = np.where(is_counted, np.maximum(near, 0.0) ** EXPONENT, 0.0).astype(np.float32)
        found[part] = unit(vectors[part] + np.einsum("rk,rkd->rd", weights, everything[places]))
    return found


def nearest_others(
    ids: IdArray,
    vectors: FloatArray,
    other_ids: IdArray,
    others: FloatArray,
    count: int,
    check: Callable[[], object] = lambda: None,
) -> Iterator[tuple[slice, IdArray, FloatArray]]:
    """The nearest of many tracks to each of some, some rows at a time; a track is never its own neighbour.

    Args:
        ids: of the tracks.
        vectors: theirs, unit vectors, shape (n, d).
        other_ids: of the many, which may hold the tracks themselves.
        others: their vectors, shape (m, d).
        count: of the nearest, at most m.
        check: called now and then; may raise to leave.

    Yields:
        Which rows, and the places of their nearest, greatest first, and the cosines, both of shape
        (rows, count).
    """
    for start in range(0, len(ids), _ROWS):
        check()
        part = slice(start, start + _ROWS)
        cosines = vectors[part] @ others.T
        cosines[ids[part, None] == other_ids[None, :]] = -1.0
        places = nearest_places(cosines, count)
        yield part, places, np.take_along_axis(cosines, places, axis=1)


def nearest_places(cosines: FloatArray, count: int) -> IdArray:
    """Places of the greatest values of each row, greatest first, equal ones in order; shape (m, count)."""
    rows, columns = cosines.shape
    if columns > 2 * count * _GROUP:
        # Each of the greatest is in one of the groups whose greatest are greatest.
        filled = -columns % _GROUP
        grouped = np.pad(cosines, ((0, 0), (0, filled)), constant_values=-2.0).reshape(rows, -1, _GROUP)
        groups = np.argpartition(-grouped.max(axis=2), count - 1, axis=1)[:, :count]
        candidates = (np.sort(groups, axis=1)[:, :, None] * _GROUP + np.arange(_GROUP)).reshape(rows, -1)
        among = np.take_along_axis(grouped.reshape(rows, -1), candidates, axis=1)
    else:
        candidates = np.broadcast_to(np.arange(columns), cosines.shape)
        among = cosines
    best = np.argpartition(-among, count - 1, axis=1)[:, :count]
    best = np.sort(best, axis=1)
    order = np.argsort(-np.take_along_axis(among, best, axis=1), axis=1, kind="stable")
    return np.asarray(np.take_along_axis(candidates, np.take_along_axis(best, order, axis=1), axis=1))
