"""Navidrome: ``navidrome.db``. One base holds several people, who are never mixed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, Final

from musicrec_desktop.imports.content.databases import ForeignDatabase, text_in
from musicrec_desktop.imports.content.dates import ms_of_iso, ms_of_seconds
from musicrec_desktop.imports.content.limits import MOST_ENTRIES
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.places import joined
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import (
    ImportedEntry,
    ImportedPlay,
    ImportedPlaylist,
    ImportedRecord,
    ImportedTrack,
    Opinion,
)
from musicrec_desktop.model.matching import KnownTrack

_FILE: Final = (
    *("id", "path", "title", "album", "artist", "album_artist", "track_number", "duration"),
    *("library_id", "created_at", "mbz_recording_id"),
)
_ANNOTATION: Final = ("item_id", "play_count", "play_date", "rating", "starred", "starred_at")


def _accounts(reading: Reading) -> Sequence[str]:
    """The names of the people in the database."""
    names = (
        text_in(row, "user_name")
        for database in reading.databases("library")
        for row in database.rows("user", ("user_name",))
    )
    return list(dict.fromkeys(filter(None, names)))


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for database in reading.databases("library"):
        yield from _library(database, reading)


def _library(database: ForeignDatabase, reading: Reading) -> Iterator[ImportedRecord]:
    users = {text_in(row, "user_name"): row["id"] for row in database.rows("user", ("id", "user_name"))}
    chosen = reading.choices.account
    user = users.get(chosen) if chosen else next(iter(users.values()), None)
    folders = {row["id"]: text_in(row, "path") for row in database.rows("library", ("id", "path"))}
    own = {
        row["item_id"]: row
        for row in database.rows(
            "annotation", _ANNOTATION, "WHERE user_id = ? AND item_type = 'media_file'", (user,)
        )
    }
    known: dict[str, KnownTrack] = {}
    for row in database.rows("media_file", _FILE):
        track = known[row["id"]] = _known(row, folders, reading)
        yield _track(track, row, own.get(row["id"], {}), reading)
    for row in database.rows(
        "scrobbles",
        ("media_file_id", "submission_time"),
        "WHERE user_id = ? ORDER BY submission_time",
        (user,),
    ):
        if row["media_file_id"] in known:
            yield ImportedPlay(
                known[row["media_file_id"]],
                reading.play_at(ms_of_seconds(row["submission_time"])),
                is_play=True,
            )
    for row in database.rows("playlist", ("id", "name", "rules"), "WHERE owner_id = ?", (user,)):
        rules = row["rules"] if isinstance(row["rules"], str) else ""
        entries = () if rules else _entries(database, row["id"], known)
        yield ImportedPlaylist(text_in(row, "name"), entries, rules=rules)


def _known(row: dict[str, Any], folders: dict[int, str], reading: Reading) -> KnownTrack:
    folder = reading.choices.music_folder or folders.get(row["library_id"], "")
    return KnownTrack(
        title=text_in(row, "title"),
        artist=text_in(row, "artist"),
        album=text_in(row, "album"),
        duration_ms=length_of(row["duration"], 1000),
        location=joined(folder, os.fsdecode(row["path"]) if row["path"] else ""),
        recording_id=text_in(row, "mbz_recording_id"),
        album_artist=text_in(row, "album_artist"),
        track_number=count_of(row["track_number"]) or None,
    )


def _track(track: KnownTrack, row: dict[str, Any], own: dict[str, Any], reading: Reading) -> ImportedTrack:
    is_loved = bool(own.get("starred"))
    return ImportedTrack(
        track,
        play_count=count_of(own.get("play_count", 0)),
        last_played_ms=reading.dates.play(ms_of_iso(own.get("play_date"))),
        rating=rating_of(own.get("rating"), 5),
        opinion=Opinion.LOVED if is_loved else None,
        opinion_at_ms=reading.dates.moment(ms_of_iso(own.get("starred_at"))) if is_loved else None,
        added_ms=reading.dates.moment(ms_of_iso(row["created_at"])),
    )


def _entries(
    database: ForeignDatabase, playlist: object, known: dict[str, KnownTrack]
) -> tuple[ImportedEntry, ...]:
    rows = database.rows(
        "playlist_tracks",
        ("media_file_id",),
        "WHERE playlist_id = ? ORDER BY id LIMIT ?",
        (playlist, MOST_ENTRIES),
    )
    return tuple(ImportedEntry(known[row["media_file_id"]]) for row in rows if row["media_file_id"] in known)


SOURCE: Final = Source(
    "navidrome",
    "Navidrome",
    {"library": lambda head: head.has_table("media_file", "path") and "annotation" in head.tables},
    _read,
    asks=frozenset((Question.ACCOUNT,)),
    accounts=_accounts,
)
