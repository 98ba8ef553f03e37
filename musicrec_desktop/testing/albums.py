"""Libraries of made albums: real files, real rows, and nothing that takes long."""

from __future__ import annotations

import functools
import io
import os
import wave
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

from musicrec_desktop.app.container import App
from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.testing.new_library import NOW_MS

Album: TypeAlias = tuple[str, str, str, int]
"""Title, artist, genre and year of an album."""

ALBUMS: Final[Sequence[Album]] = (
    ("Blue Hour", "Ada North", "Jazz", 1959),
    ("Night Bus", "The Lanterns", "Electronic", 2004),
    ("Four Rivers", "Orchestra of the Coast", "Classical", 1996),
)
TRACKS_OF_ALBUM: Final = 4
_GENRES: Final = ("Jazz", "Electronic", "Classical", "Folk", "Rock")
_RATE_HZ, _SECONDS = 44_100, 0.05


def numbered_albums(tracks: int) -> list[Album]:
    """Albums with at least so many tracks together, four each: two by each artist, five genres in turn."""
    count = -(-tracks // TRACKS_OF_ALBUM)
    return [
        (f"Album {number:04}", f"Artist {number // 2:04}", _GENRES[number % len(_GENRES)], 1960 + number % 60)
        for number in range(count)
    ]


def fill(app: App, folder: str, albums: Sequence[Album]) -> list[TrackId]:
    """Put albums into a library, with files that are short tones; each title is the album's and a number.

    Args:
        app: the open profile; one that has a folder of music already is left as it is.
        folder: where the files are written, as ``.wav``.
        albums: with four tracks each, which last one, two, three and four minutes as their tags say.

    Returns:
        The tracks in the order of albums and numbers; none where nothing was put.
    """
    if not albums or app.services.scan.folders():
        return []
    os.makedirs(folder, exist_ok=True)
    files = [_file(folder, album, number) for album in albums for number in range(1, TRACKS_OF_ALBUM + 1)]
    folder_id = FolderStore(app.database).add(folder).id
    ids, _ = TrackStore(app.database).upsert(folder_id, files, NOW_MS)
    return ids


def _file(folder: str, album: Album, number: int) -> ScannedFile:
    title, artist, genre, year = album
    name = f"{title} {number}.wav"
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(_tone())
    tags = Tags(
        title=f"{title} {number}",
        artists=(artist,),
        album=title,
        album_artists=(artist,),
        genres=(genre,),
        track_number=number,
        year=year,
        duration_ms=60_000 * number,
    )
    status = os.stat(path)
    return ScannedFile(FileStat(name, status.st_size, status.st_mtime_ns), tags)


@functools.cache
def _tone() -> bytes:
    """A short sine as a WAV file."""
    moments = np.arange(round(_SECONDS * _RATE_HZ)) / _RATE_HZ
    samples = (np.sin(2 * np.pi * 440.0 * moments) * 0.3 * 32767).astype("<i2")
    content = io.BytesIO()
    with wave.open(content, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(_RATE_HZ)
        writer.writeframes(samples.tobytes())
    return content.getvalue()
