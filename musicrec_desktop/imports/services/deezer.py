"""Deezer: the workbook of its data export. Addresses and devices in it are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.numbers import count_of, number_of
from musicrec_desktop.imports.content.text import cell
from musicrec_desktop.imports.content.workbook import Workbook
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedPlay
from musicrec_desktop.model.matching import KnownTrack

_SHEET: Final = re.compile(r"(?:\d+_)?listeningHistory$", re.IGNORECASE)
_DAY_MS: Final = 86_400_000
_EPOCH_DAY: Final = 25_569
"""1970 in days since 1900, as spreadsheets count them."""


def _read(reading: Reading) -> Iterator[ImportedPlay]:
    for member in reading.members("workbook"):
        with Workbook(reading.package.copy(member), reading.shown(member)) as book:
            for name, part in book.sheets().items():
                if _SHEET.match(name):
                    yield from _plays(book.rows(part), reading)


def _plays(rows: Iterator[list[str]], reading: Reading) -> Iterator[ImportedPlay]:
    places = {name.strip().lower(): place for place, name in enumerate(next(rows, []))}
    title, artist, album, isrc, listened, date = (
        places.get(name, -1)
        for name in ("song title", "artist", "album title", "isrc", "listening time", "date")
    )
    for row in rows:
        reading.package.watch.context.check()
        known = KnownTrack(cell(row, title), cell(row, artist), cell(row, album), isrc=cell(row, isrc))
        if not known.title:
            reading.notes.add("no-names")
            continue
        at_ms = reading.play_at(_time(cell(row, date)))
        seconds = count_of(cell(row, listened))
        yield ImportedPlay(
            known,
            at_ms,
            None if seconds is None else min(seconds * 1000, _DAY_MS),
            is_play=None if seconds is not None else True,
            is_local=at_ms is not None,
        )


def _time(text: str) -> int | None:
    days = number_of(text)
    if days is not None:
        return round((days - _EPOCH_DAY) * _DAY_MS / 1000) * 1000
    return ms_of_iso(clean(text))


def _is_workbook(head: Head) -> bool:
    return any(_SHEET.match(name) for name in head.sheets)


SOURCE: Final = Source(
    "deezer",
    "Deezer",
    {"workbook": _is_workbook},
    _read,
    asks=frozenset((Question.ZONE,)),
    is_probably_utc=True,
)
