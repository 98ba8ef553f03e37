"""Tracks that share an album, an artist or a genre with a track: candidates of the automatic queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.model.browse import AlbumTracks
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import id_list

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

ALBUMS: Final = """
    SELECT own.album_key, own.album_artist_key, min(own.album), min(own.album_artist_text), min(listed.key)
    FROM json_each(?) AS listed CROSS JOIN track AS own ON own.id = listed.value
    WHERE own.album_key <> '' GROUP BY own.album_key, own.album_artist_key ORDER BY min(listed.key)"""
ALBUM_TRACKS: Final = """
    SELECT id FROM track WHERE album_key = ? AND album_artist_key = ? AND missing_since_ms IS NULL
    ORDER BY coalesce(disc_number, 0), coalesce(track_number, 0), relative_path, id"""


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

    def albums(self, ids: Sequence[TrackId]) -> list[AlbumTracks]:
        """The albums that tracks are of, each once, in the order of ``ids``; those without one have none."""
        found = self._database.query(ALBUMS, (id_list(ids),))
        return [
            AlbumTracks(name, artist, self._tracks_of(album_key, artist_key))
            for album_key, artist_key, name, artist, _first in found
        ]

    def _tracks_of(self, album_key: str, artist_key: str) -> tuple[TrackId, ...]:
        rows = self._database.query(ALBUM_TRACKS, (album_key, artist_key))
        return tuple(TrackId(row[0]) for row in rows)
