"""The names of albums, artists and genres as they are spelt, and the tracks that have each.

Pages of groups and panes are made of them. Each is one walk over an index that holds all that is asked for: a
row of a track is wide, and a hundred thousand of them take longer to look at than the whole index.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.columns import whole_numbers
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.sets import IdArray, set_of

# ``track_by_album_name`` has all of these columns.
_ALBUMS: Final = ("album_key", "album_artist_key", "album", "album_artist_text", "sort_album", "year")
_VALUES: Final = ("key", "value")


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """Names and their tracks; the spellings of one name stand beside each other.

    Attributes:
        names: a tuple for each spelling, as the function that reads them says.
        counts: how many tracks have each, 1 at least, shape (n,), int64.
        ids: of these tracks, spelling by spelling.
    """

    names: Sequence[tuple[Any, ...]]
    counts: NDArray[np.int64]
    ids: IdArray

    def without(self, ids: IdArray) -> Spellings:
        """The same without some tracks, and without what nothing else is called."""
        if not len(ids) or not len(self.ids):
            return self
        is_out = set_of(ids, int(self.ids.max()) + 1)[self.ids]
        counts = self.counts - np.add.reduceat(is_out.astype(np.int64), self._starts)
        is_left = counts > 0
        return Spellings(list(compress(self.names, is_left)), counts[is_left], self.ids[~is_out])

    def where(self, is_kept: Sequence[bool]) -> Spellings:
        """Some of the spellings, with their tracks."""
        if all(is_kept):
            return self
        chosen = np.array(is_kept, np.bool_)
        tracks = self.ids[np.repeat(chosen, self.counts)]
        return Spellings(list(compress(self.names, is_kept)), self.counts[chosen], tracks)

    @property
    def first_ids(self) -> list[int]:
        """The smallest id of the tracks of each spelling."""
        found: list[int] = np.minimum.reduceat(self.ids, self._starts).tolist() if len(self.ids) else []
        return found

    @property
    def _starts(self) -> NDArray[np.int64]:
        """Where the tracks of each spelling begin in ``ids``."""
        return np.cumsum(self.counts) - self.counts


def album_spellings(database: Database) -> Spellings:
    """Key of the album, key of its artist, album, its artist, sort key of the album, year or None.

    Tracks without an album have an empty key. An album with several years has a row for each of them.
    """
    return _read(database, "track GROUP BY {0} ORDER BY {0}", _ALBUMS)


def value_spellings(database: Database, kind: str) -> Spellings:
    """Key and value of all that ``track_value`` has of a kind, as ``"artist"`` or ``"genre"``."""
    source = "track_value WHERE kind = ? AND key <> '' GROUP BY {0} ORDER BY {0}"
    return _read(database, source, _VALUES, "track_id", kind)


def codec_spellings(database: Database) -> Spellings:
    """The codecs of files, as ``"flac"``."""
    return _read(database, "track WHERE codec <> '' GROUP BY {0}", ("codec",))


def artist_orders(database: Database) -> dict[str, str]:
    """The sort keys of artists by the keys of their names."""
    return dict(database.query("SELECT key, sort_key FROM artist_order"))


def _read(
    database: Database, source: str, columns: Sequence[str], track_id: str = "id", *parameters: str
) -> Spellings:
    """Read names.

    Args:
        database: of the library.
        source: a table, and how its rows are grouped by the columns, which stand for ``{0}``.
        columns: of a name.
        track_id: the column with the id of a track.
        parameters: of the source.
    """
    # All in one row of texts. For each row of an answer SQLite asks for the interpreter, which the window's
    # thread has while it makes the page.
    texts = ", ".join(f"json_group_array({column})" for column in columns)
    row = database.one(
        f"SELECT group_concat(number), group_concat(ids), {texts} FROM"
        f" (SELECT count(*) AS number, group_concat({track_id}) AS ids, {', '.join(columns)}"
        f" FROM {source.format(', '.join(columns))})",
        parameters,
    )
    assert row is not None
    if row[0] is None:
        return Spellings([], np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Spellings(
        list(zip(*map(json.loads, row[2:]), strict=True)),
        whole_numbers(row[0]),
        whole_numbers(row[1]),
    )
