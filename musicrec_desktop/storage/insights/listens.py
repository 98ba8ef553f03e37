"""All that the listener in use ever heard, as columns; a million rows in a second."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.storage.columns import read_columns, read_joined
from musicrec_desktop.storage.database import Database

PLAY: Final = 1
SKIP: Final = 2
FINISHED: Final = 4
AUTO: Final = 8
IMPORTED: Final = 16
_FLAGS: Final = 32

# By id, in the order in which listens were written, which is quicker than by any other index.
_OWN: Final = (
    "SELECT group_concat(started_at_ms), group_concat(listened_ms),"
    f" group_concat(track_id * {_FLAGS} + {PLAY} * is_play + {SKIP} * is_early_skip"
    f" + {FINISHED} * (reason = 'finished') + {AUTO} * (origin = 'auto'))"
    " FROM listen WHERE +listener_id = ? AND id > ? AND id <= ?"
)
_ROWS_AT_ONCE: Final = 8192
_TRACKS_AT_ONCE: Final = 1024
_DONE: Final = (
    " FROM imported_play JOIN imported_track ON imported_track.id = imported_track_id{join}"
    " WHERE +listener_id = ? AND NOT is_double AND batch_id IN (SELECT id FROM import_batch WHERE is_done)"
)
_IMPORTED: Final = (
    "SELECT group_concat(started_at_ms),"
    " group_concat(coalesce(listened_ms, iif(imported_play.is_play, track.measured_ms, 0), 0)),"
    f" group_concat(track_id * {_FLAGS} + {PLAY} * imported_play.is_play + {SKIP} * is_skip + {IMPORTED})"
    + _DONE.format(join=" JOIN track ON track.id = track_id")
    + " AND imported_track.id > ? AND imported_track.id <= ?"
)
_SPAN: Final = " AND started_at_ms >= ? AND started_at_ms < ?"
_TOTALS: Final = "SELECT count(*), coalesce(sum(is_play), 0), coalesce(sum(listened_ms), 0) FROM ("
_OWN_TOTALS: Final = f"{_TOTALS} SELECT is_play, listened_ms FROM own_listen WHERE 1{_SPAN})"
_IMPORTED_TOTALS: Final = (
    f"{_TOTALS} SELECT imported_play.is_play AS is_play,"
    " coalesce(listened_ms, iif(imported_play.is_play, track.measured_ms, 0), 0) AS listened_ms"
    + _DONE.format(join=" JOIN track ON track.id = track_id")
    + f"{_SPAN})"
)
_NOT_OWNED: Final = (
    "SELECT count(*)" + _DONE.format(join="") + f" AND track_id IS NULL AND imported_play.is_play{_SPAN}"
)
_UNDATED: Final = (
    "SELECT DISTINCT track_id FROM imported_item JOIN imported_track ON imported_track.id = imported_track_id"
    " WHERE listener_id = ? AND undated_plays > 0 AND track_id NOTNULL"
    " AND batch_id IN (SELECT id FROM import_batch WHERE is_done) ORDER BY track_id"
)
_STATE: Final = "SELECT count(*), coalesce(max(id), 0) FROM own_listen"
_BATCHES: Final = (
    "SELECT count(*), coalesce(max(id), 0), coalesce(sum(is_done), 0) FROM import_batch WHERE listener_id = ?"
)
_IMPORTED_IDS: Final = (
    "SELECT coalesce(min(id), 1), coalesce(max(id), 0) FROM imported_track WHERE listener_id = ?"
)
_HAS_PLAYED: Final = "SELECT count(*) FROM own_use JOIN track ON track.id = track_id WHERE plays > 0 {there}"
_OF_REASONS: Final = """
    SELECT reason_kind, count(*), sum(is_play), sum(reason = 'finished'), sum(is_early_skip),
        sum(is_discovery)
    FROM listen INDEXED BY listen_by_reason
    WHERE listener_id = ? AND origin = 'auto' AND started_at_ms >= ? AND started_at_ms < ?
    GROUP BY reason_kind ORDER BY count(*) DESC, reason_kind"""
_OPINIONS: Final = """
    SELECT reason_kind, count(DISTINCT own_listen.track_id) FROM track_feedback
    CROSS JOIN own_listen ON own_listen.track_id = track_feedback.track_id
    WHERE kind = ? AND origin = 'auto' AND started_at_ms >= ? AND started_at_ms < ? GROUP BY reason_kind"""


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Listens as columns, in the order of their start, each of shape (n,).

    Attributes:
        started_at_ms: UTC, int64.
        listened_ms: int64.
        track_ids: int64.
        flags: ``PLAY``, ``SKIP``, ``FINISHED``, ``AUTO`` and ``IMPORTED``, uint8.
    """

    started_at_ms: NDArray[np.int64]
    listened_ms: NDArray[np.int64]
    track_ids: NDArray[np.int64]
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.started_at_ms)

    def has(self, flag: int) -> NDArray[np.bool_]:
        """Which listens have a flag."""
        return (self.flags & flag) > 0


@dataclass(frozen=True, slots=True)
class Totals:
    """A span of time in figures.

    Attributes:
        listens: tracks that were started.
        plays: those that count as plays.
        listened_ms: of all listens.
    """

    listens: int
    plays: int
    listened_ms: int


@dataclass(frozen=True, slots=True)
class ReasonUse:
    """What became of the automatic listens of one reason.

    Attributes:
        kind: of the strongest reason; empty where none was noted.
        listens: of it.
        plays: that count.
        finished: heard to the end.
        skips: left within 30 seconds.
        discoveries: of tracks that had a place for what was never heard.
        liked: different tracks of them that are liked now.
    """

    kind: str
    listens: int
    plays: int
    finished: int
    skips: int
    discoveries: int
    liked: int


class _State(NamedTuple):
    """What was there when the history was read."""

    listener_id: int
    batches: tuple[int, ...]
    listens: int
    last_id: int


class HistoryStore:
    """Reads the history of the listener in use; takes its time, so it is called in lanes.

    What was read stays in memory (25 bytes a listen), and is renewed with what came since.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kept: tuple[_State, History] | None = None

    def forget(self) -> None:
        """Read all anew next time: rows were changed or removed, or another listener is in use."""
        self._kept = None

    def history(self) -> History:
        """All listens of the player, and all imported plays that are no doubles, of tracks in the library."""
        with self._lock:
            listener_id, kept = self._database.listener_id, self._kept
            state = _State(listener_id, self._row(_BATCHES, listener_id), *self._row(_STATE))
            if kept is not None and kept[0] == state:
                return kept[1]
            history = None if kept is None else self._renewed(*kept, state)
            if history is None:
                history = _joined(self._own(listener_id, 0, state.last_id), self._imported(listener_id))
            self._kept = state, history
            return history

    def _renewed(self, was: _State, history: History, state: _State) -> History | None:
        """What was read with what came since; None where more has changed."""
        if (was.listener_id, was.batches) != (state.listener_id, state.batches):
            return None
        new = self._own(state.listener_id, was.last_id, state.last_id)
        if was.listens + new.shape[1] != state.listens:
            return None
        packed = history.track_ids * _FLAGS + history.flags
        return _joined(np.stack((history.started_at_ms, history.listened_ms, packed)), new)

    def _own(self, listener_id: int, after_id: int, last_id: int) -> NDArray[np.int64]:
        spans = (
            (listener_id, start, min(start + _ROWS_AT_ONCE, last_id))
            for start in range(after_id, last_id, _ROWS_AT_ONCE)
        )
        return read_joined(self._database, _OWN, spans, 3)

    def _imported(self, listener_id: int) -> NDArray[np.int64]:
        first_id, last_id = self._row(_IMPORTED_IDS, listener_id)
        spans = (
            (listener_id, start, start + _TRACKS_AT_ONCE)
            for start in range(first_id - 1, last_id, _TRACKS_AT_ONCE)
        )
        return read_joined(self._database, _IMPORTED, spans, 3)

    def totals(self, start_ms: int, end_ms: int) -> Totals:
        """The sums of ``history`` over a span of time, without reading it."""
        listener_id = self._database.listener_id
        own = self._row(_OWN_TOTALS, start_ms, end_ms)
        imported = self._row(_IMPORTED_TOTALS, listener_id, start_ms, end_ms)
        return Totals(*(one + other for one, other in zip(own, imported, strict=True)))

    def not_owned(self, start_ms: int, end_ms: int) -> int:
        """Imported plays of what is not in the library, which no figure counts."""
        return self._row(_NOT_OWNED, self._database.listener_id, start_ms, end_ms)[0]

    def bounds_ms(self) -> tuple[int, int] | None:
        """The start of the first and of the last listen; None where there are none."""
        row = self._database.one("SELECT min(started_at_ms), max(started_at_ms) FROM own_listen")
        imported = self._database.one(
            "SELECT min(started_at_ms), max(started_at_ms)" + _DONE.format(join="") + " AND track_id NOTNULL",
            (self._database.listener_id,),
        )
        ends = [end for one in (row, imported) if one is not None for end in one if end is not None]
        return (min(ends), max(ends)) if ends else None

    def ever_played(self) -> tuple[int, int]:
        """Tracks that are there and were ever played (also at unknown times), and all that are there."""
        there = "AND missing_since_ms IS NULL"
        (played,) = self._row(_HAS_PLAYED.format(there=there))
        (tracks,) = self._row("SELECT count(*) FROM track WHERE missing_since_ms IS NULL")
        return played, tracks

    def undated(self) -> NDArray[np.int64]:
        """The tracks that imports told plays of without their time, ascending."""
        (track_ids,) = read_columns(self._database, _UNDATED, (self._database.listener_id,), 1)
        return np.asarray(track_ids)

    def reasons(self, start_ms: int, end_ms: int) -> list[ReasonUse]:
        """What became of automatic listens, by their strongest reason, the commonest first."""
        span = (start_ms, end_ms)
        liked = dict(self._database.query(_OPINIONS, (str(FeedbackKind.LIKE), *span)))
        rows = self._database.query(_OF_REASONS, (self._database.listener_id, *span))
        return [
            ReasonUse(str(kind), listens, plays, finished, skips, discoveries, liked.get(kind, 0))
            for kind, listens, plays, finished, skips, discoveries in rows
        ]

    def _row(self, sql: str, *parameters: int) -> tuple[int, ...]:
        row = self._database.one(sql, parameters)
        assert row is not None
        return tuple(map(int, row))


def _joined(*parts: NDArray[np.int64]) -> History:
    both = np.concatenate(parts, axis=1)
    order = np.argsort(both[0], kind="stable")
    packed = both[2][order]
    return History(
        both[0][order],
        both[1][order],
        packed // _FLAGS,
        (packed % _FLAGS).astype(np.uint8),
    )
