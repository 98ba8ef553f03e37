"""Maloja: ``maloja_export_N.json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.json_items import Object, object_at, text_at
from musicrec_desktop.imports.content.numbers import length_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedPlay
from musicrec_desktop.model.matching import KnownTrack


def _read(reading: Reading) -> Iterator[ImportedPlay]:
    for member in reading.members("scrobbles"):
        for item in reading.items(member, "scrobbles"):
            track = object_at(item, "track")
            album = object_at(track, "album")
            known = KnownTrack(
                text_at(track, "title"),
                _artists(track),
                text_at(album, "albumtitle", "name"),
                length_of(track.get("length"), 1000),
                album_artist=_artists(album),
            )
            if not known.title:
                reading.notes.add("no-names")
                continue
            listened = length_of(item.get("duration"), 1000)
            yield ImportedPlay(
                known, reading.play_at(ms_of_seconds(item.get("time"))), listened, is_play=True
            )


def _artists(value: Object) -> str:
    """Artists in one line, which Maloja has parted by its own rules."""
    found = value.get("artists")
    return (
        ", ".join(clean(each) for each in found if isinstance(each, str)) if isinstance(found, list) else ""
    )


SOURCE: Final = Source(
    "maloja",
    "Maloja",
    {"scrobbles": lambda head: head.has_keys("{", "scrobbles") and "maloja" in head.json_keys},
    _read,
)
