"""The queue of scrobbles: nothing is lost, and nothing is sent twice.

Each account and listen has one row (a unique key). It holds the track as it was then, because a server
recognises a listen by its second and its track. A sender claims rows before it sends them. A claim that a
crash left open expires; its attempt still counts, so the next sender asks the server first.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Final

from musicrec_desktop.model.scrobble import (
    SHORTEST_SCROBBLED_MS,
    AccountId,
    Scrobble,
    ScrobbleId,
    ScrobbleKind,
    ScrobbleTrack,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import id_list

CLAIM_MS: Final = 2 * 60_000
"""Longer than any call to a server takes."""
BREAKS: Final = 3
"""After so many server errors for a listen alone, on a server that works, the listen is set aside."""

_COLUMNS: Final = (
    "artist, title, album, album_artist, track_number, recording_id, release_id, artist_ids, duration_ms"
)
_OF_TRACK: Final = (
    "track.artist_text, track.title, track.album, track.album_artist_text, track.track_number,"
    " track.recording_id, track.release_id, track.artist_ids"
)
_DURATION: Final = "coalesce(heard.duration_ms, track.measured_ms)"
_OWN_ACCOUNTS: Final = "(SELECT id FROM scrobble_account WHERE listener_id = ?)"

_FREE: Final = f"(claimed_until_ms <= ? OR claimed_until_ms > ? + {CLAIM_MS})"
"""Not claimed, or claimed by a process whose clock was ahead."""

_ENQUEUE: Final = f"""
    INSERT OR IGNORE INTO scrobble (account_id, kind, listen_id, at_ms, state, reason, {_COLUMNS})
    SELECT account.id, 'listen', heard.id, heard.started_at_ms,
           CASE track.artist_text WHEN '' THEN 'refused' ELSE 'pending' END,
           CASE track.artist_text WHEN '' THEN 'no-artist' ELSE '' END,
           {_OF_TRACK}, {_DURATION}
    FROM scrobble_account AS account
    JOIN listen AS heard ON heard.id > account.seen_listen_id AND heard.listener_id = account.listener_id
    JOIN track ON track.id = heard.track_id
    WHERE account.listener_id = ? AND heard.is_play = 1
      AND coalesce({_DURATION}, {SHORTEST_SCROBBLED_MS} + 1) > {SHORTEST_SCROBBLED_MS}
    ORDER BY heard.started_at_ms, heard.id
"""
_SELECT: Final = f"SELECT id, kind, at_ms, attempts, reason, {_COLUMNS} FROM scrobble"


class ScrobbleStore:
    """The scrobble queue of the listener in use."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def together(self) -> AbstractContextManager[None]:
        """A transaction for several writes."""
        return self._database.transaction()

    def enqueue_listens(self) -> int:
        """Put the listens since the last call into the queue of every account; returns how many rows.

        Only plays of tracks longer than 30 seconds count (the rule of both services; ``Listen.is_play``). A
        track without an artist is set aside at once, because no server accepts it.
        """
        listener_id = self._database.listener_id
        if self._database.one("SELECT 1 FROM scrobble_account WHERE listener_id = ?", (listener_id,)) is None:
            return 0
        with self._database.transaction():
            added = self._database.execute(_ENQUEUE, (listener_id,)).rowcount
            self._database.execute(
                "UPDATE scrobble_account SET seen_listen_id = (SELECT coalesce(max(id), 0) FROM listen)"
                " WHERE listener_id = ?",
                (listener_id,),
            )
        return added

    def enqueue_loves(self, kind: ScrobbleKind, track_ids: Sequence[TrackId], at_ms: int) -> int:
        """Queue for all accounts that tracks are loved, or not any more; returns how many rows.

        An older row of the same track that still waits is dropped. An unlove is queued only where the track
        was liked once.
        """
        parameters = (self._database.listener_id, id_list(track_ids))
        with self._database.transaction():
            self._database.execute(
                f"DELETE FROM scrobble WHERE account_id IN {_OWN_ACCOUNTS} AND kind <> 'listen'"
                " AND state = 'pending' AND claimed_until_ms = 0 AND (artist, title) IN"
                " (SELECT artist_text, title FROM track WHERE id IN (SELECT value FROM json_each(?)))",
                parameters,
            )
            return self._database.execute(
                f"INSERT INTO scrobble (account_id, kind, at_ms, state, {_COLUMNS})"
                f" SELECT account.id, ?, ?, 'pending', {_OF_TRACK}, track.measured_ms"
                " FROM scrobble_account AS account JOIN track ON track.artist_text <> ''"
                " WHERE account.listener_id = ? AND track.id IN (SELECT value FROM json_each(?))"
                " AND (? = 'love' OR EXISTS (SELECT 1 FROM feedback WHERE feedback.track_id = track.id"
                "  AND feedback.listener_id = account.listener_id AND feedback.kind = 'like'))"
                " ORDER BY track.id",
                (str(kind), at_ms, *parameters, str(kind)),
            ).rowcount

    def claim(self, account_id: AccountId, now_ms: int, batch_size: int) -> list[Scrobble]:
        """Claim what is sent next, so that no other process sends it; the attempt is counted.

        Listens that were never tried come first, many at a time. A listen that was tried before goes alone:
        the answer then says what is wrong with it, and it delays no other listen.
        """
        with self._database.transaction():
            first = self._first_due(account_id, now_ms)
            if first is None:
                return []
            rows = [first]
            if first.kind is ScrobbleKind.LISTEN and not first.attempts:
                found = self._database.query(
                    f"{_SELECT} WHERE account_id = ? AND state = 'pending' AND kind = 'listen'"
                    f" AND attempts = 0 AND {_FREE} ORDER BY id LIMIT ?",
                    (account_id, now_ms, now_ms, batch_size),
                )
                rows = [_scrobble(row) for row in found]
            self._database.execute(
                "UPDATE scrobble SET attempts = attempts + 1, claimed_until_ms = ?"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (now_ms + CLAIM_MS, id_list([row.id for row in rows])),
            )
        return rows

    def sent(self, ids: Sequence[ScrobbleId]) -> None:
        """Note that the server has these; they are never sent again."""
        self._database.execute(
            "UPDATE scrobble SET state = 'sent', reason = '', claimed_until_ms = 0"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(ids),),
        )

    def refused(self, ids: Sequence[ScrobbleId], reason: str) -> None:
        """Set these aside with a reason."""
        self._database.execute(
            "UPDATE scrobble SET state = 'refused', reason = ?, claimed_until_ms = 0"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (reason, id_list(ids)),
        )

    def release(self, ids: Sequence[ScrobbleId], *, was_sent: bool) -> None:
        """Release a claim; with ``was_sent`` False the attempt does not count."""
        self._database.execute(
            "UPDATE scrobble SET attempts = attempts - ?, claimed_until_ms = 0"
            " WHERE state = 'pending' AND id IN (SELECT value FROM json_each(?))",
            (int(not was_sent), id_list(ids)),
        )

    def broke_server(self, scrobble_id: ScrobbleId) -> None:
        """Note a server error for this one alone; after ``BREAKS`` of them it is set aside."""
        self._database.execute(
            "UPDATE scrobble SET breaks = breaks + 1, claimed_until_ms = 0,"
            " state = CASE WHEN breaks + 1 >= ? THEN 'refused' ELSE state END,"
            " reason = CASE WHEN breaks + 1 >= ? THEN 'server-error' ELSE reason END WHERE id = ?",
            (BREAKS, BREAKS, scrobble_id),
        )

    def refused_of(self, account_id: AccountId, limit: int = 200) -> list[Scrobble]:
        """What was set aside, latest first."""
        rows = self._database.query(
            f"{_SELECT} WHERE account_id = ? AND state = 'refused' ORDER BY id DESC LIMIT ?",
            (account_id, limit),
        )
        return [_scrobble(row) for row in rows]

    def retry_refused(self, account_id: AccountId) -> int:
        """Queue again what was set aside, with new tags unless the server may have it; returns how many."""
        with self._database.transaction():
            self._database.execute(
                f"UPDATE scrobble SET ({_COLUMNS}) = (SELECT {_OF_TRACK}, {_DURATION} FROM listen AS heard"
                " JOIN track ON track.id = heard.track_id WHERE heard.id = scrobble.listen_id)"
                " WHERE account_id = ? AND state = 'refused' AND reason <> 'server-error'"
                " AND listen_id IS NOT NULL",
                (account_id,),
            )
            return self._database.execute(
                "UPDATE scrobble SET state = 'pending', reason = '', breaks = 0"
                " WHERE account_id = ? AND state = 'refused' AND artist <> ''",
                (account_id,),
            ).rowcount

    def sent_count(self, account_id: AccountId) -> int:
        """How many scrobbles the server has accepted."""
        row = self._database.one(
            "SELECT count(*) FROM scrobble WHERE account_id = ? AND state = 'sent'", (account_id,)
        )
        return 0 if row is None else int(row[0])

    def _first_due(self, account_id: AccountId, now_ms: int) -> Scrobble | None:
        row = self._database.one(
            f"{_SELECT} WHERE account_id = ? AND state = 'pending' AND {_FREE} ORDER BY attempts, id LIMIT 1",
            (account_id, now_ms, now_ms),
        )
        return None if row is None else _scrobble(row)


def _scrobble(row: tuple[Any, ...]) -> Scrobble:
    """A scrobble from a row of ``_SELECT``; its attempts are those before the present one."""
    scrobble_id, kind, at_ms, attempts, reason, *of_track = row
    artist, title, album, album_artist, number, recording_id, release_id, artist_ids, duration_ms = of_track
    track = ScrobbleTrack(
        artist=artist,
        title=title,
        album=album,
        album_artist=album_artist,
        track_number=number,
        duration_ms=duration_ms,
        recording_id=recording_id,
        release_id=release_id,
        artist_ids=tuple(artist_ids.split()),
    )
    return Scrobble(ScrobbleId(scrobble_id), ScrobbleKind(kind), track, at_ms, attempts, reason)
