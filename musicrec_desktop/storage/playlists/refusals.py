"""Tracks that are not suggested for a playlist any more."""

from __future__ import annotations

from collections.abc import Collection

from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database


class RefusalStore:
    """What was refused, for each playlist."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, playlist_id: PlaylistId) -> frozenset[TrackId]:
        """The refused tracks of a playlist."""
        rows = self._database.query(
            "SELECT track_id FROM refused_suggestion WHERE playlist_id = ?", (playlist_id,)
        )
        return frozenset(TrackId(track_id) for (track_id,) in rows)

    def add(self, playlist_id: PlaylistId, track_ids: Collection[TrackId]) -> None:
        """Refuse tracks; those that are gone, and a playlist that is gone, are left out."""
        with self._database.transaction():
            self._database.execute_many(
                "INSERT OR IGNORE INTO refused_suggestion (playlist_id, track_id)"
                " SELECT own_playlist.id, track.id FROM own_playlist, track"
                " WHERE own_playlist.id = ? AND track.id = ?",
                [(playlist_id, track_id) for track_id in track_ids],
            )

    def remove(self, playlist_id: PlaylistId, track_ids: Collection[TrackId]) -> None:
        """Refuse tracks no more."""
        with self._database.transaction():
            self._database.execute_many(
                "DELETE FROM refused_suggestion WHERE playlist_id = ? AND track_id = ?",
                [(playlist_id, track_id) for track_id in track_ids],
            )


def merge(database: Database, old_id: TrackId, new_id: TrackId) -> None:
    """Refuse a track where another one that it turned out to be was refused."""
    database.execute(
        "UPDATE OR IGNORE refused_suggestion SET track_id = ? WHERE track_id = ?", (old_id, new_id)
    )
