"""What the listener in use preferred in blind taste tests."""

from __future__ import annotations

from collections import Counter
from typing import Final

from musicrec_desktop.model.taste_test import Choice, Tally, TasteAnswer
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

_KNOWN: Final = "(SELECT id FROM track WHERE id = ?)"


class TasteTestStore:
    """Answers by comparison."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, comparison: str, detail: str, answer: TasteAnswer, at_ms: int) -> None:
        """Keep an answer; tracks that have left the library are left out of it."""
        pair = answer.pair
        self._database.execute(
            "INSERT INTO taste_answer (listener_id, comparison, detail, choice, is_swapped, start_id,"
            " first_id, second_id, answered_at_ms)"
            f" VALUES (?, ?, ?, ?, ?, {_KNOWN}, {_KNOWN}, {_KNOWN}, ?)",
            (
                self._database.owner_id, comparison, detail, str(answer.choice), pair.is_swapped,
                pair.start, pair.first, pair.second, at_ms,
            ),
        )  # fmt: skip

    def tally(self, comparison: str, detail: str) -> Tally:
        """How often each choice was made."""
        rows = self._database.query(
            "SELECT choice, count(*) FROM own_taste_answer WHERE comparison = ? AND detail = ?"
            " GROUP BY choice",
            (comparison, detail),
        )
        counts = Counter[str](dict(rows))
        return Tally(counts[Choice.FIRST], counts[Choice.SECOND], counts[Choice.NEITHER])

    def forget(self, comparison: str, detail: str) -> None:
        """Remove the answers to a comparison."""
        self._database.execute(
            "DELETE FROM taste_answer WHERE listener_id = ? AND comparison = ? AND detail = ?",
            (self._database.listener_id, comparison, detail),
        )


def merge(database: Database, old_id: TrackId, new_id: TrackId) -> None:
    """Let answers name a track instead of another one, under which it was found again."""
    for column in ("start_id", "first_id", "second_id"):
        database.execute(f"UPDATE taste_answer SET {column} = ? WHERE {column} = ?", (old_id, new_id))
