"""Banshee: ``~/.config/banshee-1/banshee.db``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.imports.content.databases import ForeignDatabase, text_in
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.limits import MOST_ENTRIES
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedEntry, ImportedPlaylist, ImportedRecord, ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_TRACK: Final = (
    *("trackid", "artistid", "albumid", "uri", "title", "tracknumber", "duration", "rating", "playcount"),
    *("skipcount", "lastplayedstamp", "dateaddedstamp", "primarysourceid"),
)
_MUSIC: Final = "MusicLibrarySource-Library"


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for database in reading.databases("library"):
        yield from _library(database, reading)


def _library(database: ForeignDatabase, reading: Reading) -> Iterator[ImportedRecord]:
    artists = {
        row["artistid"]: text_in(row, "name") for row in database.rows("coreartists", ("artistid", "name"))
    }
    albums = {row["albumid"]: row for row in database.rows("corealbums", ("albumid", "artistid", "title"))}
    own = {
        row["primarysourceid"]
        for row in database.rows("coreprimarysources", ("primarysourceid", "stringid"))
        if row["stringid"] == _MUSIC
    } or {1}
    known: dict[int, KnownTrack] = {}
    for row in database.rows("coretracks", _TRACK):
        if row["primarysourceid"] not in own:
            reading.notes.add("not-music")
            continue
        track = known[row["trackid"]] = _known(row, artists, albums)
        yield ImportedTrack(
            track,
            play_count=count_of(row["playcount"]),
            skip_count=count_of(row["skipcount"]),
            last_played_ms=reading.dates.play(ms_of_seconds(row["lastplayedstamp"])),
            rating=rating_of(row["rating"], 5),
            added_ms=reading.dates.moment(ms_of_seconds(row["dateaddedstamp"])),
        )
    for row in database.rows("coreplaylists", ("playlistid", "name", "istemporary"), "ORDER BY PlaylistID"):
        if not row["istemporary"]:
            yield ImportedPlaylist(text_in(row, "name"), _entries(database, row["playlistid"], known))
    smart = sum(1 for _ in database.rows("coresmartplaylists", ("smartplaylistid",)))
    reading.notes.add("smart-playlist", smart)


def _known(row: dict[str, Any], artists: dict[int, str], albums: dict[int, dict[str, Any]]) -> KnownTrack:
    album = albums.get(row["albumid"], {})
    return KnownTrack(
        title=text_in(row, "title"),
        artist=artists.get(row["artistid"], ""),
        album=text_in(album, "title"),
        duration_ms=length_of(row["duration"]),
        location=location_of(row["uri"]),
        album_artist=artists.get(album.get("artistid", 0), ""),
        track_number=count_of(row["tracknumber"]) or None,
    )


def _entries(
    database: ForeignDatabase, playlist: object, known: dict[int, KnownTrack]
) -> tuple[ImportedEntry, ...]:
    order = "ViewOrder, EntryID" if database.has("coreplaylistentries", "vieworder") else "EntryID"
    rows = database.rows(
        "coreplaylistentries",
        ("trackid",),
        f"WHERE PlaylistID = ? ORDER BY {order} LIMIT ?",
        (playlist, MOST_ENTRIES),
    )
    return tuple(ImportedEntry(known[row["trackid"]]) for row in rows if row["trackid"] in known)


SOURCE: Final = Source(
    "banshee",
    "Banshee",
    {"library": lambda head: head.has_table("coretracks", "uri", "playcount")},
    _read,
)
