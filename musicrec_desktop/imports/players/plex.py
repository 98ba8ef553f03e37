"""Plex: ``com.plexapp.plugins.library.db``. Several accounts share one base, and are never mixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from musicrec_desktop.imports.content.databases import ForeignDatabase, text_in
from musicrec_desktop.imports.content.dates import ms_of_iso, ms_of_seconds
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_TRACK_TYPE: Final = 10
_ABOVE: Final = (8, 9)
"""Artists and albums."""
_SETTINGS: Final = ("guid", "rating", "view_count", "last_viewed_at", "skip_count")


def _accounts(reading: Reading) -> Sequence[str]:
    names = (
        text_in(row, "name")
        for database in reading.databases("library")
        for row in database.rows("accounts", ("name",))
    )
    return list(dict.fromkeys(filter(None, names)))


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    for database in reading.databases("library"):
        yield from _library(database, reading)


def _library(database: ForeignDatabase, reading: Reading) -> Iterator[ImportedTrack]:
    accounts = {text_in(row, "name"): row["id"] for row in database.rows("accounts", ("id", "name"))}
    chosen = reading.choices.account
    named = {name: account for name, account in accounts.items() if name}
    account = named.get(chosen) if chosen else next(iter(named.values()), None)
    own = {
        row["guid"]: row
        for row in database.rows("metadata_item_settings", _SETTINGS, "WHERE account_id = ?", (account,))
    }
    above = {
        row["id"]: row
        for row in database.rows(
            "metadata_items", ("id", "parent_id", "title"), "WHERE metadata_type IN (?, ?)", _ABOVE
        )
    }
    files = _files(database)
    seen: set[str] = set()
    for row in database.rows(
        "metadata_items",
        ("id", "parent_id", "guid", "title", "index", "added_at"),
        "WHERE metadata_type = ?",
        (_TRACK_TYPE,),
    ):
        media = files.get(row["id"])
        # One guid may stand for several items, of which some have no file.
        if media is None or row["guid"] in seen:
            reading.notes.add("no-file", media is None)
            continue
        seen.add(row["guid"])
        yield _track(row, above, media, own.get(row["guid"], {}), reading)


def _files(database: ForeignDatabase) -> dict[int, tuple[str, int | None]]:
    """Path and length by item."""
    items = {row["id"]: row for row in database.rows("media_items", ("id", "metadata_item_id", "duration"))}
    found: dict[int, tuple[str, int | None]] = {}
    for row in database.rows("media_parts", ("media_item_id", "file")):
        item = items.get(row["media_item_id"])
        if item is not None and row["file"]:
            found.setdefault(
                item["metadata_item_id"], (location_of(row["file"]), length_of(item["duration"]))
            )
    return found


def _track(
    row: dict[str, Any],
    above: dict[int, dict[str, Any]],
    media: tuple[str, int | None],
    own: dict[str, Any],
    reading: Reading,
) -> ImportedTrack:
    album = above.get(row["parent_id"], {})
    artist = text_in(above.get(album.get("parent_id", 0), {}), "title")
    return ImportedTrack(
        KnownTrack(
            title=text_in(row, "title"),
            artist=artist,
            album=text_in(album, "title"),
            duration_ms=media[1],
            location=media[0],
            album_artist=artist,
            track_number=count_of(row["index"]) or None,
        ),
        play_count=count_of(own.get("view_count", 0)),
        skip_count=count_of(own.get("skip_count", 0)),
        last_played_ms=reading.dates.play(_time(own.get("last_viewed_at"))),
        rating=rating_of(own.get("rating"), 10),
        added_ms=reading.dates.moment(_time(row["added_at"])),
    )


def _time(value: object) -> int | None:
    """Seconds; older bases hold the text of a date."""
    return ms_of_seconds(value) or ms_of_iso(value)


SOURCE: Final = Source(
    "plex",
    "Plex",
    {
        "library": lambda head: (
            head.has_table("metadata_items", "guid") and "metadata_item_settings" in head.tables
        )
    },
    _read,
    asks=frozenset((Question.ACCOUNT,)),
    accounts=_accounts,
)
