"""Kodi: ``MyMusicNN.db``, whose number grows with its versions. Its times are the clock of the box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.databases import text_in
from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.places import location_of
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_SONG: Final = (
    *("idpath", "idalbum", "strartistdisp", "strtitle", "itrack", "iduration", "strfilename"),
    *("strmusicbrainztrackid", "itimesplayed", "lastplayed", "userrating", "dateadded"),
)
_VERSION: Final = re.compile(r"(\d+)\.db$")
_DISC: Final = 1 << 16
"""The upper half of the track number is the disc."""


def _read(reading: Reading) -> Iterator[ImportedTrack]:
    members = list(reading.members("library"))
    if not members:
        return
    reading.notes.add("older-version", len(members) - 1)
    with reading.database(max(members, key=_version)) as database:
        folders = {row["idpath"]: row["strpath"] for row in database.rows("path", ("idpath", "strpath"))}
        albums = {
            row["idalbum"]: text_in(row, "stralbum")
            for row in database.rows("album", ("idalbum", "stralbum"))
        }
        for row in database.rows("song", _SONG):
            yield ImportedTrack(
                KnownTrack(
                    title=text_in(row, "strtitle"),
                    artist=text_in(row, "strartistdisp"),
                    album=albums.get(row["idalbum"], ""),
                    duration_ms=length_of(row["iduration"], 1000),
                    location=location_of(f"{folders.get(row['idpath']) or ''}{row['strfilename'] or ''}"),
                    recording_id=text_in(row, "strmusicbrainztrackid"),
                    track_number=(count_of(row["itrack"]) or 0) % _DISC or None,
                ),
                play_count=count_of(row["itimesplayed"]),
                last_played_ms=reading.dates.play(ms_of_iso(row["lastplayed"])),
                rating=rating_of(row["userrating"], 10),
                added_ms=reading.dates.moment(ms_of_iso(row["dateadded"])),
                is_local=True,
            )


def _version(member: Member) -> int:
    found = _VERSION.search(member.name)
    return int(found.group(1)) if found else 0


SOURCE: Final = Source(
    "kodi",
    "Kodi",
    {"library": lambda head: head.has_table("song", "itimesplayed", "strfilename")},
    _read,
    asks=frozenset((Question.ZONE,)),
)
