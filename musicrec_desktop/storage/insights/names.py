"""Which artists, albums and genres each track has, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.columns import read_columns, whole_numbers
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list


class GroupKind(StrEnum):
    """What tracks are counted by."""

    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"


# Numbers of tracks come as texts, so that they are no rows one by one. Groups are in the order of their keys,
# which an index has.
_VALUES: Final = (
    "SELECT key, value, count(*), group_concat(track_id) FROM track_value WHERE kind = ? AND key <> ''"
    " GROUP BY key, value ORDER BY key, value"
)
_ALBUMS: Final = (
    "SELECT album, album_artist_text, min(id), count(*), group_concat(id) FROM track WHERE album_key <> ''"
    " GROUP BY album_key, album_artist_key ORDER BY album_key, album_artist_key"
)
"""With the spelling of the track that came first."""
_YEARS: Final = "SELECT id, coalesce(year, 0) FROM track ORDER BY id"

_PRESENT: Final = "SELECT id FROM track WHERE missing_since_ms IS NULL ORDER BY id"


@dataclass(frozen=True, slots=True, eq=False)
class GroupTable:
    """The artists, albums or genres of tracks.

    Attributes:
        names: of the groups, as most tracks spell them.
        details: the artist of an album; else empty.
        track_ids: int64, ascending, one for each track and group of it.
        groups: places in ``names``, int64, of the same shape.
    """

    names: tuple[str, ...]
    details: tuple[str, ...]
    track_ids: NDArray[np.int64]
    groups: NDArray[np.int64]

    def of(
        self, track_ids: NDArray[np.int64], weights: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The groups of tracks, with a weight of each track.

        Args:
            track_ids: each once, ascending.
            weights: of the same shape.

        Returns:
            Groups, and weights of the same shape; a track with two groups stands for both.
        """
        if not len(track_ids):
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        found = np.minimum(np.searchsorted(track_ids, self.track_ids), len(track_ids) - 1)
        is_there = track_ids[found] == self.track_ids
        return self.groups[is_there], weights[found[is_there]]

    def sums(self, track_ids: NDArray[np.int64], weights: NDArray[np.int64]) -> NDArray[np.int64]:
        """The sum of weights of each group, shape (groups,); arguments as for ``of``."""
        groups, found = self.of(track_ids, weights)
        totals = np.zeros(len(self.names), dtype=np.int64)
        np.add.at(totals, groups, found)
        return totals


class NameStore:
    """Reads names of tracks; takes some tenths of a second for 100,000, so it is called in lanes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def groups(self, kind: GroupKind) -> GroupTable:
        """The artists, albums or genres of all tracks, also of those that are missing."""
        if kind is GroupKind.ALBUM:
            albums = self._database.query(_ALBUMS)
            groups = np.repeat(np.arange(len(albums)), [row[3] for row in albums])
            names, details = tuple(row[0] for row in albums), tuple(row[1] for row in albums)
            return _table(names, details, _numbers(row[4] for row in albums), groups)
        rows = self._database.query(_VALUES, (str(kind),))
        is_first = [not place or row[0] != rows[place - 1][0] for place, row in enumerate(rows)]
        groups = np.repeat(np.cumsum(np.array(is_first, np.int64)) - 1, [row[2] for row in rows])
        usual = _usual_names(rows)
        return _table(usual, ("",) * len(usual), _numbers(row[3] for row in rows), groups)

    def years(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All track ids, ascending, and the year of release of each; 0 where it is not known."""
        track_ids, years = read_columns(self._database, _YEARS, (), 2)
        return track_ids, years

    def present(self) -> NDArray[np.int64]:
        """The ids of the tracks that are there, ascending."""
        ids: NDArray[np.int64] = read_columns(self._database, _PRESENT, (), 1)[0]
        return ids

    def titles(self, track_ids: NDArray[np.int64]) -> dict[int, tuple[str, str]]:
        """The title and the artists of tracks."""
        rows = self._database.query(
            f"SELECT id, title, artist_text FROM track WHERE id {IN_LIST}",
            (id_list(map(int, track_ids)),),
        )
        return {int(track_id): (str(title), str(artist)) for track_id, title, artist in rows}


def _table(
    names: tuple[str, ...], details: tuple[str, ...], ids: NDArray[np.int64], groups: NDArray[np.int64]
) -> GroupTable:
    order = np.argsort(ids, kind="stable")
    return GroupTable(names, details, ids[order], groups[order])


def _usual_names(rows: Sequence[tuple[Any, ...]]) -> tuple[str, ...]:
    """The spelling of each key that most tracks have; of several, the one that comes first."""
    names: list[str] = []
    last, most = None, 0
    for key, name, count, _ in rows:
        if key != last:
            names.append(name)
            last, most = key, count
        elif count > most:
            names[-1], most = name, count
    return tuple(names)


def _numbers(texts: Iterable[str]) -> NDArray[np.int64]:
    """All numbers of texts in which commas part them."""
    return whole_numbers(",".join(texts))
