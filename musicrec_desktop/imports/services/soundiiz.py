"""Soundiiz: one list in a CSV file, with semicolons or commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.limits import MOST_ENTRIES
from musicrec_desktop.imports.content.numbers import length_of
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.text import cell
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedEntry, ImportedPlaylist
from musicrec_desktop.model.matching import KnownTrack

_ONLY_A_TIME: Final = re.compile(r"playlistCSV\d+$", re.IGNORECASE)


def _read(reading: Reading) -> Iterator[ImportedPlaylist]:
    for member in reading.members("playlist"):
        yield _playlist(member, reading)


def _playlist(member: Member, reading: Reading) -> ImportedPlaylist:
    entries: list[ImportedEntry] = []
    with reading.table(member) as table:
        title, artist, album = table.column("title"), table.column("artist"), table.column("album")
        isrc, length, added = table.column("isrc"), table.column("duration"), table.column("addeddate")
        for row in table.rows():
            if len(entries) >= MOST_ENTRIES:
                reading.notes.add("too-many-entries")
                break
            known = KnownTrack(
                cell(row, title),
                cell(row, artist),
                cell(row, album),
                length_of(cell(row, length).lower().removesuffix("s"), 1000),
                isrc=cell(row, isrc),
            )
            if not known.title:
                reading.notes.add("no-names")
                continue
            entries.append(ImportedEntry(known, reading.dates.moment(ms_of_iso(cell(row, added)))))
    return ImportedPlaylist("" if _ONLY_A_TIME.match(member.stem) else member.stem, tuple(entries))


SOURCE: Final = Source(
    "soundiiz",
    "Soundiiz",
    {"playlist": lambda head: head.has_columns("title", "artist", "album", "isrc")},
    _read,
)
