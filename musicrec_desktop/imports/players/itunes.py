"""iTunes, Music and MusicBee: the property list ``Library.xml`` or ``iTunes Music Library.xml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.limits import MOST_ENTRIES
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.content.xml_items import Element
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.imported import (
    ImportedEntry,
    ImportedPlaylist,
    ImportedRecord,
    ImportedTrack,
    Opinion,
)
from musicrec_desktop.model.matching import KnownTrack

_OUTSIDE: Final = 3
"""Elements around the dict of a track or a playlist: ``plist``, ``dict``, and ``dict`` or ``array``."""
_VIDEO: Final = ("Has Video", "Movie", "TV Show", "Music Video")
_SYSTEM: Final = ("Master", "Distinguished Kind")
_DEEPEST: Final = 32

_Values = dict[str, Element]
"""Of a dict, by their keys."""


@dataclass(slots=True)
class _List:
    """A playlist or a folder as it stands in the file."""

    name: str
    id: str
    outer: str
    is_folder: bool
    is_smart: bool
    tracks: Sequence[str]


@dataclass(slots=True)
class _Library:
    """What the playlists refer to."""

    known: dict[str, KnownTrack] = field(default_factory=dict)
    lists: list[_List] = field(default_factory=list)


def _is_library(head: Head) -> bool:
    return head.xml_root == "plist" and "<key>Tracks</key>" in head.text


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for member in reading.members("library"):
        library = _Library()
        for element in reading.elements(member, "dict", doctype="plist", below=_OUTSIDE):
            values = _values(element)
            if "Track ID" in values:
                track = _track(values, library, reading)
                if track is not None:
                    yield track
            elif not any(name in values for name in _SYSTEM):
                library.lists.append(_list(values))
        yield from _playlists(library, reading)


def _values(element: Element) -> _Values:
    """The values of a dict, whose children are keys and values in turn."""
    found: _Values = {}
    key = ""
    for child in element.children:
        if child.name == "key":
            key = child.text
        elif key:
            found[key], key = child, ""
    return found


def _track(values: _Values, library: _Library, reading: Reading) -> ImportedTrack | None:
    if _is_true(values, "Podcast"):
        reading.notes.add("podcast")
        return None
    if any(_is_true(values, name) for name in _VIDEO):
        reading.notes.add("video")
        return None
    if _text(values, "Track Type") == "URL":
        reading.notes.add("radio")
        return None
    known = KnownTrack(
        title=clean(_text(values, "Name")),
        artist=clean(_text(values, "Artist")),
        album=clean(_text(values, "Album")),
        duration_ms=length_of(_text(values, "Total Time")),
        location=location_of(_text(values, "Location")),
        album_artist=clean(_text(values, "Album Artist")),
        track_number=count_of(_text(values, "Track Number")) or None,
    )
    library.known[_text(values, "Track ID")] = known
    rating = rating_of(_text(values, "Rating"), 100)
    is_own = not _is_true(values, "Rating Computed")
    reading.notes.add("computed-rating", rating is not None and not is_own)
    return ImportedTrack(
        known,
        play_count=count_of(_text(values, "Play Count") or 0),
        skip_count=count_of(_text(values, "Skip Count") or 0),
        # The other date is a count of seconds of the local clock.
        last_played_ms=reading.dates.play(ms_of_iso(_text(values, "Play Date UTC"))),
        rating=rating if is_own else None,
        opinion=_opinion(values),
        added_ms=reading.dates.moment(ms_of_iso(_text(values, "Date Added"))),
    )


def _opinion(values: _Values) -> Opinion | None:
    if _is_true(values, "Loved") or _is_true(values, "Favorited"):
        return Opinion.LOVED
    return Opinion.DISLIKED if _is_true(values, "Disliked") else None


def _list(values: _Values) -> _List:
    items = values.get("Playlist Items")
    tracks = [
        number
        for item in (() if items is None else items.children[:MOST_ENTRIES])
        if (number := _text(_values(item), "Track ID"))
    ]
    return _List(
        clean(_text(values, "Name")),
        _text(values, "Playlist Persistent ID"),
        _text(values, "Parent Persistent ID"),
        _is_true(values, "Folder"),
        "Smart Info" in values or "Smart Criteria" in values,
        tracks,
    )


def _playlists(library: _Library, reading: Reading) -> Iterator[ImportedPlaylist]:
    folders = {each.id: each for each in library.lists if each.is_folder and each.id}
    for each in library.lists:
        if each.is_folder:
            continue
        reading.notes.add("smart-as-plain", each.is_smart)
        yield ImportedPlaylist(
            each.name,
            tuple(ImportedEntry(library.known[track]) for track in each.tracks if track in library.known),
            _folders_of(each, folders),
            was_smart=each.is_smart,
        )


def _folders_of(each: _List, folders: dict[str, _List]) -> tuple[str, ...]:
    """The names of the folders around a list; a circle of folders ends."""
    names: list[str] = []
    outer = folders.get(each.outer)
    while outer is not None and len(names) < _DEEPEST:
        names.insert(0, outer.name)
        outer = folders.get(outer.outer)
    return tuple(names)


def _text(values: _Values, key: str) -> str:
    found = values.get(key)
    return "" if found is None else found.text


def _is_true(values: _Values, key: str) -> bool:
    found = values.get(key)
    return found is not None and found.name == "true"


SOURCE: Final = Source("itunes", "iTunes or Music", {"library": _is_library}, _read)
