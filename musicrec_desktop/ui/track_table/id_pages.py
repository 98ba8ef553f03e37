"""Rows of a long list, read in pages when they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

import numpy as np

from musicrec_desktop.model.track import Track, TrackId

PAGE_ROWS = 32
"""About what a window shows: reading them takes a few milliseconds while it is painted."""
KEPT_PAGES = 250


class IdPages:
    """An array of track ids and a cache of the tracks around what is looked at.

    Args:
        load: reads tracks by id, in any order; unknown ids are left out.
    """

    def __init__(self, load: Callable[[Sequence[TrackId]], Sequence[Track]]) -> None:
        self._load = load
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[Track | None]] = OrderedDict()
        self._stale = set[TrackId]()

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> array[int]:
        """Every id in the order of the rows; do not change it."""
        return self._ids

    def replace(self, ids: array[int]) -> None:
        """Show other rows."""
        self._ids = ids
        self._pages.clear()
        self._stale.clear()

    def forget_rows(self) -> None:
        """Read the rows again when they are looked at; their ids stay."""
        self._pages.clear()
        self._stale.clear()

    def forget_tracks(self, ids: Collection[TrackId]) -> None:
        """Read some tracks again, and nothing else, when any row is looked at."""
        self._stale.update(ids)

    def all_rows_of(self, ids: Collection[TrackId]) -> list[int]:
        """All rows where these tracks stand, ascending; a playlist may have a track several times."""
        rows: list[int] = np.flatnonzero(np.isin(np.asarray(self._ids, np.int64), list(ids))).tolist()
        return rows

    def id_at(self, row: int) -> TrackId:
        """The id of a row."""
        return TrackId(self._ids[row])

    def track(self, row: int) -> Track | None:
        """The track of a row; None where it is gone since the ids were read."""
        if self._stale:
            self._reread()
        number, offset = divmod(row, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        else:
            self._pages.move_to_end(number)
        return page[offset]

    def rows_of(self, ids: Sequence[TrackId]) -> list[int]:
        """The rows where these tracks first stand, ascending; those that are not in the list left out."""
        if len(ids) > 8:
            places: dict[int, int] = {}
            for row in range(len(self._ids) - 1, -1, -1):
                places[self._ids[row]] = row
            return sorted(places[track_id] for track_id in ids if track_id in places)
        rows = []
        for track_id in ids:
            try:
                rows.append(self._ids.index(track_id))
            except ValueError:
                continue
        return sorted(rows)

    def _reread(self) -> None:
        stale, self._stale = self._stale, set()
        kept = [
            (page, offset, track.id)
            for page in self._pages.values()
            for offset, track in enumerate(page)
            if track is not None and track.id in stale
        ]
        if kept:
            found = {track.id: track for track in self._load(list({track_id for *_, track_id in kept}))}
            for page, offset, track_id in kept:
                page[offset] = found.get(track_id)

    def _read(self, number: int) -> list[Track | None]:
        wanted = [TrackId(value) for value in self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]]
        found = {track.id: track for track in self._load(wanted)}
        page = [found.get(track_id) for track_id in wanted]
        self._pages[number] = page
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return page
