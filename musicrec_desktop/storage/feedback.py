"""Likes and dislikes: append-only, the last word counts."""

from __future__ import annotations

from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database


class FeedbackStore:
    """What the listener said."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, track_id: TrackId, kind: FeedbackKind, at_ms: int) -> None:
        """One more word about a track."""
        self._database.execute(
            "INSERT INTO feedback (track_id, kind, at_ms) VALUES (?, ?, ?)", (track_id, str(kind), at_ms)
        )

    def current(self, track_id: TrackId) -> FeedbackKind:
        """The last word about a track."""
        row = self._database.one("SELECT kind FROM track_feedback WHERE track_id = ?", (track_id,))
        return FeedbackKind.NEUTRAL if row is None else FeedbackKind(row[0])

    def liked_ids(self) -> list[TrackId]:
        """Liked tracks, the latest like first."""
        rows = self._database.query(
            "SELECT track_id FROM track_feedback WHERE kind = ? ORDER BY id DESC", (str(FeedbackKind.LIKE),)
        )
        return [TrackId(row[0]) for row in rows]

    def disliked_ids(self) -> set[TrackId]:
        """Disliked tracks."""
        rows = self._database.query(
            "SELECT track_id FROM track_feedback WHERE kind = ?", (str(FeedbackKind.DISLIKE),)
        )
        return {TrackId(row[0]) for row in rows}
