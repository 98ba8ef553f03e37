"""Exportify and its forks: a playlist of Spotify in a CSV file, whose columns are in the user's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.limits import MOST_ENTRIES
from musicrec_desktop.imports.content.numbers import length_of
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.text import Table, cell
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.imported import ImportedEntry, ImportedPlaylist
from musicrec_desktop.model.matching import KnownTrack

_URI: Final = re.compile(r"spotify:(?:track|local|episode):")
_TITLE: Final = ("track name", "titelname", "título", "nom de la piste", "nome da faixa", "nome traccia")
_ARTIST: Final = ("artist name(s)", "artist name", "album artist name(s)", "künstlername(n)")
_ALBUM: Final = ("album name", "albumname")
_LENGTH: Final = ("track duration (ms)", "duration (ms)")
_ADDED: Final = ("added at", "hinzugefügt am")
_PLACES: Final = (1, 3, 5)
"""Where title, artist and album stand since 2018, whatever they are called."""
_ISRC: Final = re.compile(r"[A-Za-z]{2}[A-Za-z0-9]{3}\d{7}$")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def _is_list(head: Head) -> bool:
    return bool(head.columns) and _URI.match(head.cells(1)[0] if head.cells(1) else "") is not None


def _read(reading: Reading) -> Iterator[ImportedPlaylist]:
    for member in reading.members("playlist"):
        yield _playlist(member, reading)


def _playlist(member: Member, reading: Reading) -> ImportedPlaylist:
    entries: list[ImportedEntry] = []
    with reading.table(member) as table:
        columns = _Columns(table)
        is_known = min(columns.title, columns.artist) >= 0
        if not is_known:
            reading.notes.add("guessed-columns")
        for row in table.rows():
            if len(entries) >= MOST_ENTRIES:
                reading.notes.add("too-many-entries")
                break
            if not is_known:
                columns.guess(row)
            if row[0].startswith("spotify:episode:"):
                reading.notes.add("podcast")
                continue
            known = KnownTrack(
                cell(row, columns.title),
                cell(row, columns.artist).replace("\\,", ","),
                cell(row, columns.album),
                length_of(cell(row, columns.length)),
                location=cell(row, 0),
                isrc=cell(row, columns.isrc),
            )
            added = reading.dates.moment(ms_of_iso(cell(row, columns.added)))
            entries.append(ImportedEntry(known, added))
    return ImportedPlaylist(member.stem, tuple(entries))


class _Columns:
    """The places of the columns."""

    def __init__(self, table: Table) -> None:
        self.title = table.column(*_TITLE)
        self.artist = table.column(*_ARTIST)
        self.album = table.column(*_ALBUM)
        self.length = table.column(*_LENGTH)
        self.added = table.column(*_ADDED)
        self.isrc = table.column("isrc")

    def guess(self, row: list[str]) -> None:
        """Find the columns by what is in them."""
        self.title, self.artist, self.album = _PLACES
        for place, text in enumerate(row):
            if _ISRC.match(text):
                self.isrc = place
            elif _TIME.match(text):
                self.added = place
            elif place > 6 and text.isdecimal() and len(text) >= 5:
                self.length = place


SOURCE: Final = Source("exportify", "Exportify", {"playlist": _is_list}, _read)
