"""Elisa: ``~/.local/share/elisa/elisaDatabase.db``. Its ratings are those in the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.databases import text_in
from musicrec_desktop.imports.content.dates import ms_of_ms
from musicrec_desktop.imports.content.numbers import count_of, length_of
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_NAMED: Final = ("filename", "title", "artistname", "albumtitle", "duration", "tracknumber")


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    for database in reading.databases("library"):
        named = {row["filename"]: row for row in database.rows("tracks", _NAMED)}
        for row in database.rows("tracksdata", ("filename", "importdate", "lastplaydate", "playcounter")):
            names = named.get(row["filename"], {})
            yield ImportedTrack(
                KnownTrack(
                    title=text_in(names, "title"),
                    artist=text_in(names, "artistname"),
                    album=text_in(names, "albumtitle"),
                    duration_ms=length_of(names.get("duration")),
                    location=location_of(row["filename"]),
                    track_number=count_of(names.get("tracknumber")) or None,
                ),
                play_count=count_of(row["playcounter"]),
                last_played_ms=reading.dates.play(ms_of_ms(row["lastplaydate"])),
                added_ms=reading.dates.moment(ms_of_ms(row["importdate"])),
            )


SOURCE: Final = Source(
    "elisa",
    "Elisa",
    {"library": lambda head: head.has_table("tracksdata", "filename", "playcounter")},
    _read,
)
