"""Albums, artists and genres: tracks grouped by the keys of names; the most frequent spelling is shown.

Grouping a hundred thousand tracks takes some tenths of a second, so lists are kept until tags change, or
until tracks go missing, come back, or are podcasts now.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.text.folding import usual_spelling
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.browse import GroupKind
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.name_index import NAMES_STATE
from musicrec_desktop.storage.query.sets import IdArray, ids_in, set_of

_HIDDEN: Final = """(SELECT id FROM track WHERE missing_since_ms IS NOT NULL
        UNION SELECT id FROM track WHERE is_spoken = 1)"""
"""Read from two small indexes, where a condition on a track would look at its row."""
_STATE: Final = f"""SELECT ({NAMES_STATE}), count(*), total(id) FROM (SELECT id FROM {_HIDDEN})"""
# A row for each spelling; few names have several.
_ALBUMS: Final = f"""
    SELECT album_key, album_artist_key, album, album_artist_text, count(*), min(id), max(year), sort_album
    FROM track WHERE album_key <> '' AND id NOT IN {_HIDDEN}
    GROUP BY album_key, album_artist_key, album, album_artist_text
"""
# From indexes alone: a row of a track is wide.
_VALUES: Final = f"""
    SELECT key, value, count(*), min(track_id), group_concat(track_id) FROM track_value
    WHERE kind = ? AND key <> '' AND track_id NOT IN {_HIDDEN} GROUP BY key, value
"""
_ALBUMS_BY_NAME: Final = """
    SELECT count(*), group_concat(id) FROM track WHERE album_key <> '' GROUP BY album_key
"""

_KIND_OF: Final = {GroupKind.ARTISTS: "artist", GroupKind.GENRES: "genre"}
"""The kind of ``track_value`` of a kind of group."""
_Row = tuple[Any, ...]
_Sorted = list[tuple[tuple[str, ...], GroupRow]]


class KeptGroups:
    """The groups of each kind, for all threads.

    Args:
        database: of the library.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state: tuple[Any, ...] | None = None
        self._kept: dict[GroupKind, Sequence[GroupRow]] = {}
        self._lock = threading.Lock()

    def of(self, kind: GroupKind) -> Sequence[GroupRow]:
        """Every group of present tracks that are music, and at the end that of the tracks without a value."""
        with self._lock, self._database.reading():
            state = self._database.one(_STATE)
            if state != self._state:
                self._state, self._kept = state, {}
            if kind not in self._kept:
                self._kept[kind] = _read(self._database, kind)
            return self._kept[kind]


def albums_of(database: Database) -> list[GroupRow]:
    """Every album with a name of present tracks, in the order of lists."""
    return _in_order(_albums(database))


def albums_text(count: int) -> str:
    """A number of albums in words: "1 album", "2 albums"."""
    return f"{count} album" if count == 1 else f"{count} albums"


def _read(database: Database, kind: GroupKind) -> list[GroupRow]:
    """As ``KeptGroups.of``."""
    if kind is GroupKind.ALBUMS:
        nameless = ids_in(database, f"SELECT id FROM track WHERE album_key = '' AND id NOT IN {_HIDDEN}")
        return [*albums_of(database), *_nameless(database, kind, nameless)]
    rows = database.query(_VALUES, (_KIND_OF[kind],))
    named = _numbers(row[4] for row in rows)
    found = _artists(database, rows, named) if kind is GroupKind.ARTISTS else _genres(rows)
    return [*_in_order(found), *_nameless(database, kind, _without(database, named))]


def _in_order(found: _Sorted) -> list[GroupRow]:
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _albums(database: Database) -> _Sorted:
    orders = _artist_orders(database)
    found: _Sorted = []
    for keys, ways in _by_keys(database.query(_ALBUMS), 2).items():
        if len(ways) == 1:
            ((album, artist, count, first, year, order),) = ways
            row = GroupRow(album, artist, count, TrackId(first), year)
            found.append(((order, orders.get(keys[1], ""), *keys), row))
            continue
        row = GroupRow(
            _usual((way[0], way[2]) for way in ways),
            _usual((way[1], way[2]) for way in ways),
            sum(way[2] for way in ways),
            TrackId(min(way[3] for way in ways)),
            max((way[4] for way in ways if way[4] is not None), default=None),
        )
        found.append(((min(way[5] for way in ways), orders.get(keys[1], ""), *keys), row))
    return found


def _artists(database: Database, rows: Sequence[_Row], ids: IdArray) -> _Sorted:
    orders = _artist_orders(database)
    by_key = _by_keys(rows, 1)
    found: _Sorted = []
    for ((key,), ways), albums in zip(by_key.items(), _album_counts(database, rows, ids), strict=True):
        row = _value_row(ways, albums_text(albums))
        found.append(((orders.get(key) or sort_key(row.name), key), row))
    return found


def _album_counts(database: Database, rows: Sequence[_Row], ids: IdArray) -> list[int]:
    """How many albums with a name each artist has.

    Args:
        database: of the library.
        rows: of ``_VALUES``.
        ids: of the tracks of these rows, row by row.
    """
    counts = [row[2] for row in rows]
    keys = [row[0] for row in rows]
    is_new = np.array([key != before for key, before in zip(keys, [None, *keys], strict=False)], np.bool_)
    artists = np.repeat(np.cumsum(is_new) - 1, counts)
    albums = _albums_of(database, ids)
    # A pair of an artist and an album is one number; albums begin with 1.
    most = int(albums.max(initial=0)) + 1
    pairs = np.unique((artists * most + albums)[albums > 0])
    found: list[int] = np.bincount(pairs // most, minlength=int(is_new.sum())).tolist()
    return found


def _albums_of(database: Database, ids: IdArray) -> IdArray:
    """A number for the name of the album of each track; 0 for none."""
    rows = database.query(_ALBUMS_BY_NAME)
    named = _numbers(row[1] for row in rows)
    albums = np.zeros(max(int(ids.max(initial=0)), int(named.max(initial=0))) + 1, np.int64)
    albums[named] = np.repeat(np.arange(1, len(rows) + 1), [row[0] for row in rows])
    return albums[ids]


def _numbers(texts: Iterable[str]) -> IdArray:
    """All numbers of texts in which commas part them."""
    joined = ",".join(texts)
    return np.fromstring(joined, np.int64, sep=",") if joined else np.zeros(0, np.int64)


def _genres(values: Sequence[_Row]) -> _Sorted:
    by_key = _by_keys(values, 1)
    rows = ((key, _value_row(ways, "")) for (key,), ways in by_key.items())
    return [((sort_key(row.name), key), row) for key, row in rows]


def _without(database: Database, named: IdArray) -> IdArray:
    """The music among the present tracks that is not among those with a value."""
    row = database.one("SELECT count(*), coalesce(max(id), 0) FROM track")
    assert row is not None
    count, most = row
    hidden = ids_in(database, f"SELECT id FROM {_HIDDEN}")
    is_out = set_of(np.concatenate((named, hidden)), most + 1)
    if np.count_nonzero(is_out) == count:
        return np.zeros(0, np.int64)
    every = ids_in(database, "SELECT id FROM track")
    return every[~is_out[every]]


def _nameless(database: Database, kind: GroupKind, ids: IdArray) -> list[GroupRow]:
    """The group of the tracks without a value; no group where every track has one."""
    if not len(ids):
        return []
    detail = ""
    if kind is GroupKind.ARTISTS:
        albums = f"SELECT count(DISTINCT nullif(album_key, '')) FROM track WHERE id {IN_LIST}"
        row = database.one(albums, (id_list(ids.tolist()),))
        assert row is not None
        detail = albums_text(int(row[0]))
    return [GroupRow("", detail, len(ids), TrackId(int(ids.min())))]


def _value_row(ways: list[_Row], detail: str) -> GroupRow:
    name = _usual((way[0], way[1]) for way in ways)
    return GroupRow(name, detail, sum(way[1] for way in ways), TrackId(min(way[2] for way in ways)))


def _by_keys(rows: Iterable[_Row], keys: int) -> dict[_Row, list[_Row]]:
    """Rows by their first columns, the keys of the name; the rows come without these."""
    by_keys: dict[_Row, list[_Row]] = defaultdict(list)
    for row in rows:
        by_keys[row[:keys]].append(row[keys:])
    return by_keys


def _usual(spellings: Iterable[tuple[str, int]]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for spelling, count in spellings:
        counts[spelling] += count
    return next(iter(counts)) if len(counts) == 1 else usual_spelling(counts)


def _artist_orders(database: Database) -> dict[str, str]:
    return dict(database.query("SELECT key, sort_key FROM artist_order"))
