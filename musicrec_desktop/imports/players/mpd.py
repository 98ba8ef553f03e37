"""Clients of MPD: the database that its setting ``sticker_file`` names.

MPD itself keeps names and values only; the names are those of myMPD, Cantata and mpdpopm.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.numbers import count_of, number_of, rating_of
from musicrec_desktop.imports.content.places import joined
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.popm import POPM_BEST, banded_rating

_OPINIONS: Final = {"0": Opinion.DISLIKED, "2": Opinion.LOVED}
_TENTHS: Final = 10


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    for database in reading.databases("stickers"):
        ratings = database.rows("sticker", ("value",), "WHERE type = 'song' AND name = 'rating'")
        largest = max((number_of(row["value"]) or 0 for row in ratings), default=0)
        reading.notes.add("guessed-scale", largest > _TENTHS)
        rows = database.rows(
            "sticker", ("uri", "name", "value"), "WHERE type = 'song' ORDER BY uri, name LIMIT 50000000"
        )
        for uri, values in itertools.groupby(rows, key=lambda row: row["uri"]):
            yield _track(uri, {row["name"]: row["value"] for row in values}, largest, reading)


def _track(uri: object, values: dict[str, Any], largest: float, reading: Reading) -> ImportedTrack:
    return ImportedTrack(
        KnownTrack(location=joined(reading.choices.music_folder, uri)),
        play_count=count_of(values.get("playCount", values.get("playcount"))),
        skip_count=count_of(values.get("skipCount", values.get("skipcount"))),
        last_played_ms=reading.dates.play(ms_of_seconds(values.get("lastPlayed", values.get("lastplayed")))),
        rating=_rating(number_of(values.get("rating")), largest),
        opinion=_OPINIONS.get(str(values.get("like"))),
    )


def _rating(value: float | None, largest: float) -> int | None:
    """Tenths, or the bands of POPM, which reach to 255, where a value of the base says so."""
    if value is None or not 0 < value <= POPM_BEST:
        return None
    if value == 1 < _TENTHS < largest:
        return 20
    return rating_of(value, _TENTHS) if value <= _TENTHS else banded_rating(value)


SOURCE: Final = Source(
    "mpd",
    "MPD (stickers)",
    {"stickers": lambda head: head.has_table("sticker", "type", "uri", "name", "value")},
    _read,
    asks=frozenset((Question.MUSIC_FOLDER,)),
)
