"""The album artist of albums whose files have no album artist tag.

The tracks of one album title in one directory are one album. Its artist is the first artist of more than half
of the tracks, else "Various artists". Disc folders count as their parent, and a directory with the name of
the album holds all files below it.
"""

from __future__ import annotations

import functools
import os
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from musicrec_desktop.core.text.folding import fold, name_key, usual_spelling
from musicrec_desktop.model.track import FolderId, TrackId
from musicrec_desktop.storage.database import Database

VARIOUS_ARTISTS: Final = "Various artists"
ALBUMS_FROM: Final = 500
"""How many tracks of a folder tell which albums are in it."""
_DISC_FOLDER: Final = re.compile(rb"(cd|disc|disk|vinyl)[\s_-]*\d{1,2}$", re.IGNORECASE)


def album_directory(relative_path: bytes, album: str) -> bytes:
    """The directory that holds an album, given the path of one of its files and the album's name."""
    return _directory_of(os.path.dirname(relative_path), album)


@functools.lru_cache(maxsize=128)
def _directory_of(directory: bytes, album: str) -> bytes:
    # Asked for each file of an album, one after the other.
    name = fold(album)
    above = directory
    while above and name:
        if fold(os.path.basename(above).decode("utf-8", "replace").replace("_", " ")) == name:
            return above
        above = os.path.dirname(above)
    if _DISC_FOLDER.match(os.path.basename(directory)):
        return os.path.dirname(directory)
    return directory


def settle(database: Database, folder_id: FolderId, directories: Iterable[bytes]) -> list[TrackId]:
    """Write the album artist of the untagged albums in some directories; returns the tracks that changed."""
    changed: list[TrackId] = []
    for directory in set(directories):
        albums: dict[str, list[tuple[int, str, str]]] = {}
        for track_id, album_key, artist_text, first_artist in database.query(
            "SELECT track.id, album_key, album_artist_text, coalesce(value, '') FROM track"
            " LEFT JOIN track_value ON track_id = track.id AND kind = 'artist' AND position = 0"
            " WHERE folder_id = ? AND album_directory = ? AND album <> '' AND NOT EXISTS"
            " (SELECT 1 FROM track_value WHERE track_id = track.id AND kind = 'album_artist')",
            (folder_id, directory),
        ):
            albums.setdefault(album_key, []).append((track_id, artist_text, first_artist))
        for tracks in albums.values():
            name = _album_artist([first for _, _, first in tracks])
            wrong = [track_id for track_id, text, _ in tracks if text != name]
            database.execute_many(
                "UPDATE track SET album_artist_text = ?, album_artist_key = ? WHERE id = ?",
                [(name, name_key(name), track_id) for track_id in wrong],
            )
            changed.extend(map(TrackId, wrong))
    return changed


def _album_artist(first_artists: list[str]) -> str:
    key, count = Counter(map(name_key, first_artists)).most_common(1)[0]
    if 2 * count <= len(first_artists):
        return VARIOUS_ARTISTS
    return usual_spelling(Counter(name for name in first_artists if name_key(name) == key))


def albums_in(database: Database, track_id: TrackId, directory: bytes) -> list[tuple[str, str, int]]:
    """The albums of the first tracks in a folder below the root of a track; as ``TrackStore.albums_in``."""
    root = database.one(
        "SELECT folder.id, path FROM folder JOIN track ON folder_id = folder.id WHERE track.id = ?",
        (track_id,),
    )
    if root is None:
        return []
    folder_id, path = root
    below = os.path.relpath(directory, path)
    rows = database.query(
        "SELECT album_key, album_artist_key, count(*) FROM (SELECT album_key, album_artist_key FROM track"
        " WHERE folder_id = ? AND album_directory = ? AND album <> '' AND missing_since_ms IS NULL LIMIT ?)"
        " GROUP BY album_key, album_artist_key",
        (folder_id, b"" if below == b"." else below, ALBUMS_FROM),
    )
    return [(str(album), str(artist), int(count)) for album, artist, count in rows]
