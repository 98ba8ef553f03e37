"""Lollypop: ``~/.local/share/lollypop/lollypop.db``.

``popularity`` is a score that may fall, so it is no count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.databases import text_in
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack

_TRACK: Final = ("id", "name", "uri", "duration", "tracknumber", "album_id", "loved", "rate", "ltime")
_LOVED: Final = 1
_SHORTEST_MS: Final = 10_000
"""A duration below it is one in seconds, as older versions write it."""


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    for database in reading.databases("library"):
        artists = {row["id"]: text_in(row, "name") for row in database.rows("artists", ("id", "name"))}
        albums = {row["id"]: text_in(row, "name") for row in database.rows("albums", ("id", "name"))}
        of_track: defaultdict[int, list[str]] = defaultdict(list)
        for row in database.rows("track_artists", ("track_id", "artist_id")):
            of_track[row["track_id"]].append(artists.get(row["artist_id"], ""))
        for row in database.rows("tracks", _TRACK):
            length = length_of(row["duration"])
            yield ImportedTrack(
                KnownTrack(
                    title=text_in(row, "name"),
                    artist=", ".join(filter(None, of_track.get(row["id"], ()))),
                    album=albums.get(row["album_id"], ""),
                    duration_ms=length * 1000 if length and length < _SHORTEST_MS else length,
                    location=location_of(row["uri"]),
                    track_number=count_of(row["tracknumber"]) or None,
                ),
                last_played_ms=reading.dates.play(ms_of_seconds(row["ltime"])),
                rating=rating_of(row["rate"], 5),
                opinion=Opinion.LOVED if row["loved"] == _LOVED else None,
            )


SOURCE: Final = Source(
    "lollypop",
    "Lollypop",
    {"library": lambda head: head.has_table("tracks", "uri", "popularity", "ltime")},
    _read,
)
