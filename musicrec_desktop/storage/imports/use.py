"""How often tracks were played elsewhere: which imported plays count, and the sums of them and of counts.

Counts of one source: the latest import of a file says which track it is, and the greatest count is taken. A
count has the plays in it that its source lists. What different sources tell adds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np

from musicrec_desktop.model.listen import PLAY_CAP_MS, SKIP_WITHIN_MS
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import id_list
from musicrec_desktop.storage.imports.doubles import Ints, Plays, doubles

OWN: Final = -1
"""The number of the own history among sources."""

IS_PLAY: Final = (
    "coalesce(told_play, coalesce(listened_ms >= iif(coalesce({length}, 0) > 0,"
    f" min({{length}} / 2, {PLAY_CAP_MS}), {PLAY_CAP_MS}), 0))"
)
"""Whether an imported play is a play (``ImportedPlay.counts``); the length of its track goes in."""
IS_SKIP: Final = f"(NOT {IS_PLAY} AND coalesce(listened_ms, 0) < {SKIP_WITHIN_MS})"
TOUCHED: Final = "temp.touched_track"
LIVE: Final = (
    "(SELECT id FROM import_batch WHERE (is_done OR id IN (SELECT value FROM json_each(?1)))"
    " AND id NOT IN (SELECT value FROM json_each(?2)))"
)
"""The batches that count; those that are about to be done, and to be undone, go in."""
CONTESTED: Final = "temp.contested_track"
_CONTESTED: Final = f"""SELECT track_id FROM imported_track JOIN imported_play
        ON imported_track_id = imported_track.id
    WHERE listener_id = ?3 AND track_id IN {TOUCHED} AND batch_id IN {LIVE} GROUP BY track_id
    HAVING min(batch_id) <> max(batch_id) OR max(is_double)
        OR track_id IN (SELECT track_id FROM listen WHERE listener_id = ?3)"""
_OWN_PLAYS: Final = (
    "SELECT track_id * 2 + NOT is_play, started_at_ms, coalesce(measured_ms, 0), 0"
    " FROM listen JOIN track ON track.id = track_id WHERE listener_id = ? AND track_id IN {tracks}"
)
_IMPORTED_PLAYS: Final = (
    "SELECT batch_id, dense_rank() OVER (ORDER BY source), is_double, imported_track_id,"
    " track_id * 2 + NOT is_play, started_at_ms, coalesce(measured_ms, imported_track.duration_ms, 0),"
    " precision_ms FROM imported_track JOIN imported_play ON imported_track_id = imported_track.id"
    f" JOIN track ON track.id = track_id WHERE listener_id = ?3 AND track_id IN {CONTESTED}"
    f" AND batch_id IN {LIVE}"
)
# The length of a track may be known only now.
_RENEW_KINDS: Final = """UPDATE imported_play SET is_play = judged.is_play, is_skip = judged.is_skip
    FROM (
        SELECT imported_track_id AS id, started_at_ms AS at, {is_play} AS is_play, {is_skip} AS is_skip
        FROM imported_track JOIN imported_play ON imported_track_id = imported_track.id
        JOIN track ON track.id = track_id
        WHERE listener_id = ? AND track_id IN {touched}
    ) AS judged
    WHERE imported_track_id = judged.id AND started_at_ms = judged.at
        AND (imported_play.is_play <> judged.is_play OR imported_play.is_skip <> judged.is_skip)""".format(
    is_play=IS_PLAY.format(length="coalesce(measured_ms, imported_track.duration_ms)"),
    is_skip=IS_SKIP.format(length="coalesce(measured_ms, imported_track.duration_ms)"),
    touched=TOUCHED,
)
# A file that another track is meant by since the last import counts there, and no more here.
_WITH_MOVED: Final = f"""SELECT other.track_id FROM imported_track AS mine
    JOIN imported_item AS mine_item ON mine_item.imported_track_id = mine.id
    JOIN imported_item AS other_item ON other_item.item_key = mine_item.item_key
    JOIN imported_track AS other ON other.id = other_item.imported_track_id
    WHERE mine.track_id IN {TOUCHED} AND other.source = mine.source
        AND other.listener_id = mine.listener_id AND other.track_id IS NOT NULL"""
_FIGURES: Final = f"""CREATE TEMP TABLE new_use AS
    WITH live AS MATERIALIZED {LIVE},
    listed AS MATERIALIZED (
        SELECT imported_track.id, source, track_id, sum(is_play AND NOT is_double) AS plays,
            sum(is_skip AND NOT is_double) AS skips, sum(is_play) AS told_plays, sum(is_skip) AS told_skips,
            max(iif(is_play, started_at_ms, NULL)) AS last_played_ms
        FROM imported_track JOIN imported_play ON imported_track_id = imported_track.id
        WHERE listener_id = ?3 AND track_id IN {TOUCHED} AND batch_id IN live
        GROUP BY imported_track.id
    ),
    items AS (
        SELECT imported_track.id, track_id,
            max(play_count) OVER same AS play_count, max(skip_count) OVER same AS skip_count,
            max(undated_plays) OVER same AS undated_plays, max(last_played_ms) OVER same AS last_played_ms,
            row_number() OVER (PARTITION BY source, item_key ORDER BY batch_id DESC, id) AS place
        FROM imported_item JOIN imported_track ON imported_track.id = imported_track_id
        WHERE listener_id = ?3 AND batch_id IN live AND item_key IN (
            SELECT item_key FROM imported_item JOIN imported_track ON imported_track.id = imported_track_id
            WHERE track_id IN {TOUCHED})
        WINDOW same AS (PARTITION BY source, item_key)
    ),
    counted AS (
        SELECT items.track_id,
            max(undated_plays, coalesce(play_count, 0) - coalesce(told_plays, 0)) AS plays,
            max(0, coalesce(skip_count, 0) - coalesce(told_skips, 0)) AS skips, items.last_played_ms
        FROM items LEFT JOIN listed ON listed.id = items.id
        WHERE place = 1 AND items.track_id IN {TOUCHED}
    )
    SELECT track_id, sum(plays) AS plays, sum(skips) AS skips, max(last_played_ms) AS last_played_ms
    FROM (
        SELECT track_id, plays, skips, last_played_ms FROM listed
        UNION ALL SELECT track_id, plays, skips, last_played_ms FROM counted
    ) GROUP BY track_id
    HAVING sum(plays) > 0 OR sum(skips) > 0 OR max(last_played_ms) IS NOT NULL"""
_REMOVE: Final = f"""DELETE FROM imported_use WHERE listener_id = ? AND track_id IN {TOUCHED}
    AND track_id NOT IN (SELECT track_id FROM temp.new_use)"""
_KEEP: Final = """INSERT INTO imported_use (listener_id, track_id, plays, skips, last_played_ms)
    SELECT ?, track_id, plays, skips, last_played_ms FROM temp.new_use WHERE true
    ON CONFLICT (listener_id, track_id) DO UPDATE SET
        plays = excluded.plays, skips = excluded.skips, last_played_ms = excluded.last_played_ms
    WHERE plays <> excluded.plays OR skips <> excluded.skips
        OR last_played_ms IS NOT excluded.last_played_ms"""


def touch(database: Database, select: str, parameters: Sequence[Any] = ()) -> None:
    """Note the tracks that figures are asked for, for this connection; a query gives their ids."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS touched_track (id INTEGER PRIMARY KEY)")
    database.execute(f"DELETE FROM {TOUCHED}")
    add_touched(database, select, parameters)


def add_touched(database: Database, select: str, parameters: Sequence[Any] = ()) -> None:
    """Note more such tracks."""
    database.execute(f"INSERT OR IGNORE INTO {TOUCHED} {select}", parameters)


def compute_use(
    database: Database, listener_id: int, staged: Iterable[int] = (), undone: Iterable[int] = ()
) -> None:
    """Sum up what is told of the touched tracks, beside the tables; ``keep_use`` writes it.

    Args:
        database: of the profile.
        listener_id: whose.
        staged: batches that count although they are not done yet.
        undone: batches that count no more.
    """
    add_touched(database, _WITH_MOVED)
    database.execute("DROP TABLE IF EXISTS temp.new_use")
    database.execute(_FIGURES, (id_list(staged), id_list(undone), listener_id))


def keep_use(database: Database, listener_id: int) -> None:
    """Write what ``compute_use`` found; the rows of ``track_use`` follow."""
    database.execute(_REMOVE, (listener_id,))
    database.execute(_KEEP, (listener_id,))


def settle(database: Database, listener_id: int) -> None:
    """Judge the imported plays of the touched tracks anew: which are plays, and which are doubles."""
    database.execute(_RENEW_KINDS, (listener_id,))
    settle_doubles(database, listener_id)


def settle_doubles(database: Database, listener_id: int) -> None:
    """Judge anew which imported plays of the touched tracks are doubles."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS contested_track (id INTEGER PRIMARY KEY)")
    database.execute(f"DELETE FROM {CONTESTED}")
    parameters = (id_list(()), id_list(()), listener_id)
    # Only tracks of which two tell can have doubles.
    database.execute(f"INSERT INTO {CONTESTED} {_CONTESTED}", parameters)
    table = read_columns(database, _IMPORTED_PLAYS, parameters, 8)
    if not table.size:
        return
    counted = [own_plays(database, listener_id, CONTESTED)]
    batches, was_double = table[0], table[2] > 0
    changed: list[tuple[int, int, int]] = []
    for batch_id in np.unique(batches).tolist():
        for source in np.unique(table[1][batches == batch_id]).tolist():
            chosen = (batches == batch_id) & (table[1] == source)
            feed = plays_of(table[4:, chosen], source)
            is_double = doubles(feed, counted)
            counted.append(feed.taken(~is_double))
            differs = is_double != was_double[chosen]
            changed += zip(
                is_double[differs].astype(int).tolist(),
                table[3, chosen][differs].tolist(),
                table[5, chosen][differs].tolist(),
                strict=True,
            )
    database.execute_many(
        "UPDATE imported_play SET is_double = ? WHERE imported_track_id = ? AND started_at_ms = ?", changed
    )


def renew_use(database: Database, listener_id: int) -> None:
    """Settle the plays of the touched tracks, and write their sums; runs in a transaction."""
    settle(database, listener_id)
    compute_use(database, listener_id)
    keep_use(database, listener_id)


def own_plays(database: Database, listener_id: int, tracks: str = TOUCHED) -> Plays:
    """The listener's own listens of the touched tracks."""
    return plays_of(read_columns(database, _OWN_PLAYS.format(tracks=tracks), (listener_id,), 4), OWN)


def plays_of(columns: Ints, source: int) -> Plays:
    """A feed from its columns: group, time, length of the track, and exactness."""
    return Plays(columns[0], columns[1], columns[2], columns[3], source)


def merge(database: Database, old_id: TrackId, new_id: TrackId) -> None:
    """Give what is told of a track to another one that it turned out to be."""
    listeners = database.query(
        "SELECT DISTINCT listener_id FROM imported_track WHERE track_id = ?", (new_id,)
    )
    for table in ("imported_track", "match_correction", "import_change"):
        database.execute(f"UPDATE {table} SET track_id = ? WHERE track_id = ?", (old_id, new_id))
    for (listener_id,) in listeners:
        touch(database, "SELECT value FROM json_each(?)", (id_list((old_id, new_id)),))
        renew_use(database, listener_id)
