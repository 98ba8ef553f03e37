"""What listeners did with a track, moved to another track of the same recording, and back.

Listens, opinions, ratings, entries of playlists and imported use belong to listeners. A copy that goes, goes
for all of them, so the rows of all move.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.model.copies import MovedUse
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.imports.use import renew_use, touch

_MOVED: Final = ("listen", "feedback", "playlist_entry", "imported_track")
"""Tables of which each row can name another track."""


class UseMover:
    """Moves rows; each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def move(self, from_id: TrackId, to_id: TrackId) -> MovedUse:
        """Give what listeners did with a track to another one.

        Of two ratings of a listener, that of the track which gets them stays.
        """
        pair = (id_list((from_id, to_id)),)
        with self._database.transaction():
            ratings = self._database.query(
                f"SELECT listener_id, track_id, half_stars, rated_at_ms FROM rating WHERE track_id {IN_LIST}",
                pair,
            )
            rows = []
            for table in _MOVED:
                found = self._database.query(f"SELECT id FROM {table} WHERE track_id = ?", (from_id,))
                rows.append((table, tuple(row[0] for row in found)))
            plays = self._database.one(
                "SELECT count(*) FROM listen WHERE track_id = ? AND is_play", (from_id,)
            )
            assert plays is not None
            self._point(rows, to_id)
            self._database.execute(
                "UPDATE OR IGNORE rating SET track_id = ? WHERE track_id = ?", (to_id, from_id)
            )
            self._renew_imported(from_id, to_id)
        kept = tuple((a, b, c, d) for a, b, c, d in ratings)
        return MovedUse(from_id, to_id, tuple(rows), kept, plays[0])

    def put_back(self, moved: MovedUse) -> None:
        """Give back what was moved; rows that are gone meanwhile stay gone."""
        with self._database.transaction():
            self._point(moved.rows, moved.from_id)
            self._database.execute(
                f"DELETE FROM rating WHERE track_id {IN_LIST}", (id_list((moved.from_id, moved.to_id)),)
            )
            self._database.execute_many(
                "INSERT INTO rating (listener_id, track_id, half_stars, rated_at_ms)"
                " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM listener WHERE id = ?1)"
                " AND EXISTS (SELECT 1 FROM track WHERE id = ?2)",
                moved.ratings,
            )
            self._renew_imported(moved.from_id, moved.to_id)

    def _point(self, rows: Iterable[tuple[str, Sequence[int]]], track_id: TrackId) -> None:
        for table, ids in rows:
            self._database.execute(
                f"UPDATE {table} SET track_id = ? WHERE id {IN_LIST}", (track_id, id_list(ids))
            )

    def _renew_imported(self, one: TrackId, other: TrackId) -> None:
        listeners = self._database.query(
            f"SELECT DISTINCT listener_id FROM imported_track WHERE track_id {IN_LIST}",
            (id_list((one, other)),),
        )
        for (listener_id,) in listeners:
            touch(self._database, "SELECT value FROM json_each(?)", (id_list((one, other)),))
            renew_use(self._database, listener_id)
