"""The points of the map: tracks, or albums, artists and genres among their tracks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.music_map import GroupTable, MapLayout, MapLevel, MapPoints, PositionArray
from musicrec_desktop.recommend.space.vector_table import IdArray

_CORE_SHARE: Final = 0.5
"""A group lies at the mean of this share of its tracks, those nearest to its middle."""


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """The tracks of points, as pairs in the order of the points.

    Attributes:
        owners: int64, ascending: for each pair the point, shape (m,).
        ids: int64, for each pair the track, shape (m,).
        count: how many points there are.
    """

    owners: NDArray[np.int64]
    ids: IdArray
    count: int


def track_points(layout: MapLayout) -> MapPoints:
    """One point for each track."""
    return MapPoints(MapLevel.TRACKS, layout.positions, layout.ids, np.ones(len(layout.ids), dtype=np.int32))


def group_points(layout: MapLayout, table: GroupTable, level: MapLevel) -> MapPoints:
    """One point for each group that has a track on the map, the largest group first.

    The point is the mean of the half of the tracks that lies nearest to the median of all: the mean of all
    tracks of a genre that has two islands would lie in the sea between them.
    """
    places = np.minimum(np.searchsorted(layout.ids, table.ids), max(0, len(layout.ids) - 1))
    is_there = layout.ids[places] == table.ids if len(layout.ids) else np.zeros(len(table.ids), np.bool_)
    pairs = np.unique(np.stack([table.owners[is_there].astype(np.int64), places[is_there]], axis=1), axis=0)
    if not len(pairs):
        return MapPoints(level, np.zeros((0, 2), np.float32), np.zeros(0, np.int64), np.zeros(0, np.int32))
    sizes = np.bincount(pairs[:, 0], minlength=len(table.names))
    order = np.lexsort((np.arange(len(sizes)), -sizes))[: int((sizes > 0).sum())]
    rank = np.full(len(sizes), -1, dtype=np.int64)
    rank[order] = np.arange(len(order))
    owners = rank[pairs[:, 0]]
    by_owner = np.argsort(owners, kind="stable")
    owners, rows = owners[by_owner], pairs[by_owner, 1]
    sizes = sizes[order]
    positions, middles = _middles(layout.positions[rows], owners, sizes)
    ids = layout.ids[rows]
    return MapPoints(
        level,
        positions,
        ids[middles],
        sizes.astype(np.int32),
        tuple(table.names[place] for place in order.tolist()),
        tuple(np.split(ids, np.cumsum(sizes)[:-1])),
    )


def members_of(points: MapPoints) -> Members:
    """The tracks of all points."""
    if not points.members:
        return Members(np.arange(len(points), dtype=np.int64), points.track_ids, len(points))
    owners = np.repeat(np.arange(len(points), dtype=np.int64), points.sizes)
    return Members(owners, np.concatenate(points.members), len(points))


def mean_vectors(points: MapPoints, ids: IdArray, vectors: FloatArray) -> FloatArray:
    """The mean of the vectors of the tracks of each point, shape (n, d); zeros where none is known."""
    members = members_of(points)
    rows = np.minimum(np.searchsorted(ids, members.ids), max(0, len(ids) - 1))
    is_there = ids[rows] == members.ids if len(ids) else np.zeros(len(members.ids), np.bool_)
    owners, rows = members.owners[is_there], rows[is_there]
    if members.count == len(owners) and not points.members:
        return np.asarray(vectors[rows])
    sums = np.zeros((members.count, vectors.shape[1]), dtype=np.float32)
    counts = np.bincount(owners, minlength=members.count)
    has_some = counts > 0
    starts = np.searchsorted(owners, np.flatnonzero(has_some))
    if len(starts):
        sums[has_some] = np.add.reduceat(vectors[rows], starts, axis=0)
    return np.asarray(sums / np.maximum(counts, 1)[:, None], dtype=np.float32)


def _middles(
    positions: PositionArray, owners: NDArray[np.int64], sizes: NDArray[np.int64]
) -> tuple[PositionArray, NDArray[np.int64]]:
    """The place of each group, shape (n, 2), and the row of the member nearest to it, shape (n,)."""
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    medians = np.empty((len(sizes), 2), dtype=np.float32)
    for axis in (0, 1):
        values = positions[np.lexsort((positions[:, axis], owners)), axis]
        medians[:, axis] = (values[starts + (sizes - 1) // 2] + values[starts + sizes // 2]) / 2
    nearest_first = np.lexsort((_squares(positions, medians[owners]), owners))
    core = np.maximum(1, np.ceil(sizes * _CORE_SHARE)).astype(np.int64)
    is_core = np.arange(len(owners)) - starts[owners] < core[owners]
    sums = np.add.reduceat(positions[nearest_first] * is_core[:, None], starts, axis=0)
    places = np.asarray(sums / core[:, None], dtype=np.float32)
    middles = np.lexsort((_squares(positions, places[owners]), owners))[starts]
    return places, middles


def _squares(positions: PositionArray, others: PositionArray) -> NDArray[np.float32]:
    differences = positions - others
    return np.asarray(np.einsum("ij,ij->i", differences, differences), dtype=np.float32)
