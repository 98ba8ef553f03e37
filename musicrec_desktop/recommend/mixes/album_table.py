"""The albums of a library as columns, made of the columns of its tracks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.mix import Ints, MixTracks

_NEVER: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class AlbumTable:
    """Albums with their tracks in order; those without a comment have shape (albums,).

    Attributes:
        order: places of all tracks with an album, album by album, each in its order, shape (tracks,).
        starts: where each album begins in ``order``.
        sizes: how many tracks it has.
        number: of the album in ``MixTracks.albums``.
    """

    order: Ints
    starts: Ints
    sizes: Ints
    number: Ints

    @classmethod
    def of(cls, tracks: MixTracks) -> AlbumTable:
        """The albums of a library."""
        known = np.flatnonzero(tracks.album >= 0)
        order = known[np.lexsort((tracks.ids[known], tracks.number[known], tracks.album[known]))]
        albums = tracks.album[order]
        starts = np.flatnonzero(np.diff(albums, prepend=_NEVER))
        sizes = np.diff(starts, append=len(order))
        return cls(order, starts, sizes, albums[starts])

    def __len__(self) -> int:
        return len(self.starts)

    def places(self, row: int) -> list[int]:
        """The places of the tracks of an album, in its order."""
        start = int(self.starts[row])
        return [int(place) for place in self.order[start : start + int(self.sizes[row])]]

    def sums(self, values: NDArray[np.number | np.bool_]) -> NDArray[np.float64]:
        """The sum of the values of the tracks of each album."""
        return self._reduced(np.add, values.astype(np.float64))

    def means(self, values: FloatArray) -> NDArray[np.float64]:
        """The mean of the values of the tracks of each album."""
        return self.sums(values) / np.maximum(self.sizes, 1)

    def greatest(self, values: NDArray[np.number | np.bool_]) -> NDArray[np.float64]:
        """The greatest value of the tracks of each album."""
        return self._reduced(np.maximum, values.astype(np.float64))

    def last_played(self, plays: Ints) -> Ints:
        """How many tracks each album has up to the last one that was played; 0 where none was."""
        inside = np.arange(len(self.order)) - np.repeat(self.starts, self.sizes) + 1
        reached = np.zeros(len(plays), dtype=np.float64)
        reached[self.order] = np.where(plays[self.order] > 0, inside, 0)
        return self.greatest(reached).astype(np.int64)

    def _reduced(self, how: np.ufunc, values: NDArray[np.float64]) -> NDArray[np.float64]:
        if not len(self):
            return np.zeros(0)
        return np.asarray(how.reduceat(values[self.order], self.starts), dtype=np.float64)
