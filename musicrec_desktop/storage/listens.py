"""What was heard: append-only, with one open listen that a crash cannot lose."""

from __future__ import annotations

from typing import Any

from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

_SELECT = "SELECT track_id, started_at_ms, listened_ms, duration_ms, reason, origin, session_id FROM listen"


class ListenStore:
    """Listens, and the one that is going on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, listen: Listen) -> None:
        """A track started; until ``finish`` it lives in a row of its own."""
        self._database.execute(
            "INSERT OR REPLACE INTO current_listen"
            " (id, track_id, started_at_ms, listened_ms, duration_ms, origin, session_id)"
            " VALUES (1, ?, ?, ?, ?, ?, ?)",
            (
                listen.track_id,
                listen.started_at_ms,
                listen.listened_ms,
                listen.duration_ms,
                str(listen.origin),
                listen.session_id,
            ),
        )

    def checkpoint(self, listened_ms: int) -> None:
        """Remember how much of the open listen was heard so far."""
        self._database.execute("UPDATE current_listen SET listened_ms = ?", (listened_ms,))

    def finish(self, listen: Listen) -> None:
        """Append the listen and close the open one; a track that left the library is not written."""
        with self._database.transaction():
            self._database.execute("DELETE FROM current_listen")
            self._database.execute(
                "INSERT INTO listen (track_id, started_at_ms, listened_ms, duration_ms, reason, origin,"
                " session_id, is_play) SELECT id, ?, ?, ?, ?, ?, ?, ? FROM track WHERE id = ?",
                (
                    listen.started_at_ms,
                    listen.listened_ms,
                    listen.duration_ms,
                    str(listen.reason),
                    str(listen.origin),
                    listen.session_id,
                    int(listen.is_play),
                    listen.track_id,
                ),
            )

    def recover(self) -> Listen | None:
        """Close the open listen of a program that was killed; the listen, or None."""
        row = self._database.one(
            "SELECT track_id, started_at_ms, listened_ms, duration_ms, ?, origin, session_id"
            " FROM current_listen",
            (str(EndReason.INTERRUPTED),),
        )
        if row is None:
            return None
        listen = listen_from_row(row)
        self.finish(listen)
        return listen

    def recent(self, limit: int) -> list[Listen]:
        """The latest listens, newest first."""
        rows = self._database.query(f"{_SELECT} ORDER BY started_at_ms DESC, id DESC LIMIT ?", (limit,))
        return [listen_from_row(row) for row in rows]

    def session(self, session_id: int) -> list[Listen]:
        """The listens of one session, oldest first."""
        rows = self._database.query(
            f"{_SELECT} WHERE session_id = ? ORDER BY started_at_ms, id", (session_id,)
        )
        return [listen_from_row(row) for row in rows]

    def next_session_id(self) -> int:
        """A number for a new session."""
        row = self._database.one("SELECT coalesce(max(session_id), 0) + 1 FROM listen")
        assert row is not None
        return int(row[0])


def listen_from_row(row: tuple[Any, ...]) -> Listen:
    """A listen from the columns of ``_SELECT``."""
    track_id, started_at_ms, listened_ms, duration_ms, reason, origin, session_id = row
    return Listen(
        TrackId(track_id),
        started_at_ms,
        listened_ms,
        duration_ms,
        EndReason(reason),
        Origin(origin),
        session_id,
    )
