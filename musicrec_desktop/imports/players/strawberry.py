"""Strawberry, and Clementine, which it comes from: ``strawberry.db`` and ``clementine.db``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.imports.content.databases import ForeignDatabase
from musicrec_desktop.imports.content.dates import count_of, length_of, ms_of_seconds, number_of
from musicrec_desktop.imports.content.limits import MOST_ENTRIES
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.content.rows import text_in
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedEntry, ImportedPlaylist, ImportedRecord, ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_NS: Final = 1e-6
_SONG: Final = (
    *("rowid", "title", "artist", "album", "albumartist", "track", "length", "beginning", "cue_path"),
    *("url", "filename", "playcount", "skipcount", "lastplayed", "rating", "musicbrainz_recording_id"),
)
_ITEM: Final = ("collection_id", "title", "artist", "album", "url", "length", "type")


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for member in reading.members("library"):
        with reading.database(member) as database:
            yield from _tracks(database, reading)
            yield from _playlists(database)


def _tracks(database: ForeignDatabase, reading: Reading) -> Iterator[ImportedTrack]:
    for row in _songs(database):
        rating = number_of(row["rating"])
        yield ImportedTrack(
            _known(row),
            play_count=count_of(row["playcount"]),
            skip_count=count_of(row["skipcount"]),
            last_played_ms=reading.dates.play(ms_of_seconds(row["lastplayed"])),
            rating=round(rating * 100) or None if rating is not None and 0 <= rating <= 1 else None,
            is_part_of_file=bool(row["cue_path"]),
        )


def _songs(database: ForeignDatabase) -> Iterator[dict[str, Any]]:
    """The songs with their row numbers, which playlists refer to."""
    there = database.tables["songs"]
    asked = ", ".join(f'"{name}"' if name in there or name == "rowid" else "NULL" for name in _SONG)
    return database.query(f'SELECT {asked} FROM "songs"', _SONG)  # noqa: S608  names of ours


def _known(row: dict[str, Any]) -> KnownTrack:
    return KnownTrack(
        title=text_in(row, "title"),
        artist=text_in(row, "artist"),
        album=text_in(row, "album"),
        duration_ms=length_of(row["length"], _NS),
        location=location_of(row["url"] or row.get("filename")),
        recording_id=text_in(row, "musicbrainz_recording_id"),
        album_artist=text_in(row, "albumartist"),
        track_number=count_of(row.get("track")) or None,
    )


def _playlists(database: ForeignDatabase) -> Iterator[ImportedPlaylist]:
    if not database.has("playlist_items", "playlist"):
        return
    songs = {row["rowid"]: _known(row) for row in _songs(database)}
    asked = ("rowid", "name", "ui_path", "dynamic_playlist_type")
    there = database.tables.get("playlists", frozenset()) | {"rowid"}
    columns = ", ".join(f'"{name}"' if name in there else "NULL" for name in asked)
    for row in database.query(f'SELECT {columns} FROM "playlists" ORDER BY rowid', asked):  # noqa: S608
        entries: list[ImportedEntry] = []
        key = "collection_id" if database.has("playlist_items", "collection_id") else "library_id"
        names = (key, *_ITEM[1:])
        for item in database.rows(
            "playlist_items", names, "WHERE playlist = ? ORDER BY rowid LIMIT ?", (row["rowid"], MOST_ENTRIES)
        ):
            known = songs.get(item[key]) if isinstance(item[key], int) else None
            entries.append(ImportedEntry(known or _known({**item, "filename": None})))
        yield ImportedPlaylist(
            text_in(row, "name"),
            tuple(entries),
            tuple(part for part in text_in(row, "ui_path").split("/") if part),
            was_smart=bool(row["dynamic_playlist_type"]),
        )


STRAWBERRY: Final = Source(
    "strawberry",
    "Strawberry",
    {"library": lambda head: head.has_table("songs", "url", "playcount", "lastplayed")},
    _read,
)
CLEMENTINE: Final = Source(
    "clementine",
    "Clementine",
    {"library": lambda head: head.has_table("songs", "filename", "playcount", "lastplayed")},
    _read,
)
