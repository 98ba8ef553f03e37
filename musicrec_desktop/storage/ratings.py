"""Ratings of the listener in use: one for each track, in half stars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musicrec_desktop.model.rating import Rating
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list


class RatingStore:
    """Ratings by track."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(self, track_id: TrackId, half_stars: int, at_ms: int) -> None:
        """As ``set_all``, of one track."""
        self.set_all({track_id: half_stars}, at_ms)

    def set_all(self, ratings: Mapping[TrackId, int], at_ms: int) -> None:
        """Keep ratings in place of the last ones, in one transaction; 0 removes one.

        A track that has left the library gets none.
        """
        with self._database.transaction():
            listener_id = self._database.owner_id
            self._database.execute_many(
                "DELETE FROM rating WHERE listener_id = ? AND track_id = ?",
                [(listener_id, track_id) for track_id, half_stars in ratings.items() if not half_stars],
            )
            self._database.execute_many(
                "INSERT INTO rating (listener_id, track_id, half_stars, rated_at_ms)"
                " SELECT ?, id, ?, ? FROM track WHERE id = ?"
                " ON CONFLICT DO UPDATE"
                " SET half_stars = excluded.half_stars, rated_at_ms = excluded.rated_at_ms",
                [
                    (listener_id, half_stars, at_ms, track_id)
                    for track_id, half_stars in ratings.items()
                    if half_stars
                ],
            )

    def of(self, ids: Sequence[TrackId]) -> dict[TrackId, int]:
        """The half stars of tracks, 1 to 10; tracks without a rating are left out."""
        rows = self._database.query(
            f"SELECT track_id, half_stars FROM own_rating WHERE track_id {IN_LIST}", (id_list(ids),)
        )
        return {TrackId(track_id): half_stars for track_id, half_stars in rows}

    def everything(self) -> dict[TrackId, int]:
        """The half stars of every rated track."""
        return {
            TrackId(track_id): half_stars
            for track_id, half_stars in self._database.query("SELECT track_id, half_stars FROM own_rating")
        }

    def latest(self, limit: int) -> list[Rating]:
        """The latest ``limit`` ratings, the last one first."""
        rows = self._database.query(
            "SELECT track_id, half_stars, rated_at_ms FROM own_rating"
            " ORDER BY rated_at_ms DESC, track_id LIMIT ?",
            (limit,),
        )
        return [Rating(TrackId(track_id), half_stars, at_ms) for track_id, half_stars, at_ms in rows]


def merge(database: Database, old_id: TrackId, new_id: TrackId) -> None:
    """Give the ratings of a track to another one that it turned out to be; the later rating counts."""
    database.execute(
        "DELETE FROM rating WHERE track_id = ?1 AND EXISTS (SELECT 1 FROM rating AS other"
        " WHERE other.track_id = ?2 AND other.listener_id = rating.listener_id"
        " AND other.rated_at_ms >= rating.rated_at_ms)",
        (old_id, new_id),
    )
    database.execute("UPDATE OR IGNORE rating SET track_id = ? WHERE track_id = ?", (old_id, new_id))
