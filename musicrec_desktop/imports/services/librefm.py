"""Libre.fm: a CSV file behind lines of comment, which some programs spoil with UTF-7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.text import cell
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.imported import ImportedPlay
from musicrec_desktop.model.matching import KnownTrack

_NAMES: Final = frozenset(("artist", "track", "time"))
_LINES: Final = 12


def _is_export(head: Head) -> bool:
    return any(_NAMES.issubset(map(str.lower, head.cells(line))) for line in range(_LINES))


def _read(reading: Reading) -> Iterator[ImportedPlay]:
    for member in reading.members("plays"):
        with reading.table(member, wanted="time") as table:
            artist, title = table.column("artist"), table.column("track")
            album, time = table.column("album"), table.column("time")
            for row in table.rows():
                known = KnownTrack(cell(row, title), cell(row, artist), cell(row, album))
                if known.title:
                    at_ms = reading.play_at(ms_of_seconds(cell(row, time)))
                    yield ImportedPlay(known, at_ms, is_play=True)
                else:
                    reading.notes.add("no-names")


SOURCE: Final = Source("librefm", "Libre.fm", {"plays": _is_export}, _read)
