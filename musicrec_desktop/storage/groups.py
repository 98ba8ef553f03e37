"""Albums, artists and genres: tracks grouped by the keys of names; the most frequent spelling is shown.

Grouping a hundred thousand tracks takes some tenths of a second, so lists are kept until tags change, or
until tracks go missing, come back, or are podcasts now.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.text.folding import usual_spelling
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.core.text.search_words import Findable, findable, finder
from musicrec_desktop.model.browse import UNKNOWN_NAMES, GroupKind
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.storage.columns import whole_numbers
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.name_index import NAMES_STATE
from musicrec_desktop.storage.query.sets import IdArray, ids_in, set_of
from musicrec_desktop.storage.spellings import (
    Spellings,
    album_spellings,
    artist_orders,
    value_spellings,
)

_HIDDEN: Final = """(SELECT id FROM track WHERE missing_since_ms IS NOT NULL
        UNION SELECT id FROM track WHERE is_spoken = 1)"""
"""Read from two small indexes, where a condition on a track would look at its row."""
_STATE: Final = f"""SELECT ({NAMES_STATE}), count(*), total(id) FROM (SELECT id FROM {_HIDDEN})"""
_ALBUMS_BY_NAME: Final = """
    SELECT count(*), group_concat(id) FROM track WHERE album_key <> '' GROUP BY album_key
"""

_KIND_OF: Final = {GroupKind.ARTISTS: "artist", GroupKind.GENRES: "genre"}
"""The kind of ``track_value`` of a kind of group."""
_Way = tuple[tuple[Any, ...], int, int]
"""A spelling of a name, the number of its tracks, and the first of them."""
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
        self._names: dict[GroupKind, Sequence[Findable]] = {}
        self._lock = threading.Lock()

    def of(self, kind: GroupKind) -> Sequence[GroupRow]:
        """Every group of present tracks that are music, and at the end that of the tracks without a value."""
        with self._lock:
            return self._fresh(kind)

    def named(self, kind: GroupKind, words: str) -> list[GroupRow]:
        """Those of ``of`` whose name or artist has some words, also inside of words."""
        with self._lock:
            groups = self._fresh(kind)
            if kind not in self._names:
                # To fold ten thousand names takes a hundred times as long as to look through them.
                nameless = UNKNOWN_NAMES[kind]
                self._names[kind] = [findable(f"{group.name or nameless} {group.detail}") for group in groups]
            names = self._names[kind]
        return list(compress(groups, map(finder(words), names)))

    def _fresh(self, kind: GroupKind) -> Sequence[GroupRow]:
        with self._database.reading():
            state = self._database.one(_STATE)
            if state != self._state:
                self._state, self._kept, self._names = state, {}, {}
            if kind not in self._kept:
                self._kept[kind] = _read(self._database, kind)
            return self._kept[kind]


def albums_of(database: Database) -> list[GroupRow]:
    """Every album with a name of present tracks, in the order of lists."""
    with database.reading():
        return [row for row in _albums(database) if row.name]


def albums_text(count: int) -> str:
    """A number of albums in words: "1 album", "2 albums"."""
    return f"{count} album" if count == 1 else f"{count} albums"


def _read(database: Database, kind: GroupKind) -> list[GroupRow]:
    """As ``KeptGroups.of``."""
    if kind is GroupKind.ALBUMS:
        return _albums(database)
    found = value_spellings(database, _KIND_OF[kind]).without(_hidden(database))
    rows = _artists(database, found) if kind is GroupKind.ARTISTS else _genres(found)
    return [*_in_order(rows), *_nameless(database, kind, _without(database, found.ids))]


def _hidden(database: Database) -> IdArray:
    return ids_in(database, f"SELECT id FROM {_HIDDEN}")


def _in_order(found: _Sorted) -> list[GroupRow]:
    return [row for _, row in sorted(found, key=itemgetter(0))]


def _albums(database: Database) -> list[GroupRow]:
    """Albums in the order of lists, and at the end that of the tracks without one."""
    orders = artist_orders(database)
    found: _Sorted = []
    without: list[_Way] = []
    for ways in _by_key(album_spellings(database).without(_hidden(database)), 2):
        (key, artist_key, album, artist, order, year), count, first = ways[0]
        if not key:
            without += ways
            continue
        if len(ways) > 1:
            album = _usual((way[0][2], way[1]) for way in ways)
            artist = _usual((way[0][3], way[1]) for way in ways)
            order = min(way[0][4] for way in ways)
            year = max((way[0][5] for way in ways if way[0][5] is not None), default=None)
            count, first = _sums(ways)
        row = GroupRow(album, artist, count, TrackId(first), year)
        found.append(((order, orders.get(artist_key, ""), key, artist_key), row))
    rows = _in_order(found)
    if without:
        count, first = _sums(without)
        rows.append(GroupRow("", "", count, TrackId(first)))
    return rows


def _artists(database: Database, spelt: Spellings) -> _Sorted:
    orders = artist_orders(database)
    found: _Sorted = []
    for ways, albums in zip(_by_key(spelt, 1), _album_counts(database, spelt), strict=True):
        row = _value_row(ways, albums_text(albums))
        key = ways[0][0][0]
        found.append(((orders.get(key) or sort_key(row.name), key), row))
    return found


def _album_counts(database: Database, spelt: Spellings) -> list[int]:
    """How many albums with a name each artist has."""
    keys = [names[0] for names in spelt.names]
    is_new = np.array([key != before for key, before in zip(keys, [None, *keys], strict=False)], np.bool_)
    artists = np.repeat(np.cumsum(is_new) - 1, spelt.counts)
    albums = _albums_by_id(database, spelt.ids)
    # A pair of an artist and an album is one number; albums begin with 1.
    most = int(albums.max(initial=0)) + 1
    pairs = np.sort((artists * most + albums)[albums > 0])
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    found: list[int] = np.bincount(pairs // most, minlength=int(is_new.sum())).tolist()
    return found


def _albums_by_id(database: Database, ids: IdArray) -> IdArray:
    """A number for the name of the album of each track; 0 for none."""
    rows = database.query(_ALBUMS_BY_NAME)
    named = whole_numbers(",".join([row[1] for row in rows]))
    albums = np.zeros(max(int(ids.max(initial=0)), int(named.max(initial=0))) + 1, np.int64)
    albums[named] = np.repeat(np.arange(1, len(rows) + 1), [row[0] for row in rows])
    return albums[ids]


def _genres(spelt: Spellings) -> _Sorted:
    rows = ((ways[0][0][0], _value_row(ways, "")) for ways in _by_key(spelt, 1))
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


def _value_row(ways: Sequence[_Way], detail: str) -> GroupRow:
    (_key, name), count, first = ways[0]
    if len(ways) > 1:
        name = _usual((way[0][1], way[1]) for way in ways)
        count, first = _sums(ways)
    return GroupRow(name, detail, count, TrackId(first))


def _sums(ways: Sequence[_Way]) -> tuple[int, int]:
    """How many tracks some spellings have, and the first of them."""
    return sum(way[1] for way in ways), min(way[2] for way in ways)


def _by_key(spelt: Spellings, keys: int) -> Iterator[list[_Way]]:
    """Spellings name by name; the first columns are the keys of the name. Few names have several."""
    ways: list[_Way] = []
    last: tuple[str, ...] | None = None
    for way in zip(spelt.names, spelt.counts.tolist(), spelt.first_ids, strict=True):
        key = way[0][:keys]
        if key != last:
            if ways:
                yield ways
            ways, last = [], key
        ways.append(way)
    if ways:
        yield ways


def _usual(spellings: Iterable[tuple[str, int]]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for spelling, count in spellings:
        counts[spelling] += count
    return next(iter(counts)) if len(counts) == 1 else usual_spelling(counts)
