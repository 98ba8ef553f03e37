"""The groups that stand in lists of tracks: albums with their discs and works, and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.listing import AlbumRuns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.panes import PaneStore, joined_key
from musicrec_desktop.storage.query.columns import NUMBERS
from musicrec_desktop.storage.query.kept import TagFacts
from musicrec_desktop.storage.query.sets import MEASURED, IdArray, TrackSets, ids_in

_BY_NUMBER: Final = "ORDER BY disc_number, track_number, sort_title, id"
_NUMBER_ORDER: Final = f"SELECT id FROM track {_BY_NUMBER}"
_ALBUM_OF: Final = f"SELECT id, album_key, album_artist_key FROM track WHERE id {IN_LIST} {_BY_NUMBER}"


class GroupsOfLists:
    """Finds groups; any thread may use it.

    Args:
        database: of the library.
        sets: knows figures of tracks.
        panes: knows which album each track is of.
    """

    def __init__(self, database: Database, sets: TrackSets, panes: PaneStore) -> None:
        self._database, self._sets, self._panes = database, sets, panes
        self._orders = TagFacts[NDArray[np.int64]](database, 1)

    def by_album(self, ids: IdArray) -> tuple[IdArray, AlbumRuns]:
        """Tracks album by album.

        Albums come in the order in which the first track of each stood, and their tracks by disc and number.

        Args:
            ids: of the tracks, each once.

        Returns:
            The tracks, and where their albums, discs and works begin.
        """
        keys, codes, ranks = self._places(ids)
        _, first, group = np.unique(codes, return_index=True, return_inverse=True)
        order = np.lexsort((ranks, first[group]))
        ids, codes = ids[order], codes[order]
        is_start = np.append(True, codes[1:] != codes[:-1]) if len(ids) else np.zeros(0, np.bool_)
        starts = np.flatnonzero(is_start)
        counts = np.diff(np.append(starts, len(ids)))
        lengths = self._sets.figures(ids, MEASURED)
        discs = self._sets.figures(ids, NUMBERS["disc"].sql).clip(min=1)
        is_disc = is_start | np.append(True, discs[1:] != discs[:-1]) if len(ids) else is_start
        parts = np.add.reduceat(is_disc.astype(np.int64), starts) if len(ids) else starts
        is_disc &= np.repeat(parts > 1, counts)
        names, is_work, works = self._works(ids, starts, counts)
        part_starts = np.flatnonzero(is_disc | is_work)
        return ids, AlbumRuns(
            starts,
            counts,
            np.add.reduceat(lengths, starts) if len(ids) else starts,
            [keys[code] for code in codes[starts].tolist()],
            part_starts,
            np.where(is_disc, discs, 0)[part_starts],
            [names[code] for code in works[part_starts].tolist()],
        )

    def _places(self, ids: IdArray) -> tuple[Sequence[str], NDArray[np.int64], NDArray[np.int64]]:
        """The keys of albums, and of each track the place of its album among them and its rank by number."""
        if not self._sets.is_few(len(ids)):
            keys, code_of = self._panes.albums()
            ranks = self._orders.get("number", self._ranks)
            return keys, code_of.take(ids, mode="clip"), ranks.take(ids, mode="clip")
        # Reading it of the whole library takes half a second, which the albums of one artist are not worth.
        codes: dict[str, int] = {}
        places: dict[int, tuple[int, int]] = {}
        for rank, (track_id, album, artist) in enumerate(
            self._database.query(_ALBUM_OF, (id_list(ids.tolist()),))
        ):
            key = joined_key(album, artist) if album else ""
            places[track_id] = codes.setdefault(key, len(codes)), rank
        found = np.array([places[track_id] for track_id in ids.tolist()], np.int64).reshape(-1, 2)
        return list(codes), found[:, 0], found[:, 1]

    def works(self, ids: IdArray) -> tuple[tuple[int, str], ...]:
        """Where other works begin in the tracks of an album, and their names; empty for tracks of none."""
        count = np.array([len(ids)], np.int64)
        names, is_work, works = self._works(ids, np.zeros(1, np.int64), count)
        return tuple((int(place), names[works[place]]) for place in np.flatnonzero(is_work))

    def _works(
        self, ids: IdArray, starts: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> tuple[Sequence[str], NDArray[np.bool_], NDArray[np.int64]]:
        """The works of tracks that stand album by album.

        Returns:
            Names, whether another work begins with a track, and the place of its work among the names. In an
            album without two tracks of one work, works are no parts.
        """
        names, work_of = self._panes.works()
        none = len(names) - 1
        if not none or not len(ids):
            return [""], np.zeros(len(ids), np.bool_), np.zeros(len(ids), np.int64)
        works = work_of.take(ids, mode="clip")
        is_other = np.append(True, works[1:] != works[:-1])
        is_other[starts] = True
        has_several = np.repeat(np.logical_or.reduceat(~is_other & (works < none), starts), counts)
        is_first = np.zeros(len(ids), np.bool_)
        is_first[starts] = True
        is_work = has_several & is_other & ~(is_first & (works == none))
        return names, is_work, np.where(has_several, works, none)

    def days(self, ids: IdArray) -> tuple[tuple[int, int], ...]:
        """Where another day of the local calendar begins in tracks that are ordered by when they came."""
        moments = self._sets.figures(ids, NUMBERS["added"].sql)
        if not len(ids):
            return ()
        dates = np.searchsorted(_midnights(int(moments.min()), int(moments.max())), moments, side="right")
        begins = np.flatnonzero(np.append(True, dates[1:] != dates[:-1]))
        return tuple((int(begin), int(moments[begin])) for begin in begins)

    def _ranks(self) -> NDArray[np.int64]:
        """By id: the place of a track among all, by disc and number."""
        ordered = ids_in(self._database, _NUMBER_ORDER)
        ranks = np.zeros(self._sets.size(), np.int64)
        ranks[ordered] = np.arange(len(ordered))
        return ranks


def _midnights(first_ms: int, last_ms: int) -> NDArray[np.int64]:
    """When the days of the local calendar begin, from the one after a moment to that of another one, UTC."""
    first, last = _day(first_ms), _day(last_ms)
    days = (
        datetime.combine(first + timedelta(days=one), time()) for one in range(1, (last - first).days + 1)
    )
    return np.array([1000 * round(day.astimezone().timestamp()) for day in days], np.int64)


def _day(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).astimezone().date()
