"""TuneMyMusic: one CSV file with all lists of a service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.limits import MOST_ENTRIES, MOST_PLAYLISTS
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.text import cell
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import (
    ImportedEntry,
    ImportedPlaylist,
    ImportedRecord,
    ImportedTrack,
    Opinion,
)
from musicrec_desktop.model.matching import KnownTrack

_FAVOURITES: Final = frozenset(("favorite", "favourite", "favorites", "liked"))
_NOT_TRACKS: Final = frozenset(("album", "artist"))
_BETWEEN: Final = " - "


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for member in reading.members("lists"):
        yield from _lists(member, reading)


def _lists(member: Member, reading: Reading) -> Iterator[ImportedRecord]:
    lists: dict[str, list[ImportedEntry]] = {}
    with reading.table(member) as table:
        places = {
            name: table.column(name)
            for name in ("track name", "artist name", "album", "playlist name", "type", "isrc")
        }
        for row in table.rows():
            texts = {name: cell(row, place) for name, place in places.items()}
            kind = texts["type"].lower()
            if not texts["track name"] or kind in _NOT_TRACKS:
                reading.notes.add("no-names" if not texts["track name"] else "not-a-track")
                continue
            known = _known(texts)
            if kind in _FAVOURITES:
                yield ImportedTrack(known, opinion=Opinion.LOVED)
                continue
            entries = lists.setdefault(texts["playlist name"], [])
            if len(entries) >= MOST_ENTRIES or len(lists) > MOST_PLAYLISTS:
                reading.notes.add("too-many-entries")
                continue
            entries.append(ImportedEntry(known))
    for name, entries in lists.items():
        yield ImportedPlaylist(name, tuple(entries))


def _known(texts: dict[str, str]) -> KnownTrack:
    title, artist = texts["track name"], texts["artist name"]
    if not artist and _BETWEEN in title:  # a video
        artist, _, title = title.partition(_BETWEEN)
    return KnownTrack(title, artist, texts["album"], isrc=texts["isrc"])


SOURCE: Final = Source(
    "tunemymusic",
    "TuneMyMusic",
    {"lists": lambda head: head.has_columns("track name", "artist name", "playlist name", "type")},
    _read,
)
