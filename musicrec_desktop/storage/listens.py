"""Listens: append-only, with an open listen for each process that plays, so that a crash loses nothing."""

from __future__ import annotations

import os
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.living import is_alive
from musicrec_desktop.model.listen import Listen, ListenTable
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.kept_listens import KeptListens

_SELECT: Final = (
    "SELECT track_id, started_at_ms, listened_ms, duration_ms, reason, origin, session_id,"
    " reason_kind, is_discovery FROM own_listen"
)
_PLAYS: Final = (
    "SELECT track_id, started_at_ms, session_id, listener_id"
    " FROM listen WHERE is_play = 1 ORDER BY id DESC LIMIT ?"
)
_IMPORTED: Final = (
    "SELECT track_id, started_at_ms, coalesce(listened_ms, 0), 0, is_play + 4 * is_skip, listener_id"
    " FROM imported_play JOIN imported_track ON imported_track.id = imported_track_id"
    " WHERE track_id IS NOT NULL AND NOT is_double"
    " AND batch_id IN (SELECT id FROM import_batch WHERE is_done){which}"
    " ORDER BY started_at_ms DESC LIMIT ?"
)
_OF_LISTENER: Final = " AND +listener_id = ?"
_KINDS: Final = frozenset(map(str, ReasonKind))
_PAUSE_MS: Final = 30 * 60_000
"""A longer pause between two imported plays ends a session."""
_USE: Final = "SELECT track_id, plays, skips, coalesce(last_played_ms, 0) FROM own_use"
_DISCOVERIES: Final = """
    SELECT coalesce(sum(is_welcome), 0), coalesce(sum(is_early_skip AND NOT is_welcome), 0) FROM (
        SELECT is_play OR reason = 'finished' AS is_welcome, is_early_skip FROM own_listen AS first
        WHERE origin = 'auto' AND NOT EXISTS
            (SELECT 1 FROM own_listen AS earlier
             WHERE earlier.track_id = first.track_id AND earlier.started_at_ms < first.started_at_ms)
        ORDER BY started_at_ms DESC, id DESC LIMIT ?)
"""


class ListenStore:
    """Listens of the listener in use, and the one that is going on.

    Args:
        database: of the profile.
        process_id: of the process that plays; the window and the command line may play side by side.
    """

    def __init__(self, database: Database, process_id: int | None = None) -> None:
        self._database = database
        self._process_id = os.getpid() if process_id is None else process_id
        self._kept = KeptListens(database)

    def begin(self, listen: Listen) -> None:
        """Open a listen when a track starts; until ``finish`` it is in a row of its own."""
        self._database.execute(
            "INSERT OR REPLACE INTO current_listen"
            " (process_id, listener_id, track_id, started_at_ms, listened_ms, duration_ms, origin,"
            " session_id, reason_kind, is_discovery)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._process_id,
                self._database.owner_id,
                listen.track_id,
                listen.started_at_ms,
                listen.listened_ms,
                listen.duration_ms,
                str(listen.origin),
                listen.session_id,
                str(listen.reason_kind or ""),
                int(listen.is_discovery),
            ),
        )

    def checkpoint(self, listened_ms: int) -> None:
        """Note how much of the open listen was heard so far."""
        self._database.execute(
            "UPDATE current_listen SET listened_ms = ? WHERE process_id = ?", (listened_ms, self._process_id)
        )

    def finish(self, listen: Listen) -> None:
        """Append the listen and close the open one; nothing is appended for a track that left the library."""
        self._close(self._process_id, listen, self._database.owner_id)

    def discard(self) -> None:
        """Drop the open listen, because nothing was heard."""
        self._database.execute("DELETE FROM current_listen WHERE process_id = ?", (self._process_id,))

    def recover(self) -> list[Listen]:
        """Close the open listens of processes that were killed, for each listener; returns those listens."""
        recovered = []
        for process_id, listener_id, *row in self._database.query(
            "SELECT process_id, listener_id, track_id, started_at_ms, listened_ms, duration_ms, ?, origin,"
            " session_id, reason_kind, is_discovery FROM current_listen ORDER BY started_at_ms",
            (str(EndReason.INTERRUPTED),),
        ):
            if process_id == self._process_id or not is_alive(process_id):
                listen = listen_from_row(tuple(row))
                self._close(process_id, listen, listener_id)
                recovered.append(listen)
        return recovered

    def _close(self, process_id: int, listen: Listen, listener_id: int) -> None:
        with self._database.transaction():
            self._database.execute("DELETE FROM current_listen WHERE process_id = ?", (process_id,))
            self._database.execute(
                "INSERT INTO listen (track_id, listener_id, started_at_ms, listened_ms, duration_ms, reason,"
                " origin, session_id, is_play, is_early_skip, reason_kind, is_discovery)"
                " SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM track WHERE id = ?",
                (
                    listener_id,
                    listen.started_at_ms,
                    listen.listened_ms,
                    listen.duration_ms,
                    str(listen.reason),
                    str(listen.origin),
                    listen.session_id,
                    int(listen.is_play),
                    int(listen.is_skip),
                    str(listen.reason_kind or ""),
                    int(listen.is_discovery),
                    listen.track_id,
                ),
            )

    def recent(self, limit: int) -> list[Listen]:
        """The latest listens, newest first."""
        rows = self._database.query(f"{_SELECT} ORDER BY started_at_ms DESC, id DESC LIMIT ?", (limit,))
        return [listen_from_row(row) for row in rows]

    def recent_ids(self, limit: int) -> list[TrackId]:
        """The tracks of the latest listens, newest first; one of several listens comes as often."""
        rows = self._database.query(
            "SELECT track_id FROM own_listen ORDER BY started_at_ms DESC, id DESC LIMIT ?", (limit,)
        )
        return [TrackId(track_id) for (track_id,) in rows]

    def count(self) -> int:
        """How many listens there are."""
        row = self._database.one("SELECT count(*) FROM own_listen")
        assert row is not None
        return int(row[0])

    def session(self, session_id: int) -> list[Listen]:
        """The listens of one session, oldest first."""
        rows = self._database.query(
            f"{_SELECT} WHERE session_id = ? ORDER BY started_at_ms, id", (session_id,)
        )
        return [listen_from_row(row) for row in rows]

    def next_session_id(self) -> int:
        """A number for a new session."""
        row = self._database.one("SELECT coalesce(max(session_id), 0) + 1 FROM own_listen")
        assert row is not None
        return int(row[0])

    def table(self, limit: int) -> ListenTable:
        """The latest ``limit`` listens as columns, oldest first, with those of imports.

        Imported ones have sessions below 0.
        """
        own = self._kept.latest(self._database.listener_id, limit)
        track_ids, started_at_ms, listened_ms, session_ids, flags = _latest(
            own, self._imported(limit, self._database.listener_id)[:5], limit
        )
        return ListenTable(
            track_ids=track_ids,
            started_at_ms=started_at_ms,
            listened_ms=listened_ms,
            is_play=flags & 1 > 0,
            is_finished=flags & 2 > 0,
            is_skip=flags & 4 > 0,
            is_auto=flags & 8 > 0,
            session_ids=session_ids,
        )

    def session_plays(self, limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which tracks were played in the same session, by any listener.

        Returns:
            Track ids and session ids of the latest ``limit`` plays of all listeners, oldest first, each of
            shape (n,); the session ids of different listeners differ.
        """
        imported = self._imported(limit)
        imported = imported[[0, 1, 3, 5]][:, imported[4] & 1 > 0]
        track_ids, _, session_ids, listener_ids = _latest(self._columns(_PLAYS, 4, limit), imported, limit)
        return track_ids, session_ids * (listener_ids.max(initial=0) + 1) + listener_ids

    def _imported(self, limit: int, listener_id: int | None = None) -> NDArray[np.int64]:
        """The latest imported plays, of one listener or of all, oldest first, shape (6, n).

        Their sessions are told by the pauses between them; their numbers are below 0.
        """
        if listener_id is None:
            columns = self._columns(_IMPORTED.format(which=""), 6, limit)
        else:
            columns = self._columns(_IMPORTED.format(which=_OF_LISTENER), 6, listener_id, limit)
        order = np.lexsort((columns[1], columns[5]))
        times, listeners = columns[1][order], columns[5][order]
        is_new = (np.diff(times, prepend=0) > _PAUSE_MS) | (np.diff(listeners, prepend=0) != 0)
        columns[3][order] = -np.cumsum(is_new)
        return columns

    def use(self) -> NDArray[np.int64]:
        """What the listener in use did with tracks, with imported plays.

        Returns:
            Rows of track ids (ascending), plays, skips and starts of the latest plays (0 for none), shape
            (4, n).
        """
        columns = read_columns(self._database, _USE, (), 4)
        return np.ascontiguousarray(columns[:, np.argsort(columns[0], kind="stable")])

    def discoveries(self, limit: int) -> tuple[int, int]:
        """How many unknown tracks of the automatic queue were played, and how many were skipped.

        Returns:
            Of the latest ``limit`` automatic listens that were the first of their track: how many were played
            (or heard to their end), and how many were skipped within 30 seconds.
        """
        row = self._database.one(_DISCOVERIES, (limit,))
        assert row is not None
        return int(row[0]), int(row[1])

    def _columns(self, sql: str, count: int, *parameters: Any) -> NDArray[np.int64]:
        """The columns of a query of listens, shape (``count``, n), ordered by the second: the start."""
        columns = read_columns(self._database, sql, parameters, count)[:, ::-1]
        return np.ascontiguousarray(columns[:, np.argsort(columns[1], kind="stable")])


def _latest(own: NDArray[np.int64], imported: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
    """The latest columns of two tables together, oldest first, by the second column."""
    both = np.concatenate((own, imported), axis=1)
    return both[:, np.argsort(both[1], kind="stable")[max(both.shape[1] - limit, 0) :]]


def listen_from_row(row: tuple[Any, ...]) -> Listen:
    """A listen from the columns of ``_SELECT``."""
    track_id, started_at_ms, listened_ms, duration_ms, reason, origin, session_id, kind, is_discovery = row
    return Listen(
        TrackId(track_id),
        started_at_ms,
        listened_ms,
        duration_ms,
        EndReason(reason),
        Origin(origin),
        session_id,
        ReasonKind(kind) if kind in _KINDS else None,
        bool(is_discovery),
    )
