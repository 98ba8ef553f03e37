"""What a list shows: its tracks in order, and what stands around them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.panes import PaneValues


@dataclass(frozen=True, slots=True, eq=False)
class AlbumRuns:
    """The albums of a list whose tracks stand album by album.

    Attributes:
        starts: the place in the list at which each album begins, ascending, shape (n,), int64.
        counts: how many tracks of each there are, shape (n,), int64.
        durations_ms: how long these are together, shape (n,), int64.
        keys: a stable name of each album; empty for the tracks without one.
        part_starts: the places at which parts of albums begin, ascending, shape (m,), int64: discs where
            there are several, and works where one has several tracks.
        discs: the number of the disc that begins there, 0 where none does, shape (m,), int64.
        works: the work that each part is of; empty for none.
    """

    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    durations_ms: NDArray[np.int64]
    keys: Sequence[str]
    part_starts: NDArray[np.int64]
    discs: NDArray[np.int64]
    works: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """What answers to a ``BrowseRequest``.

    Attributes:
        ids: of the tracks, in order.
        panes: what the panes above the list show.
        albums: its albums, where they were asked for.
        works: the places at which other works begin in an album, and their names; empty for tracks of none.
        days: the places at which another day begins in a list of what came last, and a moment of that day,
            UTC in milliseconds.
    """

    ids: array[int]
    panes: tuple[PaneValues, ...] = ()
    albums: AlbumRuns | None = None
    works: tuple[tuple[int, str], ...] = ()
    days: tuple[tuple[int, int], ...] = ()
