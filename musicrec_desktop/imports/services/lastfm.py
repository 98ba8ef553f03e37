"""Last.fm: three CSV forms of export pages, and the answers of its API in JSON and XML.

The text beside a time is in the language of the account; only the number is used where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_english, ms_of_iso, ms_of_seconds
from musicrec_desktop.imports.content.doubles import Recent
from musicrec_desktop.imports.content.json_items import Object, object_at, objects_at, text_at
from musicrec_desktop.imports.content.package import Member
from musicrec_desktop.imports.content.text import cell
from musicrec_desktop.imports.content.xml_items import Element
from musicrec_desktop.imports.source import Head, Reading, Source
from musicrec_desktop.model.imported import ImportedPlay, ImportedRecord, ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack

_MINUTE_MS: Final = 60_000
_ENGLISH_TIME: Final = re.compile(r"\d{1,2} [A-Za-z]{3} \d{4},? \d{1,2}:\d{2}$")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d$")
_CLOCK: Final = re.compile(r"\d\d:\d\d(:\d\d)?$")
_LINES: Final = 5
_TABLE: Final = ("artist", "album", "track", "time")


def _is_plain_table(head: Head) -> bool:
    """Artist, album, track and a time in English, without a line of names."""
    rows = [head.cells(line) for line in range(_LINES)]
    return any(len(row) == len(_TABLE) and _ENGLISH_TIME.match(row[3]) for row in rows)


def _is_dated_table(head: Head) -> bool:
    """Date, time, artist and title, without a line of names."""
    row = head.columns
    return len(row) >= len(_TABLE) and bool(_DATE.match(row[0]) and _CLOCK.match(row[1]))


def _stamped(member: Member, reading: Reading) -> Iterator[ImportedPlay]:
    recent = Recent()
    with reading.table(member) as table:
        stamp, artist, album = table.column("uts"), table.column("artist"), table.column("album")
        title, recording = table.column("track"), table.column("track_mbid")
        for row in table.rows():
            known = KnownTrack(
                cell(row, title), cell(row, artist), cell(row, album), recording_id=cell(row, recording)
            )
            started = ms_of_seconds(cell(row, stamp))
            if not known.title:
                reading.notes.add("no-names")
            elif recent.has((started, known.title, known.artist, known.album)):
                reading.notes.add("double")
            else:
                yield ImportedPlay(known, reading.play_at(started), is_play=True)


def _plain(member: Member, reading: Reading) -> Iterator[ImportedPlay]:
    with reading.table(member, header=_TABLE) as table:
        for row in table.rows():
            known = KnownTrack(cell(row, 2), cell(row, 0), cell(row, 1))
            time = cell(row, 3)
            if not known.title:
                reading.notes.add("no-names")
            elif not time:
                reading.notes.add("now-playing")
            else:
                at_ms = reading.play_at(ms_of_english(time))
                yield ImportedPlay(known, at_ms, is_play=True, precision_ms=_MINUTE_MS)


def _dated(member: Member, reading: Reading) -> Iterator[ImportedPlay]:
    with reading.table(member, header=("date", "time", "artist", "track")) as table:
        for row in table.rows():
            known = KnownTrack(cell(row, 3), cell(row, 2))
            at_ms = reading.play_at(ms_of_iso(f"{cell(row, 0)} {cell(row, 1)}"))
            if known.title:
                yield ImportedPlay(known, at_ms, is_play=True)
            else:
                reading.notes.add("no-names")


def _plays(member: Member, reading: Reading) -> Iterator[ImportedPlay]:
    for item in reading.items(member, "recenttracks", "track"):
        yield from _of_json(item, reading)


def _pages(member: Member, reading: Reading) -> Iterator[ImportedPlay]:
    """A list of answers, or of their tracks."""
    for page in reading.items(member):
        for item in objects_at(page, "track") or [page]:
            yield from _of_json(item, reading)


def _loves(member: Member, reading: Reading) -> Iterator[ImportedTrack]:
    for item in reading.items(member, "lovedtracks", "track"):
        known = _known(item)
        at_ms = reading.dates.moment(ms_of_seconds(object_at(item, "date").get("uts")))
        if known.title:
            yield ImportedTrack(known, opinion=Opinion.LOVED, opinion_at_ms=at_ms)


def _plays_in_xml(member: Member, reading: Reading) -> Iterator[ImportedPlay]:
    for track in reading.elements(member, "track"):
        if track.attributes.get("nowplaying") == "true":
            reading.notes.add("now-playing")
        else:
            yield ImportedPlay(_known_in(track), reading.play_at(_at(track)), is_play=True)


def _loves_in_xml(member: Member, reading: Reading) -> Iterator[ImportedTrack]:
    for track in reading.elements(member, "track"):
        at_ms = reading.dates.moment(_at(track))
        yield ImportedTrack(_known_in(track), opinion=Opinion.LOVED, opinion_at_ms=at_ms)


def _of_json(item: Object, reading: Reading) -> Iterator[ImportedPlay]:
    known = _known(item)
    if object_at(item, "@attr").get("nowplaying") == "true":
        reading.notes.add("now-playing")
    elif not known.title:
        reading.notes.add("no-names")
    else:
        stamp = object_at(item, "date").get("uts")
        yield ImportedPlay(known, reading.play_at(ms_of_seconds(stamp)), is_play=True)


def _known(item: Object) -> KnownTrack:
    return KnownTrack(
        text_at(item, "name"),
        text_at(item, "artist") or text_at(object_at(item, "artist"), "#text", "name"),
        text_at(object_at(item, "album"), "#text"),
        recording_id=text_at(item, "mbid"),
    )


def _known_in(track: Element) -> KnownTrack:
    artist = track.child("artist")
    name = "" if artist is None else artist.text or artist.child_text("name")
    return KnownTrack(
        clean(track.child_text("name")),
        clean(name),
        clean(track.child_text("album")),
        recording_id=clean(track.child_text("mbid")),
    )


def _at(track: Element) -> int | None:
    date = track.child("date")
    return None if date is None else ms_of_seconds(date.attributes.get("uts"))


_READERS: Final[Mapping[str, Callable[[Member, Reading], Iterator[ImportedRecord]]]] = {
    "stamped table": _stamped,
    "plain table": _plain,
    "dated table": _dated,
    "plays": _plays,
    "pages": _pages,
    "loves": _loves,
    "plays in XML": _plays_in_xml,
    "loves in XML": _loves_in_xml,
}


def _read(reading: Reading) -> Iterator[ImportedRecord]:
    for kind, read in _READERS.items():
        for member in reading.members(kind):
            yield from read(member, reading)


SOURCE: Final = Source(
    "lastfm",
    "Last.fm",
    {
        "stamped table": lambda head: head.has_columns("uts", "artist", "track"),
        "plain table": _is_plain_table,
        "dated table": _is_dated_table,
        "plays": lambda head: head.has_keys("{", "recenttracks"),
        "loves": lambda head: head.has_keys("{", "lovedtracks"),
        "pages": lambda head: (
            head.has_keys("[", "artist", "name", "#text") and bool(head.json_keys & {"uts", "nowplaying"})
        ),
        "loves in XML": lambda head: head.xml_root == "lfm" and "<lovedtracks" in head.text,
        "plays in XML": lambda head: head.xml_root == "lfm",
    },
    _read,
)
