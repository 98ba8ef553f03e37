"""What a shared list says, and how it is written as text, M3U8 and JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.values import FileEntry, Format, Location, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import PathStyle
from musicrec_desktop.playlist_files.writing import playlist_bytes

MOST_COVERS: Final = 12
"""Of so many albums a cover is looked for, until there are enough."""
JSON_VERSION: Final = 1
"""Of the JSON document; a reader refuses what is newer."""


class ShareFormat(StrEnum):
    """How a list is written; the value is what the command line calls it."""

    TEXT = "text"
    M3U = "m3u"
    JSON = "json"


SUFFIXES: Final = {
    ShareFormat.TEXT: ".txt",
    ShareFormat.M3U: ".m3u8",
    ShareFormat.JSON: ".musicrec.json",
}
MEDIA_TYPES: Final = {
    ShareFormat.TEXT: "text/plain",
    ShareFormat.M3U: "audio/x-mpegurl",
    ShareFormat.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class SharedTrack:
    """What is told of one track; nothing of it says where it lies on this computer.

    Attributes:
        id: in this library; it is in no document.
        title: of the track.
        artists: in order; empty where they are not known.
        album: its name; empty where it is not known.
        year: of release; None where it is not known.
        duration_ms: None where it is not known.
        isrc: twelve letters and digits, or empty.
        recording_id: of MusicBrainz, or empty.
        place: the path from its music folder on; empty where that is not known.
    """

    id: TrackId
    title: str
    artists: tuple[str, ...] = ()
    album: str = ""
    year: int | None = None
    duration_ms: int | None = None
    isrc: str = ""
    recording_id: str = ""
    place: str = ""

    @property
    def artist(self) -> str:
        """The artists in one line."""
        return clean(", ".join(self.artists))


@dataclass(frozen=True, slots=True)
class SharedList:
    """A list as it is told to somebody else.

    Attributes:
        title: what it is called.
        why: one sentence about it; may be empty.
        tracks: in order.
        kind: what it is, in a word or two, for example ``"Playlist"``; may be empty.
        profile_name: whose list it is; empty unless the user wants it to be told.
    """

    title: str
    why: str
    tracks: tuple[SharedTrack, ...]
    kind: str = ""
    profile_name: str = ""


def cover_tracks(shared: SharedList) -> list[TrackId]:
    """A track of each of the first albums, whose covers may stand for the list."""
    albums: dict[object, TrackId] = {}
    for track in shared.tracks:
        albums.setdefault((track.album or track.id, track.artists[:1]), track.id)
        if len(albums) == MOST_COVERS:
            break
    return list(albums.values())


def document(shared: SharedList, format_: ShareFormat) -> bytes:
    """A list as a file, in UTF-8."""
    match format_:
        case ShareFormat.TEXT:
            return text_of(shared).encode("utf-8", "replace")
        case ShareFormat.M3U:
            return _m3u_of(shared)
        case ShareFormat.JSON:
            return _json_of(shared).encode("utf-8", "replace")


def text_of(shared: SharedList) -> str:
    """A list for people: its name, its sentence, and a line ``Artist – Title (Year)`` for each track."""
    head = [clean(shared.title), clean(shared.why)]
    if shared.profile_name:
        head.append(f"From {clean(shared.profile_name)}")
    lines = [track_line(track) for track in shared.tracks]
    return "\n".join([*filter(None, head), "", *lines]) + "\n"


def track_line(track: SharedTrack) -> str:
    """A track as ``Artist – Title (Year)``, in one line."""
    names = " – ".join(filter(None, (track.artist, clean(track.title))))
    return f"{names} ({track.year})" if track.year else names


def _m3u_of(shared: SharedList) -> bytes:
    """Paths begin at the music folder, so that they tell nothing of this computer."""
    entries = tuple(
        FileEntry(
            (Location(f"/{track.place}"),) if track.place else (),
            clean(track.title),
            track.artist,
            clean(track.album),
            track.duration_ms,
        )
        for track in shared.tracks
    )
    listed = PlaylistDocument(Format.M3U, shared.title, entries, shared.why)
    content, _left_out = playlist_bytes("/list.m3u8", listed, PathStyle(root="/"))
    return content


def _json_of(shared: SharedList) -> str:
    found: dict[str, object] = {
        "musicrec": "list",
        "version": JSON_VERSION,
        "title": clean(shared.title),
        "why": clean(shared.why),
    }
    if shared.profile_name:
        found["from"] = clean(shared.profile_name)
    found["tracks"] = [
        {
            "title": clean(track.title),
            "artists": [clean(artist) for artist in track.artists],
            "album": clean(track.album),
            "year": track.year,
            "duration_ms": track.duration_ms,
            "isrc": track.isrc,
            "recording_id": track.recording_id,
        }
        for track in shared.tracks
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
