"""Making libraries and tracks without files."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.model.features import Features
from musicrec_desktop.model.files import FileStat, ScannedFile
from musicrec_desktop.model.track import FolderId, Tags, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.testing.new_library import NOW_MS, new_library

__all__ = [
    "NOW_MS",
    "add_features",
    "add_numbered_tracks",
    "add_tracks",
    "features_of",
    "library_of",
    "new_library",
    "scanned",
]


def library_of(path: str, name: str) -> Database:
    """A library, opened for a profile, which is made where there is none of this name; "" is the first."""
    database = new_library(path)
    database.open()
    profiles = ProfileStore(database)
    known = {profile.name: profile.id for profile in profiles.all()}
    database.use_listener(known[name] if name in known else profiles.create(name, NOW_MS))
    return database


def scanned(path: str, tags: Tags | None = None, *, size: int = 1000, mtime_ns: int = 1) -> ScannedFile:
    """A file as the scanner hands it to storage."""
    return ScannedFile(FileStat(path, size, mtime_ns), tags or Tags(title=path, duration_ms=200_000))


def add_tracks(
    database: Database, files: Sequence[ScannedFile], folder: str = "/music"
) -> tuple[FolderId, list[TrackId]]:
    """Put files into the library; the folder and the ids in the order of the files."""
    folder_id = FolderStore(database).add(folder).id
    added, _ = TrackStore(database).upsert(folder_id, files, NOW_MS)
    return folder_id, added


def add_numbered_tracks(database: Database, count: int) -> list[TrackId]:
    """Tracks 0 … count-1, each by its own artist."""
    files = [
        scanned(f"{number:05}.mp3", Tags(f"Track {number}", (f"Artist {number}",), duration_ms=200_000))
        for number in range(count)
    ]
    return add_tracks(database, files)[1]


def features_of(vector: Sequence[float], version: int = 1, audio_id: bytes = b"") -> Features:
    """Features with a given vector."""
    return Features(version, np.asarray(vector, np.float32), {"tempo_bpm": 120.0}, audio_id, 200_000)


def add_features(database: Database, track_id: TrackId, vector: Sequence[float], version: int = 1) -> None:
    """Give a track of ``scanned``'s default file state a vector."""
    FeatureStore(database).save(track_id, features_of(vector, version), 1000, 1, NOW_MS)
