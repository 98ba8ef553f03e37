"""What was heard: append-only, with one open listen for each playing process, that a crash cannot lose."""

from __future__ import annotations

import contextlib
import os
from typing import Any

from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

_SELECT = "SELECT track_id, started_at_ms, listened_ms, duration_ms, reason, origin, session_id FROM listen"


class ListenStore:
    """Listens, and the one that is going on.

    Args:
        database: of the profile.
        process_id: who plays; the window and the command line may do so side by side.
    """

    def __init__(self, database: Database, process_id: int | None = None) -> None:
        self._database = database
        self._process_id = os.getpid() if process_id is None else process_id

    def begin(self, listen: Listen) -> None:
        """A track started; until ``finish`` it lives in a row of its own."""
        self._database.execute(
            "INSERT OR REPLACE INTO current_listen"
            " (process_id, track_id, started_at_ms, listened_ms, duration_ms, origin, session_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                self._process_id,
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
        self._database.execute(
            "UPDATE current_listen SET listened_ms = ? WHERE process_id = ?", (listened_ms, self._process_id)
        )

    def finish(self, listen: Listen) -> None:
        """Append the listen and close the open one; a track that left the library is not written."""
        self._close(self._process_id, listen)

    def recover(self) -> list[Listen]:
        """Close the open listens of processes that were killed; what they heard."""
        recovered = []
        for process_id, *row in self._database.query(
            "SELECT process_id, track_id, started_at_ms, listened_ms, duration_ms, ?, origin, session_id"
            " FROM current_listen ORDER BY started_at_ms",
            (str(EndReason.INTERRUPTED),),
        ):
            if process_id == self._process_id or not _is_alive(process_id):
                listen = listen_from_row(tuple(row))
                self._close(process_id, listen)
                recovered.append(listen)
        return recovered

    def _close(self, process_id: int, listen: Listen) -> None:
        with self._database.transaction():
            self._database.execute("DELETE FROM current_listen WHERE process_id = ?", (process_id,))
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


def _is_alive(process_id: int) -> bool:
    if os.name != "posix":
        return False  # no harmless question is known there; a second player is the rarer case
    with contextlib.suppress(ProcessLookupError):
        try:
            os.kill(process_id, 0)
        except PermissionError:
            return True
        return True
    return False


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
