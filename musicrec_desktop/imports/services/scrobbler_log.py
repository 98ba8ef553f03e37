"""``.scrobbler.log``: what Rockbox and other portable players write for Last.fm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.numbers import count_of, length_of
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.text import lines_of, text_stream
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedPlay
from musicrec_desktop.model.matching import KnownTrack

_MARK: Final = "#AUDIOSCROBBLER/"
_ZONE: Final = "#TZ/"
_HEADINGS: Final = (_MARK, _ZONE, "#CLIENT/", "#ARTIST")
_UNTAGGED: Final = "<UNTAGGED>"
_FIELDS: Final = 7
"""The eighth, an id, may be left out."""


def _read(reading: Reading) -> Iterator[ImportedPlay]:
    for member in reading.members("log"):
        yield from _log(member, reading)


def _log(member: Member, reading: Reading) -> Iterator[ImportedPlay]:
    is_local = True
    with text_stream(reading.package.open(member), reading.notes) as stream:
        for line in lines_of(reading.shown(member), stream):
            if line.startswith(_ZONE):
                is_local = line[len(_ZONE) :].strip().upper() != "UTC"
            elif line.startswith(_HEADINGS) or not line.strip("\ufeff\r\n"):
                continue
            elif line.startswith("#"):
                reading.notes.add("comment")
            else:
                play = _play(line, reading, is_local=is_local)
                if play is not None:
                    yield play


def _play(line: str, reading: Reading, *, is_local: bool) -> ImportedPlay | None:
    fields = line.rstrip("\r\n").split("\t")
    is_whole = line.endswith(("\n", "\r")) or len(fields) > _FIELDS
    if len(fields) < _FIELDS or not is_whole:
        reading.notes.add("broken-line" if line.endswith(("\n", "\r")) else "cut-off")
        return None
    artist, album, title, number, length, heard, stamp = fields[:_FIELDS]
    if artist == _UNTAGGED or not clean(title):
        reading.notes.add("untagged")
        return None
    if heard not in {"L", "S"}:
        reading.notes.add("broken-line")
        return None
    known = KnownTrack(
        clean(title),
        clean(artist),
        clean(album),
        length_of(length, 1000),
        recording_id=clean(fields[_FIELDS]) if len(fields) > _FIELDS else "",
        track_number=count_of(number) or None,
    )
    started = ms_of_seconds(stamp)
    at = None if started is None else reading.play_at(started)
    return ImportedPlay(known, at, is_play=heard == "L", is_local=is_local and at is not None)


SOURCE: Final = Source(
    "scrobbler-log",
    "Log of a portable player (.scrobbler.log)",
    {"log": lambda head: head.text.startswith(_MARK)},
    _read,
    asks=frozenset((Question.ZONE,)),
)
