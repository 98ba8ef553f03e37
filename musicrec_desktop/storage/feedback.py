"""Feedback of the listener: append-only. Where kinds contradict each other, the latest row counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.track_columns import storable

UNTIL_SAID: Final = {
    **dict.fromkeys((FeedbackKind.LIKE, FeedbackKind.DISLIKE, FeedbackKind.NEUTRAL), FeedbackKind.NEUTRAL),
    **dict.fromkeys((FeedbackKind.BAN, FeedbackKind.UNBAN), FeedbackKind.UNBAN),
}
"""The state before any feedback of these kinds, which contradict each other. All other kinds add up."""

_EVENT: Final = "SELECT id, track_id, artist, kind, at_ms FROM own_feedback"
_LAST_WORD: Final = {FeedbackKind.NEUTRAL: "track_feedback", FeedbackKind.UNBAN: "track_ban"}
"""The views of the latest feedback on tracks (``storage/listener.py``), by the state before any."""


class FeedbackStore:
    """Feedback of the listener in use on tracks and artists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, kind: FeedbackKind, at_ms: int, track_id: TrackId | None = None, artist: str = ""
    ) -> int | None:
        """Add feedback on a track, or without one on an artist.

        Returns:
            The row, for ``take_back``; None where the track has left the library, and nothing was written.
        """
        values = (self._database.owner_id, storable(artist), str(kind), at_ms)
        columns = "INSERT INTO feedback (listener_id, artist, kind, at_ms, track_id)"
        if track_id is None:
            return self._database.execute(f"{columns} VALUES (?, ?, ?, ?, NULL)", values).lastrowid
        written = self._database.execute(
            f"{columns} SELECT ?, ?, ?, ?, id FROM track WHERE id = ?", (*values, track_id)
        )
        return written.lastrowid if written.rowcount else None

    def add_all(self, kind: FeedbackKind, at_ms: int, track_ids: Sequence[TrackId]) -> list[int | None]:
        """Add the same feedback on several tracks, in one transaction; the rows as ``add`` returns them."""
        with self._database.transaction():
            return [self.add(kind, at_ms, track_id) for track_id in track_ids]

    def take_back(self, row_id: int, at_ms: int) -> bool:
        """Revoke feedback by a row of its own; False where it was revoked already."""
        written = self._database.execute(
            "INSERT INTO feedback (listener_id, track_id, artist, kind, at_ms, takes_back)"
            " SELECT listener_id, track_id, artist, kind, ?, id FROM feedback AS said"
            " WHERE id = ? AND takes_back IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM feedback WHERE takes_back = said.id)",
            (at_ms, row_id),
        )
        return written.rowcount > 0

    def holds(self, row_id: int) -> bool:
        """Whether feedback was not revoked, and no later row contradicts it."""
        row = self._database.one(f"{_EVENT} WHERE id = ?", (row_id,))
        if row is None:
            return False
        event = _event(row)
        until_said = UNTIL_SAID.get(event.kind)
        return until_said is None or self._last_word(until_said, event.track_id, event.artist)[0] == row_id

    def said(self, kind: FeedbackKind, track_id: TrackId | None = None, artist: str = "") -> FeedbackKind:
        """The kind in force among ``kind`` and those that contradict it (see ``UNTIL_SAID``)."""
        return self._last_word(UNTIL_SAID[kind], track_id, artist)[1]

    def current(self, track_id: TrackId) -> FeedbackKind:
        """The opinion about a track: like, dislike or neutral."""
        return self.said(FeedbackKind.NEUTRAL, track_id)

    def liked_ids(self, limit: int = -1) -> list[TrackId]:
        """Liked tracks, the latest like first; all of them, or at most ``limit``."""
        # The plus keeps SQLite from reading all feedback in the order of ids.
        rows = self._database.query(
            "SELECT track_id FROM track_feedback WHERE kind = 'like' ORDER BY +id DESC LIMIT ?", (limit,)
        )
        return [TrackId(track_id) for (track_id,) in rows]

    def liked_here_ids(self) -> list[TrackId]:
        """Tracks whose like was said here, not brought by an import, the latest first."""
        rows = self._database.query(
            "SELECT track_id FROM track_feedback WHERE kind = 'like' AND id NOT IN"
            " (SELECT row_id FROM import_change WHERE kind = 'opinion') ORDER BY +id DESC"
        )
        return [TrackId(track_id) for (track_id,) in rows]

    def disliked_ids(self) -> set[TrackId]:
        """Disliked tracks."""
        rows = self._database.query("SELECT track_id FROM track_feedback WHERE kind = 'dislike'")
        return {TrackId(track_id) for (track_id,) in rows}

    def banned_ids(self) -> set[TrackId]:
        """Tracks that are banned themselves; tracks of banned artists are not among them."""
        rows = self._database.query("SELECT track_id FROM track_ban WHERE kind = 'ban'")
        return {TrackId(track_id) for (track_id,) in rows}

    def is_banned(self, track_id: TrackId) -> bool:
        """Whether a track is banned itself."""
        return self.said(FeedbackKind.BAN, track_id) is FeedbackKind.BAN

    def banned_artists(self) -> dict[str, str]:
        """Folded names (``core/text/folding.fold``) of banned artists, each with the name as it was given."""
        words = self._artist_words().items()
        return {key: event.artist for key, (_, event) in words if event.kind is FeedbackKind.BAN}

    def tally(self, track_id: TrackId) -> dict[FeedbackKind, int]:
        """How often a track got each kind of feedback that adds up."""
        rows = self._database.query(
            "SELECT kind, count(*) FROM own_feedback WHERE track_id = ? GROUP BY kind", (track_id,)
        )
        counts = {FeedbackKind(kind): count for kind, count in rows}
        return {kind: counts.get(kind, 0) for kind in FeedbackKind if kind not in UNTIL_SAID}

    def events(self, limit: int) -> list[FeedbackEvent]:
        """The latest ``limit`` rows of feedback that were not revoked, oldest first."""
        rows = self._database.query(f"{_EVENT} ORDER BY id DESC LIMIT ?", (limit,))
        return [_event(row) for row in reversed(rows)]

    def last(self, track_id: TrackId | None = None) -> tuple[int, FeedbackEvent] | None:
        """The latest feedback that was not revoked (on a track, where one is given), with its row."""
        where, parameters = ("", ()) if track_id is None else (" WHERE track_id = ?", (track_id,))
        row = self._database.one(f"{_EVENT}{where} ORDER BY id DESC LIMIT 1", parameters)
        return None if row is None else (row[0], _event(row))

    def _last_word(
        self, until_said: FeedbackKind, track_id: TrackId | None, artist: str
    ) -> tuple[int | None, FeedbackKind]:
        """The row in force, and its kind; no row where the state is that before any feedback."""
        if track_id is None:
            found = self._artist_words().get(fold(artist))
            return (None, until_said) if found is None else (found[0], found[1].kind)
        view = _LAST_WORD[until_said]
        row = self._database.one(f"SELECT id, kind FROM {view} WHERE track_id = ?", (track_id,))
        return (None, until_said) if row is None else (row[0], FeedbackKind(row[1]))

    def _artist_words(self) -> dict[str, tuple[int, FeedbackEvent]]:
        """The latest feedback on each artist by folded name, with its row; there are few."""
        rows = self._database.query(
            f"{_EVENT} WHERE kind IN ('ban', 'unban') AND track_id IS NULL ORDER BY id"
        )
        return {fold(row[2]): (row[0], _event(row)) for row in rows}


def _event(row: tuple[Any, ...]) -> FeedbackEvent:
    """An event from the columns of ``_EVENT``."""
    _, track_id, artist, kind, at_ms = row
    return FeedbackEvent(FeedbackKind(kind), at_ms, None if track_id is None else TrackId(track_id), artist)
