"""The archive of weekly letters, and which of them wait to be sent: none twice, and none lost.

A process claims a letter before it talks to the server, and notes that it hands it over before the server
gets its text. What a crash leaves claimed is sent later; what it leaves handed over is perhaps sent, and
waits for the user.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final

from musicrec_desktop.model.letter import Letter, LetterContent, LetterHead, LetterId, LetterState, LinkTarget
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.week import Week
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list

CLAIM_MS: Final = 5 * 60_000
"""Longer than any talk with a server takes."""
LONGEST_WAIT_MS: Final = 24 * 60 * 60_000
"""A wait of more than a day was written by a clock that was ahead."""
_KEY_BYTES: Final = 9
_HEAD: Final = "id, week, made_at_ms, subject, state, reason, detail, attempts, next_at_ms, is_read"
_UNSENT: Final = "('queued', 'claimed', 'handed-over')"


class LetterStore:
    """Letters of the listener in use."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def heads(self) -> list[LetterHead]:
        """All letters, the latest week first."""
        rows = self._database.query(f"SELECT {_HEAD} FROM own_letter ORDER BY week DESC")
        return [_head(row) for row in rows]

    def get(self, letter_id: LetterId) -> Letter | None:
        """A letter; None where there is none, or it cannot be read."""
        row = self._database.one(
            f"SELECT {_HEAD}, content, message_key FROM own_letter WHERE id = ?", (letter_id,)
        )
        if row is None:
            return None
        *head, content, message_key = row
        try:
            return Letter(_head(tuple(head)), LetterContent.from_json(content), message_key)
        except ValueError:
            return None

    def of_week(self, week: Week) -> LetterHead | None:
        """The letter about a week, or None."""
        row = self._database.one(f"SELECT {_HEAD} FROM own_letter WHERE week = ?", (week.name,))
        return None if row is None else _head(row)

    def keep(self, letter: Letter, *, is_sent: bool) -> LetterId:
        """Put a letter into the archive; one about the same week is replaced where it was never sent.

        Args:
            letter: to keep.
            is_sent: whether it waits to be sent from now on.

        Returns:
            Its row; that of the older letter where that one was given to a server.
        """
        week, listener_id = letter.head.week.name, self._database.owner_id
        with self._database.transaction():
            older = self.of_week(letter.head.week)
            if older is not None and (older.attempts or older.state is not LetterState.KEPT):
                return older.id
            self._database.execute(
                "DELETE FROM letter WHERE listener_id = ? AND week = ?", (listener_id, week)
            )
            row = self._database.execute(
                "INSERT INTO letter (listener_id, week, made_at_ms, subject, content, message_key, state)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    listener_id,
                    week,
                    letter.head.made_at_ms,
                    letter.head.subject,
                    letter.content.to_json(),
                    letter.message_key,
                    str(LetterState.QUEUED if is_sent else LetterState.KEPT),
                ),
            ).lastrowid
        assert row is not None
        return LetterId(row)

    def mark_read(self, letter_id: LetterId) -> None:
        """Note that a letter was shown."""
        self._change("is_read = 1", "id = ?", letter_id)

    def delete(self, letter_id: LetterId) -> None:
        """Remove a letter from the archive, unless a process talks to a server about it."""
        self._database.execute(
            "DELETE FROM letter WHERE listener_id = ? AND id = ? AND state NOT IN ('claimed', 'handed-over')",
            (self._database.owner_id, letter_id),
        )

    def queue(self, letter_id: LetterId) -> bool:
        """Let a letter wait to be sent, because the user wants it so; False where it is on its way."""
        return self._change(
            "state = 'queued', reason = '', detail = '', attempts = 0, next_at_ms = 0",
            "id = ? AND state NOT IN ('claimed', 'handed-over')",
            letter_id,
        )

    def keep_only(self, letter_id: LetterId) -> bool:
        """Let a letter wait no more; False where it is on its way."""
        return self._change(
            "state = 'kept', reason = '', detail = ''", "id = ? AND state IN ('queued', 'refused')", letter_id
        )

    def claim(self, now_ms: int) -> Letter | None:
        """The next letter that is due, for this process to send; None where there is none."""
        with self._database.transaction():
            row = self._database.one(
                "SELECT id FROM own_letter WHERE state = 'queued'"
                " AND NOT (next_at_ms > ? AND next_at_ms <= ?) ORDER BY week DESC LIMIT 1",
                (now_ms, now_ms + LONGEST_WAIT_MS),
            )
            if row is None:
                return None
            self._change(
                "state = 'claimed', attempts = attempts + 1, claimed_until_ms = ?",
                "id = ?",
                now_ms + CLAIM_MS,
                row[0],
            )
        return self.get(LetterId(row[0]))

    def hand_over(self, letter_id: LetterId) -> bool:
        """Note that the server gets the text now; False where the letter is not claimed any more."""
        return self._change("state = 'handed-over'", "id = ? AND state = 'claimed'", letter_id)

    def settle(
        self, letter_id: LetterId, state: LetterState, reason: str = "", detail: str = "", next_at_ms: int = 0
    ) -> None:
        """Note what came of a try."""
        self._change(
            "state = ?, reason = ?, detail = ?, next_at_ms = ?",
            "id = ? AND state IN ('claimed', 'handed-over')",
            str(state),
            reason,
            detail,
            next_at_ms,
            letter_id,
        )

    def settle_stale(self, now_ms: int) -> None:
        """Settle what processes left behind that were killed; a claim of a clock that was ahead ends, too."""
        self._change(
            "reason = iif(state = 'claimed', reason, 'no-answer'),"
            " state = iif(state = 'claimed', 'queued', 'perhaps')",
            "state IN ('claimed', 'handed-over') AND NOT (claimed_until_ms > ? AND claimed_until_ms <= ?)",
            now_ms,
            now_ms + CLAIM_MS,
        )

    def next_due_ms(self) -> int | None:
        """When the next letter is due; None where none waits."""
        row = self._database.one("SELECT min(next_at_ms) FROM own_letter WHERE state = 'queued'")
        return None if row is None or row[0] is None else int(row[0])

    def doubt_unsent(self) -> None:
        """After a backup was put back: what waited then, of every listener, was perhaps sent since."""
        self._database.execute(
            f"UPDATE letter SET state = 'perhaps', reason = 'restored' WHERE state IN {_UNSENT}"
        )

    def links(self, targets: Sequence[LinkTarget]) -> Mapping[LinkTarget, str]:
        """Keys under which links name tracks and albums; each has one for good."""
        listener_id = self._database.owner_id
        with self._database.transaction():
            self._database.execute_many(
                "INSERT INTO letter_link (key, listener_id, track_id, is_album)"
                " SELECT ?, ?, id, ? FROM track WHERE id = ? AND NOT EXISTS"
                " (SELECT 1 FROM own_letter_link WHERE track_id = track.id AND is_album = ?)",
                [
                    (
                        secrets.token_hex(_KEY_BYTES),
                        listener_id,
                        target.is_album,
                        target.track_id,
                        target.is_album,
                    )
                    for target in targets
                ],
            )
            rows = self._database.query(
                f"SELECT track_id, is_album, key FROM own_letter_link WHERE track_id {IN_LIST}",
                (id_list(target.track_id for target in targets),),
            )
        return {LinkTarget(TrackId(track_id), bool(is_album)): key for track_id, is_album, key in rows}

    def linked(self, key: str) -> LinkTarget | None:
        """What a link of this listener is about, or None."""
        row = self._database.one("SELECT track_id, is_album FROM own_letter_link WHERE key = ?", (key,))
        return None if row is None else LinkTarget(TrackId(row[0]), bool(row[1]))

    def _change(self, what: str, where: str, *parameters: Any) -> bool:
        cursor = self._database.execute(
            f"UPDATE letter SET {what} WHERE {where} AND listener_id = {self._database.owner_id}",
            parameters,
        )
        return cursor.rowcount > 0


def merge(database: Database, old_id: TrackId, new_id: TrackId) -> None:
    """Let links name a track instead of another one, under which it was found again."""
    database.execute("UPDATE letter_link SET track_id = ? WHERE track_id = ?", (old_id, new_id))


def _head(row: tuple[Any, ...]) -> LetterHead:
    letter_id, week, made_at_ms, subject, state, reason, detail, attempts, next_at_ms, is_read = row
    return LetterHead(
        LetterId(letter_id),
        Week.named(week) or Week(1971, 1),
        made_at_ms,
        subject,
        LetterState(state),
        reason,
        detail,
        attempts,
        next_at_ms,
        bool(is_read),
    )
