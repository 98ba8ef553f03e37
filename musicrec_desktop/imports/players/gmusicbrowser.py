"""gmusicbrowser: ``~/.config/gmusicbrowser/gmbrc``, plain or packed by gzip or xz."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_seconds
from musicrec_desktop.imports.content.numbers import count_of, length_of, rating_of
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.text import lines_of, text_stream
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.imported import ImportedPlay, ImportedRecord, ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

_ESCAPE: Final = re.compile(r"\\x([0-9a-fA-F]{2})")
_MOST_PLAYS: Final = 100_000


def _is_library(head: Head) -> bool:
    return head.text.startswith("# gmbrc version") or "[Songs]" in head.lines


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for member in reading.members("library"):
        yield from _library(member, reading)


def _library(member: Member, reading: Reading) -> Iterator[ImportedRecord]:
    with text_stream(reading.package.open(member)) as stream:
        lines = (line.rstrip("\r\n") for line in lines_of(reading.shown(member), stream))
        songs = itertools.dropwhile(lambda line: line != "[Songs]", lines)
        next(songs, None)
        # The line of names lacks the first column, which is the number of the song.
        names = next(songs, "").split("\t")
        for line in songs:
            if not line or line.startswith("["):
                break
            cells = line.split("\t")
            if len(cells) != len(names) + 1:
                reading.notes.add("broken-line")
                continue
            yield from _song(dict(zip(names, map(_plain, cells[1:]), strict=True)), reading)
        # A file that is damaged behind the songs is told, too.
        for _ in lines:
            pass


def _song(song: Mapping[str, str], reading: Reading) -> Iterator[ImportedRecord]:
    folder, file = song.get("path", ""), song.get("file", "")
    known = KnownTrack(
        title=clean(song.get("title", "")),
        artist=clean(song.get("artist", "")),
        album=clean(song.get("album", "")),
        duration_ms=length_of(song.get("length"), 1000),
        location=f"{folder.rstrip('/')}/{file}" if folder and file else "",
        album_artist=clean(song.get("album_artist", "")),
        track_number=count_of(song.get("track")) or None,
    )
    yield ImportedTrack(
        known,
        play_count=count_of(song.get("playcount") or 0),
        skip_count=count_of(song.get("skipcount") or 0),
        last_played_ms=reading.dates.play(ms_of_seconds(song.get("lastplay"))),
        rating=rating_of(song.get("rating"), 100),
        added_ms=reading.dates.moment(ms_of_seconds(song.get("added"))),
    )
    for stamp in song.get("playhistory", "").split()[:_MOST_PLAYS]:
        yield ImportedPlay(known, reading.play_at(ms_of_seconds(stamp)), is_play=True)


def _plain(text: str) -> str:
    """A value without its escapes, which stand for bytes."""
    if "\\x" not in text:
        return text
    escaped = text.encode("utf-8", "surrogateescape").decode("latin-1")
    plain = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), escaped)
    return plain.encode("latin-1").decode("utf-8", "surrogateescape")


SOURCE: Final = Source("gmusicbrowser", "gmusicbrowser", {"library": _is_library}, _read)
