"""beets: ``library.db``, with what its plugins keep.

The ``rating`` of the plugin mpdstats is computed from plays and skips, and ``lastfm_play_count`` is what
Last.fm counted: neither is the listener's own, and both are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.imports.content.databases import ForeignDatabase, text_in
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.places import joined
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_ITEM: Final = (
    *("id", "path", "title", "artist", "album", "albumartist", "track", "length", "added"),
    *("mb_trackid", "isrc"),
)
_KEPT: Final = (
    *("play_count", "skip_count", "last_played", "rating", "lastfm_play_count"),
    *("itunes_rating", "itunes_playcount", "itunes_skipcount"),
)


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    for database in reading.databases("library"):
        yield from _items(database, reading)


def _items(database: ForeignDatabase, reading: Reading) -> Iterator[ImportedTrack]:
    kept: dict[int, dict[str, Any]] = {}
    marks = ", ".join("?" * len(_KEPT))
    for row in database.rows(
        "item_attributes", ("entity_id", "key", "value"), f"WHERE key IN ({marks})", _KEPT
    ):
        kept.setdefault(row["entity_id"], {})[row["key"]] = row["value"]
    for row in database.rows("items", _ITEM):
        values = kept.get(row["id"], {})
        reading.notes.add("computed-rating", "rating" in values)
        reading.notes.add("count-of-lastfm", "lastfm_play_count" in values)
        yield ImportedTrack(
            KnownTrack(
                title=text_in(row, "title"),
                artist=text_in(row, "artist"),
                album=text_in(row, "album"),
                duration_ms=length_of(row["length"], 1000),
                location=joined(reading.choices.music_folder, row["path"]),
                recording_id=text_in(row, "mb_trackid"),
                album_artist=text_in(row, "albumartist"),
                isrc=text_in(row, "isrc"),
                track_number=count_of(row["track"]) or None,
            ),
            play_count=count_of(values.get("play_count", values.get("itunes_playcount"))),
            skip_count=count_of(values.get("skip_count", values.get("itunes_skipcount"))),
            last_played_ms=reading.dates.play(ms_of_seconds(values.get("last_played"))),
            rating=rating_of(values.get("itunes_rating"), 100),
            added_ms=reading.dates.moment(_whole_second(row["added"])),
        )


def _whole_second(value: object) -> int | None:
    """Without the fraction, which only tells in which order beets worked."""
    found = ms_of_seconds(value)
    return None if found is None else found // 1000 * 1000


SOURCE: Final = Source(
    "beets",
    "beets",
    {"library": lambda head: head.has_table("items", "path") and "item_attributes" in head.tables},
    _read,
    asks=frozenset((Question.MUSIC_FOLDER,)),
)
