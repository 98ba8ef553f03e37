"""What a database works out of the rest of it, compared with what it would be if it were worked out now."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from musicrec_desktop.core.text.folding import genre_key, name_key
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.health import Finding, Problem
from musicrec_desktop.storage import covers, features
from musicrec_desktop.storage.name_index import SEARCH_COLUMNS, words_of
from musicrec_desktop.storage.schema.imports import USE
from musicrec_desktop.storage.schema.query import DERIVED_TABLES, renew_figures
from musicrec_desktop.storage.schema.waiting import UNSEEN, WAITING

Check = Callable[[], object]
_AT_ONCE: Final = 2000
_FIGURES: Final = dict(zip(DERIVED_TABLES, (Problem.USE, Problem.SOUND), strict=True))
_TRACK_KEYS: Final = (
    "SELECT count(*) FROM track WHERE album_key <> name_key(album)"
    " OR album_artist_key <> name_key(album_artist_text) OR sort_genre <> sort_key(genre_text)"
    " OR (title_sort_name = '' AND sort_title <> sort_key(title))"
)
# A name in two spellings on one track has its key once, and no key the second time.
_VALUE_KEYS: Final = (
    "SELECT count(*) FROM track_value WHERE key <> '' AND key <>"
    " CASE kind WHEN 'genre' THEN genre_key(value) ELSE name_key(value) END"
)
_LISTS: Final = (
    (WAITING, features.PENDING, features.with_base),
    (UNSEEN, covers.PENDING, lambda version: (version,)),
)
_WORD: Final = re.compile("[0-9a-z\x80-\U0010ffff]+")
"""What the tokenizer ``ascii`` of FTS5 takes for a word, in small letters."""


def untrue(connection: sqlite3.Connection, check: Check = lambda: None) -> Iterator[Finding]:
    """What does not follow from the rest of the database.

    Args:
        connection: reads a database of the present version; it needs no right to write.
        check: called now and then; may raise to leave.
    """
    yield from _figures(connection)
    check()
    yield from _keys(connection)
    check()
    yield from _words(connection, check)
    check()
    yield from _waiting(connection)


def _figures(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What a repair would put into the tables of figures goes into temporary ones, which hide them."""
    for table in DERIVED_TABLES:
        connection.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} LIMIT 0")
    try:
        connection.execute("BEGIN")
        renew_figures(connection, USE)
        connection.execute("COMMIT")
        for table, problem in _FIGURES.items():
            made, kept = f"SELECT * FROM temp.{table}", f"SELECT * FROM main.{table}"
            (count,) = connection.execute(
                f"SELECT (SELECT count(*) FROM ({made} EXCEPT {kept}))"
                f" + (SELECT count(*) FROM ({kept} EXCEPT {made}))"
            ).fetchone()
            if count:
                yield Finding(problem, count)
    finally:
        for table in DERIVED_TABLES:
            connection.execute(f"DROP TABLE temp.{table}")


def _keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for name, function in (("name_key", name_key), ("genre_key", genre_key), ("sort_key", sort_key)):
        connection.create_function(name, 1, function, deterministic=True)
    count = sum(connection.execute(sql).fetchone()[0] for sql in (_TRACK_KEYS, _VALUE_KEYS))
    if count:
        yield Finding(Problem.KEYS, count)


def _words(connection: sqlite3.Connection, check: Check) -> Iterator[Finding]:
    """Whether the rows of the search are those of the tracks, and its index is that of its rows."""
    ids = [row[0] for row in connection.execute("SELECT id FROM track ORDER BY id")]
    (extra,) = connection.execute(
        "SELECT count(*) FROM track_search_content WHERE id NOT IN (SELECT id FROM track)"
    ).fetchone()
    count, told = extra, Counter[str]()
    for first in range(0, len(ids), _AT_ONCE):
        check()
        piece = ids[first : first + _AT_ONCE]
        kept = _rows_of_search(connection, piece)
        for row in kept.values():
            for text in row:
                told.update(_WORD.findall(text.lower()))
        count += sum(kept.get(wanted[0]) != wanted[1:] for wanted in words_of(connection, piece))
    if not extra:
        count += len(told - _indexed(connection)) or len(_indexed(connection) - told)
    if count:
        yield Finding(Problem.WORDS, count)


def _rows_of_search(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    columns = ", ".join(f"c{number}" for number in range(len(SEARCH_COLUMNS)))
    rows = connection.execute(
        f"SELECT id, {columns} FROM track_search_content WHERE id BETWEEN ? AND ?", (ids[0], ids[-1])
    )
    return {row[0]: row[1:] for row in rows}


def _indexed(connection: sqlite3.Connection) -> Counter[str]:
    """How often each word is in the index."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_word USING fts5vocab ('main', 'track_search', 'row')"
    )
    return Counter(dict(connection.execute("SELECT term, cnt FROM temp.indexed_word")))


def _waiting(connection: sqlite3.Connection) -> Iterator[Finding]:
    count = 0
    for name, query, parameters in _LISTS:
        kept = connection.execute(f"SELECT version FROM {name}_version").fetchone()
        if kept is not None:
            pending = query.format(tables="track")
            count += connection.execute(
                f"SELECT count(*) FROM ({pending}) WHERE id NOT IN (SELECT track_id FROM {name}_track)",
                parameters(kept[0]),
            ).fetchone()[0]
    if count:
        yield Finding(Problem.WAITING, count)
