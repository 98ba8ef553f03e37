"""Strawberry, and Clementine, which it comes from: ``strawberry.db`` and ``clementine.db``."""

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

_NS: Final = 1e-6
_SONG: Final = (
    *("rowid", "title", "artist", "album", "albumartist", "track", "length", "cue_path", "url"),
    *("filename", "playcount", "skipcount", "lastplayed", "rating", "musicbrainz_recording_id"),
)
_ITEM: Final = ("title", "artist", "album", "url", "length")


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for database in reading.databases("library"):
        known: dict[int, KnownTrack] = {}
        yield from _tracks(database, known, reading)
        yield from _playlists(database, known)


def _tracks(
    database: ForeignDatabase, known: dict[int, KnownTrack], reading: Reading
) -> Iterator[ImportedTrack]:
    """The songs, which are kept in ``known`` by their row numbers, since playlists refer to these."""
    for row in database.rows("songs", _SONG):
        track = known[row["rowid"]] = _known(row)
        yield ImportedTrack(
            track,
            play_count=count_of(row["playcount"]),
            skip_count=count_of(row["skipcount"]),
            last_played_ms=reading.dates.play(ms_of_seconds(row["lastplayed"])),
            rating=rating_of(row["rating"], 1),
            is_part_of_file=bool(row["cue_path"]),
        )


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


def _playlists(database: ForeignDatabase, known: dict[int, KnownTrack]) -> Iterator[ImportedPlaylist]:
    if not database.has("playlist_items", "playlist"):
        return
    key = "collection_id" if database.has("playlist_items", "collection_id") else "library_id"
    for row in database.rows(
        "playlists", ("rowid", "name", "ui_path", "dynamic_playlist_type"), "ORDER BY rowid"
    ):
        items = database.rows(
            "playlist_items",
            (key, *_ITEM),
            "WHERE playlist = ? ORDER BY rowid LIMIT ?",
            (row["rowid"], MOST_ENTRIES),
        )
        yield ImportedPlaylist(
            text_in(row, "name"),
            tuple(ImportedEntry(_song_of(item, key, known) or _known(item)) for item in items),
            tuple(part for part in text_in(row, "ui_path").split("/") if part),
            was_smart=bool(row["dynamic_playlist_type"]),
        )


def _song_of(item: dict[str, Any], key: str, known: dict[int, KnownTrack]) -> KnownTrack | None:
    return known.get(item[key]) if isinstance(item[key], int) else None


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
