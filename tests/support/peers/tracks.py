"""The tracks of a library as other players are told of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import quote

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class PeerTrack:
    """What every player keeps of a track.

    Attributes:
        path: of the file.
        title: of the track.
        artist: of the track.
        album: its album.
        album_artist: of the album.
        genre: one, or several in one text.
        number: on the album; 0 where unknown.
        year: 0 where unknown.
        duration_ms: of the sound.
        size: of the file.
        mtime_s: when the file changed last.
    """

    path: str
    title: str
    artist: str
    album: str
    album_artist: str
    genre: str
    number: int
    year: int
    duration_ms: int
    size: int
    mtime_s: int

    @property
    def address(self) -> str:
        """The path as ``file:`` address."""
        return f"file://{quote(os.fsencode(self.path))}"


def tracks_of(profile: str) -> tuple[list[PeerTrack], str]:
    """All tracks of a profile with one music folder, and that folder."""
    database = Database(ProfilePaths.under(profile).database)
    database.open()
    try:
        rows = database.query(
            "SELECT folder.path, relative_path, title, artist_text, album, album_artist_text, genre_text,"
            " coalesce(track_number, 0), coalesce(year, 0), coalesce(duration_ms, 0), size,"
            " mtime_ns / 1000000000"
            " FROM track JOIN folder ON folder.id = folder_id ORDER BY track.id"
        )
    finally:
        database.close()
    folder = os.fsdecode(rows[0][0])
    tracks = [PeerTrack(os.path.join(folder, os.fsdecode(path)), *values) for _, path, *values in rows]
    return tracks, folder
