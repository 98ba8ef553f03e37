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
        disc_starts: the places at which the discs of albums with several begin, ascending, shape (m,), int64.
        discs: the number of each, shape (m,), int64.
    """

    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    durations_ms: NDArray[np.int64]
    keys: Sequence[str]
    disc_starts: NDArray[np.int64]
    discs: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """What answers to a ``BrowseRequest``.

    Attributes:
        ids: of the tracks, in order.
        panes: what the panes above the list show.
        albums: its albums, where they were asked for.
        days: the places at which another day begins in a list of what came last, and a moment of that day,
            UTC in milliseconds.
    """

    ids: array[int]
    panes: tuple[PaneValues, ...] = ()
    albums: AlbumRuns | None = None
    days: tuple[tuple[int, int], ...] = ()
