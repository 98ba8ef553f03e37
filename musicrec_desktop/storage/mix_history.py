"""Reads what the listener in use played at certain times: own listens, and plays that imports told.

SQLite counts, so that a million plays cost one pass over their rows and none of them reaches Python.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.mix import Ints, LeftOff, TrackCounts
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database

LONG_MS: Final = 15 * 60_000
"""A track of this length or more is one that can be left in the middle."""
BEGUN_MS: Final = 60_000
_LEFT_SHARE: Final = 0.6
_DAY_MS: Final = 86_400_000
_IN_SPAN: Final = (
    "SELECT track_id, started_at_ms FROM own_listen"
    " WHERE is_play AND started_at_ms >= ? AND started_at_ms < ?"
)
_IMPORTED: Final = """FROM imported_track
    JOIN imported_play ON imported_track_id = imported_track.id
    WHERE imported_track.listener_id = ? AND track_id IS NOT NULL AND is_play AND NOT is_double
        AND batch_id IN (SELECT id FROM import_batch WHERE is_done)"""
# There is no index by time: of the days that are asked for, the numbers are looked up.
_IMPORTED_ON_DAYS: Final = (
    f"SELECT track_id, started_at_ms {_IMPORTED}"
    " AND started_at_ms / 86400000 IN (SELECT value FROM json_each(?))"
)
_HOUR: Final = (
    "CAST(strftime('%H', started_at_ms / 1000, 'unixepoch', 'localtime') AS INTEGER)"
    " IN (SELECT value FROM json_each(?))"
)
_BY_HOUR: Final = f"""SELECT track_id, sum(is_then), count(*) FROM (
        SELECT track_id, {_HOUR} AS is_then FROM own_listen
            WHERE is_play AND started_at_ms >= ? AND started_at_ms <= ?
        UNION ALL
        SELECT track_id, {_HOUR} AS is_then {_IMPORTED} AND started_at_ms >= ? AND started_at_ms <= ?
    ) GROUP BY track_id"""
_LEFT: Final = f"""SELECT track_id, max(listened_ms), max(started_at_ms) FROM own_listen
    JOIN track ON track.id = track_id
    WHERE track_id IN (SELECT id FROM track WHERE measured_ms >= ? AND missing_since_ms IS NULL)
    GROUP BY track_id
    HAVING max(listened_ms) BETWEEN ? AND {_LEFT_SHARE} * measured_ms AND max(reason = 'finished') = 0"""

Span = tuple[int, int]
"""A first moment, and the one after the last; UTC."""


class MixHistoryStore:
    """Counts plays; it only reads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plays_in(self, spans: Sequence[Span]) -> tuple[Ints, Ints]:
        """The plays in some spans of a day or two each.

        Returns:
            Track ids and starts, by start, each of shape (n,).
        """
        parts = [read_columns(self._database, _IN_SPAN, span, 2) for span in spans]
        days = sorted(
            {day for start, end in spans for day in range(start // _DAY_MS, (end - 1) // _DAY_MS + 1)}
        )
        listener_id = self._database.listener_id
        parts.append(read_columns(self._database, _IMPORTED_ON_DAYS, (listener_id, json.dumps(days)), 2))
        ids, at_ms = np.concatenate(parts, axis=1)
        is_inside = np.zeros(len(ids), dtype=np.bool_)
        for start, end in spans:
            is_inside |= (at_ms >= start) & (at_ms < end)
        order = np.argsort(at_ms[is_inside], kind="stable")
        return ids[is_inside][order], at_ms[is_inside][order]

    def by_hour(self, hours: Sequence[int], span: Span) -> tuple[TrackCounts, TrackCounts]:
        """How often tracks were played in some hours of the day of this machine's zone, and at any hour.

        Args:
            hours: 0 to 23.
            span: of the plays.
        """
        wanted = json.dumps(list(hours))
        columns = read_columns(
            self._database,
            _BY_HOUR,
            (wanted, *span, wanted, self._database.listener_id, *span),
            3,
        )
        then = columns[:, columns[1] > 0]
        return TrackCounts(then[0], then[1]), TrackCounts(columns[0], columns[2])

    def left_off(self) -> tuple[LeftOff, ...]:
        """Long tracks that were begun and never heard to their end, by id."""
        rows = self._database.query(_LEFT, (LONG_MS, BEGUN_MS))
        return tuple(LeftOff(TrackId(track_id), heard_ms, at_ms) for track_id, heard_ms, at_ms in rows)
