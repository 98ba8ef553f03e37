"""Brings what was spooled into the database, a few rows at a time, where nobody sees it yet."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from musicrec_desktop.model.import_plan import LineKey
from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import id_list
from musicrec_desktop.storage.imports.doubles import Plays, doubles
from musicrec_desktop.storage.imports.use import (
    IS_PLAY,
    IS_SKIP,
    LIVE,
    TOUCHED,
    own_plays,
    plays_of,
    touch,
)

Check = Callable[[], None]

_ROWS_AT_ONCE: Final = 4000
_PAUSE_S: Final = 0.002
"""Between two transactions, so that others who write come in."""
_LENGTHS: Final = """UPDATE spool.known SET length_ms = coalesce(
    (SELECT measured_ms FROM main.track WHERE track.id = known.track_id), duration_ms) WHERE source = ?"""
_NOTE_KNOWN: Final = """UPDATE spool.play SET is_known = 1
    FROM spool.known AS line JOIN main.imported_track AS there
        ON there.key = line.key AND there.source = ?1 AND there.listener_id = ?2
    JOIN main.imported_play AS old ON old.imported_track_id = there.id
    WHERE line.source = ?3 AND play.known = line.id AND old.started_at_ms = play.started_at_ms
        AND old.batch_id IN (SELECT id FROM import_batch WHERE is_done)"""
_TOUCHED_BY: Final = """SELECT DISTINCT track_id FROM spool.known
    WHERE source = ? AND track_id IS NOT NULL AND EXISTS (SELECT 1 FROM spool.play WHERE known = known.id)"""
_THERE: Final = (
    "SELECT imported_track.source = ?4,"
    " track_id * 2 + NOT is_play, started_at_ms, coalesce(measured_ms, imported_track.duration_ms, 0),"
    " precision_ms FROM imported_track JOIN imported_play ON imported_track_id = imported_track.id"
    f" JOIN track ON track.id = track_id WHERE listener_id = ?3 AND track_id IN {TOUCHED}"
    f" AND batch_id IN {LIVE} AND NOT is_double"
)
_SPOOLED: Final = (
    "SELECT source, known.id, track_id * 2 + NOT {is_play}, started_at_ms, coalesce(length_ms, 0),"
    f" precision_ms FROM spool.known JOIN spool.play ON known = known.id WHERE track_id IN {TOUCHED}"
    " AND source {{which}} AND NOT is_double AND NOT is_known"
).format(is_play=IS_PLAY.format(length="length_ms"))
_FIGURES: Final = (
    "SELECT known, count(*), sum(is_known), sum(is_double), sum({is_skip}), max(started_at_ms)"
    " FROM spool.play JOIN spool.known ON known.id = known WHERE source = ? GROUP BY known"
).format(is_skip=IS_SKIP.format(length="length_ms"))
_KNOWN_COUNTS: Final = """SELECT line.id, max(max(coalesce(old.play_count, 0), old.undated_plays)),
        max(coalesce(old.skip_count, 0))
    FROM spool.known AS line JOIN main.imported_item AS old ON old.item_key = line.item_key
    JOIN main.imported_track AS there ON there.id = old.imported_track_id
    WHERE there.source = ? AND there.listener_id = ? AND line.source = ?
        AND old.batch_id IN (SELECT id FROM import_batch WHERE is_done) GROUP BY line.id"""
_TRACKS: Final = """INSERT INTO main.imported_track
    (listener_id, source, key, track_id, title, artist, album, album_artist, duration_ms, isrc, recording_id,
        track_number, location, outcome, reason, detail)
    SELECT ?, ?, key, (SELECT id FROM main.track WHERE track.id = known.track_id), title, artist, album,
        album_artist, duration_ms, isrc, recording_id, track_number, location, outcome, reason, detail
    FROM spool.known WHERE source = ? AND is_listed AND id BETWEEN ? AND ?
    ON CONFLICT (listener_id, source, key) DO NOTHING"""
_LINKS: Final = """UPDATE spool.known SET imported_id = (SELECT id FROM main.imported_track AS there
        WHERE there.key = known.key AND there.source = ?1 AND there.listener_id = ?2)
    WHERE source = ?3 AND is_listed"""
_PLAYS: Final = """INSERT INTO main.imported_play
    (imported_track_id, started_at_ms, batch_id, listened_ms, told_play, precision_ms, is_play, is_skip,
        is_double)
    SELECT imported_id, started_at_ms, ?1, listened_ms, told_play, precision_ms, {is_play}, {is_skip},
        is_double
    FROM spool.known JOIN spool.play ON known = known.id
    WHERE source = ?2 AND id BETWEEN ?3 AND ?4 AND imported_id IS NOT NULL
    ON CONFLICT (imported_track_id, started_at_ms) DO UPDATE SET
        also_in = json_insert(coalesce(also_in, '[]'), '$[#]', excluded.batch_id)""".format(
    is_play=IS_PLAY.format(length="length_ms"), is_skip=IS_SKIP.format(length="length_ms")
)
_ITEMS: Final = """INSERT OR IGNORE INTO main.imported_item
    (batch_id, imported_track_id, item_key, play_count, skip_count, undated_plays, last_played_ms, rating,
        opinion, opinion_at_ms, added_ms)
    SELECT ?, imported_id, item_key, play_count, skip_count, undated_plays, last_played_ms, rating, opinion,
        opinion_at_ms, added_ms
    FROM spool.known JOIN spool.item ON known = known.id
    WHERE source = ? AND id BETWEEN ? AND ? AND imported_id IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class LineFigures:
    """The plays of a description that are listed with a date.

    Attributes:
        listed: all of them.
        known: those that an earlier import of the source brought.
        double: those that another source, or the own history, tells, too.
        skips: those that were left at once.
        last_played_ms: the latest.
        known_count: the count that an earlier import of the source brought.
        known_skips: the same for skips.
    """

    listed: int = 0
    known: int = 0
    double: int = 0
    skips: int = 0
    last_played_ms: int | None = None
    known_count: int = 0
    known_skips: int = 0


@contextlib.contextmanager
def attached(database: Database, spool_path: str) -> Iterator[None]:
    """The spool is there as ``spool`` while it lasts; outside of a transaction."""
    database.execute("ATTACH DATABASE ? AS spool", (spool_path,))
    try:
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
            database.execute(f"PRAGMA spool.{pragma}")
        yield
    finally:
        database.execute("DETACH DATABASE spool")


def judge(database: Database, source: int, source_id: str, listener_id: int, check: Check) -> None:
    """Note in the attached spool which plays of a source are there already, or told by others, too.

    Sources with lower numbers count as if they were imported already.
    """
    database.execute(_LENGTHS, (source,))
    check()
    database.execute(
        "UPDATE spool.play SET is_known = 0, is_double = 0 WHERE (is_known OR is_double)"
        " AND known IN (SELECT id FROM spool.known WHERE source = ?)",
        (source,),
    )
    database.execute(_NOTE_KNOWN, (source_id, listener_id, source))
    check()
    touch(database, _TOUCHED_BY, (source,))
    _narrow(database, listener_id, source)
    there = _feeds_there(database, source, source_id, listener_id)
    if not any(map(len, there)):
        return
    check()
    rows = read_columns(database, _SPOOLED.format(which="= ?"), (source,), 6)
    feed = plays_of(rows[2:], 1)
    found = doubles(feed, there)
    check()
    lines, times = rows[1][found].tolist(), rows[3][found].tolist()
    with database.transaction():
        database.execute_many(
            "UPDATE spool.play SET is_double = 1 WHERE known = ? AND started_at_ms = ?",
            list(zip(lines, times, strict=True)),
        )


def _narrow(database: Database, listener_id: int, source: int) -> None:
    """Only tracks that somebody else tells of can have doubles."""
    database.execute(
        f"DELETE FROM {TOUCHED} WHERE id NOT IN (SELECT track_id FROM listen WHERE listener_id = ?1)"
        " AND id NOT IN (SELECT track_id FROM imported_track WHERE listener_id = ?1"
        " AND track_id IS NOT NULL)"
        " AND id NOT IN (SELECT track_id FROM spool.known WHERE source < ?2 AND track_id IS NOT NULL)",
        (listener_id, source),
    )


def _feeds_there(database: Database, source: int, source_id: str, listener_id: int) -> list[Plays]:
    """What is told already; the number of a source is 1 where it is the same one."""
    found = [own_plays(database, listener_id)]
    table = read_columns(database, _THERE, (id_list(()), id_list(()), listener_id, source_id), 5)
    is_same = table[0] == 1
    found += [plays_of(table[1:, is_same], 1), plays_of(table[1:, ~is_same], 0)]
    before = read_columns(database, _SPOOLED.format(which="< ?"), (source,), 6)
    found.append(plays_of(before[2:], 0))
    return found


def line_figures(
    database: Database, source: int, source_id: str, listener_id: int
) -> Mapping[LineKey, LineFigures]:
    """The figures of the descriptions of a source in the attached spool; those without any are left out."""
    found = {LineKey(row[0]): LineFigures(*row[1:]) for row in database.query(_FIGURES, (source,))}
    for line, count, skips in database.query(_KNOWN_COUNTS, (source_id, listener_id, source)):
        found[line] = replace(found.get(line, LineFigures()), known_count=count, known_skips=skips)
    return found


def stage(
    database: Database,
    batch_id: int,
    source: int,
    source_id: str,
    listener_id: int,
    check: Callable[[int], None],
) -> None:
    """Copy a source of the attached spool into a batch that is not done.

    Args:
        database: of the profile.
        batch_id: of the batch.
        source: its number in the spool.
        source_id: of the player or service.
        listener_id: whose it is.
        check: is called between two transactions with how many plays and items are written; what it raises
            comes through.
    """
    rows = database.query(
        "SELECT id, (SELECT count(*) FROM spool.play WHERE known = known.id) FROM spool.known"
        " WHERE source = ? AND is_listed ORDER BY id",
        (source,),
    )
    done = 0
    for first, last, _ in _parts(rows):
        check(done)
        with database.transaction():
            database.execute(_TRACKS, (listener_id, source_id, source, first, last))
        time.sleep(_PAUSE_S)
    database.execute(_LINKS, (source_id, listener_id, source))
    for first, last, count in _parts(rows):
        check(done)
        with database.transaction():
            database.execute(_PLAYS, (batch_id, source, first, last))
            database.execute(_ITEMS, (batch_id, source, first, last))
        done += count
        time.sleep(_PAUSE_S)
    check(done)


def _parts(rows: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """First and last description of parts that are written quickly, and the rows of each."""
    if not rows:
        return
    table = np.asarray(rows, np.int64)
    weights = np.cumsum(table[:, 1] + 1)
    begin = 0
    while begin < len(table):
        before = int(weights[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(weights, before + _ROWS_AT_ONCE, side="right")))
        yield int(table[begin, 0]), int(table[end - 1, 0]), int(weights[end - 1]) - before
        begin = end
