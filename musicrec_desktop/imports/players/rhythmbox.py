"""Rhythmbox: ``~/.local/share/rhythmbox/rhythmdb.xml``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.content.xml_items import Element
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_LEFT_OUT: Final = {"iradio": "radio", "podcast-post": "podcast", "podcast-feed": "podcast"}


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    for member in reading.members("library"):
        for entry in reading.elements(member, "entry"):
            kind = entry.attributes.get("type", "")
            if kind == "song":
                yield _track(entry, reading)
            else:
                reading.notes.add(_LEFT_OUT.get(kind, "not-music"))


def _track(entry: Element, reading: Reading) -> ImportedTrack:
    texts = {child.name: child.text for child in entry.children}
    # A number of zero is not written.
    return ImportedTrack(
        KnownTrack(
            title=clean(texts.get("title", "")),
            artist=clean(texts.get("artist", "")),
            album=clean(texts.get("album", "")),
            duration_ms=length_of(texts.get("duration"), 1000),
            location=location_of(texts.get("location")),
            recording_id=clean(texts.get("mb-trackid", "")),
            album_artist=clean(texts.get("album-artist", "")),
            track_number=count_of(texts.get("track-number")) or None,
        ),
        play_count=count_of(texts.get("play-count", 0)),
        last_played_ms=reading.dates.play(ms_of_seconds(texts.get("last-played"))),
        rating=rating_of(texts.get("rating"), 5),
        added_ms=reading.dates.moment(ms_of_seconds(texts.get("first-seen"))),
    )


SOURCE: Final = Source(
    "rhythmbox",
    "Rhythmbox",
    {"library": lambda head: head.xml_root == "rhythmdb"},
    _read,
)
