"""Quod Libet: its library file, which is a pickle, and the JSON of its plugin for tags and user data."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.limits import MOST_PICKLE_BYTES
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.pickles import read_pickle
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.imported import ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_SONGS: Final = re.compile(r"(?:quodlibet\.)?formats(?:\.\w+)*\.\w+")
_IDENTIFIER: Final = "//identifier"
_FILE_NAME: Final = 6
_TRACK_NUMBER: Final = 4
_PICKLE: Final = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")


def _is_library(head: Head) -> bool:
    """A pickle that names songs; what else it asks for is judged when it is read."""
    return head.data.startswith(_PICKLE) and b"formats." in head.data


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    for member in reading.members("library"):
        yield from _library(member, reading)
    if any(reading.members("library")):
        # It knows the same, and the folders as well.
        reading.notes.add("export-not-needed", sum(1 for _ in reading.members("export")))
        return
    for member in reading.members("export"):
        for song in reading.items(member):
            yield _track(song, _named_by_identifier(song.get(_IDENTIFIER)), reading)


def _library(member: Member, reading: Reading) -> Iterator[ImportedTrack]:
    path = reading.shown(member)
    check = reading.package.watch.context.check
    songs = read_pickle(path, reading.data(member, MOST_PICKLE_BYTES), _SONGS, check)
    if not isinstance(songs, list):
        raise ImportFileError(path, "damaged", "not a list")
    songs.reverse()
    while songs:
        check()
        song = songs.pop()
        if isinstance(song, dict):
            values = {_text(key): value for key, value in song.items()}
            yield _track(values, _named_by_tags(values), reading)
        else:
            reading.notes.add("broken-line")


def _named_by_tags(song: Mapping[str, Any]) -> KnownTrack:
    file = song.get("~filename", b"")
    return KnownTrack(
        title=_tag(song, "title"),
        artist=_tag(song, "artist"),
        album=_tag(song, "album"),
        duration_ms=length_of(song.get("~#length"), 1000),
        location=os.fsdecode(file) if isinstance(file, bytes | str) else "",
        recording_id=_tag(song, "musicbrainz_trackid"),
        album_artist=_tag(song, "albumartist"),
        isrc=_tag(song, "isrc"),
        track_number=count_of(_tag(song, "tracknumber").partition("/")[0]) or None,
    )


def _named_by_identifier(identifier: object) -> KnownTrack:
    """Artist, title and the name of the file; the folder is not told."""
    parts = identifier if isinstance(identifier, list) else []
    texts = [clean(part) if isinstance(part, str) else "" for part in (*parts, "", "")]
    number = parts[_TRACK_NUMBER] if len(parts) > _TRACK_NUMBER else None
    return KnownTrack(
        title=texts[1],
        artist=texts[0],
        location=texts[_FILE_NAME] if len(parts) > _FILE_NAME else "",
        track_number=count_of(number) or None,
    )


def _track(song: Mapping[str, Any], known: KnownTrack, reading: Reading) -> ImportedTrack:
    return ImportedTrack(
        known,
        play_count=count_of(song.get("~#playcount", 0)),
        skip_count=count_of(song.get("~#skipcount", 0)),
        last_played_ms=reading.dates.play(ms_of_seconds(song.get("~#lastplayed"))),
        rating=rating_of(song.get("~#rating"), 1),
        added_ms=reading.dates.moment(ms_of_seconds(song.get("~#added"))),
    )


def _tag(song: Mapping[str, Any], name: str) -> str:
    """A tag in one line; several values stand in lines of their own."""
    return clean(", ".join(filter(None, _text(song.get(name, "")).split("\n"))))


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else ""


SOURCE: Final = Source(
    "quodlibet",
    "Quod Libet",
    {
        "library": _is_library,
        "export": lambda head: head.has_keys("[", _IDENTIFIER),
    },
    _read,
)
