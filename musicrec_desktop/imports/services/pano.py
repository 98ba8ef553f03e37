"""Pano Scrobbler: a file with an object in each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.dates import ms_of_ms
from musicrec_desktop.imports.content.json_items import text_at
from musicrec_desktop.imports.content.numbers import length_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedPlay, ImportedRecord, ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack

_LOVED: Final = "love"


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for member in reading.members("log"):
        for item in reading.json_lines(member):
            known = KnownTrack(
                text_at(item, "track"),
                text_at(item, "artist"),
                text_at(item, "album"),
                length_of(item.get("durationMs")),
                album_artist=text_at(item, "albumArtist"),
            )
            event = text_at(item, "event")
            if not known.title:
                reading.notes.add("no-names")
            elif event == _LOVED:
                yield ImportedTrack(known, opinion=Opinion.LOVED)
            elif event in {"scrobble", ""}:
                yield ImportedPlay(known, reading.play_at(ms_of_ms(item.get("timeMs"))), is_play=True)
            else:
                reading.notes.add("not-a-play")


SOURCE: Final = Source(
    "pano",
    "Pano Scrobbler",
    {"log": lambda head: head.has_keys("{", "timeMs", "artist", "track")},
    _read,
)
