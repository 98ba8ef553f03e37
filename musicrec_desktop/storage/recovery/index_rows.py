"""Makes rows whose page is lost anew from the indexes that have most of what they said.

A listen, a like and an entry of a playlist are a few numbers, and an index beside the table has nearly all
of them: who, which track, when, in which place. What it does not have is taken from the row of the track, or
from the row before it, so that the order stays. Opinions about artists are not among them: no index has the
name.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from types import NoneType
from typing import Final, NamedTuple

from musicrec_desktop.storage.recovery.indexes import records
from musicrec_desktop.storage.recovery.pages import PageFile
from musicrec_desktop.storage.recovery.records import Value
from musicrec_desktop.storage.recovery.trees import Forest

_NUMBER: Final = (int,)
_WORD: Final = (str,)
_NUMBER_OR_NONE: Final = (int, NoneType)


@dataclass(frozen=True, slots=True)
class _Source:
    """An index, and how a row is made of what it has.

    Attributes:
        table: whose rows it has.
        index: its name.
        kinds: of the values of a record; the last one is the number of the row.
        track: the place of the number of the track.
        statement: adds a row that is not there under another number, with the values as ``?1``, ``?2`` …
    """

    table: str
    index: str
    kinds: tuple[tuple[type, ...], ...]
    track: int
    statement: str


_SOURCES: Final = (
    _Source(
        "listen",
        "listen_by_listener",
        (_NUMBER,) * 6,
        1,
        # Who heard it to its end heard its length; how long others listened is not known.
        "INSERT INTO listen (id, listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason,"
        " origin, session_id, is_play, is_early_skip)"
        " SELECT ?6, ?1, ?2, ?3, iif(?4, coalesce(length, 0), 0), length, iif(?4, 'finished', 'skipped'),"
        " 'user', coalesce((SELECT session_id FROM listen WHERE listener_id = ?1 AND id < ?6"
        " ORDER BY id DESC LIMIT 1), 1), ?4, ?5"
        " FROM (SELECT (SELECT duration_ms FROM track WHERE id = ?2) AS length)"
        " WHERE NOT EXISTS (SELECT 1 FROM listen WHERE listener_id = ?1 AND track_id = ?2"
        " AND started_at_ms = ?3)",
    ),
    _Source(
        "feedback",
        "feedback_by_kind",
        (_NUMBER, _WORD, _NUMBER, _NUMBER_OR_NONE, _NUMBER),
        2,
        "INSERT INTO feedback (id, listener_id, track_id, kind, takes_back, at_ms) SELECT ?5, ?1, ?3, ?2, ?4,"
        " coalesce((SELECT at_ms FROM feedback WHERE id < ?5 ORDER BY id DESC LIMIT 1),"
        " (SELECT min(at_ms) FROM feedback), 0)"
        " WHERE NOT EXISTS (SELECT 1 FROM feedback WHERE listener_id = ?1 AND kind = ?2 AND track_id = ?3"
        " AND takes_back IS ?4)",
    ),
    _Source(
        "playlist_entry",
        "playlist_entry_by_position",
        (_NUMBER,) * 5,
        3,
        "INSERT INTO playlist_entry (id, playlist_id, position, track_id, title, artist, album, duration_ms,"
        " location, recording_id) SELECT ?5, ?1, ?2, ?4, coalesce(title, ''), coalesce(artist_text, ''),"
        " coalesce(album, ''), duration_ms, x'', '' FROM (SELECT 1) LEFT JOIN track ON track.id = ?4"
        " WHERE NOT EXISTS (SELECT 1 FROM playlist_entry WHERE playlist_id = ?1 AND position = ?2"
        " AND track_id = ?4)",
    ),
)


class IndexRow(NamedTuple):
    """What an index has of one row.

    Attributes:
        table: whose row it is.
        number: of the row.
        track_id: the track that it is about.
        statement: adds it.
        values: of the statement.
    """

    table: str
    number: int
    track_id: int
    statement: str
    values: tuple[Value, ...]


def rows_of_indexes(pages: PageFile, forest: Forest, tables: Collection[str]) -> list[IndexRow]:
    """What indexes have of the rows of some tables."""
    found: list[IndexRow] = []
    for source in _SOURCES:
        for record in records(pages, forest, source.index) if source.table in tables else ():
            values = record.values
            if len(values) == len(source.kinds) and all(map(isinstance, values, source.kinds)):
                number, track_id = values[-1], values[source.track]
                if isinstance(number, int) and isinstance(track_id, int) and number > 0:
                    found.append(IndexRow(source.table, number, track_id, source.statement, values))
    return found


def add_lacking(
    target: sqlite3.Connection, rows: Collection[IndexRow], places: Collection[int]
) -> Counter[str]:
    """Add those rows of indexes that are not there and are about a track that is known.

    Args:
        target: the salvaged database, without enforced foreign keys and inside no transaction.
        rows: as ``rows_of_indexes`` gives them.
        places: the numbers of tracks whose path is known; one may lack its row.

    Returns:
        How many rows were added, by table.
    """
    added: Counter[str] = Counter()
    tracks = {number for (number,) in target.execute("SELECT id FROM track")}.union(places)
    there = {
        table: {number for (number,) in target.execute(f"SELECT id FROM {table}")}
        for table in {row.table for row in rows}
    }
    target.execute("BEGIN")
    for row in sorted(rows, key=lambda row: (row.table, row.number)):
        if row.number not in there[row.table] and row.track_id in tracks:
            with contextlib.suppress(sqlite3.IntegrityError):
                added[row.table] += target.execute(row.statement, row.values).rowcount
    target.execute("COMMIT")
    return added
