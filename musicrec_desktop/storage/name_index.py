"""Sort keys and search words, derived from the names of tracks.

An artist has one sort key wherever the name stands: that of its most frequent sort name in tags, else of the
name itself. The same holds for an album. Python writes the search words of a track
(``core/text/search_words``), so queries need no functions of this program.
"""

from __future__ import annotations

import functools
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from musicrec_desktop.core.text.folding import genre_key, name_key
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.core.text.search_words import search_text
from musicrec_desktop.query.patterns import searched_texts
from musicrec_desktop.storage.id_list import IN_LIST, id_list, text_list

_BEFORE_NEXT_NAME: Final = "\x01"
"""Sorts before all letters, so that a name comes before the same name with further names."""
_CHUNK: Final = 2000
FREE_COLUMNS: Final = ("title", "artist", "album", "genre", "file_name", "composer")
"""The columns of the search index that words without a field are looked for in."""
SEARCH_COLUMNS: Final = (
    *FREE_COLUMNS,
    *("conductor", "performer", "comment", "grouping", "mood", "label", "lyrics"),
)
"""All columns of the search index; those of values bear the names of their kinds."""
NAMES_STATE: Final = "SELECT block FROM track_search_data WHERE id = 10"
"""What FTS5 notes about the parts of its index, with a count of all that was ever written to it.

Whatever writes tags of a track writes its words, too, so this tells whether any tags changed.
"""
_KEYS: Final = (
    """UPDATE track SET album_key = name_key(album), album_artist_key = name_key(album_artist_text),
        sort_artist = sort_key(artist_text), sort_album = sort_key(album), sort_genre = sort_key(genre_text),
        sort_title =
            CASE title_sort_name WHEN '' THEN sort_key(title) ELSE sort_name_key(title_sort_name) END""",
    "UPDATE track_value SET key = CASE kind WHEN 'genre' THEN genre_key(value) ELSE name_key(value) END",
    # A name in two spellings on one track counts once.
    """UPDATE track_value SET key = '' WHERE position > 0 AND EXISTS (
        SELECT 1 FROM track_value AS earlier WHERE earlier.track_id = track_value.track_id
        AND earlier.kind = track_value.kind AND earlier.position < track_value.position
        AND earlier.key = track_value.key)""",
)


def index_names(
    connection: sqlite3.Connection, ids: Sequence[int], columns: Sequence[str] = SEARCH_COLUMNS
) -> None:
    """Write sort keys and search words of some tracks from their rows; runs in a transaction.

    Args:
        connection: to the database.
        ids: of the tracks.
        columns: of the search index; a migration to an earlier schema has fewer.
    """
    for first in range(0, len(ids), _CHUNK):
        piece = ids[first : first + _CHUNK]
        _order(connection, piece)
        _write_words(connection, piece, columns)


def renew_names(connection: sqlite3.Connection) -> None:
    """Write all keys and search words of all tracks anew, as ``index_names``; runs in a transaction."""
    renew_keys(connection)
    index_names(connection, [row[0] for row in connection.execute("SELECT id FROM track ORDER BY id")])


def renew_keys(connection: sqlite3.Connection) -> None:
    """Write the keys of all names anew, each from its own text alone; runs in a transaction."""
    functions: dict[str, Callable[[str], str]] = {
        "name_key": name_key,
        "genre_key": genre_key,
        "sort_key": sort_key,
        "sort_name_key": lambda text: sort_key(text, is_sort_name=True),
    }
    for name, function in functions.items():
        connection.create_function(name, 1, function, deterministic=True)
    for statement in _KEYS:
        connection.execute(statement)


def _order(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    wanted = id_list(ids)
    names: dict[str, str] = dict(
        connection.execute(
            f"SELECT key, min(value) FROM track_value WHERE track_id {IN_LIST}"
            " AND kind IN ('artist', 'album_artist') GROUP BY key",
            (wanted,),
        )
    )
    for key, text in connection.execute(
        f"SELECT album_artist_key, album_artist_text FROM track WHERE id {IN_LIST}", (wanted,)
    ):
        names.setdefault(key, text)
    changed = _settle_names(connection, names)
    _settle_artist_order(connection, changed, ids)
    _settle_album_order(connection, wanted)


def _settle_names(connection: sqlite3.Connection, names: Mapping[str, str]) -> list[str]:
    """Write the sort keys of names; returns the name keys whose sort key has changed."""
    wanted = text_list(names)
    before = dict(
        connection.execute(f"SELECT key, sort_key FROM artist_order WHERE key {IN_LIST}", (wanted,)),
    )
    orders = {key: sort_key(name) for key, name in names.items()}
    # The last row of a name wins: its most frequent sort name, and the alphabetically first of equals.
    for key, sort_name in connection.execute(
        f"SELECT key, sort_name FROM track_value WHERE key {IN_LIST}"
        " AND kind IN ('artist', 'album_artist') AND sort_name <> ''"
        " GROUP BY key, sort_name ORDER BY key, count(*), sort_name DESC",
        (wanted,),
    ):
        orders[key] = sort_key(sort_name, is_sort_name=True)
    changed = [key for key, order in orders.items() if before.get(key) != order]
    connection.executemany(
        "INSERT OR REPLACE INTO artist_order (key, sort_key) VALUES (?, ?)",
        [(key, orders[key]) for key in changed],
    )
    return changed


def _settle_artist_order(connection: sqlite3.Connection, keys: Sequence[str], ids: Sequence[int]) -> None:
    """Write the artist sort keys of some tracks, and of all tracks of some artists."""
    # A union of two lookups: SQLite uses no index for both conditions in one.
    rows = connection.execute(
        "SELECT track_value.track_id, artist_order.sort_key, track.sort_artist FROM"
        f" (SELECT value AS id FROM json_each(?) UNION SELECT track_id FROM track_value"
        f"  WHERE kind = 'artist' AND key {IN_LIST}) AS wanted"
        " JOIN track_value ON track_value.track_id = wanted.id AND kind = 'artist'"
        " JOIN artist_order ON artist_order.key = track_value.key"
        " JOIN track ON track.id = wanted.id"
        " ORDER BY track_value.track_id, position",
        (id_list(ids), text_list(keys)),
    )
    orders: dict[int, str] = {}
    before: dict[int, str] = {}
    for track_id, order, known in rows:
        earlier = orders.get(track_id)
        orders[track_id] = order if earlier is None else earlier + _BEFORE_NEXT_NAME + order
        before[track_id] = known
    connection.executemany(
        "UPDATE track SET sort_artist = ? WHERE id = ?",
        [(order, track_id) for track_id, order in orders.items() if before[track_id] != order],
    )


def _settle_album_order(connection: sqlite3.Connection, wanted: str) -> None:
    """Write one album sort key for all tracks of the albums of some tracks."""
    albums = connection.execute(
        f"SELECT album_key, min(album) FROM track WHERE id {IN_LIST} AND album_key <> '' GROUP BY album_key",
        (wanted,),
    )
    orders = {key: sort_key(album) for key, album in albums}
    for key, sort_name in connection.execute(
        f"SELECT album_key, album_sort_name FROM track WHERE album_sort_name <> '' AND album_key {IN_LIST}"
        " GROUP BY album_key, album_sort_name ORDER BY album_key, count(*), album_sort_name DESC",
        (text_list(orders),),
    ):
        orders[key] = sort_key(sort_name, is_sort_name=True)
    connection.executemany(
        "UPDATE track SET sort_album = ?1 WHERE album_key = ?2 AND sort_album <> ?1",
        [(order, key) for key, order in orders.items()],
    )


def _write_words(connection: sqlite3.Connection, ids: Sequence[int], columns: Sequence[str]) -> None:
    connection.executemany(
        f"INSERT OR REPLACE INTO track_search (rowid, {', '.join(columns)})"
        f" VALUES (?, {', '.join('?' * len(columns))})",
        words_of(connection, ids, columns),
    )


def words_of(
    connection: sqlite3.Connection, ids: Sequence[int], columns: Sequence[str] = SEARCH_COLUMNS
) -> list[tuple[int, *tuple[str, ...]]]:
    """The id and the search words, a text a column, of those of some tracks that are there."""
    wanted = id_list(ids)
    texts: dict[int, defaultdict[str, list[str]]] = {track_id: defaultdict(list) for track_id in ids}
    rows = connection.execute(
        "SELECT id, title, title_sort_name, artist_text, album_artist_text, album, album_sort_name, file_name"
        f" FROM track WHERE id {IN_LIST}",
        (wanted,),
    ).fetchall()
    for track_id, title, title_sort, artist, _, album, album_sort, file_name in rows:
        texts[track_id] |= {
            "title": [title, title_sort],
            "artist": [artist],
            "album": [album, album_sort],
            "file_name": list(searched_texts("file", (file_name,))),
        }
    for track_id, kind, value, sort_name in connection.execute(
        f"SELECT track_id, kind, value, sort_name FROM track_value WHERE track_id {IN_LIST}"
        " ORDER BY track_id, kind, position",
        (wanted,),
    ):
        column = texts[track_id]["artist" if kind == "album_artist" else kind]
        column.append(value)
        if sort_name:
            column.append(sort_name)
    for table in _lyrics_tables(connection):
        for track_id, text in connection.execute(
            f"SELECT track_id, text FROM {table} WHERE track_id {IN_LIST}", (wanted,)
        ):
            texts[track_id]["lyrics"] += searched_texts("lyrics", (text,))
    for row in rows:
        texts[row[0]]["artist"].append(row[4])
    return [(row[0], *(_words_of(tuple(texts[row[0]].get(name, ()))) for name in columns)) for row in rows]


def _lyrics_tables(connection: sqlite3.Connection) -> list[str]:
    """Where lyrics are; an earlier schema, which a migration may be at, has fewer of these tables."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE name IN ('lyrics', 'lyrics_beside') ORDER BY name"
        )
    ]


@functools.lru_cache(maxsize=1024)
def _words_of(texts: tuple[str, ...]) -> str:
    """``search_text`` of a column; most are empty, or those of another track of the album."""
    return search_text(texts) if texts else ""
