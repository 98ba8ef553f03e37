"""Tracks that share an album, an artist or a genre with a track: candidates of the automatic queue."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

# CROSS JOIN forces this order: without statistics SQLite would read the whole index of values.
ALBUM: Final = (
    "SELECT other.id FROM track CROSS JOIN track AS other"
    " ON other.sort_album = track.sort_album AND other.album = track.album"
    " WHERE track.id = ? AND track.album <> '' AND other.id <> track.id LIMIT ?"
)
# By key, which the index begins with: by value alone SQLite reads the artists of the whole library.
SHARED: Final = (
    "SELECT DISTINCT shared.track_id FROM track_value AS own CROSS JOIN track_value AS shared"
    " ON shared.kind = own.kind AND shared.key = own.key"
    " WHERE own.track_id = ? AND own.kind = ? AND own.key <> '' AND shared.track_id <> own.track_id LIMIT ?"
)


class RelativeStore:
    """Tracks with tags in common, also missing ones; lists are limited, since a genre may be the library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_album(self, track_id: TrackId, limit: int) -> list[TrackId]:
        """Tracks of an album of the same title (a compilation has many artists)."""
        return [TrackId(row[0]) for row in self._database.query(ALBUM, (track_id, limit))]

    def of_artist(self, track_id: TrackId, limit: int) -> list[TrackId]:
        """Tracks by one of the same artists, however their names are spelt."""
        return [TrackId(row[0]) for row in self._database.query(SHARED, (track_id, "artist", limit))]

    def of_genre(self, track_id: TrackId, limit: int) -> list[TrackId]:
        """Tracks of one of the same genres, however they are spelt."""
        return [TrackId(row[0]) for row in self._database.query(SHARED, (track_id, "genre", limit))]
