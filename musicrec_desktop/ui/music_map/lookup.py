"""Which point a track belongs to, which tracks a point has, and an order that walks over the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import MapLevel, MapPoints, PositionArray
from musicrec_desktop.model.track import TrackId

MOST_WALKED: Final = 1_000
"""More points are not walked from neighbour to neighbour, which takes time that grows with their square."""
_STRIPES: Final = 24

IndexArray = NDArray[np.intp]


class PointLookup:
    """Points by their tracks, and the other way round.

    Args:
        points: as they are drawn.
    """

    def __init__(self, points: MapPoints) -> None:
        self.points = points
        if points.members:
            ids = np.concatenate(points.members)
            owners = np.repeat(np.arange(len(points)), [len(members) for members in points.members])
        else:
            ids, owners = points.track_ids, np.arange(len(points))
        order = np.argsort(ids, kind="stable")
        self._ids, self._owners = ids[order], owners[order]

    def index_of(self, track_id: int) -> int:
        """The point of a track, the first one where it has several; -1 where it has none."""
        found = self.indices_of([track_id])
        return int(found[0]) if len(found) else -1

    def indices_of(self, ids: Iterable[int]) -> IndexArray:
        """The points of some tracks in the order of the tracks; those without a point are left out."""
        wanted = np.fromiter(ids, dtype=np.int64)
        places = np.searchsorted(self._ids, wanted)
        is_there = places < len(self._ids)
        is_there[is_there] = self._ids[places[is_there]] == wanted[is_there]
        return np.asarray(self._owners[places[is_there]], dtype=np.intp)

    def tracks_of(self, indices: Sequence[int] | IndexArray) -> list[TrackId]:
        """The tracks of some points, in the order of the points, each once."""
        if not self.points.members:
            return [
                TrackId(number) for number in self.points.track_ids[np.asarray(indices, np.intp)].tolist()
            ]
        found = (number for index in indices for number in self.points.members[index].tolist())
        return [TrackId(number) for number in dict.fromkeys(found)]

    def kept(self, indices: Sequence[int] | IndexArray, other: PointLookup) -> IndexArray:
        """Some points among other ones, which may have moved: by their names, tracks by themselves.

        Args:
            indices: of these points.
            other: later points, also of another level; there the points of the same tracks are meant.

        Returns:
            Indices of ``other``; what is gone is left out.
        """
        is_named = self.points.level is not MapLevel.TRACKS and other.points.level is self.points.level
        if not is_named:
            return other.indices_of(self.tracks_of(indices))
        places = {name: place for place, name in enumerate(other.points.names)}
        names = (self.points.names[index] for index in indices)
        return np.array([places[name] for name in names if name in places], dtype=np.intp)


def walked(positions: PositionArray) -> IndexArray:
    """An order in which points are near those before them.

    Args:
        positions: shape (n, 2).

    Returns:
        Indices, shape (n,): from the leftmost point always to the nearest that is left; of more than
        ``MOST_WALKED`` points stripe by stripe, upward and downward in turn.
    """
    count = len(positions)
    if count > MOST_WALKED:
        left, right = float(positions[:, 0].min()), float(positions[:, 0].max())
        stripes = np.floor((positions[:, 0] - left) / max(right - left, 1e-9) * (_STRIPES - 1e-6)).astype(int)
        heights = np.where(stripes % 2, -positions[:, 1], positions[:, 1])
        return np.asarray(np.lexsort((heights, stripes)), dtype=np.intp)
    order = np.zeros(count, dtype=np.intp)
    is_left = np.ones(count, dtype=np.bool_)
    at = int(np.argmin(positions[:, 0])) if count else 0
    for place in range(count):
        order[place] = at
        is_left[at] = False
        gaps = ((positions - positions[at]) ** 2).sum(axis=1)
        gaps[~is_left] = np.inf
        at = int(np.argmin(gaps))
    return order


def by_distance(positions: PositionArray, indices: IndexArray, middle: tuple[float, float]) -> IndexArray:
    """Some points in the order of their distance to a place of the map."""
    gaps = ((positions[indices] - np.asarray(middle, dtype=np.float32)) ** 2).sum(axis=1)
    return indices[np.argsort(gaps, kind="stable")]
