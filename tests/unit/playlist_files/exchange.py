"""The samples of other players under ``exchange`` of the shared material, and the library they speak of."""

from __future__ import annotations

import functools
import json
import os
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.matching.index import MatchIndex
from musicrec_desktop.model.matching import KnownTrack, LibraryTrack, TrackNames
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.locations import path_key
from musicrec_desktop.playlist_files.matching import Lookups
from musicrec_desktop.playlist_files.surroundings import Surroundings

ROOT = os.environ.get("MUSICREC_SHARED") or os.path.join(
    os.path.dirname(__file__), "..", "..", "..", "..", "shared"
)
EXCHANGE = os.path.abspath(os.path.join(ROOT, "exchange"))
GROUPS = ("m3u", "pls", "xspf", "wpl")


@dataclass(frozen=True)
class Sample:
    """A file of a group, where it would lie, and what is expected of it."""

    group: str
    name: str
    expected: dict[str, Any]
    folder: str

    @property
    def path(self) -> str:
        """Where the list lies in the invented library."""
        return posixpath.join(self.folder, self.name)

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return _read(os.path.join(EXCHANGE, self.group, self.name))


def samples(key: str = "") -> list[Any]:
    """A parameter for each sample that expects something of ``key``; one that skips where all are absent."""
    found = [
        pytest.param(sample, id=f"{sample.group}/{sample.name}")
        for sample in _all_samples()
        if not key or key in sample.expected
    ]
    return found or [
        pytest.param(None, marks=pytest.mark.skip(reason=f"no samples at {EXCHANGE}"), id="none")
    ]


def _all_samples() -> Iterator[Sample]:
    for group in GROUPS:
        path = os.path.join(EXCHANGE, group, "expected.json")
        if os.path.isfile(path):
            document = json.loads(_read(path))
            for name, expected in document["files"].items():
                yield Sample(group, name, expected, expected.get("lies_in", document["lies_in"]))


def library_track(
    number: int,
    path: str,
    artist: str,
    title: str,
    album: str,
    duration_ms: int | None,
    recording_id: str = "",
    album_artist: str = "",
) -> LibraryTrack:
    """A track as the library has it."""
    known = KnownTrack(title, artist, album, duration_ms, path, recording_id, album_artist)
    return LibraryTrack(TrackId(number), known)


@functools.cache
def known_tracks() -> tuple[tuple[str, LibraryTrack], ...]:
    """Name and track of the invented library."""
    library = json.loads(_read(os.path.join(EXCHANGE, "library.json")))
    return tuple(
        (
            track["id"],
            library_track(
                number,
                posixpath.join(library["root"], track["path"]),
                track["artist"],
                track["title"],
                track["album"],
                track["duration_ms"],
                album_artist=track["album_artist"],
            ),
        )
        for number, track in enumerate(library["tracks"], start=1)
    )


def library_root() -> str:
    """The music folder of the invented library."""
    return str(json.loads(_read(os.path.join(EXCHANGE, "library.json")))["root"])


def surroundings_of(sample: Sample) -> Surroundings:
    """A disk on which the invented library lies, and the samples of the group in their folder."""
    music = {track.known.location for _, track in known_tracks()}

    def beside(path: str) -> str:
        return os.path.join(EXCHANGE, sample.group, posixpath.relpath(path, sample.folder))

    def read(path: str) -> bytes:
        try:
            return _read(beside(path))
        except OSError as error:
            raise PlaylistFileError(path, "gone") from error

    return Surroundings(lambda path: path in music or os.path.isfile(beside(path)), read)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def lookups_of(tracks: Iterable[LibraryTrack], roots: Sequence[str] = ()) -> Lookups:
    """Lookups in tracks that are all at hand."""
    by_id = {track.id: track for track in tracks}
    paths: dict[str, TrackId] = {}
    keys: defaultdict[str, list[TrackId]] = defaultdict(list)
    for track in by_id.values():
        paths[track.known.location] = track.id
        keys[path_key(track.known.location)].append(track.id)
    names = (
        TrackNames(track.id, known.title, known.artist, known.album_artist, known.recording_id, known.isrc)
        for track in by_id.values()
        for known in (track.known,)
    )
    index = MatchIndex(names, lambda ids: {track_id: by_id[track_id] for track_id in ids})
    return Lookups(paths.get, lambda key: keys.get(key, []), index.match, tuple(roots))
